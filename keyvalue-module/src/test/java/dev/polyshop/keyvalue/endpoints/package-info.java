/** Redis as other people run it: with users and TLS, behind Sentinels, as a cluster. */
@NullMarked
package dev.polyshop.keyvalue.endpoints;

import org.jspecify.annotations.NullMarked;
