package dev.polyshop.contract.engine;

/**
 * One way in which a store's server could be reached.
 *
 * @param way the way
 * @param available whether it would serve
 * @param standIn whether what would serve is not the product itself
 * @param description what would serve, and from where, without secrets; or why it cannot, and what to do about it
 */
public record EngineOption(EngineWay way, boolean available, boolean standIn, String description) {}
