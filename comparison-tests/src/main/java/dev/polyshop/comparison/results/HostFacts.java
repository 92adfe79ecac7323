package dev.polyshop.comparison.results;

/**
 * The machine that a run was made on, as far as the suite may use it: a container's limits count, not what lies behind
 * them.
 *
 * @param os name, version and architecture
 * @param cpu the processor's model
 * @param cores processors that the JVM may use
 * @param memoryBytes memory that the JVM's machine or container has
 * @param jdk vendor and version of the Java runtime
 */
public record HostFacts(String os, String cpu, int cores, long memoryBytes, String jdk) {}
