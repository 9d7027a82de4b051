-- What a person keeps for himself, outside the record: filters he gave a name, and the secret address of his calendar,
-- of which only the SHA-256 is here.

CREATE TABLE saved_filter (
    id     BIGINT PRIMARY KEY,
    person BIGINT NOT NULL REFERENCES person (id),
    list   TEXT   NOT NULL CHECK (list <> ''),
    name   TEXT   NOT NULL CHECK (name <> ''),
    query  TEXT   NOT NULL,
    at     BIGINT NOT NULL
);
CREATE UNIQUE INDEX saved_filter_name ON saved_filter (person, list, name);

CREATE TABLE calendar_feed (
    person  BIGINT PRIMARY KEY REFERENCES person (id),
    digest  BYTEA  NOT NULL UNIQUE CHECK (length(digest) = 32),
    made_at BIGINT NOT NULL
);
