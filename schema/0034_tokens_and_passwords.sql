-- Tokens by which programs act for a person, outside the record like sessions. Of the token only its SHA-256 is here.
-- scope: "read", or the names of permissions parted by blanks; programme 0: in all that the person's roles reach.
CREATE TABLE api_token (
    id        BIGINT PRIMARY KEY,
    digest    BYTEA  NOT NULL UNIQUE CHECK (length(digest) = 32),
    person    BIGINT NOT NULL REFERENCES person (id),
    name      TEXT   NOT NULL CHECK (name <> ''),
    scope     TEXT   NOT NULL CHECK (scope <> ''),
    programme BIGINT NOT NULL CHECK (programme >= 0),
    made      BIGINT NOT NULL,
    until_day TEXT   NOT NULL, -- the last day it works
    used_day  TEXT,            -- the last day it was used
    ended     BIGINT
);
CREATE INDEX api_token_person ON api_token (person, id);

-- The hashes of earlier passwords, where the rules forbid using them again.
CREATE TABLE password_before (
    person  BIGINT NOT NULL REFERENCES person (id),
    encoded TEXT   NOT NULL CHECK (encoded <> ''),
    at      BIGINT NOT NULL,
    PRIMARY KEY (person, at, encoded)
);

-- A link that lifts a lockout once, of which only the SHA-256 is here.
CREATE TABLE unlock_link (
    digest  BYTEA  PRIMARY KEY CHECK (length(digest) = 32),
    person  BIGINT NOT NULL REFERENCES person (id),
    made    BIGINT NOT NULL,
    expires BIGINT NOT NULL
);
CREATE INDEX unlock_link_person ON unlock_link (person);

-- Messages get one more category, which a check cannot learn: the table is made anew with what it holds.
CREATE TABLE message_next (
    id       BIGINT PRIMARY KEY,
    person   BIGINT NOT NULL REFERENCES person (id),
    category TEXT   NOT NULL CHECK (category IN ('duty_assigned', 'duty_returned', 'duty_escalated', 'duty_to_check',
                                                 'duty_to_decide', 'duty_date', 'duty_helping', 'duty_progress',
                                                 'account_locked')),
    cause    TEXT   NOT NULL CHECK (cause <> ''),
    place    TEXT   NOT NULL,
    title_zh TEXT   NOT NULL,
    title_en TEXT   NOT NULL,
    text_zh  TEXT   NOT NULL,
    text_en  TEXT   NOT NULL,
    why_zh   TEXT   NOT NULL CHECK (why_zh <> ''),
    why_en   TEXT   NOT NULL CHECK (why_en <> ''),
    at       BIGINT NOT NULL,
    read_at  BIGINT,
    mail_id  BIGINT CHECK (mail_id >= 0)
);
INSERT INTO message_next (id, person, category, cause, place, title_zh, title_en, text_zh, text_en, why_zh, why_en, at,
                          read_at, mail_id)
SELECT id, person, category, cause, place, title_zh, title_en, text_zh, text_en, why_zh, why_en, at, read_at, mail_id
  FROM message;
DROP TABLE message;
ALTER TABLE message_next RENAME TO message;
CREATE UNIQUE INDEX message_once ON message (person, cause);
CREATE INDEX message_person ON message (person, id);
CREATE INDEX message_mail ON message (mail_id, person);
