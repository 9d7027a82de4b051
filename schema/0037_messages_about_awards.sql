-- Messages tell of awards too: eight more categories, which a check cannot learn, so the table is made anew.
CREATE TABLE message_next (
    id       BIGINT PRIMARY KEY,
    person   BIGINT NOT NULL REFERENCES person (id),
    category TEXT   NOT NULL CHECK (category IN ('duty_assigned', 'duty_returned', 'duty_escalated', 'duty_to_check',
                                                 'duty_to_decide', 'duty_date', 'duty_helping', 'duty_progress',
                                                 'account_locked', 'award_to_sign', 'award_returned', 'award_stopped',
                                                 'award_demand', 'report_due', 'award_to_decide', 'award_money',
                                                 'award_progress')),
    cause    TEXT   NOT NULL CHECK (cause <> ''),
    place    TEXT   NOT NULL,
    title_zh TEXT   NOT NULL,
    title_en TEXT   NOT NULL,
    text_zh  TEXT   NOT NULL,
    text_en  TEXT   NOT NULL,
    why_zh   TEXT   NOT NULL CHECK (why_zh <> ''),
    why_en   TEXT   NOT NULL CHECK (why_en <> ''),
    at       BIGINT NOT NULL,
    read_at  BIGINT,
    mail_id  BIGINT CHECK (mail_id >= 0)
);
INSERT INTO message_next (id, person, category, cause, place, title_zh, title_en, text_zh, text_en, why_zh, why_en, at,
                          read_at, mail_id)
SELECT id, person, category, cause, place, title_zh, title_en, text_zh, text_en, why_zh, why_en, at, read_at, mail_id
  FROM message;
DROP TABLE message;
ALTER TABLE message_next RENAME TO message;
CREATE UNIQUE INDEX message_once ON message (person, cause);
CREATE INDEX message_person ON message (person, id);
CREATE INDEX message_mail ON message (mail_id, person);
