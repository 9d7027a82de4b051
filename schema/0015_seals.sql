-- How checkpoints come to be believed: the one who signs them and the witnesses outside who cosign. None of this is
-- part of the record, except the epochs; it is about the record, and changes without a fact.

-- The cosignatures that witnesses gave, each a line under the checkpoint's note.
CREATE TABLE cosignature (
    size    BIGINT NOT NULL REFERENCES checkpoint (size),
    witness TEXT   NOT NULL CHECK (witness <> ''),
    at      BIGINT NOT NULL,
    line    TEXT   NOT NULL,
    PRIMARY KEY (size, witness)
);

-- The checkpoints that enough witnesses have cosigned, by the policy of that time.
CREATE TABLE witnessed_checkpoint (
    size BIGINT PRIMARY KEY REFERENCES checkpoint (size),
    at   BIGINT NOT NULL
);

-- The witnesses of the policy in force: how far each has cosigned, and what it last answered ('' when all is well).
CREATE TABLE witness (
    name TEXT   PRIMARY KEY CHECK (name <> ''),
    size BIGINT NOT NULL CHECK (size >= 0),
    at   BIGINT NOT NULL,
    said TEXT   NOT NULL
);

-- Each time the journal went on under another name and key, and who approved it. These are facts.
CREATE TABLE journal_epoch (
    id              BIGINT PRIMARY KEY,
    origin          TEXT   NOT NULL UNIQUE CHECK (origin <> ''),
    key             TEXT   NOT NULL,
    previous_key    TEXT   NOT NULL,
    reason          TEXT   NOT NULL CHECK (reason <> ''),
    first_approver  BIGINT NOT NULL REFERENCES person (id),
    second_approver BIGINT NOT NULL REFERENCES person (id),
    facts           BIGINT NOT NULL CHECK (facts >= 0),
    signed_facts    BIGINT NOT NULL CHECK (signed_facts >= 0),
    CHECK (first_approver <> second_approver)
);

-- The journal's public key, the quorum that the policy names ('' when no witness is asked), and what the signer last
-- answered ('' when all is well). One row.
CREATE TABLE sealing (
    one    BIGINT PRIMARY KEY CHECK (one = 1),
    key    TEXT   NOT NULL,
    quorum TEXT   NOT NULL,
    said   TEXT   NOT NULL
);
