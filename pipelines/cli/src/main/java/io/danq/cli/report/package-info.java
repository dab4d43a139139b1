/**
 * The page of a result: one HTML file that shows what a run did, what it found, and regions of the
 * genome to explore.
 *
 * <p>A result is read twice: {@link io.danq.cli.report.RunFindings} gathers counts, distributions
 * and the strongest places, {@link io.danq.cli.report.RegionView} what the bins of the chosen
 * regions say. Begin with {@link io.danq.cli.report.RunReport}.
 */
package io.danq.cli.report;
