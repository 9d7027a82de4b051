-- Agreements and their milestones: money falls due when what was promised has been measured and accepted, and in no
-- other way but a typed advance.

-- An award being prepared: where its money comes from, and what was settled before an offer.
CREATE TABLE award_preparation (
    award_id         BIGINT PRIMARY KEY REFERENCES award (id),
    appropriation_id BIGINT NOT NULL REFERENCES appropriation (id),
    prepared_by      BIGINT NOT NULL
);

CREATE TABLE award_check (
    award_id BIGINT NOT NULL REFERENCES award (id),
    item     TEXT   NOT NULL CHECK (item IN ('eligibility', 'rules', 'milestones', 'terms', 'permits')),
    verdict  TEXT   NOT NULL CHECK (verdict IN ('approved', 'not_applicable')),
    note     TEXT   NOT NULL,
    paper    BYTEA  NOT NULL,
    person   BIGINT NOT NULL,
    at       BIGINT NOT NULL,
    PRIMARY KEY (award_id, item)
);

-- What was offered and signed, whole, version after version; the newest is the one in force.
CREATE TABLE agreement (
    award_id       BIGINT NOT NULL REFERENCES award (id),
    version        BIGINT NOT NULL CHECK (version > 0),
    terms          TEXT   NOT NULL,
    digest         BYTEA  NOT NULL,
    offered_by     BIGINT NOT NULL,
    offered_at     BIGINT NOT NULL,
    open_until     TEXT   NOT NULL,
    signed_on      TEXT,
    signed_by      BIGINT NOT NULL,
    signatory      TEXT   NOT NULL,
    paper          BYTEA,
    PRIMARY KEY (award_id, version),
    CHECK (signed_on IS NOT NULL OR signed_by = 0)
);

CREATE TABLE milestone (
    id           BIGINT PRIMARY KEY,
    award_id     BIGINT NOT NULL REFERENCES award (id),
    version      BIGINT NOT NULL CHECK (version > 0),
    position     BIGINT NOT NULL CHECK (position > 0),
    number       TEXT   NOT NULL CHECK (number <> ''),
    title_zh     TEXT   NOT NULL,
    title_en     TEXT   NOT NULL,
    criteria     TEXT   NOT NULL,
    due_on       TEXT   NOT NULL,
    gate         BIGINT NOT NULL CHECK (gate BETWEEN 0 AND 1),
    acceptor     BIGINT NOT NULL,
    currency     TEXT   NOT NULL,
    tranche      BIGINT NOT NULL CHECK (tranche >= 0),
    prize        BIGINT NOT NULL CHECK (prize >= 0),
    advanced     BIGINT NOT NULL CHECK (advanced BETWEEN 0 AND tranche),
    fallen_due   BIGINT NOT NULL CHECK (fallen_due BETWEEN 0 AND tranche - advanced + prize),
    state        TEXT   NOT NULL CHECK (state IN ('planned', 'active', 'submitted', 'met', 'met_with_conditions',
                                                  'missed', 'waived', 'superseded')),
    submission   BIGINT NOT NULL,
    submitted_by BIGINT NOT NULL,
    verified_by  BIGINT NOT NULL,
    opinion      TEXT   NOT NULL CHECK (opinion IN ('none', 'supports', 'doubts')),
    decided_by   BIGINT NOT NULL,
    decided_on   TEXT,
    verdict      TEXT   NOT NULL,
    CHECK (title_zh <> '' OR title_en <> ''),
    CHECK (fallen_due = 0 OR state IN ('met', 'met_with_conditions'))
);
CREATE INDEX milestone_award ON milestone (award_id, position);
CREATE INDEX milestone_due ON milestone (state, due_on);

CREATE TABLE milestone_dependency (
    milestone_id BIGINT NOT NULL REFERENCES milestone (id),
    after_id     BIGINT NOT NULL REFERENCES milestone (id),
    PRIMARY KEY (milestone_id, after_id)
);

-- What a team handed in, and what became of it: each hand-in is kept.
CREATE TABLE milestone_submission (
    id           BIGINT PRIMARY KEY,
    milestone_id BIGINT NOT NULL REFERENCES milestone (id),
    person       BIGINT NOT NULL,
    at           BIGINT NOT NULL,
    report       TEXT   NOT NULL
);
CREATE INDEX milestone_submission_of ON milestone_submission (milestone_id, id);

-- What was said about a milestone by those who decide on it, in order.
CREATE TABLE milestone_word (
    id           BIGINT PRIMARY KEY,
    milestone_id BIGINT NOT NULL REFERENCES milestone (id),
    step         TEXT   NOT NULL,
    person       BIGINT NOT NULL,
    at           BIGINT NOT NULL,
    text         TEXT   NOT NULL,
    decision     TEXT   NOT NULL
);
CREATE INDEX milestone_word_of ON milestone_word (milestone_id, id);

-- What teams report of the money they were paid; the entry beside it moves the sums from paid to spent.
CREATE TABLE spending_report (
    id       BIGINT PRIMARY KEY,
    award_id BIGINT NOT NULL REFERENCES award (id),
    number   BIGINT NOT NULL CHECK (number > 0),
    until_on TEXT   NOT NULL,
    person   BIGINT NOT NULL,
    at       BIGINT NOT NULL,
    report   TEXT   NOT NULL,
    UNIQUE (award_id, number)
);

-- Papers being worked on: saved as they are typed, outside the record, of any completeness.
CREATE TABLE working_paper (
    kind    TEXT   NOT NULL,
    subject BIGINT NOT NULL,
    version BIGINT NOT NULL CHECK (version > 0),
    content TEXT   NOT NULL,
    person  BIGINT NOT NULL,
    at      BIGINT NOT NULL,
    PRIMARY KEY (kind, subject)
);
