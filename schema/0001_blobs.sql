-- Uploaded content by its SHA-256, cut into pieces so that nobody holds a file whole in memory.
CREATE TABLE blob (
    digest BYTEA  PRIMARY KEY CHECK (length(digest) = 32),
    size   BIGINT NOT NULL CHECK (size >= 0),
    chunks BIGINT NOT NULL CHECK (chunks >= 0)
);

CREATE TABLE blob_chunk (
    digest  BYTEA  NOT NULL REFERENCES blob (digest),
    number  BIGINT NOT NULL CHECK (number >= 0),
    content BYTEA  NOT NULL CHECK (length(content) BETWEEN 1 AND 1048576),
    PRIMARY KEY (digest, number)
);
