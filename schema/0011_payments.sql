-- Payments: accounts that may be paid, each proposed, verified and confirmed by different persons and then left to cool
-- off, so that neither one person nor a stolen mailbox can lead money elsewhere; what was asked to be paid; the batches
-- it went to the bank in; and what the bank answered.

-- Who speaks for an organisation about its accounts. Never edited: a new contact is a new row.
CREATE TABLE contact (
    id              BIGINT PRIMARY KEY,
    organisation_id BIGINT NOT NULL REFERENCES organisation (id),
    name            TEXT   NOT NULL CHECK (name <> ''),
    reach           TEXT   NOT NULL CHECK (reach <> ''),
    recorded_by     BIGINT NOT NULL,
    at              BIGINT NOT NULL
);
CREATE INDEX contact_organisation ON contact (organisation_id, id);

CREATE TABLE payee (
    id              BIGINT PRIMARY KEY,
    organisation_id BIGINT NOT NULL REFERENCES organisation (id),
    scheme          TEXT   NOT NULL CHECK (scheme IN ('cn', 'iban', 'other')),
    number          TEXT   NOT NULL CHECK (number <> ''),
    bank_code       TEXT   NOT NULL CHECK (bank_code <> ''),
    bank_name       TEXT   NOT NULL,
    holder          TEXT   NOT NULL CHECK (holder <> ''),
    currency        TEXT   NOT NULL,
    contact_id      BIGINT NOT NULL REFERENCES contact (id),
    state           TEXT   NOT NULL CHECK (state IN ('proposed', 'verified', 'cooling_off', 'usable', 'suspended',
                                                     'closed', 'rejected', 'withdrawn')),
    proposed_by     BIGINT NOT NULL,
    proposed_at     BIGINT NOT NULL,
    verified_by     BIGINT NOT NULL,
    verified_at     BIGINT,
    registry        TEXT   NOT NULL,
    document        BYTEA  CHECK (length(document) = 32),
    noticed         BIGINT NOT NULL,
    noticed_at      BIGINT,
    confirmed_by    BIGINT NOT NULL,
    letter          BYTEA  CHECK (length(letter) = 32),
    letter_by       BIGINT NOT NULL,
    confirmed_at    BIGINT,
    usable_on       TEXT,
    stopped_by      BIGINT NOT NULL,
    reason          TEXT   NOT NULL,
    CHECK (verified_by = 0 OR verified_by <> proposed_by),
    CHECK (letter_by = 0 OR letter_by NOT IN (proposed_by, verified_by)),
    CHECK (state NOT IN ('cooling_off', 'usable') OR usable_on IS NOT NULL),
    CHECK (usable_on IS NULL OR (verified_at IS NOT NULL AND confirmed_at IS NOT NULL))
);
CREATE INDEX payee_organisation ON payee (organisation_id, state);
CREATE INDEX payee_number ON payee (number);
CREATE INDEX payee_state ON payee (state, usable_on);

-- The link by which a contact confirms an account, of which only the SHA-256 is here. Outside the record.
CREATE TABLE payee_link (
    digest     BYTEA  PRIMARY KEY CHECK (length(digest) = 32),
    payee_id   BIGINT NOT NULL,
    contact_id BIGINT NOT NULL,
    expires    BIGINT NOT NULL,
    used       BIGINT
);
CREATE INDEX payee_link_payee ON payee_link (payee_id);

-- Our own account, from which is paid.
CREATE TABLE debtor (
    id        BIGINT PRIMARY KEY,
    name      TEXT   NOT NULL CHECK (name <> ''),
    scheme    TEXT   NOT NULL CHECK (scheme IN ('cn', 'iban', 'other')),
    number    TEXT   NOT NULL CHECK (number <> ''),
    bank_code TEXT   NOT NULL CHECK (bank_code <> ''),
    bank_name TEXT   NOT NULL,
    holder    TEXT   NOT NULL CHECK (holder <> ''),
    currency  TEXT   NOT NULL,
    UNIQUE (number, bank_code, currency)
);

CREATE TABLE batch (
    id         BIGINT PRIMARY KEY,
    debtor_id  BIGINT NOT NULL REFERENCES debtor (id),
    execute_on TEXT   NOT NULL,
    state      TEXT   NOT NULL CHECK (state IN ('prepared', 'signed_once', 'signed_twice', 'sent', 'dissolved')),
    made_by    BIGINT NOT NULL,
    made_at    BIGINT NOT NULL,
    first_by   BIGINT NOT NULL,
    first_at   BIGINT,
    second_by  BIGINT NOT NULL,
    second_at  BIGINT,
    sent_by    BIGINT NOT NULL,
    sent_at    BIGINT,
    reason     TEXT   NOT NULL,
    CHECK (second_by = 0 OR second_by <> first_by),
    CHECK (state NOT IN ('signed_twice', 'sent') OR second_at IS NOT NULL)
);
CREATE INDEX batch_state ON batch (state, id);

