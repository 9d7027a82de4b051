-- What can be searched for, by the tokens of the search module. Made from the tables again at any time, so it is
-- outside the record.
CREATE TABLE search_entry (
    id        BIGINT PRIMARY KEY,
    noun      TEXT   NOT NULL,
    title     TEXT   NOT NULL,
    subtitle  TEXT   NOT NULL,
    programme BIGINT NOT NULL
);

-- only sqlite
CREATE VIRTUAL TABLE search_text USING fts5(tokens, tokenize = 'ascii', detail = 'none', columnsize = 0);
-- end
-- only postgresql
CREATE TABLE search_text (
    id     BIGINT PRIMARY KEY,
    tokens TEXT[] NOT NULL
);
CREATE INDEX search_text_tokens ON search_text USING gin (tokens);
-- end
