-- Escalation stands beside the life of a directive: how far it has gone in this round, every level with those it was
-- told to and their answers, and the settings by which it goes, which are facts. A new date, or work that the checker
-- accepted, begins another round.

ALTER TABLE directive ADD COLUMN level TEXT NOT NULL DEFAULT 'none'
    CHECK (level IN ('none', 'reminder', 'urge', 'warn', 'bulletin', 'chair'));
ALTER TABLE directive ADD COLUMN round BIGINT NOT NULL DEFAULT 0 CHECK (round >= 0);
CREATE INDEX directive_level ON directive (level, due_key, id);

CREATE TABLE escalation (
    id           BIGINT PRIMARY KEY,
    directive_id BIGINT NOT NULL REFERENCES directive (id),
    round        BIGINT NOT NULL CHECK (round >= 0),
    level        TEXT   NOT NULL CHECK (level IN ('none', 'reminder', 'urge', 'warn', 'bulletin', 'chair')),
    skipped      TEXT   NOT NULL,
    unit_id      BIGINT NOT NULL,
    due_on       TEXT   NOT NULL,
    on_day       TEXT   NOT NULL,
    at           BIGINT NOT NULL,
    CHECK (level <> 'none')
);
CREATE UNIQUE INDEX escalation_once ON escalation (directive_id, round, level);
CREATE INDEX escalation_day ON escalation (on_day, unit_id);

CREATE TABLE escalation_recipient (
    escalation_id BIGINT NOT NULL REFERENCES escalation (id),
    person        BIGINT NOT NULL REFERENCES person (id),
    place         TEXT   NOT NULL CHECK (place IN ('owner', 'lead_chair', 'helper_chairs', 'office', 'issuer_chair')),
    answered_at   BIGINT,
    answer        TEXT   NOT NULL,
    PRIMARY KEY (escalation_id, person),
    CHECK ((answered_at IS NULL) = (answer = ''))
);
CREATE INDEX escalation_recipient_person ON escalation_recipient (person, escalation_id);

-- Body 0: of every body that has set nothing of its own. days: after the due day; below zero before it.
CREATE TABLE escalation_rule (
    id         BIGINT PRIMARY KEY,
    body_id    BIGINT NOT NULL CHECK (body_id >= 0),
    level      TEXT   NOT NULL CHECK (level IN ('none', 'reminder', 'urge', 'warn', 'bulletin', 'chair')),
    used       BIGINT NOT NULL CHECK (used BETWEEN 0 AND 1),
    days       BIGINT NOT NULL CHECK (days BETWEEN -90 AND 366),
    recipients TEXT   NOT NULL,
    name_zh    TEXT   NOT NULL,
    name_en    TEXT   NOT NULL,
    tone       TEXT   NOT NULL CHECK (tone IN ('grey', 'blue', 'green', 'yellow', 'orange', 'red')),
    shape      TEXT   NOT NULL CHECK (shape IN ('circle', 'square', 'triangle', 'diamond', 'octagon')),
    valid_from TEXT   NOT NULL,
    reason     TEXT   NOT NULL,
    person     BIGINT NOT NULL,
    at         BIGINT NOT NULL,
    CHECK (reason <> '' OR person = 0),
    CHECK (level <> 'none'),
    CHECK (name_zh <> '' OR name_en <> '')
);
CREATE INDEX escalation_rule_of ON escalation_rule (body_id, level, valid_from);

-- What applies where nobody has set anything; no fact recorded it, so it is numbered from the top.
INSERT INTO escalation_rule (id, body_id, level, used, days, recipients, name_zh, name_en, tone, shape, valid_from,
                             reason, person, at)
VALUES
    (9007199254740989, 0, 'reminder', 1, -3, '["owner"]', '提醒', 'Reminder', 'blue', 'circle', '1970-01-01', '', 0, 0),
    (9007199254740988, 0, 'urge', 1, 0, '["owner","lead_chair"]', '催办', 'Urged', 'yellow', 'triangle',
     '1970-01-01', '', 0, 0),
    (9007199254740987, 0, 'warn', 1, 3, '["owner","lead_chair","office"]', '预警', 'Warned', 'orange', 'diamond',
     '1970-01-01', '', 0, 0),
    (9007199254740986, 0, 'bulletin', 1, 10, '["lead_chair","office"]', '通报', 'In the bulletin', 'red', 'square',
     '1970-01-01', '', 0, 0),
    (9007199254740985, 0, 'chair', 1, 20, '["lead_chair","issuer_chair"]', '呈报负责人', 'To the chair', 'red',
     'octagon', '1970-01-01', '', 0, 0);
