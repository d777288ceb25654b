package dev.shouyue.api;

import dev.shouyue.access.Access;
import dev.shouyue.access.Refusal;
import dev.shouyue.access.Right;
import dev.shouyue.access.SavedViews;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** The views one has saved of a screen; everyone has their own. */
@RestController
@RequestMapping("/api/v1/views/{screen}")
class ViewApi {

    private static final int MOST_COLUMNS = 100;

    private final Access access;
    private final JsonMapper json;

    ViewApi(Access access, JsonMapper json) {
        this.access = access;
        this.json = json;
    }

    /** How to see a screen: the part of its address behind the question mark, and the columns. */
    record ViewContent(@Nullable String query, @Nullable List<String> columns) {}

    record SavedView(String screen, String name, String query, List<String> columns, Instant savedAt) {}

    @GetMapping
    @Needs(Right.VIEWS_SAVE)
    UserApi.Everything<SavedView> views(@PathVariable String screen, Caller caller) {
        return UserApi.Everything.of(access.views.of(caller.actor().name(), screen).stream()
                .map(this::view)
                .toList());
    }

    @GetMapping("/{name}")
    @Needs(Right.VIEWS_SAVE)
    SavedView view(@PathVariable String screen, @PathVariable String name, Caller caller) {
        return access.views
                .find(caller.actor().name(), screen, name)
                .map(this::view)
                .orElseThrow(() -> new Refusal.Unknown(Say.of("view.unknown", "name", name, "screen", screen)));
    }

    /** Keeps a view in place of the one of that name. */
    @PutMapping("/{name}")
    @Needs(value = Right.VIEWS_SAVE, audit = "view.saved")
    SavedView saveView(
            @PathVariable String screen, @PathVariable String name, @RequestBody ViewContent content, Caller caller) {
        if (caller.actor().isMachine()) {
            throw new Refusal.Conflict(Say.of("view.machine"));
        }
        Refusals.required("query", content.query());
        if (Refusals.required("columns", content.columns()).size() > MOST_COLUMNS) {
            throw new Refusal.BadValue(
                    "columns", "", Say.of("expected.atMost", "most", MOST_COLUMNS), Say.of("columns.many"));
        }
        return view(access.views.save(caller.actor().name(), screen, name, json.writeValueAsString(content)));
    }

    @DeleteMapping("/{name}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Needs(value = Right.VIEWS_SAVE, audit = "view.deleted")
    void deleteView(@PathVariable String screen, @PathVariable String name, Caller caller) {
        access.views.delete(caller.actor().name(), screen, name);
    }

    private SavedView view(SavedViews.View view) {
        ViewContent content = json.readValue(view.content(), ViewContent.class);
        return new SavedView(
                view.screen(),
                view.name(),
                content.query() == null ? "" : content.query(),
                content.columns() == null ? List.of() : content.columns(),
                view.savedAt());
    }
}
