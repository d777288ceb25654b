package dev.shouyue.api;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Server-sent events of something that goes on: an {@code update} whenever it changed, the last one when it is over. */
final class Live {

    private static final Duration LOOK = Duration.ofMillis(250);
    /** A sign of life, so that nobody in between ends a quiet connection. */
    private static final Duration QUIET = Duration.ofSeconds(15);

    /** So often it is asked whether the one who looks still may. */
    private static final Duration STANDS = Duration.ofSeconds(1);

    private static final Logger LOG = LoggerFactory.getLogger(Live.class);

    private Live() {}

    /**
     * Follows {@code state} while it {@code goesOn} and the one who looks still {@code may}: whoever signs out, is
     * disabled or loses a right is told nothing more.
     */
    static <T> SseEmitter of(Supplier<T> state, Predicate<T> goesOn, BooleanSupplier may) {
        SseEmitter emitter = new SseEmitter(0L);
        Thread.ofVirtual().name("live").start(() -> follow(emitter, state, goesOn, may));
        return emitter;
    }

    /** Tells each of what {@code more} finds as it happens, as long as the one who looks {@code may}. */
    static <T> SseEmitter each(Supplier<List<T>> more, BooleanSupplier may) {
        SseEmitter emitter = new SseEmitter(0L);
        Thread.ofVirtual().name("live").start(() -> tell(emitter, more, may));
        return emitter;
    }

    private static <T> void tell(SseEmitter emitter, Supplier<List<T>> more, BooleanSupplier may) {
        try {
            emitter.send(SseEmitter.event().comment("it begins"));
            long said = System.nanoTime();
            long asked = said;
            while (System.nanoTime() - asked <= STANDS.toNanos() || may.getAsBoolean()) {
                asked = System.nanoTime() - asked > STANDS.toNanos() ? System.nanoTime() : asked;
                for (T each : more.get()) {
                    emitter.send(SseEmitter.event().name("update").data(each));
                    said = System.nanoTime();
                }
                if (System.nanoTime() - said > QUIET.toNanos()) {
                    emitter.send(SseEmitter.event().comment("still there"));
                    said = System.nanoTime();
                }
                Thread.sleep(LOOK);
            }
            emitter.complete();
        } catch (IOException e) {
            LOG.debug("who watched went away: {}", e.getMessage()); // and with that the request has ended
        } catch (RuntimeException e) {
            emitter.completeWithError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            emitter.complete();
        }
    }

    private static <T> void follow(SseEmitter emitter, Supplier<T> state, Predicate<T> goesOn, BooleanSupplier may) {
        try {
            T sent = state.get();
            emitter.send(SseEmitter.event().name("update").data(sent));
            long said = System.nanoTime();
            long asked = said;
            while (goesOn.test(sent)) {
                Thread.sleep(LOOK);
                if (System.nanoTime() - asked > STANDS.toNanos()) {
                    if (!may.getAsBoolean()) {
                        break;
                    }
                    asked = System.nanoTime();
                }
                T now = state.get();
                if (!now.equals(sent)) {
                    emitter.send(SseEmitter.event().name("update").data(now));
                    sent = now;
                    said = System.nanoTime();
                } else if (System.nanoTime() - said > QUIET.toNanos()) {
                    emitter.send(SseEmitter.event().comment("still there"));
                    said = System.nanoTime();
                }
            }
            emitter.complete();
        } catch (IOException | RuntimeException e) {
            emitter.completeWithError(e); // the reader went away, or what was watched
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            emitter.complete();
        }
    }
}
