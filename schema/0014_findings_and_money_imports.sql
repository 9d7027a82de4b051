-- Findings: a question with evidence about an award's money, open until somebody says what it was. While one that
-- blocks is open, nothing is paid for the award.

CREATE TABLE finding (
    id              BIGINT PRIMARY KEY,
    cause           TEXT   NOT NULL UNIQUE CHECK (cause <> ''),
    rule            TEXT   NOT NULL CHECK (rule <> ''),
    severity        TEXT   NOT NULL CHECK (severity IN ('low', 'medium', 'high')),
    blocks          BIGINT NOT NULL CHECK (blocks BETWEEN 0 AND 1),
    award_id        BIGINT NOT NULL REFERENCES award (id),
    payment_id      BIGINT NOT NULL,
    payee_id        BIGINT NOT NULL,
    evidence        TEXT   NOT NULL,
    at              BIGINT NOT NULL,
    person          BIGINT NOT NULL,
    state           TEXT   NOT NULL CHECK (state IN ('open', 'explained', 'corrected', 'confirmed', 'referred')),
    proposed        TEXT   NOT NULL,
    proposed_by     BIGINT NOT NULL,
    proposed_reason TEXT   NOT NULL,
    proposed_at     BIGINT,
    reason          TEXT   NOT NULL,
    settled_by      BIGINT NOT NULL,
    settled_at      BIGINT,
    CHECK ((state = 'open') = (settled_at IS NULL)),
    CHECK ((proposed = '') = (proposed_at IS NULL)),
    CHECK (state = 'open' OR reason <> '')
);
CREATE INDEX finding_award ON finding (award_id, state);
CREATE INDEX finding_state ON finding (state, id);
