-- Each prediction once. Rows come at least once; those that came again have the same row_id.
--
-- The view reads the whole table, as a row may come again on another day. Where that costs too much,
-- ask the table for the days in question (_PARTITIONTIME) and deduplicate those.
CREATE OR REPLACE VIEW `PROJECT.DATASET.predictions_deduplicated` AS
SELECT *, _PARTITIONTIME AS arrived
FROM `PROJECT.DATASET.predictions`
WHERE TRUE
QUALIFY ROW_NUMBER() OVER (PARTITION BY row_id ORDER BY _PARTITIONTIME) = 1;
