/** Results as files for people: tables and pages. */
package io.danq.report;
