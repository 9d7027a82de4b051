-- Signing in through an identity provider outside. That somebody's account there was linked, and which roles a group
-- there gave, are facts; which account it is, and what is on its way, are outside the record like passwords.

-- The account of a person at a provider. It is kept when the person's account here is closed, so that it is known.
CREATE TABLE linked_identity (
    id        BIGINT PRIMARY KEY,
    person    BIGINT NOT NULL REFERENCES person (id),
    issuer    TEXT   NOT NULL CHECK (issuer <> ''),
    subject   TEXT   NOT NULL CHECK (subject <> ''),
    email     TEXT   NOT NULL,
    linked_at BIGINT NOT NULL,
    used_at   BIGINT
);
CREATE UNIQUE INDEX linked_identity_account ON linked_identity (issuer, subject);
CREATE INDEX linked_identity_person ON linked_identity (person);

-- A way to the provider and back that was used, by the SHA-256 of its secret; it is not used again. `waiting`: the
-- person is known and the code of the second factor is still to come.
CREATE TABLE provider_round (
    digest  BYTEA  PRIMARY KEY CHECK (length(digest) = 32),
    until   BIGINT NOT NULL,
    person  BIGINT REFERENCES person (id),
    waiting BIGINT NOT NULL CHECK (waiting BETWEEN 0 AND 1)
);
CREATE INDEX provider_round_until ON provider_round (until);
CREATE INDEX provider_round_person ON provider_round (person);

-- Who came through the provider and is linked to nobody, for an administrator to link; kept for a time.
CREATE TABLE provider_visitor (
    issuer  TEXT   NOT NULL,
    subject TEXT   NOT NULL,
    name    TEXT   NOT NULL,
    email   TEXT   NOT NULL,
    at      BIGINT NOT NULL,
    PRIMARY KEY (issuer, subject)
);

-- How a session began: by a password, by the provider, or by the provider with a second factor that is trusted here.
ALTER TABLE session ADD COLUMN door TEXT NOT NULL DEFAULT 'password'
    CHECK (door IN ('password', 'provider', 'provider_factor'));

-- The group at the provider that gave the role; '' for a role given by a person.
ALTER TABLE role_grant ADD COLUMN by_group TEXT NOT NULL DEFAULT '';
