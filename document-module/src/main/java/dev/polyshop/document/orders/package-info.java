/**
 * Orders with embedded lines: placed in a transaction where the server has them, else by recorded, repeatable steps.
 */
@NullMarked
package dev.polyshop.document.orders;

import org.jspecify.annotations.NullMarked;