CREATE TABLE payment (
    id               BIGINT PRIMARY KEY,
    programme_id     BIGINT NOT NULL REFERENCES programme (id),
    award_id         BIGINT NOT NULL REFERENCES award (id),
    appropriation_id BIGINT NOT NULL REFERENCES appropriation (id),
    milestone_id     BIGINT NOT NULL,
    line             TEXT   NOT NULL,
    payee_id         BIGINT NOT NULL REFERENCES payee (id),
    minor            BIGINT NOT NULL CHECK (minor > 0),
    currency         TEXT   NOT NULL,
    purpose          TEXT   NOT NULL CHECK (purpose <> ''),
    invoice_number   TEXT   NOT NULL,
    invoice_key      TEXT   NOT NULL,
    invoice_code     TEXT   NOT NULL,
    first_to_payee   BIGINT NOT NULL CHECK (first_to_payee BETWEEN 0 AND 1),
    alike_id         BIGINT NOT NULL,
    not_same_because TEXT   NOT NULL,
    state            TEXT   NOT NULL CHECK (state IN ('requested', 'approved', 'rejected', 'withdrawn', 'batched',
                                                      'released', 'sent', 'settled', 'failed', 'cancelled',
                                                      'returned')),
    requested_by     BIGINT NOT NULL,
    requested_at     BIGINT NOT NULL,
    approved_by      BIGINT NOT NULL,
    approved_at      BIGINT,
    reservation_id   BIGINT NOT NULL,
    attempt          BIGINT NOT NULL CHECK (attempt >= 0),
    batch_id         BIGINT NOT NULL,
    reason           TEXT   NOT NULL,
    settled_on       TEXT,
    entry_id         BIGINT NOT NULL,
    returned_on      TEXT,
    CHECK (approved_by = 0 OR approved_by <> requested_by),
    CHECK ((alike_id = 0) = (not_same_because = '')),
    CHECK ((state IN ('batched', 'released', 'sent')) <= (batch_id > 0)),
    CHECK ((state IN ('settled', 'returned')) = (settled_on IS NOT NULL))
);
CREATE INDEX payment_award ON payment (award_id, id);
CREATE INDEX payment_state ON payment (state, id);
CREATE INDEX payment_payee ON payment (payee_id, state);
CREATE INDEX payment_batch ON payment (batch_id);
CREATE INDEX payment_invoice ON payment (invoice_key);

-- Each time a payment is put into a batch it gets a new name there, which the bank's answer repeats.
CREATE TABLE payment_order (
    end_to_end TEXT   PRIMARY KEY,
    payment_id BIGINT NOT NULL REFERENCES payment (id),
    batch_id   BIGINT NOT NULL REFERENCES batch (id),
    attempt    BIGINT NOT NULL,
    UNIQUE (payment_id, attempt)
);
CREATE INDEX payment_order_batch ON payment_order (batch_id, payment_id);

CREATE TABLE bank_answer (
    id      BIGINT PRIMARY KEY,
    digest  BYTEA  NOT NULL UNIQUE CHECK (length(digest) = 32),
    name    TEXT   NOT NULL,
    format  TEXT   NOT NULL CHECK (format IN ('pain_002', 'camt_053', 'csv')),
    message TEXT   NOT NULL,
    read    BIGINT NOT NULL CHECK (read >= 0),
    known   BIGINT NOT NULL CHECK (known BETWEEN 0 AND read),
    person  BIGINT NOT NULL,
    at      BIGINT NOT NULL
);

-- A line of a bank's answer, once, whichever files it came in.
CREATE TABLE bank_line (
    id             BIGINT PRIMARY KEY,
    answer_id      BIGINT NOT NULL REFERENCES bank_answer (id),
    identity       TEXT   NOT NULL UNIQUE CHECK (identity <> ''),
    line           BIGINT NOT NULL,
    kind           TEXT   NOT NULL CHECK (kind IN ('settled', 'rejected', 'returned', 'credited')),
    end_to_end     TEXT   NOT NULL,
    minor          BIGINT,
    currency       TEXT,
    value_on       TEXT,
    bank_reference TEXT   NOT NULL,
    reason         TEXT   NOT NULL,
    note           TEXT   NOT NULL,
    state          TEXT   NOT NULL CHECK (state IN ('unmatched', 'matched', 'set_aside')),
    payment_id     BIGINT NOT NULL,
    problem        TEXT   NOT NULL,
    settled_by     BIGINT NOT NULL,
    settled_reason TEXT   NOT NULL,
    CHECK ((minor IS NULL) = (currency IS NULL)),
    CHECK ((state = 'matched') = (payment_id > 0)),
    CHECK (state <> 'set_aside' OR settled_reason <> '')
);
CREATE INDEX bank_line_state ON bank_line (state, id);
CREATE INDEX bank_line_payment ON bank_line (payment_id);
