-- Secrets of second factors are encrypted: 57 bytes instead of 20, which a check cannot learn, so the table is made
-- anew. Those of 20 bytes are as they were before, and encrypted when the server starts; until then no code is taken.
CREATE TABLE second_factor_next (
    person     BIGINT PRIMARY KEY REFERENCES person (id),
    secret     BYTEA  CHECK (length(secret) IN (20, 57)),
    pending    BYTEA  CHECK (length(pending) IN (20, 57)),
    pending_at BIGINT,
    last_step  BIGINT NOT NULL,
    asked_at   BIGINT
);
INSERT INTO second_factor_next (person, secret, pending, pending_at, last_step, asked_at)
SELECT person, secret, pending, pending_at, last_step, asked_at
  FROM second_factor;
DROP TABLE second_factor;
ALTER TABLE second_factor_next RENAME TO second_factor;
