/** TODO */
@NullMarked
package dev.twintrace.linear.search;

import org.jspecify.annotations.NullMarked;
