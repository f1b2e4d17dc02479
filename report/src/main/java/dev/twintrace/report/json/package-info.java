/**
 * Reports for programs. Entry point: {@link dev.twintrace.report.json.JsonReport}. Invariant:
 * docs/json.md names every field, and a field's meaning changes only together with the schema's
 * version.
 */
@NullMarked
package dev.twintrace.report.json;

import org.jspecify.annotations.NullMarked;
