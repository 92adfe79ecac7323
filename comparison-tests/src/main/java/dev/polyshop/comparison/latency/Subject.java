package dev.polyshop.comparison.latency;

import dev.polyshop.contract.Shop;
import dev.polyshop.contract.engine.ServerControl;
import java.util.Optional;

/**
 * One side of a measurement.
 *
 * @param name the store's name, or the name of one side of an A/A run
 * @param shop the shop under load
 * @param control its server, where it can be paused while others are measured
 */
public record Subject(String name, Shop shop, Optional<ServerControl> control) {}
