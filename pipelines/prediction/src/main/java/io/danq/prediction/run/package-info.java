/**
 * A batch run as a whole: who writes into its output folder, what it has done, and its summary.
 *
 * <p>Knows no pipeline. Begin with {@link io.danq.prediction.run.RunFolders}.
 */
package io.danq.prediction.run;
