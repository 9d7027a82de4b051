// Bodies, meetings, papers and directives on the line: from a duty back to the item of a meeting, or the body, that
// laid it down, and forward to its parts and to the things that show the work.
#include "mandate/decision_facts.hpp"
#include "mandate/mandate_api.hpp"
#include "mandate/paper_facts.hpp"

#include <algorithm>
#include <map>

namespace penstock {

namespace {

std::optional<DirectiveNow> seen(Look& look, std::int64_t id)
{
    auto directive = load_directive(look.read, {id}, look.caller, look.today);
    if (!directive || !sees(look.caller, *directive)) return std::nullopt;
    return *std::move(directive);
}

std::optional<LineSight> see_directive(Look& look, std::int64_t id)
{
    if (!seen(look, id)) return std::nullopt;
    return LineSight{
        .title = look.read.one<Bilingual>("SELECT title_zh AS zh, title_en AS en FROM directive WHERE id = $1", id)};
}

std::vector<LineEdge> causes_of_directive(Look& look, std::int64_t id)
{
    std::vector<LineEdge> out;
    auto                  directive = seen(look, id);
    if (!directive) return out;
    if (directive->whole != 0)
        add(out, {.noun = "directive", .words = {"由此分解", "Part of"}, .ids = {directive->whole}});
    else if (auto item = look.read.one<std::int64_t>("SELECT item_id FROM directive WHERE id = $1", id))
        add(out, {.noun = "agenda_item", .words = {"所依据的议题", "Laid down under"}, .ids = {item}});
    else add(out, {.noun = "body", .words = {"提出机构", "Laid down by"}, .ids = {directive->body.value}});
    return out;
}

std::vector<LineEdge> effects_of_directive(Look& look, std::int64_t id)
{
    std::vector<LineEdge> out;
    if (!seen(look, id)) return out;
    add(out,
        {.noun  = "directive",
         .words = {"分解为", "Decomposed into"},
         .ids   = look.read.rows<std::int64_t>("SELECT id FROM directive WHERE whole_id = $1 ORDER BY id LIMIT 5", id),
         .count = look.read.one<std::int64_t>("SELECT parts FROM directive WHERE id = $1", id)});
    auto latest = look.read.row<std::string>(R"sql(
        SELECT report FROM directive_word WHERE directive_id = $1 AND report IS NOT NULL ORDER BY id DESC LIMIT 1
    )sql",
                                             id);
    if (!latest) return out;
    auto report = json::from_text<DutyReport>(*latest);
    expects(report.has_value());
    for (auto const* noun : {"programme", "award", "milestone", "payment", "directive"}) {
        LineEdge edge{.noun = noun, .words = {"反馈所附", "Shown by its report"}};
        for (auto const& link : report->links)
            if (link.noun.value == noun) edge.ids.push_back(link.id);
        std::ranges::sort(edge.ids);
        add(out, std::move(edge));
    }
    return out;
}

struct ItemTold {
    Bilingual      title;
    Id<Meeting>    meeting;
    ItemVisibility visibility{};
    std::string    text;
};
BOOST_DESCRIBE_STRUCT(ItemTold, (), (title, meeting, visibility, text))

std::optional<ItemTold> item_seen(Look& look, std::int64_t id)
{
    auto item = look.read.row<ItemTold>(
        "SELECT title_zh, title_en, meeting_id AS meeting, visibility, text FROM agenda_item WHERE id = $1", id);
    if (!item) return std::nullopt;
    auto meeting = load_meeting(look.read, item->meeting, look.caller, look.today);
    if (!meeting || !sees_item(*meeting, item->visibility, look.caller)) return std::nullopt;
    return item;
}

std::optional<LineSight> see_item(Look& look, std::int64_t id)
{
    auto item = item_seen(look, id);
    if (!item) return std::nullopt;
    return LineSight{.title = std::move(item->title), .decision = std::move(item->text)};
}

std::optional<PaperNow> paper_seen(Look& look, std::int64_t id)
{
    if (!look.caller.may(Permission::read_mandate)) return std::nullopt;
    auto paper = load_paper(look.read, {id}, look.caller, look.today);
    if (!paper || !sees(look.caller, *paper)) return std::nullopt;
    return *std::move(paper);
}

std::vector<LineEdge> causes_of_item(Look& look, std::int64_t id)
{
    std::vector<LineEdge> out;
    if (auto item = item_seen(look, id))
        add(out, {.noun = "meeting", .words = {"所属会议", "Of the meeting"}, .ids = {item->meeting.value}});
    return out;
}

std::vector<LineEdge> effects_of_item(Look& look, std::int64_t id)
{
    std::vector<LineEdge> out;
    if (!item_seen(look, id)) return out;
    add(out,
        {.noun  = "directive",
         .words = {"据此提出的督办事项", "Directives laid down under it"},
         .ids   = look.read.rows<std::int64_t>("SELECT id FROM directive WHERE item_id = $1 ORDER BY id LIMIT 5", id),
         .count = look.read.one<std::int64_t>("SELECT count(*) FROM directive WHERE item_id = $1", id)});
    LineEdge papers{.noun = "paper", .words = {"所议文稿", "Papers deliberated"}};
    for (auto paper : look.read.rows<std::int64_t>("SELECT id FROM paper WHERE item_id = $1 ORDER BY id LIMIT 5", id))
        if (paper_seen(look, paper)) papers.ids.push_back(paper);
    add(out, std::move(papers));
    for (auto& edge : effects_of_decision(look, {id})) add(out, std::move(edge));
    return out;
}

std::optional<LineSight> see_paper(Look& look, std::int64_t id)
{
    auto paper = paper_seen(look, id);
    if (!paper) return std::nullopt;
    LineSight out{.title =
                      look.read.one<Bilingual>("SELECT title_zh AS zh, title_en AS en FROM paper WHERE id = $1", id)};
    out.decision = look.read.one<std::string>("SELECT number FROM paper WHERE id = $1", id);
    return out;
}

std::vector<LineEdge> causes_of_paper(Look& look, std::int64_t id)
{
    std::vector<LineEdge> out;
    auto                  paper = paper_seen(look, id);
    if (!paper) return out;
    if (paper->item != 0)
        add(out, {.noun = "agenda_item", .words = {"审议它的议题", "Deliberated under"}, .ids = {paper->item}});
    else add(out, {.noun = "body", .words = {"审议机构", "For deliberation by"}, .ids = {paper->body.value}});
    return out;
}

std::optional<LineSight> see_meeting(Look& look, std::int64_t id)
{
    if (!look.caller.may(Permission::read_mandate)) return std::nullopt;
    auto title = look.read.row<Bilingual>("SELECT title_zh AS zh, title_en AS en FROM meeting WHERE id = $1", id);
    if (!title) return std::nullopt;
    return LineSight{.title = *std::move(title)};
}

std::vector<LineEdge> causes_of_meeting(Look& look, std::int64_t id)
{
    std::vector<LineEdge> out;
    if (!look.caller.may(Permission::read_mandate)) return out;
    add(out, {.noun  = "body",
              .words = {"召开机构", "Held by"},
              .ids   = look.read.rows<std::int64_t>("SELECT body_id FROM meeting WHERE id = $1", id)});
    return out;
}

std::vector<LineEdge> effects_of_meeting(Look& look, std::int64_t id)
{
    std::vector<LineEdge> out;
    if (!look.caller.may(Permission::read_mandate)) return out;
    add(out, {.noun  = "agenda_item",
              .words = {"议题", "Its items"},
              .ids   = look.read.rows<std::int64_t>(
                  "SELECT id FROM agenda_item WHERE meeting_id = $1 ORDER BY id LIMIT 5", id),
              .count = look.read.one<std::int64_t>("SELECT items FROM meeting WHERE id = $1", id)});
    return out;
}

std::optional<LineSight> see_body(Look& look, std::int64_t id)
{
    if (!look.caller.may(Permission::read_mandate)) return std::nullopt;
    auto body = load_body(look.read, {id});
    if (!body) return std::nullopt;
    return LineSight{.title = body->name};
}

std::vector<LineEdge> effects_of_body(Look& look, std::int64_t id)
{
    std::vector<LineEdge> out;
    if (!look.caller.may(Permission::read_mandate)) return out;
    add(out,
        {.noun  = "directive",
         .words = {"提出的督办事项", "Directives it laid down"},
         .ids   = look.read.rows<std::int64_t>("SELECT id FROM directive WHERE body_id = $1 ORDER BY id LIMIT 5", id),
         .list  = "directives?issuer=" + std::to_string(id)});
    return out;
}

} // namespace

void describe_line_of_mandate(LineNouns& nouns)
{
    nouns.declare("body", {{"机构", "Body"}, see_body, nullptr, effects_of_body});
    nouns.declare("meeting", {{"会议", "Meeting"}, see_meeting, causes_of_meeting, effects_of_meeting});
    nouns.declare("agenda_item", {{"议题", "Agenda item"}, see_item, causes_of_item, effects_of_item});
    nouns.declare("paper", {{"文稿", "Paper"}, see_paper, causes_of_paper, nullptr});
    nouns.declare("directive", {{"督办事项", "Directive"}, see_directive, causes_of_directive, effects_of_directive});
}

} // namespace penstock
