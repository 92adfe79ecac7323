package dev.polyshop.comparison.datasets.files;

import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A row of a JSON Lines file.
 *
 * @param line the line on which it stands, from 1
 * @param members its members in the order of the line; none if there is a fault
 * @param fault why it cannot be read as a row
 */
public record JsonRow(long line, Map<String, JsonNode> members, Optional<RowFault> fault) {}
