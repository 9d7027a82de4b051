-- Papers a body deliberates, each version by the digest of its file: what was adopted and what was issued both stay.

CREATE TABLE paper (
    id              BIGINT PRIMARY KEY,
    body_id         BIGINT NOT NULL REFERENCES body (id),
    item_id         BIGINT NOT NULL CHECK (item_id >= 0),
    title_zh        TEXT   NOT NULL,
    title_en        TEXT   NOT NULL,
    visibility      TEXT   NOT NULL CHECK (visibility IN ('common', 'internal', 'hidden')),
    state           TEXT   NOT NULL CHECK (state IN ('draft', 'submitted', 'in_deliberation', 'adopted',
                                                     'adopted_in_principle', 'returned', 'under_revision',
                                                     'final_check', 'issued', 'in_force', 'amended', 'superseded',
                                                     'repealed')),
    versions        BIGINT NOT NULL CHECK (versions > 0),
    outright        BIGINT NOT NULL CHECK (outright BETWEEN 0 AND 1),
    adopted_version BIGINT NOT NULL CHECK (adopted_version BETWEEN 0 AND versions),
    adopted_digest  BYTEA  CHECK (adopted_digest IS NULL OR length(adopted_digest) = 32),
    adopted_on      TEXT,
    issued_version  BIGINT NOT NULL CHECK (issued_version BETWEEN 0 AND versions),
    issued_digest   BYTEA  CHECK (issued_digest IS NULL OR length(issued_digest) = 32),
    issued_on       TEXT,
    number          TEXT   NOT NULL,
    authority       TEXT   NOT NULL,
    openness        TEXT   CHECK (openness IN ('published', 'on_request', 'not_public')),
    ended_by        BIGINT NOT NULL CHECK (ended_by >= 0),
    CHECK (title_zh <> '' OR title_en <> ''),
    CHECK ((adopted_version = 0) = (adopted_on IS NULL)),
    CHECK ((issued_version = 0) = (issued_on IS NULL)),
    CHECK (issued_version = 0 OR (adopted_version > 0 AND number <> '' AND authority <> '' AND openness IS NOT NULL)),
    CHECK (state NOT IN ('draft', 'submitted', 'in_deliberation', 'returned') OR adopted_version = 0),
    CHECK (outright = 0 OR issued_version = 0 OR issued_version = adopted_version)
);
CREATE INDEX paper_item ON paper (item_id, id);
CREATE INDEX paper_state ON paper (state, id);
CREATE INDEX paper_body ON paper (body_id, id);
CREATE INDEX paper_adopted ON paper (adopted_on, id);
CREATE UNIQUE INDEX paper_number ON paper (number) WHERE number <> '';

CREATE TABLE paper_version (
    paper_id BIGINT NOT NULL REFERENCES paper (id),
    version  BIGINT NOT NULL CHECK (version > 0),
    name     TEXT   NOT NULL CHECK (name <> ''),
    digest   BYTEA  NOT NULL CHECK (length(digest) = 32),
    size     BIGINT NOT NULL CHECK (size >= 0),
    note     TEXT   NOT NULL,
    person   BIGINT NOT NULL,
    at       BIGINT NOT NULL,
    PRIMARY KEY (paper_id, version)
);
