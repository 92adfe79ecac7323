/** How a store's server is reached or started, and what is known of it. */
@NullMarked
package dev.polyshop.contract.engine;

import org.jspecify.annotations.NullMarked;
