-- The peer: the same transfer as one function of PostgreSQL, called by pgbench. The debit is guarded, both sides keep
-- their balance, and the entry carries the digest of its content; it has no chain of hashes, no salt and no key that is
-- kept, so it does less than we do.
CREATE TABLE account (id BIGINT PRIMARY KEY, balance BIGINT NOT NULL CHECK (balance >= 0), entries BIGINT NOT NULL);
INSERT INTO account SELECT i, 1000000000000, 0 FROM generate_series(1, 1000) AS i;
CREATE TABLE entry (
    id       BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    cause    TEXT   NOT NULL UNIQUE,
    kind     TEXT   NOT NULL,
    value_on TEXT   NOT NULL,
    at       BIGINT NOT NULL,
    person   BIGINT NOT NULL,
    decision TEXT   NOT NULL,
    memo     TEXT   NOT NULL,
    digest   BYTEA  NOT NULL
);
CREATE TABLE entry_leg (
    entry_id      BIGINT NOT NULL REFERENCES entry (id),
    position      BIGINT NOT NULL,
    account_id    BIGINT NOT NULL REFERENCES account (id),
    minor         BIGINT NOT NULL,
    balance_after BIGINT NOT NULL,
    PRIMARY KEY (entry_id, position)
);
CREATE INDEX entry_leg_account ON entry_leg (account_id, entry_id);
CREATE FUNCTION transfer(of_cause TEXT, from_id BIGINT, to_id BIGINT, amount BIGINT) RETURNS BIGINT
LANGUAGE plpgsql AS $$
DECLARE
    made BIGINT; from_after BIGINT; to_after BIGINT;
BEGIN
    UPDATE account SET balance = balance - amount, entries = entries + 1
     WHERE id = from_id AND balance >= amount RETURNING balance INTO from_after;
    IF NOT FOUND THEN RAISE EXCEPTION 'exceeds available'; END IF;
    UPDATE account SET balance = balance + amount, entries = entries + 1 WHERE id = to_id
    RETURNING balance INTO to_after;
    INSERT INTO entry (cause, kind, value_on, at, person, decision, memo, digest)
    VALUES (of_cause, 'allot', '2026-11-23', 1763870400000, 1, 'board 2/2026', '',
            sha256(convert_to(of_cause || from_id || to_id || amount, 'UTF8'))) RETURNING id INTO made;
    INSERT INTO entry_leg VALUES (made, 0, from_id, -amount, from_after), (made, 1, to_id, amount, to_after);
    RETURN made;
END $$;
