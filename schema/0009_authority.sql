-- Who may do what with money, up to how much, by which decision; and how much of it was used. Limits are those of the
-- person: what was used under one delegation counts in the next.
CREATE TABLE delegation (
    id                  BIGINT PRIMARY KEY,
    person_id           BIGINT NOT NULL REFERENCES person (id),
    programme_id        BIGINT NOT NULL, -- 0: in the whole body
    deeds               TEXT   NOT NULL CHECK (deeds <> ''), -- as the lines of delegation_deed, for lists
    currency            TEXT   NOT NULL,
    per_act             BIGINT CHECK (per_act > 0),
    per_award           BIGINT CHECK (per_award > 0),
    per_year            BIGINT CHECK (per_year > 0),
    second_person_above BIGINT CHECK (second_person_above >= 0),
    from_day            TEXT   NOT NULL,
    until_day           TEXT   NOT NULL CHECK (until_day >= from_day),
    decision            TEXT   NOT NULL CHECK (decision <> ''),
    given_by            BIGINT NOT NULL,
    given_at            BIGINT NOT NULL,
    state               TEXT   NOT NULL CHECK (state IN ('given', 'revoked')),
    revoked_on          TEXT, -- the first day without it
    revoked_by          BIGINT NOT NULL,
    reason              TEXT   NOT NULL,
    uses                BIGINT NOT NULL, -- kept by every use
    used                BIGINT NOT NULL CHECK (used >= 0),
    last_used_at        BIGINT,
    CHECK ((state = 'revoked') = (revoked_on IS NOT NULL)),
    CHECK (per_act IS NULL OR per_award IS NULL OR per_act <= per_award),
    CHECK (per_award IS NULL OR per_year IS NULL OR per_award <= per_year)
);
CREATE INDEX delegation_person ON delegation (person_id);

CREATE TABLE delegation_deed (
    delegation_id BIGINT NOT NULL REFERENCES delegation (id),
    deed          TEXT   NOT NULL
                  CHECK (deed IN ('commit_award', 'decide_milestone', 'advance_money', 'amend_award', 'stop_award',
                                  'move_line', 'request_payment', 'approve_payment', 'sign_payments',
                                  'enter_commitment', 'enter_due')),
    PRIMARY KEY (delegation_id, deed)
);
CREATE INDEX delegation_deed_deed ON delegation_deed (deed);

-- A person who acts for another for a term, and uses what was delegated to that other.
CREATE TABLE acting (
    id         BIGINT PRIMARY KEY,
    deputy_id  BIGINT NOT NULL REFERENCES person (id),
    holder_id  BIGINT NOT NULL REFERENCES person (id),
    from_day   TEXT   NOT NULL,
    until_day  TEXT   NOT NULL CHECK (until_day >= from_day),
    decision   TEXT   NOT NULL CHECK (decision <> ''),
    given_by   BIGINT NOT NULL,
    given_at   BIGINT NOT NULL,
    ended_on   TEXT, -- the first day without it
    ended_by   BIGINT NOT NULL,
    reason     TEXT   NOT NULL,
    CHECK (deputy_id <> holder_id)
);
CREATE INDEX acting_deputy ON acting (deputy_id);

CREATE TABLE authority_use (
    id            BIGINT PRIMARY KEY,
    cause         TEXT   NOT NULL UNIQUE CHECK (cause <> ''),
    thing         TEXT   NOT NULL, -- what it was done to: the cause up to its second slash
    deed          TEXT   NOT NULL,
    delegation_id BIGINT NOT NULL REFERENCES delegation (id),
    person_id     BIGINT NOT NULL, -- who acted
    acting_for    BIGINT NOT NULL, -- 0: on his own account
    programme_id  BIGINT NOT NULL,
    award_id      BIGINT NOT NULL,
    minor         BIGINT NOT NULL CHECK (minor >= 0),
    currency      TEXT   NOT NULL,
    fiscal_year   BIGINT NOT NULL,
    approval_id   BIGINT NOT NULL, -- the second person's, where one was needed
    at            BIGINT NOT NULL,
    returned_at   BIGINT           -- given back: it no longer counts
);
CREATE INDEX authority_use_thing ON authority_use (thing);
CREATE INDEX authority_use_delegation ON authority_use (delegation_id, id);

