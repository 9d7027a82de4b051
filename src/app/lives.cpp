#include "app/lives.hpp"

#include "award/milestone.hpp"

#include <fmt/format.h>

namespace penstock {

namespace {

// One row for each state and step that leads somewhere, and a column for each role; everything else is refused, which
// is counted so that a table with a hole cannot be taken for a whole one.
template <class State, class Event, class Life>
std::string table(Words title, Life const& life)
{
    std::string out = fmt::format("## {} · {}\n\n| 状态 State | 步骤 Step | 至 To |", title.zh, title.en);
    std::string line{"| --- | --- | --- |"};
    for (auto const& [role, name] : enumerators<Role>()) {
        out += fmt::format(" {} {} |", words(role).zh, words(role).en);
        line += " --- |";
    }
    out += "\n" + line + "\n";
    int triples = 0, allowed = 0, finals = 0;
    for (auto const& [state, state_name] : enumerators<State>()) {
        if (final(life, state)) {
            ++finals;
            out += fmt::format("| {} {} | — | — |", words(state).zh, words(state).en);
            for ([[maybe_unused]] auto const& role : enumerators<Role>()) out += " |";
            out += "\n";
        }
        for (auto const& [event, event_name] : enumerators<Event>()) {
            auto const* step = step_of(life, state, event);
            if (step)
                out += fmt::format("| {} {} | {} {} | {} {} |", words(state).zh, words(state).en, words(event).zh,
                                   words(event).en, words(step->to).zh, words(step->to).en);
            for (auto const& [role, name] : enumerators<Role>()) {
                ++triples;
                bool may = step && permissions(role).has(step->by);
                allowed += may;
                if (step) out += may ? " ● |" : " |";
            }
            if (step) out += "\n";
        }
    }
    return out + fmt::format(
                     "\n{} 个组合，{} 个允许，其余拒绝；{} 个终态。 {} triples, {} allowed, the rest refused; {} final "
                     "states.\n\n",
                     triples, allowed, finals, triples, allowed, finals);
}

} // namespace

std::string tables_of_life()
{
    return "# 生命周期表 · Tables of life\n\n由程序生成，与代码同源。 Printed by `penstock lives` from the tables the "
           "program itself runs by.\n\n" +
           table<AwardState, AwardEvent>({"资助", "Award"}, award_life) +
           table<MilestoneState, MilestoneEvent>({"里程碑", "Milestone"}, milestone_life);
}

} // namespace penstock
