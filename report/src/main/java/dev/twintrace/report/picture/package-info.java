/**
 * Pictures: what stands where, as plain shapes, before anybody decides on a format. Entry points:
 * {@link dev.twintrace.report.picture.SpaceTime} for one run, {@link
 * dev.twintrace.report.picture.Twins} for two that the sender cannot tell apart, {@link
 * dev.twintrace.report.picture.ChoicePicture} for a decision of a refutation and {@link
 * dev.twintrace.report.picture.LatticePicture} for a frontier; {@link
 * dev.twintrace.report.picture.Svg} draws. Invariant: a layout is a pure function of the story; two
 * labels never overlap, no arrow runs through text, and nothing lies outside of the picture.
 */
@NullMarked
package dev.twintrace.report.picture;

import org.jspecify.annotations.NullMarked;
