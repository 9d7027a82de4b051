#include "ledger/recount.hpp"

namespace penstock {

Recounted recount(Reader& reader)
{
    Recounted out{.accounts = reader.one<std::int64_t>("SELECT count(*) FROM account"),
                  .entries  = reader.one<std::int64_t>("SELECT count(*) FROM entry")};
    auto      look = [&](std::string_view what, std::string_view sql) {
        for (auto id : reader.rows<std::int64_t>(std::string{sql}))
            out.wrong.push_back(std::string{what} + " " + std::to_string(id));
    };
    look("appropriation does not add up to nothing:", R"sql(
        SELECT appropriation_id FROM account GROUP BY appropriation_id HAVING sum(balance) <> 0 ORDER BY 1
    )sql");
    look("entry does not balance:", R"sql(
        SELECT DISTINCT entry_id
          FROM (SELECT l.entry_id
                  FROM entry_leg l
                  JOIN account a ON a.id = l.account_id
                 GROUP BY l.entry_id, a.appropriation_id
                HAVING sum(l.minor) <> 0) AS uneven
         ORDER BY 1
    )sql");
    look("account is not the sum of its lines:", R"sql(
        SELECT a.id
          FROM account a
          LEFT JOIN (SELECT account_id, sum(minor) AS minor, count(*) AS lines FROM entry_leg GROUP BY account_id) l
            ON l.account_id = a.id
         WHERE a.balance <> COALESCE(l.minor, 0) OR a.entries <> COALESCE(l.lines, 0)
         ORDER BY a.id
    )sql");
    look("account binds other than its open reservations:", R"sql(
        SELECT a.id
          FROM account a
          LEFT JOIN (SELECT from_id, sum(minor) AS minor FROM reservation WHERE state = 'pending' GROUP BY from_id) r
            ON r.from_id = a.id
         WHERE a.set_aside <> COALESCE(r.minor, 0)
         ORDER BY a.id
    )sql");
    look("account is below zero:", R"sql(
        SELECT id
          FROM account
         WHERE balance < set_aside AND stage NOT IN ('source', 'carried_forward', 'exchanged')
         ORDER BY id
    )sql");
    look("totals are not the sum of the accounts, of appropriation:", R"sql(
        SELECT DISTINCT COALESCE(t.appropriation_id, a.appropriation_id)
          FROM money_total t
          FULL JOIN (SELECT appropriation_id, programme_id, stage, sum(balance) AS minor
                       FROM account
                      WHERE entries > 0
                      GROUP BY appropriation_id, programme_id, stage) a
            ON a.appropriation_id = t.appropriation_id AND a.programme_id = t.programme_id AND a.stage = t.stage
         WHERE t.minor IS NULL OR a.minor IS NULL OR t.minor <> a.minor
         ORDER BY 1
    )sql");
    look("months paid are not the sum of the entries, of appropriation:", R"sql(
        SELECT DISTINCT COALESCE(m.appropriation_id, p.appropriation_id)
          FROM paid_by_month m
          FULL JOIN (SELECT a.appropriation_id, substr(e.value_on, 1, 7) AS month, sum(l.minor) AS minor
                       FROM account a
                       JOIN entry_leg l ON l.account_id = a.id
                       JOIN entry e ON e.id = l.entry_id
                       LEFT JOIN entry o ON o.id = e.reverses
                      WHERE a.stage = 'paid'
                        AND COALESCE(o.kind, e.kind) NOT IN ('spend', 'disallow', 'give_back', 'demand')
                      GROUP BY a.appropriation_id, substr(e.value_on, 1, 7)) p
            ON p.appropriation_id = m.appropriation_id AND p.month = m.month
         WHERE m.minor IS NULL OR p.minor IS NULL OR m.minor <> p.minor
         ORDER BY 1
    )sql");
    return out;
}

} // namespace penstock
