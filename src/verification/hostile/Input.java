package hostile;

import java.util.List;

/**
 * A hostile input: one file to predict.
 *
 * @param name its file name, which starts with the input's number
 * @param content its bytes
 * @param must names of reads that must be predicted
 * @param may names of reads that are predicted, or else a failed record of this file says why not
 * @param fails whether a failed record of this file must say what is wrong
 * @param alone whether it gets a process of its own, so that its memory can be measured
 */
record Input(
    String name,
    byte[] content,
    List<String> must,
    List<String> may,
    boolean fails,
    boolean alone) {}
