-- The second factor, and what a session needs to be told from others and ended. Of all this only the rules and since
-- when somebody has a second factor are made of facts; secrets, codes and sessions are outside the record.

CREATE TABLE sign_in_rule (
    one                   BIGINT PRIMARY KEY CHECK (one = 1),
    second_factor_roles   TEXT   NOT NULL, -- names of roles, parted by blanks
    second_factor_days    BIGINT NOT NULL CHECK (second_factor_days BETWEEN 0 AND 365),
    proof_of              TEXT   NOT NULL CHECK (proof_of IN ('second_factor', 'everybody')),
    proof_minutes         BIGINT NOT NULL CHECK (proof_minutes BETWEEN 1 AND 60),
    idle                  BIGINT NOT NULL CHECK (idle BETWEEN 5 AND 720),
    idle_administrator    BIGINT NOT NULL CHECK (idle_administrator BETWEEN 5 AND 720),
    idle_finance          BIGINT NOT NULL CHECK (idle_finance BETWEEN 5 AND 720),
    absolute              BIGINT NOT NULL CHECK (absolute BETWEEN 30 AND 1440),
    password_profile      TEXT   NOT NULL CHECK (password_profile IN ('standard', 'cn_mlps3'))
);

ALTER TABLE person ADD COLUMN second_factor_since BIGINT;

-- pending: a secret that was shown and not yet proved. last_step: the step of the last code taken, none of which, nor
-- an earlier one, is taken again. asked_at: when a role first demanded what was not there.
CREATE TABLE second_factor (
    person     BIGINT PRIMARY KEY REFERENCES person (id),
    secret     BYTEA  CHECK (length(secret) = 20),
    pending    BYTEA  CHECK (length(pending) = 20),
    pending_at BIGINT,
    last_step  BIGINT NOT NULL,
    asked_at   BIGINT
);

-- Codes that work once in place of the second factor; of each only its SHA-256 is here.
CREATE TABLE recovery_code (
    digest BYTEA  PRIMARY KEY CHECK (length(digest) = 32),
    person BIGINT NOT NULL REFERENCES person (id)
);
CREATE INDEX recovery_code_person ON recovery_code (person);

-- Sessions get a name by which they are listed and ended, the words for their device, and when their person last proved
-- to be there. Those that are open end with the change: everybody signs in again.
DROP TABLE session;
CREATE TABLE session (
    digest    BYTEA  PRIMARY KEY CHECK (length(digest) = 32),
    name      TEXT   NOT NULL UNIQUE CHECK (name <> ''),
    person    BIGINT NOT NULL REFERENCES person (id),
    created   BIGINT NOT NULL,
    last_seen BIGINT NOT NULL,
    proved    BIGINT NOT NULL,
    device    TEXT   NOT NULL
);
CREATE INDEX session_person ON session (person);
CREATE INDEX session_last_seen ON session (last_seen);

-- What happened at the door, kept for a time: no address, and of the device the two words a person knows it by.
CREATE TABLE sign_in_event (
    id     BIGINT PRIMARY KEY,
    person BIGINT NOT NULL REFERENCES person (id),
    kind   TEXT   NOT NULL CHECK (kind <> ''),
    device TEXT   NOT NULL,
    at     BIGINT NOT NULL
);
CREATE INDEX sign_in_event_person ON sign_in_event (person, id);
CREATE INDEX sign_in_event_at ON sign_in_event (at);
