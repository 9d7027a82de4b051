-- Meetings and the items of their agendas: what was decided, who confirmed it, and what still waits to be taken.

CREATE TABLE meeting (
    id           BIGINT PRIMARY KEY,
    body_id      BIGINT NOT NULL REFERENCES body (id),
    title_zh     TEXT   NOT NULL,
    title_en     TEXT   NOT NULL,
    held_on      TEXT   NOT NULL,
    day_inferred BIGINT NOT NULL CHECK (day_inferred BETWEEN 0 AND 1),
    place        TEXT   NOT NULL,
    state        TEXT   NOT NULL CHECK (state IN ('draft', 'convened', 'in_progress', 'closed', 'minutes_confirmed',
                                                  'communique_published', 'cancelled', 'postponed')),
    confidence   TEXT   NOT NULL CHECK (confidence IN ('recorded', 'public_report')),
    chair        BIGINT NOT NULL CHECK (chair >= 0),
    chair_name   TEXT   NOT NULL,
    instead_of   BIGINT NOT NULL CHECK (instead_of >= 0),
    items        BIGINT NOT NULL CHECK (items >= 0),
    undecided    BIGINT NOT NULL CHECK (undecided BETWEEN 0 AND items),
    source       BYTEA  CHECK (source IS NULL OR length(source) = 32),
    source_start BIGINT NOT NULL CHECK (source_start >= 0),
    source_end   BIGINT NOT NULL CHECK (source_end >= source_start),
    CHECK (title_zh <> '' OR title_en <> ''),
    CHECK (confidence = 'recorded' OR state = 'communique_published'),
    CHECK (confidence = 'public_report' OR undecided = 0 OR state NOT IN ('closed', 'minutes_confirmed',
                                                                           'communique_published'))
);
CREATE INDEX meeting_held ON meeting (held_on, id);
CREATE INDEX meeting_body ON meeting (body_id, held_on, id);
CREATE UNIQUE INDEX meeting_source ON meeting (source) WHERE source IS NOT NULL;

CREATE TABLE agenda_item (
    id           BIGINT PRIMARY KEY,
    meeting_id   BIGINT NOT NULL REFERENCES meeting (id),
    position     BIGINT NOT NULL CHECK (position > 0),
    kind         TEXT   NOT NULL CHECK (kind IN ('study', 'hear_report', 'deliberate', 'appoint', 'decide_money')),
    visibility   TEXT   NOT NULL CHECK (visibility IN ('common', 'internal', 'hidden')),
    title_zh     TEXT   NOT NULL,
    title_en     TEXT   NOT NULL,
    presenter    TEXT   NOT NULL,
    state        TEXT   NOT NULL CHECK (state IN ('scheduled', 'taken', 'noted', 'heard', 'adopted',
                                                  'adopted_in_principle', 'returned', 'deferred', 'withdrawn')),
    text         TEXT   NOT NULL,
    papers       TEXT   NOT NULL,
    decided_at   BIGINT,
    again        BIGINT NOT NULL CHECK (again >= 0),
    taken_again  BIGINT NOT NULL CHECK (taken_again BETWEEN 0 AND 1),
    corrections  BIGINT NOT NULL CHECK (corrections >= 0),
    source       BYTEA  CHECK (source IS NULL OR length(source) = 32),
    source_start BIGINT NOT NULL CHECK (source_start >= 0),
    source_end   BIGINT NOT NULL CHECK (source_end >= source_start),
    CHECK (title_zh <> '' OR title_en <> '')
);
CREATE INDEX agenda_item_of ON agenda_item (meeting_id, position, id);
CREATE INDEX agenda_item_state ON agenda_item (state, taken_again, id);
