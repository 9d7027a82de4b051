-- What may change about a signed agreement, how several teams race for one aim, and how an award is closed.

CREATE TABLE amendment (
    id             BIGINT PRIMARY KEY,
    award_id       BIGINT NOT NULL REFERENCES award (id),
    type           TEXT   NOT NULL CHECK (type IN ('extension', 'milestones', 'budget', 'amount', 'lead',
                                                   'organisation', 'pause', 'stop')),
    state          TEXT   NOT NULL CHECK (state IN ('submitted', 'queried', 'recommended', 'approved', 'rejected',
                                                    'withdrawn')),
    change         TEXT   NOT NULL,
    reason         TEXT   NOT NULL CHECK (reason <> ''),
    submitted_by   BIGINT NOT NULL,
    submitted_at   BIGINT NOT NULL,
    recommended_by BIGINT NOT NULL,
    decided_by     BIGINT NOT NULL,
    decided_on     TEXT,
    version        BIGINT NOT NULL CHECK (version >= 0),
    CHECK ((state = 'approved') = (decided_on IS NOT NULL))
);
CREATE INDEX amendment_award ON amendment (award_id, id);
CREATE UNIQUE INDEX amendment_open ON amendment (award_id, type) WHERE state IN ('submitted', 'queried', 'recommended');
CREATE INDEX amendment_state ON amendment (state, id);

CREATE TABLE amendment_word (
    id           BIGINT PRIMARY KEY,
    amendment_id BIGINT NOT NULL REFERENCES amendment (id),
    step         TEXT   NOT NULL,
    person       BIGINT NOT NULL,
    at           BIGINT NOT NULL,
    text         TEXT   NOT NULL
);
CREATE INDEX amendment_word_of ON amendment_word (amendment_id, id);

-- Several awards under one programme, measured against one protocol, of which the best go on.
CREATE TABLE race (
    id           BIGINT PRIMARY KEY,
    programme_id BIGINT NOT NULL REFERENCES programme (id),
    title_zh     TEXT   NOT NULL,
    title_en     TEXT   NOT NULL,
    currency     TEXT   NOT NULL,
    state        TEXT   NOT NULL CHECK (state IN ('planned', 'running', 'decided', 'stopped')),
    CHECK (title_zh <> '' OR title_en <> '')
);
CREATE INDEX race_programme ON race (programme_id, id);

CREATE TABLE race_team (
    race_id  BIGINT NOT NULL REFERENCES race (id),
    award_id BIGINT NOT NULL UNIQUE REFERENCES award (id),
    state    TEXT   NOT NULL CHECK (state IN ('running', 'stopped', 'merged', 'won')),
    into_id  BIGINT NOT NULL,
    reason   TEXT   NOT NULL,
    PRIMARY KEY (race_id, award_id),
    CHECK ((state = 'merged') = (into_id > 0))
);

-- A stage: the protocol is frozen by its digest before it starts.
CREATE TABLE race_stage (
    id        BIGINT PRIMARY KEY,
    race_id   BIGINT NOT NULL REFERENCES race (id),
    position  BIGINT NOT NULL CHECK (position > 0),
    protocol  TEXT   NOT NULL CHECK (protocol <> ''),
    criteria  TEXT   NOT NULL,
    digest    BYTEA  NOT NULL,
    starts_on TEXT   NOT NULL,
    next_plan BIGINT NOT NULL CHECK (next_plan >= 0),
    last      BIGINT NOT NULL CHECK (last BETWEEN 0 AND 1),
    state     TEXT   NOT NULL CHECK (state IN ('open', 'measuring', 'deciding', 'decided')),
    UNIQUE (race_id, position)
);

CREATE TABLE race_score (
    stage_id BIGINT NOT NULL REFERENCES race_stage (id),
    award_id BIGINT NOT NULL REFERENCES award (id),
    scores   TEXT   NOT NULL,
    note     TEXT   NOT NULL,
    person   BIGINT NOT NULL,
    at       BIGINT NOT NULL,
    verdict  TEXT   CHECK (verdict IN ('go_on', 'stop', 'merge', 'wildcard', 'win')),
    reason   TEXT   NOT NULL,
    PRIMARY KEY (stage_id, award_id)
);

CREATE TABLE closeout (
    award_id        BIGINT PRIMARY KEY REFERENCES award (id),
    state           TEXT   NOT NULL CHECK (state IN ('open', 'submitted', 'rectification', 'failed', 'concluded')),
    report          TEXT   NOT NULL,
    submitted_by    BIGINT NOT NULL,
    submitted_at    BIGINT NOT NULL,
    rounds          BIGINT NOT NULL CHECK (rounds > 0),
    task_by         BIGINT NOT NULL,
    task_verdict    TEXT   NOT NULL CHECK (task_verdict IN ('none', 'accepted', 'accepted_after_rectification')),
    finance_by      BIGINT NOT NULL,
    finance_verdict TEXT   NOT NULL CHECK (finance_verdict IN ('none', 'accepted', 'accepted_after_rectification')),
    leftover        BIGINT NOT NULL CHECK (leftover >= 0),
    leftover_until  TEXT,
    lessons         TEXT   NOT NULL,
    concluded_on    TEXT,
    CHECK (state <> 'open'), -- which has no row
    CHECK (state <> 'concluded' OR concluded_on IS NOT NULL)
);

CREATE TABLE closeout_word (
    id       BIGINT PRIMARY KEY,
    award_id BIGINT NOT NULL REFERENCES award (id),
    step     TEXT   NOT NULL,
    person   BIGINT NOT NULL,
    at       BIGINT NOT NULL,
    text     TEXT   NOT NULL
);
CREATE INDEX closeout_word_of ON closeout_word (award_id, id);
