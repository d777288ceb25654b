package dev.shouyue.payment;

/** The author's own name of a request: asked again under it in the same words, the same is answered and nothing more made. */
public record RequestKey(String by, String key) {}
