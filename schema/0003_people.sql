-- Persons and their roles, which are made of facts; and what lets persons in, which is not: secrets, sessions and
-- one-time links are outside the record, so that they can be destroyed and never travel with it.

CREATE TABLE person (
    id        BIGINT PRIMARY KEY,
    name      TEXT   NOT NULL CHECK (name <> ''),
    email     TEXT   NOT NULL CHECK (email <> ''),
    email_key TEXT   NOT NULL CHECK (email_key <> ''),
    state     TEXT   NOT NULL CHECK (state IN ('invited', 'active', 'suspended', 'closed')),
    since     BIGINT NOT NULL,
    may_reset BIGINT NOT NULL CHECK (may_reset BETWEEN 0 AND 1)
);
-- An address belongs to one account at a time; a closed one gives it free.
CREATE UNIQUE INDEX person_email ON person (email_key) WHERE state <> 'closed';

-- A role in the whole body (programme 0), in one programme or, for performers, in one award; from its first day to its
-- last, both included. `ended_on` is the first day without it when it was ended before its term.
CREATE TABLE role_grant (
    id        BIGINT PRIMARY KEY,
    person    BIGINT NOT NULL REFERENCES person (id),
    role      TEXT   NOT NULL CHECK (role IN ('administrator', 'board_secretary', 'programme_manager',
                                             'case_officer', 'finance_officer', 'auditor', 'monitoring_officer',
                                             'performer')),
    programme BIGINT NOT NULL CHECK (programme >= 0),
    award     BIGINT NOT NULL CHECK (award >= 0),
    from_day  TEXT   NOT NULL,
    until_day TEXT,
    ended_on  TEXT,
    CHECK (until_day IS NULL OR until_day >= from_day),
    CHECK (role <> 'administrator' OR programme = 0),
    CHECK ((role = 'performer') = (award > 0))
);
CREATE INDEX role_grant_person ON role_grant (person);
CREATE INDEX role_grant_role ON role_grant (role, programme);
CREATE INDEX role_grant_award ON role_grant (award);

-- The Argon2id hash of a person's password, in its encoded form with parameters and salt.
CREATE TABLE credential (
    person  BIGINT PRIMARY KEY REFERENCES person (id),
    encoded TEXT   NOT NULL CHECK (encoded <> ''),
    set_at  BIGINT NOT NULL
);

-- Somebody signed in. Of the token in the cookie only its SHA-256 is here.
CREATE TABLE session (
    digest    BYTEA  PRIMARY KEY CHECK (length(digest) = 32),
    person    BIGINT NOT NULL REFERENCES person (id),
    created   BIGINT NOT NULL,
    last_seen BIGINT NOT NULL
);
CREATE INDEX session_person ON session (person);
CREATE INDEX session_last_seen ON session (last_seen);

-- A link that works once, of which only the SHA-256 is here. Person 0: the first administrator, who does not exist yet.
CREATE TABLE one_time_link (
    digest  BYTEA  PRIMARY KEY CHECK (length(digest) = 32),
    purpose TEXT   NOT NULL CHECK (purpose IN ('first_run', 'invitation', 'reset')),
    person  BIGINT NOT NULL,
    maker   BIGINT NOT NULL,
    expires BIGINT NOT NULL,
    used    BIGINT
);
CREATE INDEX one_time_link_person ON one_time_link (person);

-- Failed sign-ins, counted by account and by network address, each known by a digest only.
CREATE TABLE sign_in_attempt (
    who      BYTEA  PRIMARY KEY CHECK (length(who) = 32),
    failures BIGINT NOT NULL CHECK (failures > 0),
    since    BIGINT NOT NULL,
    latest   BIGINT NOT NULL
);
CREATE INDEX sign_in_attempt_latest ON sign_in_attempt (latest);
