-- What came of a decision: the programme it founded, the money it gave, the person it appointed. Each row is told by a
-- fact; one that was named wrongly is withdrawn with the reason, and stays.

CREATE TABLE decision_effect (
    id        BIGINT PRIMARY KEY,
    item_id   BIGINT NOT NULL REFERENCES agenda_item (id),
    noun      TEXT   NOT NULL CHECK (noun <> ''),
    thing_id  BIGINT NOT NULL CHECK (thing_id > 0),
    withdrawn TEXT   NOT NULL
);
CREATE UNIQUE INDEX decision_effect_once ON decision_effect (item_id, noun, thing_id) WHERE withdrawn = '';
CREATE INDEX decision_effect_thing ON decision_effect (noun, thing_id) WHERE withdrawn = '';
