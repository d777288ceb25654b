package dev.shouyue.api;

/** Where a piece of work stands. */
enum Work {
    NONE,
    RUNNING,
    DONE,
    FAILED
}
