-- What applies where nobody has set a rule is a version like any other, with its text and figures to be read, not a
-- number in the program. No fact recorded them, so they are numbered from the top, where no record reaches.
INSERT INTO funding_rule (id, kind, title_zh, title_en, text_zh, text_en, source, programme_id, fund, currency,
                          valid_from, terms, examples, recorded_by, recorded_at)
VALUES
    (9007199254740989, 'advance', '预付上限（默认）', 'Advance cap (default)',
     '未另行规定的，启动时的预付与提前拨付合计不超过资助金额的 50%。',
     'Where nothing else is set, what is advanced at the start and paid early together is at most 50 % of the award.',
     '随系统提供的默认规则 / default shipped with Penstock', 0, '', 'CNY', '1970-01-01', '{"basis_points":5000}',
     '[{"text":{"zh":"资助 300 万元：最多预付 150 万元。"' ||
     ',"en":"An award of 3 million: at most 1.5 million is advanced."}' ||
     ',"question":{"base":300000000,"asked":150000000},"answer":{"allowed":true,"limit":150000000}}]',
     0, 0),
    (9007199254740988, 'virement', '预算调剂限额（默认）', 'Virement limit (default)',
     '未另行规定的，从一个科目调出的金额累计不超过该科目的 20%。',
     'Where nothing else is set, at most 20 % of a line is moved out of it, all moves together.',
     '随系统提供的默认规则 / default shipped with Penstock', 0, '', 'CNY', '1970-01-01', '{"basis_points":2000}',
     '[{"text":{"zh":"从 80 万元的劳务费调出：最多 16 万元。"' ||
     ',"en":"From a line of 800,000: at most 160,000."}' ||
     ',"question":{"base":80000000,"asked":16000000},"answer":{"allowed":true,"limit":16000000}}]',
     0, 0),
    (9007199254740987, 'leftover', '结余资金（默认）', 'Leftover money (default)',
     '未另行规定的，结余资金可在结题后 24 个月内留用。',
     'Where nothing else is set, what is not spent may be kept for 24 months after the award is closed.',
     '随系统提供的默认规则 / default shipped with Penstock', 0, '', 'CNY', '1970-01-01', '{"months":24}',
     '[{"text":{"zh":"2024 年 6 月 30 日结题：可用至 2026 年 6 月 30 日。"' ||
     ',"en":"Closed on 30 June 2024: usable until 30 June 2026."}' ||
     ',"question":{"since":"2024-06-30","on":"2026-07-01"},"answer":{"allowed":false,"limit_day":"2026-06-30"}}]',
     0, 0),
    (9007199254740986, 'extension', '延期（默认）', 'Extension (default)',
     '未另行规定的，可延期一次，最长十二个月，不增加经费。',
     'Where nothing else is set, an award is extended once, by twelve months at most, without more money.',
     '随系统提供的默认规则 / default shipped with Penstock', 0, '', 'CNY', '1970-01-01', '{"months":12,"times":1}',
     '[{"text":{"zh":"第一次延期 12 个月：可以。"' ||
     ',"en":"The first extension, by twelve months: yes."}' ||
     ',"question":{"months":12,"times":1},"answer":{"allowed":true,"limit":12}}]',
     0, 0),
    (9007199254740985, 'cooling_off', '收款账户冷静期（默认）', 'Cooling-off of payee accounts (default)',
     '未另行规定的，收款账户变更后五个完整工作日内不付款。',
     'Where nothing else is set, nothing is paid to a changed account for five whole working days.',
     '随系统提供的默认规则 / default shipped with Penstock', 0, '', 'CNY', '1970-01-01', '{"days":5}',
     '[{"text":{"zh":"2026 年 11 月 20 日（星期五）变更：11 月 28 日起可付款。"' ||
     ',"en":"Changed on Friday, 20 November 2026: payable from 28 November."}' ||
     ',"question":{"since":"2026-11-20","on":"2026-11-27"},"answer":{"allowed":false,"limit_day":"2026-11-28"}}]',
     0, 0);
