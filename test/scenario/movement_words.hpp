// Words of stories about entries by hand: money from one stage to the next, and the order by which it falls due.
#pragma once

#include "ledger/entry.hpp"
#include "scenario/agreement_words.hpp"

#include <string>
#include <vector>

namespace penstock::story {

// Money from one stage to the next; the things are a programme for an allotment and else an award.
struct Movement {
    std::string_view verb;
    EntryKind        kind;
    Stage            from, to;
};
inline constexpr Movement movements[] = {
    {"allots", EntryKind::allot, Stage::appropriated, Stage::allotted},
    {"takes_back", EntryKind::take_back, Stage::allotted, Stage::appropriated},
    {"commits", EntryKind::commit, Stage::allotted, Stage::committed},
    {"decommits", EntryKind::decommit, Stage::committed, Stage::allotted},
    {"makes_due", EntryKind::fall_due, Stage::committed, Stage::payable},
    {"cancels_due", EntryKind::cancel_due, Stage::payable, Stage::committed},
    {"enters_payment", EntryKind::pay, Stage::payable, Stage::paid},
    {"books_spending", EntryKind::spend, Stage::paid, Stage::spent},
    {"takes_in", EntryKind::give_back, Stage::paid, Stage::returned},
    {"gives_anew", EntryKind::reuse, Stage::recovered, Stage::allotted},
    {"lets_lapse", EntryKind::lapse, Stage::appropriated, Stage::lapsed},
};

// as GROUND by BODY number NUMBER of DAY: what orders money to be due. Stories about something else leave it to the
// board; "as nothing" names no order.
inline std::string order_of(std::vector<std::string> const& line, std::string const& body, std::string const& today)
{
    auto ground = after(line, "as"), number = after(line, "number"), day = after(line, "of");
    if (ground == "nothing") return "";
    return R"(,"order":{"ground":")" + (ground.empty() ? "board_decision" : ground) + R"(","body":)" +
           json::to_text(std::string{body.empty() ? "理事会" : body}) + R"(,"number":)" +
           json::to_text(std::string{number.empty() ? "9/2026" : number}) + R"(,"decided_on":)" +
           json::to_text(day.empty() ? today : day) + "}";
}

} // namespace penstock::story
