-- The code that stands for a body in the numbers of its papers, and the papers of its meetings that were given one.
CREATE TABLE issuer_code (
    body_id BIGINT PRIMARY KEY REFERENCES body (id),
    code    TEXT   NOT NULL CHECK (code <> '')
);
CREATE TABLE meeting_document (
    id         BIGINT PRIMARY KEY,
    meeting_id BIGINT NOT NULL REFERENCES meeting (id),
    body_id    BIGINT NOT NULL REFERENCES body (id),
    kind       TEXT   NOT NULL CHECK (kind IN ('notice', 'agenda', 'minutes')),
    number     TEXT   NOT NULL CHECK (number <> ''),
    code       TEXT   NOT NULL, -- '': the number was given by another office and typed
    year       BIGINT NOT NULL,
    sequence   BIGINT NOT NULL,
    issued_on  TEXT   NOT NULL,
    UNIQUE (meeting_id, kind),
    UNIQUE (number)
);
CREATE INDEX meeting_document_sequence ON meeting_document (body_id, code, year, sequence);
