-- What persons are told, and the mails that carry it. None of this is part of the record: a message repeats what facts
-- say to one person, and whether a mail server took it is about the world outside. It is written in the same
-- transaction as the facts it tells of, so that no message is lost or made twice.

-- mail_id: null, not put into a mail yet; 0, none is wanted of this category; otherwise the mail that carries it.
CREATE TABLE message (
    id       BIGINT PRIMARY KEY,
    person   BIGINT NOT NULL REFERENCES person (id),
    category TEXT   NOT NULL CHECK (category IN ('duty_assigned', 'duty_returned', 'duty_escalated', 'duty_to_check',
                                                 'duty_to_decide', 'duty_date', 'duty_helping', 'duty_progress')),
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
CREATE UNIQUE INDEX message_once ON message (person, cause);
CREATE INDEX message_person ON message (person, id);
CREATE INDEX message_mail ON message (mail_id, person);

-- cause: "message/7" of a mail that cannot wait, "digest/2026-11-29/12" of a person's digest of one day.
CREATE TABLE mail (
    id       BIGINT PRIMARY KEY,
    person   BIGINT NOT NULL REFERENCES person (id),
    kind     TEXT   NOT NULL CHECK (kind IN ('at_once', 'digest')),
    cause    TEXT   NOT NULL UNIQUE CHECK (cause <> ''),
    state    TEXT   NOT NULL CHECK (state IN ('waiting', 'sending', 'sent', 'given_up')),
    made_at  BIGINT NOT NULL,
    attempts BIGINT NOT NULL CHECK (attempts >= 0),
    next_at  BIGINT NOT NULL,
    ended_at BIGINT,
    said     TEXT   NOT NULL,
    CHECK ((state IN ('sent', 'given_up')) = (ended_at IS NOT NULL))
);
CREATE INDEX mail_next ON mail (state, next_at);

-- The categories of which a person wants no mail.
CREATE TABLE message_left (
    person   BIGINT NOT NULL REFERENCES person (id),
    category TEXT   NOT NULL,
    at       BIGINT NOT NULL,
    PRIMARY KEY (person, category)
);
