package dev.shouyue.api;

import dev.shouyue.Platform;
import dev.shouyue.access.Refusal;
import dev.shouyue.access.Right;
import dev.shouyue.api.ProductAnswers.OfferView;
import dev.shouyue.api.ProductAnswers.ProductView;
import dev.shouyue.api.ProductAnswers.VersionView;
import dev.shouyue.api.ProductRequests.End;
import dev.shouyue.api.ProductRequests.NewProduct;
import dev.shouyue.api.ProductRequests.OfferWish;
import dev.shouyue.api.ProductRequests.VersionDraft;
import dev.shouyue.product.ProductVersion;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Products, version by version, and what a loan under them would cost. */
@RestController
@RequestMapping("/api/v1/products")
class ProductApi {

    private static final String MATCH = "If-Match";
    private static final Pattern TAG = Pattern.compile("(?:W/)?\"(\\d{1,9})\"");

    private final Platform platform;

    ProductApi(Platform platform) {
        this.platform = platform;
    }

    @GetMapping
    @Needs(Right.PRODUCTS_READ)
    UserApi.Everything<ProductView> products() {
        Map<String, List<ProductVersion>> products = new LinkedHashMap<>();
        for (ProductVersion version : platform.products.all()) {
            products.merge(version.product(), List.of(version), ProductApi::both);
        }
        return UserApi.Everything.of(products.values().stream()
                .map(versions -> ProductView.of(versions, today()))
                .toList());
    }

    private static List<ProductVersion> both(List<ProductVersion> some, List<ProductVersion> more) {
        List<ProductVersion> all = new java.util.ArrayList<>(some);
        all.addAll(more);
        return all;
    }

    @GetMapping("/{product}")
    @Needs(Right.PRODUCTS_READ)
    ProductView product(@PathVariable String product) {
        return ProductView.of(platform.products.versions(product), today());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Needs(value = Right.PRODUCTS_WRITE, audit = "product.draft")
    ResponseEntity<VersionView> newProduct(@RequestBody NewProduct body, Caller caller) {
        String product = Refusals.required("product", body.product());
        caller.acted(product, "");
        return drafted(product, Refusals.required("version", body.version()), caller);
    }

    @PostMapping("/{product}/versions")
    @ResponseStatus(HttpStatus.CREATED)
    @Needs(value = Right.PRODUCTS_WRITE, audit = "product.draft")
    ResponseEntity<VersionView> newVersion(
            @PathVariable String product, @RequestBody VersionDraft body, Caller caller) {
        platform.products.versions(product);
        return drafted(product, body, caller);
    }

    private ResponseEntity<VersionView> drafted(String product, VersionDraft body, Caller caller) {
        ProductVersion draft = platform.products.draft(
                product,
                Refusals.required("effectiveFrom", body.effectiveFrom()),
                body.checked(),
                caller.actor().name());
        return told(HttpStatus.CREATED, draft);
    }

    @PutMapping("/{product}/versions/{version}")
    @Needs(value = Right.PRODUCTS_WRITE, audit = "product.draft")
    ResponseEntity<VersionView> rewrite(
            @PathVariable String product,
            @PathVariable int version,
            @RequestBody VersionDraft body,
            @RequestHeader(name = MATCH, required = false) @Nullable String match,
            Caller caller) {
        return told(
                HttpStatus.OK,
                platform.products.rewrite(
                        product,
                        version,
                        revision(match),
                        Refusals.required("effectiveFrom", body.effectiveFrom()),
                        body.checked(),
                        caller.actor().name()));
    }

    @PostMapping("/{product}/versions/{version}/approval")
    @Needs(value = Right.PRODUCTS_APPROVE, audit = "product.approve")
    ResponseEntity<VersionView> approve(
            @PathVariable String product,
            @PathVariable int version,
            @RequestHeader(name = MATCH, required = false) @Nullable String match,
            Caller caller) {
        return told(
                HttpStatus.OK,
                platform.products.approve(
                        product, version, revision(match), caller.actor().name()));
    }

    @PostMapping("/{product}/versions/{version}/end")
    @Needs(value = Right.PRODUCTS_APPROVE, audit = "product.end")
    ResponseEntity<VersionView> end(@PathVariable String product, @PathVariable int version, @RequestBody End body) {
        return told(
                HttpStatus.OK, platform.products.end(product, version, Refusals.required("endedOn", body.endedOn())));
    }

    @DeleteMapping("/{product}/versions/{version}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Needs(value = Right.PRODUCTS_WRITE, audit = "product.discard")
    void discard(@PathVariable String product, @PathVariable int version) {
        platform.products.discard(product, version);
    }

    /** What a loan would cost: under the version in force on its day, or under one that is named. */
    @PostMapping("/{product}/offers")
    @Needs(value = Right.PRODUCTS_READ, audit = "product.offer")
    OfferView offer(
            @PathVariable String product,
            @RequestParam(required = false) @Nullable Integer version,
            @RequestBody OfferWish body) {
        return OfferView.of(
                version == null
                        ? platform.products.offer(product, body.checked())
                        : platform.products.offer(product, version, body.checked()));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(platform.clock.instant(), ZoneOffset.UTC);
    }

    private static ResponseEntity<VersionView> told(HttpStatus status, ProductVersion version) {
        return ResponseEntity.status(status)
                .eTag("\"" + version.revision() + "\"")
                .body(VersionView.of(version));
    }

    /** The revision that was read: who changes a version says which one. */
    private static int revision(@Nullable String match) {
        Matcher tag = TAG.matcher(Refusals.required(MATCH, match));
        if (!tag.matches()) {
            throw new Refusal.BadValue(MATCH, String.valueOf(match), Say.of("expected.tag"), Say.of("tag.bad"));
        }
        return Integer.parseInt(tag.group(1));
    }
}
