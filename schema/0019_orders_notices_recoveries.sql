-- What orders money to fall due without a milestone: the kind, and the decision that says so. One for each such entry.
CREATE TABLE due_order (
    entry_id   BIGINT PRIMARY KEY REFERENCES entry (id),
    ground     TEXT   NOT NULL CHECK (ground IN ('opening_balance', 'advance', 'court_ruling', 'audit_settlement',
                                                 'board_decision')),
    body       TEXT   NOT NULL CHECK (body <> ''),
    number     TEXT   NOT NULL CHECK (number <> ''),
    decided_on TEXT   NOT NULL
);

-- The state's own tiers of indirect cost, and what a lump sum is not for, apply where a body has set no version of its
-- own. Their articles are in their source.
INSERT INTO funding_rule (id, kind, title_zh, title_en, text_zh, text_en, source, programme_id, fund, currency,
                          valid_from, terms, examples, recorded_by, recorded_at)
VALUES
    (9007199254740984, 'indirect_cost', '间接费用分档比例（默认）', 'Tiers of indirect cost (default)',
     '间接费用按直接费用扣除设备购置费后分档：500 万元以下的部分不超过 30%，' ||
     '500 万至 1000 万元的部分不超过 25%，1000 万元以上的部分不超过 20%。',
     'Indirect cost, of direct cost without equipment: at most 30 % of the part up to 5 million yuan, ' ||
     '25 % of the part from 5 to 10 million, 20 % of the part above 10 million.',
     '国办发〔2021〕32号第（七）条 / State Council General Office document 32 of 2021, article 7',
     0, '', 'CNY', '1970-01-01',
     '{"tiers":[{"up_to":500000000,"basis_points":3000},{"up_to":1000000000,"basis_points":2500},' ||
     '{"basis_points":2000}]}',
     '[{"text":{"zh":"直接费用扣除设备购置费后 1200 万元：150 万 + 125 万 + 40 万，最多 315 万元。"' ||
     ',"en":"Direct cost without equipment of 12 million: 1.5 + 1.25 + 0.4, at most 3.15 million."}' ||
     ',"question":{"base":1200000000,"asked":315000000},"answer":{"allowed":true,"limit":315000000}}]',
     0, 0),
    (9007199254740983, 'lump_sum', '包干制负面清单（默认）', 'Lump sum: negative list (default)',
     '包干制项目不编制科目预算，经费由项目负责人自主使用，但不得用于罚款、捐款、赞助、投资，不得用于偿还债务。',
     'A lump-sum project has no budget by line and its lead spends freely, but not on fines, donations, ' ||
     'sponsorship or investment, nor to pay off debts.',
     '国办发〔2021〕32号第（三）条 / State Council General Office document 32 of 2021, article 3',
     0, '', 'CNY', '1970-01-01',
     '{"negative_list":[{"code":"fines","title":{"zh":"罚款","en":"Fines"}},' ||
     '{"code":"donations","title":{"zh":"捐款","en":"Donations"}},' ||
     '{"code":"sponsorship","title":{"zh":"赞助","en":"Sponsorship"}},' ||
     '{"code":"investment","title":{"zh":"投资","en":"Investment"}},' ||
     '{"code":"debts","title":{"zh":"偿还债务","en":"Paying off debts"}}]}',
     '[{"text":{"zh":"用包干经费缴纳罚款：不可以。"' ||
     ',"en":"A fine, paid from the lump sum: no."}' ||
     ',"question":{"purpose":"fines"},"answer":{"allowed":false}}]',
     0, 0);

