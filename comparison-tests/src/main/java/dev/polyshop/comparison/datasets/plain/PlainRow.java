package dev.polyshop.comparison.datasets.plain;

import dev.polyshop.comparison.datasets.files.RowFault;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A row of either format.
 *
 * @param line the line on which it begins, from 1
 * @param values by column
 * @param untyped whether all values are texts because the format knows no others
 * @param fault why it cannot be read as a row
 */
record PlainRow(long line, Map<String, JsonNode> values, boolean untyped, Optional<RowFault> fault) {}
