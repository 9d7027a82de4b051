-- Opening the books again takes two persons: one asks, by a decision and with a reason, and another confirms.
CREATE TABLE books_reopening (
    id       BIGINT PRIMARY KEY,
    through  TEXT   NOT NULL, -- the last day that would stay closed
    decision TEXT   NOT NULL CHECK (decision <> ''),
    reason   TEXT   NOT NULL CHECK (reason <> ''),
    state    TEXT   NOT NULL CHECK (state IN ('asked', 'confirmed', 'refused')),
    asked_by BIGINT NOT NULL,
    asked_at BIGINT NOT NULL,
    ended_by BIGINT NOT NULL,
    ended_at BIGINT,
    answer   TEXT   NOT NULL,
    CHECK ((state = 'asked') = (ended_at IS NULL)),
    CHECK (state <> 'confirmed' OR ended_by <> asked_by)
);
CREATE UNIQUE INDEX books_reopening_asked ON books_reopening (state) WHERE state = 'asked';

-- The figures of the rules that look at money: how many days, how many percent. Each setting is a version, of one
-- programme or of all; those that ship with the program are numbered from the top, where no record reaches.
CREATE TABLE finding_parameter (
    id           BIGINT PRIMARY KEY,
    name         TEXT   NOT NULL CHECK (name <> ''),
    programme_id BIGINT NOT NULL, -- 0: in all
    value        BIGINT NOT NULL CHECK (value > 0),
    valid_from   TEXT   NOT NULL,
    reason       TEXT   NOT NULL CHECK (reason <> '' OR person = 0), -- what ships has none
    person       BIGINT NOT NULL,
    at           BIGINT NOT NULL
);
CREATE INDEX finding_parameter_name ON finding_parameter (name, programme_id, valid_from);
INSERT INTO finding_parameter (id, name, programme_id, value, valid_from, reason, person, at)
VALUES
    (9007199254740989, 'split_window_days', 0, 30, '1970-01-01', '', 0, 0),
    (9007199254740988, 'split_least', 0, 2, '1970-01-01', '', 0, 0),
    (9007199254740987, 'split_from_percent', 0, 70, '1970-01-01', '', 0, 0),
    (9007199254740986, 'end_percent_of_period', 0, 10, '1970-01-01', '', 0, 0),
    (9007199254740985, 'end_share_percent', 0, 30, '1970-01-01', '', 0, 0),
    (9007199254740984, 'end_percent_of_median', 0, 200, '1970-01-01', '', 0, 0),
    (9007199254740983, 'line_overrun_percent', 0, 10, '1970-01-01', '', 0, 0),
    (9007199254740982, 'spent_ahead_points', 0, 25, '1970-01-01', '', 0, 0),
    (9007199254740981, 'idle_days', 0, 120, '1970-01-01', '', 0, 0),
    (9007199254740980, 'late_entry_days', 0, 10, '1970-01-01', '', 0, 0);

-- The reports an agreement asks for, each with the day it is due; written anew when the agreement changes.
CREATE TABLE report_due (
    id           BIGINT NOT NULL UNIQUE, -- the fact that set it, times a thousand, and its place there
    award_id     BIGINT NOT NULL REFERENCES award (id),
    kind         TEXT   NOT NULL CHECK (kind IN ('progress', 'milestone', 'final')),
    covers_until TEXT   NOT NULL,
    due_on       TEXT   NOT NULL CHECK (due_on >= covers_until),
    stops        BIGINT NOT NULL CHECK (stops BETWEEN 0 AND 1), -- payments, when it stays away
    milestone    TEXT   NOT NULL, -- its number; '' for the others
    PRIMARY KEY (award_id, kind, covers_until, milestone)
);
CREATE INDEX report_due_on ON report_due (due_on);

-- What was said of a report that did not come: each level once.
CREATE TABLE report_told (
    award_id     BIGINT NOT NULL REFERENCES award (id),
    kind         TEXT   NOT NULL,
    covers_until TEXT   NOT NULL,
    milestone    TEXT   NOT NULL,
    level        TEXT   NOT NULL CHECK (level IN ('reminded', 'due', 'overdue', 'stopped')),
    told_on      TEXT   NOT NULL,
    id           BIGINT NOT NULL,
    PRIMARY KEY (award_id, kind, covers_until, milestone, level)
);
INSERT INTO finding_parameter (id, name, programme_id, value, valid_from, reason, person, at)
VALUES
    (9007199254740979, 'report_reminder_days', 0, 14, '1970-01-01', '', 0, 0),
    (9007199254740978, 'report_overdue_days', 0, 14, '1970-01-01', '', 0, 0),
    (9007199254740977, 'report_stop_days', 0, 30, '1970-01-01', '', 0, 0);

-- What final reports name: what was bought and who keeps it, and what came of the work. Written anew with each report.
CREATE TABLE award_asset (
    id        BIGINT PRIMARY KEY, -- the award times ten thousand, and its place in the report
    award_id  BIGINT NOT NULL REFERENCES award (id),
    name      TEXT   NOT NULL CHECK (name <> ''),
    minor     BIGINT NOT NULL CHECK (minor >= 0),
    currency  TEXT   NOT NULL,
    custodian TEXT   NOT NULL
);
CREATE INDEX award_asset_of ON award_asset (award_id, id);

CREATE TABLE award_result (
    id         BIGINT PRIMARY KEY,
    award_id   BIGINT NOT NULL REFERENCES award (id),
    kind       TEXT   NOT NULL CHECK (kind IN ('publication', 'patent', 'standard', 'software', 'data_set', 'prototype',
                                               'trained_person', 'other')),
    title      TEXT   NOT NULL CHECK (title <> ''),
    identifier TEXT   NOT NULL
);
CREATE INDEX award_result_of ON award_result (award_id, id);
CREATE INDEX award_result_kind ON award_result (kind, id);
-- only sqlite
INSERT INTO award_asset (id, award_id, name, minor, currency, custodian)
SELECT c.award_id * 10000 + j.key, c.award_id, json_extract(j.value, '$.name'), json_extract(j.value, '$.minor'),
       COALESCE(a.amount_currency, 'CNY'), json_extract(j.value, '$.custodian')
  FROM closeout c
  JOIN award a ON a.id = c.award_id
  JOIN json_each(c.report, '$.assets') j;
INSERT INTO award_result (id, award_id, kind, title, identifier)
SELECT c.award_id * 10000 + j.key, c.award_id, json_extract(j.value, '$.kind'), json_extract(j.value, '$.title'),
       json_extract(j.value, '$.identifier')
  FROM closeout c
  JOIN json_each(c.report, '$.results') j;
-- end
-- only postgresql
INSERT INTO award_asset (id, award_id, name, minor, currency, custodian)
SELECT c.award_id * 10000 + j.place - 1, c.award_id, j.one ->> 'name', CAST(j.one ->> 'minor' AS BIGINT),
       COALESCE(a.amount_currency, 'CNY'), j.one ->> 'custodian'
  FROM closeout c
  JOIN award a ON a.id = c.award_id
  CROSS JOIN jsonb_array_elements(CAST(c.report AS jsonb) -> 'assets') WITH ORDINALITY AS j (one, place);
INSERT INTO award_result (id, award_id, kind, title, identifier)
SELECT c.award_id * 10000 + j.place - 1, c.award_id, j.one ->> 'kind', j.one ->> 'title', j.one ->> 'identifier'
  FROM closeout c
  CROSS JOIN jsonb_array_elements(CAST(c.report AS jsonb) -> 'results') WITH ORDINALITY AS j (one, place);
-- end
