package io.danq.keras;

import io.danq.network.DanQConfig;
import java.util.List;
import java.util.Map;

/**
 * A network before its weights are read.
 *
 * @param config the network
 * @param names the names of its layers with weights; empty if a file's order tells them
 * @param layers its layers, for a table
 */
record NetworkPlan(DanQConfig config, Map<LayerRole, String> names, List<LayerInfo> layers) {}
