-- Bodies that decide and carry out, and the directives they lay down: who owes each, by when, and how it ended.

CREATE TABLE body (
    id        BIGINT PRIMARY KEY,
    name_zh   TEXT   NOT NULL,
    name_en   TEXT   NOT NULL,
    folded_zh TEXT   NOT NULL,
    folded_en TEXT   NOT NULL,
    kind      TEXT   NOT NULL CHECK (kind IN ('committee', 'board', 'council', 'working_group', 'office', 'unit')),
    CHECK (name_zh <> '' OR name_en <> '')
);
CREATE INDEX body_folded_zh ON body (folded_zh);
CREATE INDEX body_folded_en ON body (folded_en);

CREATE TABLE body_member (
    id        BIGINT PRIMARY KEY,
    body_id   BIGINT NOT NULL REFERENCES body (id),
    person    BIGINT NOT NULL REFERENCES person (id),
    office    TEXT   NOT NULL CHECK (office IN ('chair', 'vice_chair', 'secretary', 'member')),
    from_day  TEXT   NOT NULL,
    until_day TEXT,
    ended_on  TEXT,
    CHECK (until_day IS NULL OR until_day >= from_day)
);
CREATE INDEX body_member_body ON body_member (body_id, id);
CREATE INDEX body_member_person ON body_member (person, body_id);

-- due_key orders those without a date last; running is 1 while time counts against it. The instants are the last time
-- each of the seven steps was taken.
CREATE TABLE directive (
    id              BIGINT PRIMARY KEY,
    body_id         BIGINT NOT NULL REFERENCES body (id),
    item_id         BIGINT NOT NULL CHECK (item_id >= 0),
    whole_id        BIGINT NOT NULL CHECK (whole_id >= 0),
    title_zh        TEXT   NOT NULL,
    title_en        TEXT   NOT NULL,
    text            TEXT   NOT NULL,
    clauses         TEXT   NOT NULL,
    source          BYTEA  CHECK (source IS NULL OR length(source) = 32),
    source_start    BIGINT NOT NULL CHECK (source_start >= 0),
    source_end      BIGINT NOT NULL CHECK (source_end >= source_start),
    state           TEXT   NOT NULL CHECK (state IN ('captured', 'confirmed', 'decomposed', 'assigned', 'disputed',
                                                     'accepted', 'in_progress', 'reported', 'under_check', 'closed',
                                                     'struck_off', 'suspended', 'cancelled')),
    running         BIGINT NOT NULL CHECK (running BETWEEN 0 AND 1),
    unit_id         BIGINT NOT NULL CHECK (unit_id >= 0),
    person          BIGINT NOT NULL CHECK (person >= 0),
    due_on          TEXT,
    due_key         TEXT   NOT NULL,
    first_due_on    TEXT,
    date_changes    BIGINT NOT NULL CHECK (date_changes >= 0),
    asked_on        TEXT,
    asked_by        BIGINT NOT NULL CHECK (asked_by >= 0),
    suspended_until TEXT,
    parts           BIGINT NOT NULL CHECK (parts >= 0),
    open_parts      BIGINT NOT NULL CHECK (open_parts BETWEEN 0 AND parts),
    reported_by     BIGINT NOT NULL CHECK (reported_by >= 0),
    issued_at       BIGINT,
    accepted_at     BIGINT,
    decomposed_at   BIGINT,
    started_at      BIGINT,
    reported_at     BIGINT,
    closed_at       BIGINT,
    struck_off_at   BIGINT,
    captured_by     BIGINT NOT NULL,
    captured_at     BIGINT NOT NULL,
    CHECK (title_zh <> '' OR title_en <> ''),
    CHECK (state NOT IN ('closed', 'struck_off', 'cancelled') OR open_parts = 0),
    CHECK (unit_id > 0 OR state IN ('captured', 'confirmed', 'decomposed', 'cancelled'))
);
CREATE INDEX directive_state ON directive (state, id);
CREATE INDEX directive_state_due ON directive (state, due_key, id);
CREATE INDEX directive_changes ON directive (date_changes, id);
CREATE INDEX directive_running ON directive (running, due_key, id);
CREATE INDEX directive_due ON directive (due_key, id);
CREATE INDEX directive_body ON directive (body_id, id);
CREATE INDEX directive_body_due ON directive (body_id, due_key, id);
CREATE INDEX directive_item ON directive (item_id, id);
CREATE INDEX directive_whole ON directive (whole_id, id);
CREATE INDEX directive_unit_due ON directive (unit_id, running, due_key, id);
CREATE INDEX directive_person ON directive (person, running, due_key, id);
CREATE UNIQUE INDEX directive_source ON directive (source, source_start, source_end) WHERE source IS NOT NULL;

-- The units that help; the one that leads stands in the directive.
CREATE TABLE directive_unit (
    directive_id BIGINT NOT NULL REFERENCES directive (id),
    unit_id      BIGINT NOT NULL REFERENCES body (id),
    PRIMARY KEY (directive_id, unit_id)
);
CREATE INDEX directive_unit_of ON directive_unit (unit_id, directive_id);

-- Everything that was done with a directive, in order: who, when, and what was said.
CREATE TABLE directive_word (
    id           BIGINT PRIMARY KEY,
    directive_id BIGINT NOT NULL REFERENCES directive (id),
    step         TEXT   NOT NULL,
    state        TEXT   NOT NULL,
    person       BIGINT NOT NULL,
    at           BIGINT NOT NULL,
    text         TEXT   NOT NULL,
    day          TEXT,
    authority    TEXT   NOT NULL,
    report       TEXT
);
CREATE INDEX directive_word_of ON directive_word (directive_id, id);

-- How many directives a unit leads in each state; unit 0: laid on nobody yet.
CREATE TABLE directive_total (
    unit_id    BIGINT NOT NULL CHECK (unit_id >= 0),
    state      TEXT   NOT NULL,
    directives BIGINT NOT NULL CHECK (directives >= 0),
    PRIMARY KEY (unit_id, state)
);
