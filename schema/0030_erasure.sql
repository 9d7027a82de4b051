-- What remains where a duty to delete has taken away the salt and body of a fact. The stand-in says what the fact said
-- without what was personal, so that all tables can still be built anew; the fact that names the erasure commits to it.
CREATE TABLE fact_stand_in (
    seq       BIGINT PRIMARY KEY REFERENCES journal (seq),
    erased_by BIGINT NOT NULL REFERENCES journal (seq),
    body      TEXT   NOT NULL,
    CHECK (erased_by > seq)
);

-- Persons whose data were erased: by which duty, and who approved it. These are facts.
CREATE TABLE person_erasure (
    id              BIGINT PRIMARY KEY,
    person          BIGINT NOT NULL UNIQUE REFERENCES person (id),
    duty            TEXT   NOT NULL CHECK (duty <> ''),
    first_approver  BIGINT NOT NULL REFERENCES person (id),
    second_approver BIGINT NOT NULL REFERENCES person (id),
    CHECK (first_approver <> second_approver),
    CHECK (person <> first_approver AND person <> second_approver)
);