-- Kept by every use: what of a holder's authority is used up, by award (fiscal_year 0) and by fiscal year (award_id 0).
CREATE TABLE authority_used (
    person_id    BIGINT NOT NULL,
    deed         TEXT   NOT NULL,
    currency     TEXT   NOT NULL,
    programme_id BIGINT NOT NULL,
    award_id     BIGINT NOT NULL,
    fiscal_year  BIGINT NOT NULL,
    minor        BIGINT NOT NULL CHECK (minor >= 0),
    PRIMARY KEY (person_id, deed, currency, award_id, fiscal_year, programme_id)
);

-- An act proposed by one person and confirmed or declined by another; it ends exactly once.
CREATE TABLE approval (
    id            BIGINT PRIMARY KEY,
    cause         TEXT   NOT NULL CHECK (cause <> ''),
    deed          TEXT   NOT NULL,
    programme_id  BIGINT NOT NULL,
    award_id      BIGINT NOT NULL,
    minor         BIGINT NOT NULL CHECK (minor >= 0),
    currency      TEXT   NOT NULL,
    note          TEXT   NOT NULL,
    proposed_by   BIGINT NOT NULL,
    proposed_for  BIGINT NOT NULL, -- 0: on his own account
    proposed_at   BIGINT NOT NULL,
    expires_on    TEXT   NOT NULL, -- the last day on which it can be confirmed
    state         TEXT   NOT NULL CHECK (state IN ('open', 'confirmed', 'declined', 'withdrawn', 'expired')),
    ended_by      BIGINT NOT NULL,
    ended_for     BIGINT NOT NULL,
    ended_at      BIGINT,
    reason        TEXT   NOT NULL,
    CHECK ((state = 'open') = (ended_at IS NULL))
);
CREATE UNIQUE INDEX approval_cause ON approval (cause) WHERE state IN ('open', 'confirmed');
CREATE INDEX approval_state ON approval (state, expires_on);

-- Outside the record: what somebody tried and was refused for its amount, for those who look after the limits.
CREATE TABLE authority_attempt (
    id           BIGINT PRIMARY KEY,
    person_id    BIGINT NOT NULL,
    deed         TEXT   NOT NULL,
    programme_id BIGINT NOT NULL,
    award_id     BIGINT NOT NULL,
    minor        BIGINT NOT NULL,
    currency     TEXT   NOT NULL,
    refusal      TEXT   NOT NULL,
    cause        TEXT   NOT NULL,
    at           BIGINT NOT NULL
);
CREATE INDEX authority_attempt_at ON authority_attempt (at);

-- Versions of funding rules: each holds from its first day until the next of its kind and scope begins.
CREATE TABLE funding_rule (
    id           BIGINT PRIMARY KEY,
    kind         TEXT   NOT NULL
                 CHECK (kind IN ('indirect_cost', 'lump_sum', 'advance', 'equipment', 'virement', 'leftover',
                                 'extension', 'cooling_off', 'two_persons')),
    title_zh     TEXT   NOT NULL,
    title_en     TEXT   NOT NULL,
    text_zh      TEXT   NOT NULL,
    text_en      TEXT   NOT NULL,
    source       TEXT   NOT NULL CHECK (source <> ''), -- the document and its article
    programme_id BIGINT NOT NULL, -- 0: in all programmes
    fund         TEXT   NOT NULL, -- '': of all funds
    currency     TEXT   NOT NULL,
    valid_from   TEXT   NOT NULL,
    terms        TEXT   NOT NULL, -- JSON
    examples     TEXT   NOT NULL, -- JSON
    recorded_by  BIGINT NOT NULL,
    recorded_at  BIGINT NOT NULL,
    CHECK (title_zh <> '' OR title_en <> '')
);
CREATE UNIQUE INDEX funding_rule_version ON funding_rule (kind, programme_id, fund, valid_from);
