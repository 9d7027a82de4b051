-- Daily jobs: which ran on which civil day, so that none runs twice whatever clocks and servers do. Outside the record.
CREATE TABLE daily_run (
    job     TEXT   NOT NULL CHECK (job <> ''),
    day     TEXT   NOT NULL,
    at      BIGINT NOT NULL,
    outcome TEXT   NOT NULL,
    PRIMARY KEY (job, day)
);

-- Fiscal years whose closing has begun; all others are open. The days are those of the moment closing began.
CREATE TABLE fiscal_year (
    year     BIGINT PRIMARY KEY CHECK (year BETWEEN 1900 AND 2999),
    first_on TEXT   NOT NULL,
    last_on  TEXT   NOT NULL,
    state    TEXT   NOT NULL CHECK (state IN ('open', 'closing', 'closed', 'reopening', 'reopened')),
    decision TEXT   NOT NULL,
    asked_by BIGINT NOT NULL,
    CHECK (first_on < last_on)
);

-- Rates between currencies as somebody recorded them: an exact decimal, the day it is of, and where it was read.
CREATE TABLE exchange_rate (
    id            BIGINT PRIMARY KEY,
    from_currency TEXT   NOT NULL,
    to_currency   TEXT   NOT NULL CHECK (to_currency <> from_currency),
    rate          TEXT   NOT NULL CHECK (rate <> ''),
    of_day        TEXT   NOT NULL,
    source        TEXT   NOT NULL CHECK (source <> ''),
    person        BIGINT NOT NULL,
    at            BIGINT NOT NULL,
    UNIQUE (from_currency, to_currency, of_day, source)
);

-- Exchanges: which entry, at which rate, rounded how.
CREATE TABLE exchange (
    id            BIGINT PRIMARY KEY,
    entry_id      BIGINT NOT NULL UNIQUE REFERENCES entry (id),
    rate_id       BIGINT NOT NULL REFERENCES exchange_rate (id),
    given_minor   BIGINT NOT NULL CHECK (given_minor > 0),
    got_minor     BIGINT NOT NULL CHECK (got_minor > 0),
    rounding      TEXT   NOT NULL CHECK (rounding IN ('half_even', 'half_up', 'down'))
);
