/** Sales figures by aggregation pipelines. */
@NullMarked
package dev.polyshop.document.reports;

import org.jspecify.annotations.NullMarked;
