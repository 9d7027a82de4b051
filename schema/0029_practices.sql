-- Pilots and practices: what was tried within bounds and what came of it; and what worked, told so that others can take
-- it over, with who did and what they say of it.

-- item_id: the item of an agenda that authorised it; practice_id: what it tries; 0: none. measures, evaluation: JSON.
CREATE TABLE pilot (
    id            BIGINT PRIMARY KEY,
    body_id       BIGINT NOT NULL REFERENCES body (id),
    practice_id   BIGINT NOT NULL CHECK (practice_id >= 0),
    title_zh      TEXT   NOT NULL,
    title_en      TEXT   NOT NULL,
    scope         TEXT   NOT NULL CHECK (scope <> ''),
    bounds        TEXT   NOT NULL CHECK (bounds <> ''),
    hypothesis    TEXT   NOT NULL CHECK (hypothesis <> ''),
    starts_on     TEXT   NOT NULL,
    ends_on       TEXT   NOT NULL,
    first_ends_on TEXT   NOT NULL,
    measures      TEXT   NOT NULL,
    state         TEXT   NOT NULL CHECK (state IN ('proposed', 'running', 'stopped', 'ended', 'evaluated',
                                                   'withdrawn')),
    item_id       BIGINT NOT NULL CHECK (item_id >= 0),
    started_on    TEXT,
    ended_on      TEXT,
    reason        TEXT   NOT NULL,
    verdict       TEXT   CHECK (verdict IN ('works', 'works_under_conditions', 'does_not_work', 'inconclusive')),
    evaluation    TEXT   NOT NULL,
    evaluated_by  BIGINT NOT NULL CHECK (evaluated_by >= 0),
    evaluated_at  BIGINT,
    proposed_by   BIGINT NOT NULL CHECK (proposed_by >= 0),
    CHECK (title_zh <> '' OR title_en <> ''),
    CHECK (starts_on <= ends_on AND first_ends_on <= ends_on),
    CHECK (state IN ('proposed', 'withdrawn') OR (item_id > 0 AND started_on IS NOT NULL)),
    CHECK (state NOT IN ('stopped', 'ended', 'evaluated') OR ended_on IS NOT NULL),
    CHECK ((state = 'evaluated') = (verdict IS NOT NULL)),
    CHECK (evaluated_by = 0 OR evaluated_by <> proposed_by)
);
CREATE INDEX pilot_state ON pilot (state, id);
CREATE INDEX pilot_body ON pilot (body_id, id);
CREATE INDEX pilot_item ON pilot (item_id, id);
CREATE INDEX pilot_practice ON pilot (practice_id, id);

-- pilot_id: what it comes from; evaluation_id: the pilot whose evaluation it was recognised on; text: JSON.
CREATE TABLE practice (
    id            BIGINT PRIMARY KEY,
    title_zh      TEXT   NOT NULL,
    title_en      TEXT   NOT NULL,
    problem_zh    TEXT   NOT NULL,
    problem_en    TEXT   NOT NULL,
    text          TEXT   NOT NULL,
    contact_id    BIGINT NOT NULL CHECK (contact_id >= 0),
    pilot_id      BIGINT NOT NULL CHECK (pilot_id >= 0),
    reference     TEXT   NOT NULL,
    state         TEXT   NOT NULL CHECK (state IN ('documented', 'recognised', 'adopted', 'standardised', 'retired')),
    item_id       BIGINT NOT NULL CHECK (item_id >= 0),
    evaluation_id BIGINT NOT NULL CHECK (evaluation_id >= 0),
    recognised_on TEXT,
    adoptions     BIGINT NOT NULL CHECK (adoptions >= 0),
    effective     BIGINT NOT NULL CHECK (effective BETWEEN 0 AND adoptions),
    document      TEXT   NOT NULL,
    reason        TEXT   NOT NULL,
    CHECK (title_zh <> '' OR title_en <> ''),
    CHECK (state IN ('documented', 'retired') OR (item_id > 0 AND evaluation_id > 0 AND recognised_on IS NOT NULL)),
    CHECK (state NOT IN ('adopted', 'standardised') OR adoptions > 0),
    CHECK (state <> 'standardised' OR document <> ''),
    CHECK (state <> 'retired' OR reason <> '')
);
CREATE INDEX practice_state ON practice (state, id);
CREATE INDEX practice_pilot ON practice (pilot_id, id);
CREATE INDEX practice_item ON practice (item_id, id);
CREATE INDEX practice_evaluation ON practice (evaluation_id, id);
CREATE INDEX practice_recognised ON practice (recognised_on, id);
CREATE UNIQUE INDEX practice_reference ON practice (reference) WHERE reference <> '';

CREATE TABLE adoption (
    id          BIGINT PRIMARY KEY,
    practice_id BIGINT NOT NULL REFERENCES practice (id),
    adopter_zh  TEXT   NOT NULL,
    adopter_en  TEXT   NOT NULL,
    on_day      TEXT   NOT NULL,
    changes     TEXT   NOT NULL,
    outcome     TEXT   CHECK (outcome IN ('works', 'works_under_conditions', 'does_not_work', 'inconclusive')),
    follow_up   TEXT,
    CHECK (adopter_zh <> '' OR adopter_en <> '')
);
CREATE INDEX adoption_of ON adoption (practice_id, id);

-- What an adopter said of it, each time it was asked.
CREATE TABLE adoption_result (
    id          BIGINT PRIMARY KEY,
    adoption_id BIGINT NOT NULL REFERENCES adoption (id),
    results     TEXT   NOT NULL CHECK (results <> ''),
    outcome     TEXT   CHECK (outcome IN ('works', 'works_under_conditions', 'does_not_work', 'inconclusive')),
    source      TEXT   NOT NULL,
    person      BIGINT NOT NULL,
    at          BIGINT NOT NULL
);
CREATE INDEX adoption_result_of ON adoption_result (adoption_id, id);

CREATE TABLE practice_template (
    id          BIGINT PRIMARY KEY,
    practice_id BIGINT NOT NULL REFERENCES practice (id),
    noun        TEXT   NOT NULL CHECK (noun IN ('programme', 'plan', 'funding_rule')),
    name_zh     TEXT   NOT NULL,
    name_en     TEXT   NOT NULL,
    text        TEXT   NOT NULL,
    UNIQUE (practice_id, name_zh, name_en)
);

CREATE TABLE practice_use (
    id          BIGINT PRIMARY KEY,
    practice_id BIGINT NOT NULL REFERENCES practice (id),
    template_id BIGINT NOT NULL REFERENCES practice_template (id),
    noun        TEXT   NOT NULL CHECK (noun IN ('programme', 'plan', 'funding_rule')),
    made_id     BIGINT NOT NULL CHECK (made_id > 0),
    at          BIGINT NOT NULL,
    UNIQUE (noun, made_id)
);
CREATE INDEX practice_use_of ON practice_use (practice_id, id);
