#include "app/lives.hpp"

#include "award/milestone.hpp"
#include "indicator/indicator.hpp"
#include "mandate/paper.hpp"
#include "practice/practice.hpp"

#include <fmt/format.h>

#include <utility>

namespace penstock {

namespace {

// One row for each state and step that leads somewhere, and a column for each role; everything else is refused, which
// is counted so that a table with a hole cannot be taken for a whole one.
template <class State, class Event, class Life, class Mark>
std::string table(Words title, Life const& life, Mark const& mark)
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
                std::string_view may = step ? mark(role, step->by) : "";
                allowed += !may.empty();
                if (step) out += may.empty() ? " |" : fmt::format(" {} |", may);
            }
            if (step) out += "\n";
        }
    }
    return out + fmt::format(
                     "\n{} 个组合，{} 个允许，其余拒绝；{} 个终态。 {} triples, {} allowed, the rest refused; {} final "
                     "states.\n\n",
                     triples, allowed, finals, triples, allowed, finals);
}

constexpr auto by_permission = [](Role role, Permission by) -> std::string_view {
    return permissions(role).has(by) ? "●" : "";
};

// What the owner does goes by his unit, not by his role.
constexpr auto by_part = [](Role role, DirectiveBy by) -> std::string_view {
    switch (by) {
    case DirectiveBy::office:  return permissions(role).has(Permission::manage_mandate) ? "●" : "";
    case DirectiveBy::checker: return permissions(role).has(Permission::check_directives) ? "◐" : "";
    case DirectiveBy::owner:   return "○";
    }
    std::unreachable();
};

// Minutes are the chair's to confirm, whatever his role.
constexpr auto by_chair = [](Role role, MeetingBy by) -> std::string_view {
    return by == MeetingBy::chair ? "○" : permissions(role).has(Permission::manage_mandate) ? "●" : "";
};

constexpr auto by_check = [](Role role, FigureBy by) -> std::string_view {
    if (by == FigureBy::keeper) return permissions(role).has(Permission::manage_mandate) ? "●" : "○";
    return permissions(role).has(Permission::check_directives) ? "◐" : "";
};

// Whoever evaluates is not of the unit that pilots.
constexpr auto by_outsider = [](Role role, PilotBy by) -> std::string_view {
    if (by == PilotBy::office) return permissions(role).has(Permission::manage_mandate) ? "●" : "";
    return permissions(role).has(Permission::check_directives) ? "◐" : "";
};

// What an agenda item does to a paper nobody does on his own.
constexpr auto by_item = [](Role role, PaperBy by) -> std::string_view {
    return !permissions(role).has(Permission::manage_mandate) ? "" : by == PaperBy::item ? "◇" : "●";
};

} // namespace

std::string tables_of_life()
{
    return "# 生命周期表 · Tables of life\n\n由程序生成，与代码同源。 Printed by `penstock lives` from the tables the "
           "program itself runs by.\n\n" +
           table<AwardState, AwardEvent>({"资助", "Award"}, award_life, by_permission) +
           table<MilestoneState, MilestoneEvent>({"里程碑", "Milestone"}, milestone_life, by_permission) +
           table<DirectiveState, DirectiveEvent>({"督办事项", "Directive"}, directive_life, by_part) +
           table<MeetingState, MeetingEvent>({"会议", "Meeting"}, meeting_life, by_chair) +
           table<ItemState, ItemEvent>({"议题", "Agenda item"}, item_life, by_chair) +
           table<PlanState, PlanEvent>({"规划", "Plan"}, plan_life, by_permission) +
           table<FigureState, FigureEvent>({"指标数据", "Figure"}, figure_life, by_check) +
           table<PaperState, PaperEvent>({"文稿", "Paper"}, paper_life, by_item) +
           table<PilotState, PilotEvent>({"试点", "Pilot"}, pilot_life, by_outsider) +
           table<PracticeState, PracticeEvent>({"做法", "Practice"}, practice_life, by_permission) +
           "● 督办人员办理。◐ 有核查权限，且不属于责任单位和协办单位、不是反馈人。○ 责任人或牵头单位的成员，或会议主持人，不论角色。"
           "◇ 随议题的结果变化。 "
           "● Whoever supervises. ◐ Who may check, is of no unit that owes it and did not report it. ○ The person "
           "answerable or a member of the lead unit, or the chair of the meeting, whatever the role. ◇ With the "
           "outcome of its agenda item.\n";
}

} // namespace penstock
