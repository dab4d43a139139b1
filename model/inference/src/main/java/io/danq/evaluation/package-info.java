/** Networks judged by labelled windows. */
package io.danq.evaluation;
