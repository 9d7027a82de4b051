-- Imported lists: what came in, from which file and by which mapping, so that every award leads back to its line; and
-- each row that was sent back, whole and with the reason, so that it can be repaired and imported again.

CREATE TABLE award_import (
    id           BIGINT PRIMARY KEY,
    name         TEXT   NOT NULL,
    digest       BYTEA  NOT NULL CHECK (length(digest) = 32),
    format       TEXT   NOT NULL CHECK (format IN ('csv', 'xlsx', 'json', 'iati')),
    mapping_name TEXT   NOT NULL,
    mapping      TEXT   NOT NULL,
    headers      TEXT   NOT NULL,
    at           BIGINT NOT NULL,
    person       BIGINT NOT NULL,
    read         BIGINT NOT NULL,
    accepted     BIGINT NOT NULL CHECK (accepted >= 0),
    rejected     BIGINT NOT NULL CHECK (rejected >= 0),
    unchanged    BIGINT NOT NULL CHECK (unchanged >= 0),
    CHECK (read = accepted + rejected + unchanged)
);
CREATE INDEX award_import_digest ON award_import (digest);

-- The sum of the awards that were accepted, per currency.
CREATE TABLE award_import_sum (
    import_id BIGINT NOT NULL REFERENCES award_import (id),
    currency  TEXT   NOT NULL,
    minor     BIGINT NOT NULL CHECK (minor > 0),
    PRIMARY KEY (import_id, currency)
);

-- A row sent back. Its cells are a JSON array of texts, as they stood in the file.
CREATE TABLE award_import_rejection (
    id        BIGINT PRIMARY KEY,
    import_id BIGINT NOT NULL REFERENCES award_import (id),
    line      BIGINT NOT NULL CHECK (line > 0),
    cells     TEXT   NOT NULL
);
CREATE INDEX award_import_rejection_of ON award_import_rejection (import_id, id);

-- What is wrong with it, a row for each; the id is a hundred times the rejection's and the place from 0.
CREATE TABLE award_import_problem (
    id           BIGINT PRIMARY KEY,
    rejection_id BIGINT NOT NULL REFERENCES award_import_rejection (id),
    column_place BIGINT NOT NULL CHECK (column_place >= 0),
    header       TEXT   NOT NULL,
    refusal      TEXT   NOT NULL CHECK (refusal <> ''),
    cell         TEXT   NOT NULL,
    known_as     TEXT   NOT NULL
);
CREATE INDEX award_import_problem_of ON award_import_problem (rejection_id, id);
