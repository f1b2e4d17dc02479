/** Times parts of the engine on their own. {@code bench/parts} runs it. */
@NullMarked
package dev.twintrace.bench.parts;

import org.jspecify.annotations.NullMarked;
