// A published report of a meeting goes into the record: the meeting as it is known from there, its items, and the
// directives laid down under them, each with its place in the text. One act, all or nothing; what was recorded from the
// same place before stays what it is.
#include "mandate/mandate_api.hpp"
#include "mandate/meeting_facts.hpp"
#include "mandate/refusals.hpp"
#include "store/blob.hpp"

namespace penstock {

namespace {

struct ReportedItem {
    ItemKind                               kind{};
    Bilingual                              title;
    ItemState                              outcome{};
    std::optional<Prose<4000>>             said; // the words that decided
    std::optional<std::vector<Line<1000>>> papers; // by their titles
    std::int64_t                           start{};
    std::int64_t                           end{};
};
BOOST_DESCRIBE_STRUCT(ReportedItem, (), (kind, title, outcome, said, papers, start, end))

struct ReportedDirective {
    Bilingual                          title;
    Prose<4000>                        text;
    std::optional<std::vector<Clause>> clauses;
    std::optional<std::int64_t>        item; // under which of the items here, counted from 1
    std::int64_t                       start{};
    std::int64_t                       end{};
};
BOOST_DESCRIBE_STRUCT(ReportedDirective, (), (title, text, clauses, item, start, end))

struct ImportReportAsk {
    Digest                         digest; // of the file as it came, which was uploaded
    std::int64_t                   length{}; // of the text read from it, in code points
    Id<Body>                       held_by;
    Bilingual                      title;
    Day                            held_on;
    std::optional<bool>            day_inferred; // the year stood elsewhere in the text
    std::optional<Line<200, 0>>    chair_name;
    std::vector<ReportedItem>      items;
    std::vector<ReportedDirective> directives;
};
BOOST_DESCRIBE_STRUCT(ImportReportAsk, (),
                      (digest, length, held_by, title, held_on, day_inferred, chair_name, items, directives))

struct ImportedReport {
    Id<Meeting>                id;
    std::int64_t               items{}; // that were new
    std::int64_t               captured{}; // directives that were new
    std::vector<Id<Directive>> directives; // of all that were asked for, in their order
};
BOOST_DESCRIBE_STRUCT(ImportedReport, (), (id, items, captured, directives))

std::string at(std::string_view list, std::size_t i, std::string_view field)
{
    return "/" + std::string{list} + "/" + std::to_string(i) + std::string{field};
}

Refused below(std::string const& place, Refused refused)
{
    for (auto& fault : refused.faults) fault.pointer.insert(0, place);
    return refused;
}

NewDirective wanted_of(ReportedDirective const& each, ImportReportAsk const& ask)
{
    return {ask.held_by,
            {each.title, each.text},
            each.clauses.value_or(std::vector<Clause>{}),
            SourceSpan{ask.digest, each.start, each.end}};
}

// Whatever a part could be refused for, before anything is recorded of the whole.
Result<void> plan_parts(ImportReportAsk const& ask)
{
    for (std::size_t i = 0; i < ask.items.size(); ++i) {
        auto const& each = ask.items[i];
        if (auto text = plan_text(ItemText{each.kind, ItemVisibility::common, each.title, {}}); !text)
            return std::unexpected{below(at("items", i, ""), std::move(text).error())};
        if (!fits(each.kind, each.outcome)) return refuse(refusal::outcome_not_of_kind, at("items", i, "/outcome"), "");
    }
    for (std::size_t i = 0; i < ask.directives.size(); ++i) {
        auto wanted = wanted_of(ask.directives[i], ask);
        if (auto text = plan_text(wanted.text); !text)
            return std::unexpected{below(at("directives", i, ""), std::move(text).error())};
        if (auto captured = plan_capture(wanted); !captured)
            return std::unexpected{below(at("directives", i, ""), std::move(captured).error())};
    }
    return {};
}

// The item as it is, or the one that was recorded from this place before.
Result<Id<AgendaItem>> item_of(Act& act, Caller const& by, Id<Meeting> meeting, ReportedItem const& item,
                               Digest const& digest, std::int64_t& fresh)
{
    if (auto there = act.read().row<Id<AgendaItem>>(R"sql(
            SELECT id FROM agenda_item
             WHERE meeting_id = $1 AND source = $2 AND source_start = $3 AND source_end = $4
        )sql",
                                                    meeting, digest, item.start, item.end))
        return *there;
    AgendaItemImported fact{meeting,      {item.kind, ItemVisibility::common, item.title, {}},
                            item.outcome, item.said ? item.said->value : "",
                            {},           SourceSpan{digest, item.start, item.end}};
    for (auto const& paper : item.papers.value_or(std::vector<Line<1000>>{})) fact.papers.push_back(paper.value);
    ++fresh;
    return import_item(act, by, fact);
}

Result<ImportedReport> import_report(Act& act, Caller const& by, ImportReportAsk const& ask)
{
    CHECK(by.check_in(Permission::manage_mandate, 0));
    if (!find_blob(act.read(), ask.digest)) return refuse(refusal::not_found, "/digest", "");
    if (ask.length < 1) return refuse(refusal::number_out_of_range, "/length", "1..");
    if (ask.items.size() > items_most)
        return refuse(refusal::number_out_of_range, "/items", "0.." + std::to_string(items_most));
    auto inside = [&](std::int64_t start, std::int64_t end) { return 0 <= start && start < end && end <= ask.length; };
    for (std::size_t i = 0; i < ask.items.size(); ++i)
        if (!inside(ask.items[i].start, ask.items[i].end))
            return refuse(refusal::number_out_of_range, at("items", i, "/end"), "");
    for (std::size_t i = 0; i < ask.directives.size(); ++i) {
        auto const& each = ask.directives[i];
        if (!inside(each.start, each.end)) return refuse(refusal::number_out_of_range, at("directives", i, "/end"), "");
        if (each.item && (*each.item < 1 || *each.item > static_cast<std::int64_t>(ask.items.size())))
            return refuse(refusal::number_out_of_range, at("directives", i, "/item"), "");
    }

    CHECK(plan_parts(ask));

    MeetingImported const       meeting{ask.held_by,
                                        {ask.title, ask.held_on, {}},
                                  ask.day_inferred.value_or(false),
                                  ask.chair_name ? ask.chair_name->value : "",
                                  SourceSpan{ask.digest, 0, ask.length}};
    ImportedReport              out{.id = TRY(import_meeting(act, by, meeting))};
    std::vector<Id<AgendaItem>> items;
    for (auto const& item : ask.items) items.push_back(TRY(item_of(act, by, out.id, item, ask.digest, out.items)));
    for (auto const& each : ask.directives) {
        SourceSpan const span{ask.digest, each.start, each.end};
        if (auto const there = captured_from(act.read(), span)) {
            out.directives.push_back(*there);
            continue;
        }
        std::optional<Id<AgendaItem>> item;
        if (each.item) item = items[static_cast<std::size_t>(*each.item - 1)];
        out.directives.push_back(TRY(capture_directive(act, by, wanted_of(each, ask), item)));
        ++out.captured;
    }
    return out;
}

} // namespace

void register_report_imports(api::Registry& registry)
{
    registry.act<Permission::manage_mandate, import_report>(
        "/api/reported-meetings",
        {"登记通稿中的会议、议题与督办事项", "Record a meeting known from a published report"});
}

} // namespace penstock
