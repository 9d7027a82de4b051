-- Plans, what they measure, and every figure with its source: who entered it, who approved it, and which one counts.

CREATE TABLE plan (
    id         BIGINT PRIMARY KEY,
    body_id    BIGINT NOT NULL REFERENCES body (id),
    title_zh   TEXT   NOT NULL,
    title_en   TEXT   NOT NULL,
    source     TEXT   NOT NULL,
    first_year BIGINT NOT NULL,
    last_year  BIGINT NOT NULL,
    state      TEXT   NOT NULL CHECK (state IN ('draft', 'public_comment', 'adopted', 'in_force', 'mid_term_review',
                                                'final_evaluation', 'closed')),
    decision   TEXT   NOT NULL,
    indicators BIGINT NOT NULL CHECK (indicators >= 0),
    waiting    BIGINT NOT NULL CHECK (waiting >= 0),
    CHECK (title_zh <> '' OR title_en <> ''),
    CHECK (first_year <= last_year)
);
CREATE INDEX plan_state ON plan (state, id);
CREATE INDEX plan_first ON plan (first_year, id);

CREATE TABLE plan_part (
    id       BIGINT PRIMARY KEY,
    plan_id  BIGINT NOT NULL REFERENCES plan (id),
    kind     TEXT   NOT NULL CHECK (kind IN ('domain', 'objective')),
    whole_id BIGINT NOT NULL CHECK (whole_id >= 0),
    title_zh TEXT   NOT NULL,
    title_en TEXT   NOT NULL,
    CHECK (title_zh <> '' OR title_en <> '')
);
CREATE INDEX plan_part_of ON plan_part (plan_id, id);

CREATE TABLE period_lock (
    plan_id BIGINT NOT NULL REFERENCES plan (id),
    period  TEXT   NOT NULL,
    person  BIGINT NOT NULL,
    at      BIGINT NOT NULL,
    PRIMARY KEY (plan_id, period)
);

CREATE TABLE indicator (
    id             BIGINT PRIMARY KEY,
    plan_id        BIGINT NOT NULL REFERENCES plan (id),
    part_id        BIGINT NOT NULL REFERENCES plan_part (id),
    code           TEXT   NOT NULL CHECK (code <> ''),
    name_zh        TEXT   NOT NULL,
    name_en        TEXT   NOT NULL,
    measured_in_zh TEXT   NOT NULL,
    measured_in_en TEXT   NOT NULL,
    direction      TEXT   NOT NULL CHECK (direction IN ('up', 'down', 'keep', 'range', 'context')),
    frequency      TEXT   NOT NULL CHECK (frequency IN ('yearly', 'half_yearly', 'quarterly', 'monthly')),
    numerator      TEXT   NOT NULL,
    denominator    TEXT   NOT NULL,
    breakdowns     TEXT   NOT NULL,
    owner_id       BIGINT NOT NULL CHECK (owner_id >= 0),
    UNIQUE (plan_id, code),
    CHECK (name_zh <> '' OR name_en <> '')
);
CREATE INDEX indicator_plan ON indicator (plan_id, id);
CREATE INDEX indicator_owner ON indicator (owner_id, id);

CREATE TABLE measure (
    id           BIGINT PRIMARY KEY,
    indicator_id BIGINT NOT NULL REFERENCES indicator (id),
    title_zh     TEXT   NOT NULL,
    title_en     TEXT   NOT NULL,
    owner_id     BIGINT NOT NULL REFERENCES body (id),
    directive_id BIGINT NOT NULL CHECK (directive_id >= 0),
    CHECK (title_zh <> '' OR title_en <> '')
);
CREATE INDEX measure_of ON measure (indicator_id, id);
CREATE INDEX measure_directive ON measure (directive_id, id);

CREATE TABLE series_break (
    id           BIGINT PRIMARY KEY,
    indicator_id BIGINT NOT NULL REFERENCES indicator (id),
    period       TEXT   NOT NULL,
    reason       TEXT   NOT NULL CHECK (reason <> ''),
    person       BIGINT NOT NULL,
    at           BIGINT NOT NULL,
    UNIQUE (indicator_id, period)
);

-- month: the last one of the period, counted from the beginning of the calendar. Several figures of one period are
-- values published by different sources; the chosen one counts.
CREATE TABLE figure (
    id             BIGINT PRIMARY KEY,
    indicator_id   BIGINT NOT NULL REFERENCES indicator (id),
    kind           TEXT   NOT NULL CHECK (kind IN ('actual', 'baseline', 'target')),
    period         TEXT   NOT NULL,
    month          BIGINT NOT NULL,
    breakdown      TEXT   NOT NULL,
    op             TEXT   CHECK (op IN ('at_least', 'at_most', 'more_than', 'less_than', 'equal', 'within')),
    value_digits   BIGINT NOT NULL,
    value_decimals BIGINT NOT NULL CHECK (value_decimals BETWEEN 0 AND 9),
    upper_digits   BIGINT,
    upper_decimals BIGINT CHECK (upper_decimals BETWEEN 0 AND 9),
    address        TEXT   NOT NULL,
    file           BYTEA  CHECK (file IS NULL OR length(file) = 32),
    file_name      TEXT   NOT NULL,
    file_size      BIGINT NOT NULL CHECK (file_size >= 0),
    note           TEXT   NOT NULL,
    state          TEXT   NOT NULL CHECK (state IN ('entered', 'approved', 'returned', 'superseded')),
    chosen         BIGINT NOT NULL CHECK (chosen BETWEEN 0 AND 1),
    because        TEXT   NOT NULL,
    replaces       BIGINT NOT NULL CHECK (replaces >= 0),
    reason         TEXT   NOT NULL,
    decision       TEXT   NOT NULL,
    said           TEXT   NOT NULL,
    entered_by     BIGINT NOT NULL,
    entered_at     BIGINT NOT NULL,
    approved_by    BIGINT,
    approved_at    BIGINT,
    CHECK (address <> '' OR file IS NOT NULL),
    CHECK ((kind = 'target' AND op IS NOT NULL) OR (kind <> 'target' AND op IS NULL)),
    CHECK (state IN ('entered', 'returned') OR approved_by IS NOT NULL),
    CHECK (approved_by IS NULL OR approved_by = 0 OR approved_by <> entered_by)
);
CREATE INDEX figure_of ON figure (indicator_id, kind, month, id);
CREATE INDEX figure_state ON figure (state, id);
