-- The record: every change is a fact here before it is anything else. Only the journal module writes these tables.

-- One fact, as far as it is public. The leaf of the Merkle tree is made of exactly these columns (not of `actor`,
-- which the committed detail holds too).
CREATE TABLE journal (
    seq        BIGINT PRIMARY KEY CHECK (seq > 0),
    at         BIGINT NOT NULL,
    kind       TEXT   NOT NULL CHECK (kind <> ''),
    subject    TEXT   NOT NULL CHECK (subject <> ''),
    actor      BIGINT NOT NULL,
    actor_role TEXT   NOT NULL,
    request    TEXT   NOT NULL,
    attachment TEXT   NOT NULL,
    commitment BYTEA  NOT NULL
);
CREATE INDEX journal_subject ON journal (subject, seq);
CREATE INDEX journal_kind ON journal (kind, seq);
CREATE INDEX journal_actor ON journal (actor, seq);

-- What the commitment commits to. A duty to delete is met by deleting the row: the tree still verifies.
CREATE TABLE fact_body (
    seq  BIGINT PRIMARY KEY REFERENCES journal (seq),
    salt BYTEA NOT NULL,
    body TEXT  NOT NULL
);

-- The size and right edge of the tree. The one row is also the lock that puts the facts of several servers in order.
CREATE TABLE journal_head (
    one  BIGINT PRIMARY KEY CHECK (one = 1),
    size BIGINT NOT NULL CHECK (size >= 0),
    edge BYTEA  NOT NULL
);

-- Hashes of full tiles, the entries of the tiles one level up; so a proof never reads more than a few hundred leaves.
CREATE TABLE journal_node (
    level    BIGINT NOT NULL CHECK (level > 0),
    position BIGINT NOT NULL CHECK (position >= 0),
    hash     BYTEA  NOT NULL,
    PRIMARY KEY (level, position)
)
-- only sqlite
WITHOUT ROWID
-- end
;

-- Signed statements of the tree's size and root, the newest of which is published.
CREATE TABLE checkpoint (
    size BIGINT PRIMARY KEY CHECK (size >= 0),
    at   BIGINT NOT NULL,
    note TEXT   NOT NULL
);

-- What was asked under an idempotency key and what was answered, kept for ever. `fields` holds a salted digest per
-- field, enough to name the field that differs when a key is used for something else.
CREATE TABLE act (
    actor      BIGINT NOT NULL,
    key        TEXT   NOT NULL,
    operation  TEXT   NOT NULL,
    fields     TEXT   NOT NULL,
    answer     TEXT   NOT NULL,
    at         BIGINT NOT NULL,
    first_fact BIGINT NOT NULL,
    last_fact  BIGINT NOT NULL,
    PRIMARY KEY (actor, key)
);

-- How far each reader of the journal (search index, notices) has come.
CREATE TABLE feed (
    name TEXT   PRIMARY KEY,
    seq  BIGINT NOT NULL
);
