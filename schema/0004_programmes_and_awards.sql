-- Programmes, the organisations that receive money, and awards; with totals kept as awards come, so that no page adds
-- up a whole portfolio.

CREATE TABLE organisation (
    id          BIGINT PRIMARY KEY,
    name        TEXT   NOT NULL CHECK (name <> ''),
    folded      TEXT   NOT NULL,
    core        TEXT   NOT NULL,
    country     TEXT   NOT NULL,
    merged_into BIGINT NOT NULL
);
CREATE INDEX organisation_core ON organisation (core);

-- Every name an organisation has appeared under: as spelt, which decides, and folded so that scripts, widths and
-- punctuation do not matter, which only raises a doubt.
CREATE TABLE organisation_name (
    spelling        TEXT   NOT NULL,
    folded          TEXT   NOT NULL,
    organisation_id BIGINT NOT NULL REFERENCES organisation (id),
    name            TEXT   NOT NULL,
    PRIMARY KEY (spelling, organisation_id)
);
CREATE INDEX organisation_name_folded ON organisation_name (folded);

CREATE TABLE organisation_identifier (
    scheme          TEXT   NOT NULL,
    value           TEXT   NOT NULL,
    organisation_id BIGINT NOT NULL REFERENCES organisation (id),
    PRIMARY KEY (scheme, value)
);
CREATE INDEX organisation_identifier_of ON organisation_identifier (organisation_id);

-- Two organisations that may be one. Only a person decides.
CREATE TABLE organisation_doubt (
    id       BIGINT PRIMARY KEY,
    left_id  BIGINT NOT NULL REFERENCES organisation (id),
    right_id BIGINT NOT NULL REFERENCES organisation (id),
    reason   TEXT   NOT NULL CHECK (reason IN ('same_name', 'other_spelling', 'similar_name', 'same_row')),
    state    TEXT   NOT NULL CHECK (state IN ('open', 'same', 'different')),
    CHECK (left_id < right_id)
);
CREATE INDEX organisation_doubt_state ON organisation_doubt (state, id);

CREATE TABLE programme (
    id         BIGINT PRIMARY KEY,
    code       TEXT   NOT NULL,
    title_zh   TEXT   NOT NULL,
    title_en   TEXT   NOT NULL,
    goal_zh    TEXT   NOT NULL,
    goal_en    TEXT   NOT NULL,
    problem_zh TEXT   NOT NULL,
    problem_en TEXT   NOT NULL,
    result_zh  TEXT   NOT NULL,
    result_en  TEXT   NOT NULL,
    state      TEXT   NOT NULL CHECK (state IN ('active', 'winding_down', 'closed', 'terminated')),
    founded_on TEXT   NOT NULL,
    CHECK (title_zh <> '' OR title_en <> '')
);
CREATE INDEX programme_code ON programme (code);

-- The titles by which an import finds a programme.
CREATE TABLE programme_name (
    folded       TEXT   NOT NULL,
    programme_id BIGINT NOT NULL REFERENCES programme (id),
    PRIMARY KEY (folded, programme_id)
);

CREATE TABLE award (
    id                 BIGINT PRIMARY KEY,
    number             TEXT   NOT NULL,
    title              TEXT   NOT NULL,
    programme_id       BIGINT NOT NULL REFERENCES programme (id),
    organisation_id    BIGINT NOT NULL REFERENCES organisation (id),
    lead               TEXT   NOT NULL,
    amount_minor       BIGINT CHECK (amount_minor > 0),
    amount_currency    TEXT,
    applied_minor      BIGINT CHECK (applied_minor >= 0),
    applied_currency   TEXT,
    disbursed_minor    BIGINT CHECK (disbursed_minor >= 0),
    disbursed_currency TEXT,
    awarded_on         TEXT,
    starts_on          TEXT,
    ends_on            TEXT,
    year               BIGINT NOT NULL,
    state              TEXT   NOT NULL CHECK (state IN ('setup', 'offered', 'active', 'on_hold', 'closing', 'closed',
                                                        'terminated', 'withdrawn')),
    outcome            TEXT   NOT NULL,
    description        TEXT   NOT NULL,
    import_id          BIGINT NOT NULL,
    line               BIGINT NOT NULL,
    content            BYTEA  NOT NULL,
    CHECK ((amount_minor IS NULL) = (amount_currency IS NULL)),
    CHECK (starts_on IS NULL OR ends_on IS NULL OR starts_on <= ends_on)
);
CREATE INDEX award_programme ON award (programme_id, year);
CREATE INDEX award_organisation ON award (organisation_id);
CREATE INDEX award_of_import ON award (import_id);
CREATE INDEX award_held ON award (id) WHERE state = 'on_hold';

-- The numbers under which others know an award. One number belongs to one award.
CREATE TABLE award_outside_id (
    scheme   TEXT   NOT NULL,
    value    TEXT   NOT NULL,
    award_id BIGINT NOT NULL REFERENCES award (id),
    PRIMARY KEY (scheme, value)
);
CREATE INDEX award_outside_id_of ON award_outside_id (award_id);

CREATE TABLE award_participant (
    award_id     BIGINT NOT NULL REFERENCES award (id),
    position     BIGINT NOT NULL,
    name         TEXT   NOT NULL,
    role         TEXT   NOT NULL,
    organisation TEXT   NOT NULL,
    PRIMARY KEY (award_id, position)
);

-- Kept by every fact that changes an award; currency '' where the amount is not known.
CREATE TABLE portfolio_total (
    programme_id BIGINT NOT NULL,
    year         BIGINT NOT NULL,
    state        TEXT   NOT NULL,
    currency     TEXT   NOT NULL,
    awards       BIGINT NOT NULL CHECK (awards >= 0),
    minor        BIGINT NOT NULL,
    PRIMARY KEY (programme_id, year, state, currency)
);
CREATE TABLE organisation_total (
    organisation_id BIGINT NOT NULL,
    currency        TEXT   NOT NULL,
    awards          BIGINT NOT NULL CHECK (awards >= 0),
    minor           BIGINT NOT NULL,
    PRIMARY KEY (organisation_id, currency)
);
