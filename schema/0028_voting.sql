-- How bodies decide: their rules, who attended each meeting, who stepped aside from an item, and the votes. A secret
-- vote holds numbers only; nothing here or in its fact says who voted how.

CREATE TABLE body_rule (
    body_id              BIGINT PRIMARY KEY REFERENCES body (id),
    votes                BIGINT NOT NULL CHECK (votes BETWEEN 0 AND 1),
    quorum_numerator     BIGINT NOT NULL CHECK (quorum_numerator > 0),
    quorum_denominator   BIGINT NOT NULL CHECK (quorum_denominator >= quorum_numerator),
    quorum_more          BIGINT NOT NULL CHECK (quorum_more BETWEEN 0 AND 1),
    majority_numerator   BIGINT NOT NULL CHECK (majority_numerator > 0),
    majority_denominator BIGINT NOT NULL CHECK (majority_denominator >= majority_numerator),
    majority_more        BIGINT NOT NULL CHECK (majority_more BETWEEN 0 AND 1),
    majority_of          TEXT   NOT NULL CHECK (majority_of IN ('entitled', 'present', 'cast'))
);

CREATE TABLE attendance (
    meeting_id BIGINT NOT NULL REFERENCES meeting (id),
    person     BIGINT NOT NULL REFERENCES person (id),
    kind       TEXT   NOT NULL CHECK (kind IN ('present', 'excused')),
    PRIMARY KEY (meeting_id, person)
);

CREATE TABLE meeting_guest (
    meeting_id BIGINT NOT NULL REFERENCES meeting (id),
    position   BIGINT NOT NULL CHECK (position > 0),
    name       TEXT   NOT NULL CHECK (name <> ''),
    PRIMARY KEY (meeting_id, position)
);

CREATE TABLE item_interest (
    item_id BIGINT NOT NULL REFERENCES agenda_item (id),
    person  BIGINT NOT NULL REFERENCES person (id),
    text    TEXT   NOT NULL CHECK (text <> ''),
    recused BIGINT NOT NULL CHECK (recused BETWEEN 0 AND 1),
    PRIMARY KEY (item_id, person)
);

CREATE TABLE item_vote (
    item_id   BIGINT PRIMARY KEY REFERENCES agenda_item (id),
    method    TEXT   NOT NULL CHECK (method IN ('show_of_hands', 'ballot', 'roll_call', 'unanimous_consent')),
    secret    BIGINT NOT NULL CHECK (secret BETWEEN 0 AND 1),
    in_favour BIGINT NOT NULL CHECK (in_favour >= 0),
    against   BIGINT NOT NULL CHECK (against >= 0),
    abstained BIGINT NOT NULL CHECK (abstained >= 0),
    entitled  BIGINT NOT NULL CHECK (entitled > 0),
    present   BIGINT NOT NULL CHECK (present BETWEEN 1 AND entitled),
    carried   BIGINT NOT NULL CHECK (carried BETWEEN 0 AND 1),
    roll      TEXT   NOT NULL,
    at        BIGINT NOT NULL,
    CHECK (in_favour + against + abstained <= present),
    CHECK (secret = 0 OR roll = '[]')
);
