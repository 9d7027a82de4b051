-- The figure of the rule on advances: within how many days one is cleared. A version that ships, as in 0020.
INSERT INTO finding_parameter (id, name, programme_id, value, valid_from, reason, person, at)
VALUES
    (9007199254740976, 'advance_clear_days', 0, 365, '1970-01-01', '', 0, 0);
