package dev.shouyue.api;

import dev.shouyue.access.Right;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The right that an endpoint needs, and what the audit trail calls it. An endpoint without one, and without
 * {@link Open} or {@link OwnSession}, is refused to everybody.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface Needs {

    Right value();

    /** The deed on the audit trail, such as {@code loan.read}; empty: looking at it is not recorded. */
    String audit() default "";

    /** An endpoint that anybody may ask. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.METHOD)
    @interface Open {
        String audit() default "";

        /** What comes is read by the endpoint as it came; no part of it is looked at before. */
        boolean raw() default false;
    }

    /** An endpoint about one's own session: no right is needed, and a password to be changed does not keep one out. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.METHOD)
    @interface OwnSession {
        String audit() default "";
    }
}
