-- The ledger: where public money stands. Each appropriation is a pool in one currency whose accounts add up to nothing;
-- an entry moves money within pools, whole or not at all, and is never changed.

CREATE TABLE appropriation (
    id          BIGINT PRIMARY KEY,
    code        TEXT   NOT NULL UNIQUE CHECK (code <> ''),
    title_zh    TEXT   NOT NULL,
    title_en    TEXT   NOT NULL,
    fund        TEXT   NOT NULL CHECK (fund <> ''),
    fiscal_year BIGINT NOT NULL CHECK (fiscal_year BETWEEN 1900 AND 2999),
    budget_line TEXT   NOT NULL,
    currency    TEXT   NOT NULL,
    decision    TEXT   NOT NULL CHECK (decision <> ''),
    CHECK (title_zh <> '' OR title_en <> '')
);
CREATE INDEX appropriation_year ON appropriation (fiscal_year, id);

-- A control account cannot go below what is reserved of it, and so never below zero.
CREATE TABLE account (
    id               BIGINT PRIMARY KEY,
    appropriation_id BIGINT NOT NULL REFERENCES appropriation (id),
    stage            TEXT   NOT NULL CHECK (stage IN ('source', 'appropriated', 'allotted', 'reserved', 'committed',
                                                      'payable', 'paid', 'spent', 'returned', 'lapsed',
                                                      'carried_forward', 'exchanged', 'demanded', 'recovered',
                                                      'written_off')),
    programme_id     BIGINT NOT NULL,
    call_id          BIGINT NOT NULL,
    award_id         BIGINT NOT NULL,
    milestone_id     BIGINT NOT NULL,
    line             TEXT   NOT NULL,
    balance          BIGINT NOT NULL,
    set_aside        BIGINT NOT NULL CHECK (set_aside >= 0),
    entries          BIGINT NOT NULL,
    UNIQUE (award_id, stage, appropriation_id, programme_id, call_id, milestone_id, line),
    CHECK (balance >= set_aside OR stage IN ('source', 'carried_forward', 'exchanged')),
    CHECK (balance BETWEEN -1000000000000000 AND 1000000000000000)
);
CREATE INDEX account_programme ON account (programme_id, stage);
CREATE INDEX account_appropriation ON account (appropriation_id, stage);

CREATE TABLE entry (
    id             BIGINT PRIMARY KEY,
    cause          TEXT   NOT NULL UNIQUE CHECK (cause <> ''),
    kind           TEXT   NOT NULL
                   CHECK (kind IN ('appropriate', 'reduce', 'allot', 'take_back', 'set_aside', 'release', 'commit',
                                   'decommit', 'move_line', 'fall_due', 'cancel_due', 'pay', 'advance', 'bank_return',
                                   'spend', 'disallow', 'give_back', 'reuse', 'carry_forward', 'lapse', 'exchange',
                                   'opening', 'reverse', 'remit', 'demand', 'recover', 'write_off')),
    value_on       TEXT   NOT NULL,
    at             BIGINT NOT NULL,
    person         BIGINT NOT NULL,
    decision       TEXT   NOT NULL,
    memo           TEXT   NOT NULL,
    reverses       BIGINT REFERENCES entry (id),
    reservation_id BIGINT NOT NULL,
    CHECK ((kind = 'reverse') = (reverses IS NOT NULL))
);
CREATE UNIQUE INDEX entry_reverses ON entry (reverses) WHERE reverses IS NOT NULL;
CREATE INDEX entry_value ON entry (value_on, id);
CREATE INDEX entry_reservation ON entry (reservation_id) WHERE reservation_id > 0;

-- balance_after makes a statement of an account a read of its own lines.
CREATE TABLE entry_leg (
    entry_id      BIGINT NOT NULL REFERENCES entry (id),
    position      BIGINT NOT NULL CHECK (position BETWEEN 0 AND 63),
    account_id    BIGINT NOT NULL REFERENCES account (id),
    minor         BIGINT NOT NULL CHECK (minor <> 0),
    balance_after BIGINT NOT NULL,
    PRIMARY KEY (entry_id, position)
)
-- only sqlite
WITHOUT ROWID
-- end
;
CREATE INDEX entry_leg_account ON entry_leg (account_id, entry_id);
-- What brought money to an account is found however often it was taken from since.
CREATE INDEX entry_leg_added ON entry_leg (account_id, entry_id) WHERE minor > 0;

CREATE TABLE reservation (
    id         BIGINT PRIMARY KEY,
    cause      TEXT   NOT NULL UNIQUE CHECK (cause <> ''),
    kind       TEXT   NOT NULL,
    from_id    BIGINT NOT NULL REFERENCES account (id),
    to_id      BIGINT NOT NULL REFERENCES account (id),
    minor      BIGINT NOT NULL CHECK (minor > 0),
    posted     BIGINT NOT NULL CHECK (posted BETWEEN 0 AND minor),
    expires_on TEXT   NOT NULL,
    decision   TEXT   NOT NULL,
    memo       TEXT   NOT NULL,
    state      TEXT   NOT NULL CHECK (state IN ('pending', 'posted', 'voided', 'expired')),
    CHECK (state = 'posted' OR posted = 0)
);
CREATE INDEX reservation_open ON reservation (state, expires_on);

-- Kept by every entry: what stands at each stage, by appropriation and programme (0 above the programmes).
CREATE TABLE money_total (
    appropriation_id BIGINT NOT NULL REFERENCES appropriation (id),
    programme_id     BIGINT NOT NULL,
    stage            TEXT   NOT NULL,
    minor            BIGINT NOT NULL,
    PRIMARY KEY (appropriation_id, programme_id, stage)
)
-- only sqlite
WITHOUT ROWID
-- end
;
CREATE INDEX money_total_programme ON money_total (programme_id);

-- One row: the day through which the books are closed.
CREATE TABLE ledger_closing (
    one     BIGINT PRIMARY KEY CHECK (one = 1),
    through TEXT   NOT NULL
);