-- Money that was paid and is asked back: by which decision, until when, what has come in, and what was written off.
CREATE TABLE recovery (
    id             BIGINT PRIMARY KEY,
    award_id       BIGINT NOT NULL REFERENCES award (id),
    number         BIGINT NOT NULL CHECK (number > 0),
    ground         TEXT   NOT NULL CHECK (ground IN ('award_stopped', 'acceptance_failed', 'misused', 'overpaid',
                                                     'court_ruling')),
    minor          BIGINT NOT NULL CHECK (minor > 0),
    received       BIGINT NOT NULL CHECK (received BETWEEN 0 AND minor),
    currency       TEXT   NOT NULL,
    reason         TEXT   NOT NULL CHECK (reason <> ''),
    body           TEXT   NOT NULL CHECK (body <> ''),
    document       TEXT   NOT NULL CHECK (document <> ''),
    decided_on     TEXT   NOT NULL,
    due_on         TEXT   NOT NULL,
    state          TEXT   NOT NULL CHECK (state IN ('demanded', 'write_off_asked', 'recovered', 'written_off',
                                                    'withdrawn')),
    person         BIGINT NOT NULL,
    at             BIGINT NOT NULL,
    entry_id       BIGINT NOT NULL REFERENCES entry (id),
    asked_by       BIGINT NOT NULL,
    asked_at       BIGINT,
    asked_reason   TEXT   NOT NULL,
    asked_body     TEXT   NOT NULL,
    asked_document TEXT   NOT NULL,
    asked_on       TEXT,
    decided_by     BIGINT NOT NULL,
    decided_at     BIGINT,
    decided_reason TEXT   NOT NULL,
    UNIQUE (award_id, number),
    CHECK ((state = 'recovered') = (received = minor)),
    CHECK (state <> 'written_off' OR (asked_by > 0 AND decided_by > 0 AND decided_by <> asked_by))
);
CREATE INDEX recovery_state ON recovery (state, due_on);

CREATE TABLE recovery_receipt (
    id          BIGINT PRIMARY KEY,
    recovery_id BIGINT NOT NULL REFERENCES recovery (id),
    minor       BIGINT NOT NULL CHECK (minor > 0),
    received_on TEXT   NOT NULL,
    reference   TEXT   NOT NULL CHECK (reference <> ''),
    entry_id    BIGINT NOT NULL REFERENCES entry (id),
    person      BIGINT NOT NULL,
    at          BIGINT NOT NULL
);
CREATE INDEX recovery_receipt_of ON recovery_receipt (recovery_id, id);

-- That the previous contact was told of an account, as a person says it: how, when, and what he answered.
CREATE TABLE payee_notice (
    id         BIGINT PRIMARY KEY,
    payee_id   BIGINT NOT NULL REFERENCES payee (id),
    contact_id BIGINT NOT NULL REFERENCES contact (id),
    way        TEXT   NOT NULL CHECK (way IN ('letter', 'call_back', 'email', 'in_person')),
    told_on    TEXT   NOT NULL,
    answer     TEXT   NOT NULL CHECK (answer IN ('confirmed', 'objected', 'no_answer')),
    said       TEXT   NOT NULL CHECK (said <> ''),
    person     BIGINT NOT NULL,
    at         BIGINT NOT NULL
);
CREATE INDEX payee_notice_of ON payee_notice (payee_id, id);

-- Doing without the previous contact: one asks, a second agrees, a third reviews it afterwards.
CREATE TABLE payee_override (
    payee_id      BIGINT PRIMARY KEY REFERENCES payee (id),
    reason        TEXT   NOT NULL CHECK (reason <> ''),
    asked_by      BIGINT NOT NULL,
    asked_at      BIGINT NOT NULL,
    agreed_by     BIGINT NOT NULL,
    agreed_at     BIGINT,
    agreed_reason TEXT   NOT NULL,
    reviewed_by   BIGINT NOT NULL,
    reviewed_at   BIGINT,
    review        TEXT   NOT NULL,
    CHECK (agreed_by = 0 OR agreed_by <> asked_by),
    CHECK (reviewed_by = 0 OR (agreed_by > 0 AND reviewed_by NOT IN (asked_by, agreed_by)))
);
