// What orders money to fall due that neither a milestone nor an agreement lets fall due: of what kind it is, and whose
// decision, under which number, of which day.
#pragma once

#include "base/text_types.hpp"
#include "ledger/ledger_facts.hpp"

namespace penstock {

// opening_balance  what was due already when the books were taken over
// advance          paid before anything is earned, within the cap of advances
// court_ruling     a judgment, or an award of arbitrators
// audit_settlement what an audit or a settlement of accounts found to be owed
// board_decision   anything else the board decides for the one case
BOOST_DEFINE_ENUM_CLASS(DueGround, opening_balance, advance, court_ruling, audit_settlement, board_decision)

Words words(DueGround ground);

struct DueOrder {
    DueGround   ground{};
    Line<200>   body; // who decided
    Line<100>   number; // of the document
    Day         decided_on;
    friend bool operator==(DueOrder const& a, DueOrder const& b)
    {
        return a.ground == b.ground && a.body.value == b.body.value && a.number.value == b.number.value &&
               a.decided_on == b.decided_on;
    }
};
BOOST_DESCRIBE_STRUCT(DueOrder, (), (ground, body, number, decided_on))

struct DueOrdered {
    static constexpr Words            words{"登记应付依据", "Ground of money due recorded"};
    static constexpr std::string_view noun = "entry";
    std::int64_t                      subject() const { return entry.value; }

    Id<Entry> entry; // that made the money due
    DueOrder  order;
};
BOOST_DESCRIBE_STRUCT(DueOrdered, (), (entry, order))

void apply(Writer& db, Stamp const& stamp, DueOrdered const& fact);
void add_due_order_facts(FactKinds& kinds);

// As an entry names the decision behind it: "临江市中级人民法院 (2026)临民终12号 2026-11-02".
std::string decision_of(DueOrder const& order);

std::optional<DueOrder> order_of(Reader& reader, Id<Entry> entry);

// Whether the entry made money due by something that is on record: an act of the system, which an agreement, a
// milestone or a claim stands behind, or an order.
bool has_ground(Reader& reader, Id<Entry> entry);

// What was ordered as an advance for the award and made due, less what was taken back.
std::int64_t advanced_by_order(Reader& reader, Id<Award> award);

} // namespace penstock
