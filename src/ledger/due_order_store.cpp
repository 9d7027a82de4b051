// What the orders behind money that is due do to the tables, and how they are read back.
#include "ledger/due_order.hpp"

namespace penstock {

namespace {

struct OrderRow {
    DueGround   ground{};
    std::string body;
    std::string number;
    Day         decided_on;
};
BOOST_DESCRIBE_STRUCT(OrderRow, (), (ground, body, number, decided_on))

} // namespace

Words words(DueGround ground)
{
    switch (ground) {
    case DueGround::opening_balance:  return {"接账时已有的应付", "Due when the books were taken over"};
    case DueGround::advance:          return {"预付款", "Advance"};
    case DueGround::court_ruling:     return {"法院判决或仲裁裁决", "Court judgment or arbitral award"};
    case DueGround::audit_settlement: return {"审计或结算认定", "Audit or settlement"};
    case DueGround::board_decision:   return {"理事会专项决定", "Decision of the board for this case"};
    }
    std::unreachable();
}

void apply(Writer& db, Stamp const&, DueOrdered const& fact)
{
    db.run("INSERT INTO due_order (entry_id, ground, body, number, decided_on) VALUES ($1, $2, $3, $4, $5)", fact.entry,
           fact.order.ground, fact.order.body.value, fact.order.number.value, fact.order.decided_on);
}

void add_due_order_facts(FactKinds& kinds) { kinds.add<DueOrdered>(); }

std::string decision_of(DueOrder const& order)
{
    return order.body.value + " " + order.number.value + " " + order.decided_on.iso();
}

std::optional<DueOrder> order_of(Reader& reader, Id<Entry> entry)
{
    auto row =
        reader.row<OrderRow>("SELECT ground, body, number, decided_on FROM due_order WHERE entry_id = $1", entry);
    if (!row) return std::nullopt;
    return DueOrder{row->ground, {std::move(row->body)}, {std::move(row->number)}, row->decided_on};
}

bool has_ground(Reader& reader, Id<Entry> entry)
{
    auto cause = reader.row<std::string>("SELECT cause FROM entry WHERE id = $1", entry);
    return cause && (is_of_the_system(*cause) || order_of(reader, entry));
}

std::int64_t advanced_by_order(Reader& reader, Id<Award> award)
{
    return reader.one<std::int64_t>(R"sql(
        SELECT CAST(COALESCE(sum(l.minor), 0) AS BIGINT)
          FROM due_order d
          JOIN entry_leg l ON l.entry_id = d.entry_id AND l.minor > 0
          JOIN account a ON a.id = l.account_id
         WHERE a.award_id = $1 AND d.ground = 'advance'
           AND NOT EXISTS (SELECT 1 FROM entry r WHERE r.reverses = d.entry_id)
    )sql",
                                    award);
}

} // namespace penstock
