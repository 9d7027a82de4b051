-- What a team has paid already and asks to have paid back, cost by cost, each with its receipt: a receipt is claimed
-- once, and what is accepted of a claim falls due by one entry.

CREATE TABLE claim (
    id             BIGINT PRIMARY KEY,
    award_id       BIGINT NOT NULL REFERENCES award (id),
    state          TEXT   NOT NULL CHECK (state IN ('submitted', 'queried', 'accepted', 'rejected', 'withdrawn')),
    currency       TEXT   NOT NULL,
    minor          BIGINT NOT NULL CHECK (minor > 0),
    accepted_minor BIGINT NOT NULL CHECK (accepted_minor BETWEEN 0 AND minor),
    text           TEXT   NOT NULL,
    accepted       TEXT   NOT NULL,
    person         BIGINT NOT NULL,
    at             BIGINT NOT NULL,
    entry_id       BIGINT NOT NULL,
    CHECK ((state = 'accepted') = (entry_id > 0)),
    CHECK ((accepted_minor > 0) = (entry_id > 0))
);
CREATE INDEX claim_award ON claim (award_id, id);
CREATE INDEX claim_state ON claim (state, id);

CREATE TABLE claim_receipt (
    claim_id BIGINT NOT NULL REFERENCES claim (id),
    position BIGINT NOT NULL,
    digest   BYTEA  NOT NULL CHECK (length(digest) = 32),
    PRIMARY KEY (claim_id, position)
);
CREATE INDEX claim_receipt_digest ON claim_receipt (digest);

CREATE TABLE claim_word (
    id       BIGINT PRIMARY KEY,
    claim_id BIGINT NOT NULL REFERENCES claim (id),
    step     TEXT   NOT NULL,
    person   BIGINT NOT NULL,
    at       BIGINT NOT NULL,
    text     TEXT   NOT NULL
);
CREATE INDEX claim_word_of ON claim_word (claim_id, id);
