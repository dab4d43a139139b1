/** What Google Cloud Dataflow is told of the pipelines. */
package io.danq.dataflow;
