-- Kept by every entry: what passed from an appropriation to the teams in each month, by the day it counts for.
CREATE TABLE paid_by_month (
    appropriation_id BIGINT NOT NULL REFERENCES appropriation (id),
    month            TEXT   NOT NULL CHECK (length(month) = 7), -- 2026-03
    minor            BIGINT NOT NULL,
    PRIMARY KEY (appropriation_id, month)
)
-- only sqlite
WITHOUT ROWID
-- end
;
INSERT INTO paid_by_month (appropriation_id, month, minor)
SELECT a.appropriation_id, substr(e.value_on, 1, 7), CAST(sum(l.minor) AS BIGINT)
  FROM account a
  JOIN entry_leg l ON l.account_id = a.id
  JOIN entry e ON e.id = l.entry_id
  LEFT JOIN entry o ON o.id = e.reverses
 WHERE a.stage = 'paid' AND COALESCE(o.kind, e.kind) NOT IN ('spend', 'disallow', 'give_back')
 GROUP BY a.appropriation_id, substr(e.value_on, 1, 7);
