// Endpoints for papers: the list, one of them with its versions, how long issuing takes, and the steps.
#include "api/named.hpp"
#include "mandate/mandate_api.hpp"
#include "mandate/paper_facts.hpp"

#include <algorithm>

namespace penstock {

namespace {

struct PaperItem {
    Id<Paper>                   id;
    Bilingual                   title;
    Titled                      held_by; // the body that deliberates it
    PaperState                  state{};
    std::int64_t                versions{};
    std::optional<Day>          adopted_on;
    std::optional<Day>          issued_on;
    std::optional<std::int64_t> days_to_issue; // from its adoption, until today while it is not issued
    std::string                 issue_number;
};
BOOST_DESCRIBE_STRUCT(PaperItem, (),
                      (id, title, held_by, state, versions, adopted_on, issued_on, days_to_issue, issue_number))

struct PaperItemRow {
    Id<Paper>          id;
    Bilingual          title;
    Titled             held_by;
    PaperState         state{};
    std::int64_t       versions{};
    std::optional<Day> adopted_on;
    std::optional<Day> issued_on;
    std::string        issue_number;
};
BOOST_DESCRIBE_STRUCT(PaperItemRow, (), (id, title, held_by, state, versions, adopted_on, issued_on, issue_number))

std::optional<std::int64_t> days_between(std::optional<Day> adopted_on, std::optional<Day> issued_on, Day today)
{
    if (!adopted_on) return std::nullopt;
    return (issued_on.value_or(today).at() - adopted_on->at()).count();
}

PaperItem item(PaperItemRow&& row, Day today)
{
    auto days = days_between(row.adopted_on, row.issued_on, today);
    return {row.id,
            std::move(row.title),
            std::move(row.held_by),
            row.state,
            row.versions,
            row.adopted_on,
            row.issued_on,
            days,
            std::move(row.issue_number)};
}

constexpr std::string_view paper_columns = R"sql(
    SELECT p.id, p.title_zh, p.title_en, p.body_id AS held_by_id, COALESCE(b.name_zh, '') AS held_by_title_zh,
           COALESCE(b.name_en, '') AS held_by_title_en, p.state, p.versions, p.adopted_on, p.issued_on,
           p.number AS issue_number)sql";
constexpr std::string_view paper_tables  = R"sql(
      FROM paper p
      LEFT JOIN body b ON b.id = p.body_id)sql";

using Order                    = api::SortBy<PaperItemRow>;
constexpr Order paper_orders[] = {
    {"id", "p.id", [](PaperItemRow const& row) -> api::SortKey { return row.id.value; }},
    {"state", "p.state", [](PaperItemRow const& row) -> api::SortKey { return std::string{name_of(row.state)}; }},
    {"adopted_on", "COALESCE(p.adopted_on, '')",
     [](PaperItemRow const& row) -> api::SortKey { return row.adopted_on ? row.adopted_on->iso() : std::string{}; }},
};

struct PapersAsk : api::ListAsk {
    std::optional<Line<200, 0>> text;
    std::optional<Id<Body>>     held_by;
    std::optional<PaperState>   state;
    std::optional<bool>         waiting; // adopted, and not issued yet
};
BOOST_DESCRIBE_STRUCT(PapersAsk, (api::ListAsk), (text, held_by, state, waiting))

// What this caller may see of all papers.
void only_seen(Look& look, api::ListQuery& query)
{
    if (look.caller.may_in(Permission::manage_mandate, 0)) return;
    auto        mine = bodies_of(look.read, look.caller.person(), look.today);
    std::string condition{"p.visibility = 'common'"};
    for (auto body : mine)
        condition += " OR (p.visibility = 'internal' AND p.body_id = " + std::to_string(body.value) + ")";
    query.where(condition);
}

Result<api::List<PaperItem>> list_papers(Look& look, PapersAsk const& ask)
{
    api::ListQuery query{paper_columns, paper_tables, "p.id"};
    only_seen(look, query);
    if (ask.text) query.where_one_holds(ask.text->value, {"p.title_zh", "p.title_en", "p.number"});
    if (ask.held_by) query.where("p.body_id = ?", *ask.held_by);
    if (ask.state) query.where("p.state = ?", *ask.state);
    if (ask.waiting && *ask.waiting) query.where("p.adopted_on IS NOT NULL AND p.issued_on IS NULL");
    auto page = query.page<PaperItemRow>(look.read, ask, paper_orders);
    if (!page) return std::unexpected{std::move(page).error()};
    api::List<PaperItem> out{{}, std::move(page->next), page->total, {}};
    for (auto& row : page->items) out.items.push_back(item(std::move(row), look.today));
    return out;
}

// ---- how long it takes ---------------------------------------------------------------------------------------------

struct PaperFiguresAsk {};
BOOST_DESCRIBE_STRUCT(PaperFiguresAsk, (), ())

struct PaperFigures {
    std::int64_t                issued{};
    std::optional<std::int64_t> median_days; // from adoption to issue; of an even number, the lower middle
    std::optional<std::int64_t> longest_days;
    std::int64_t                waiting{}; // adopted, and not issued yet
    std::optional<std::int64_t> waiting_days; // of the one that waits longest
};
BOOST_DESCRIBE_STRUCT(PaperFigures, (), (issued, median_days, longest_days, waiting, waiting_days))

struct AdoptedRow {
    Day                adopted_on;
    std::optional<Day> issued_on;
};
BOOST_DESCRIBE_STRUCT(AdoptedRow, (), (adopted_on, issued_on))

Result<PaperFigures> get_paper_figures(Look& look, PaperFiguresAsk const&)
{
    api::ListQuery query{"", "FROM paper p", "p.id"};
    only_seen(look, query);
    query.where("p.adopted_on IS NOT NULL");
    PaperFigures              out;
    std::vector<std::int64_t> days;
    for (auto const& row : query.rows<AdoptedRow>(look.read, "SELECT p.adopted_on, p.issued_on", "")) {
        auto passed = *days_between(row.adopted_on, row.issued_on, look.today);
        if (row.issued_on) {
            days.push_back(passed);
            continue;
        }
        ++out.waiting;
        out.waiting_days = std::max(out.waiting_days.value_or(0), passed);
    }
    std::ranges::sort(days);
    out.issued = static_cast<std::int64_t>(days.size());
    if (days.empty()) return out;
    out.median_days  = days[(days.size() - 1) / 2];
    out.longest_days = days.back();
    return out;
}

// ---- one of them ---------------------------------------------------------------------------------------------------

struct PaperVersionView {
    std::int64_t         version{};
    EvidenceFile         file;
    std::string          note;
    std::optional<Named> by;
    Instant              at;
};
BOOST_DESCRIBE_STRUCT(PaperVersionView, (), (version, file, note, by, at))

// A text as it was when the body said yes, or when it was issued.
struct PaperFixed {
    std::int64_t version{};
    Digest       digest;
    Day          on;
};
BOOST_DESCRIBE_STRUCT(PaperFixed, (), (version, digest, on))

struct PaperDetail : PaperItem {
    ItemVisibility                visibility{};
    std::optional<Titled>         item; // the agenda item it stands on
    std::optional<Titled>         meeting;
    std::vector<PaperVersionView> texts; // the last one first
    std::optional<PaperFixed>     adopted;
    bool                          outright{}; // adopted as it is
    std::optional<PaperFixed>     issued;
    std::string                   authority;
    std::optional<PaperOpenness>  openness;
    std::optional<Titled>         ended_by; // the paper that amended or superseded it
    std::int64_t                  caused_by{};
    std::vector<api::May>         may;
    bool                          may_place{}; // on the agenda of a meeting
};
BOOST_DESCRIBE_STRUCT(PaperDetail, (PaperItem),
                      (visibility, item, meeting, texts, adopted, outright, issued, authority, openness, ended_by,
                       caused_by, may, may_place))

struct PaperRest {
    std::int64_t                 item{};
    std::int64_t                 adopted_version{};
    std::optional<Digest>        adopted_digest;
    std::int64_t                 issued_version{};
    std::optional<Digest>        issued_digest;
    std::string                  authority;
    std::optional<PaperOpenness> openness;
    std::int64_t                 ended_by{};
};
BOOST_DESCRIBE_STRUCT(PaperRest, (),
                      (item, adopted_version, adopted_digest, issued_version, issued_digest, authority, openness,
                       ended_by))

struct WholePaperRow : PaperItemRow, PaperRest {};
BOOST_DESCRIBE_STRUCT(WholePaperRow, (PaperItemRow, PaperRest), ())

struct VersionRow {
    std::int64_t version{};
    std::string  name;
    Digest       digest;
    std::int64_t size{};
    std::string  note;
    std::int64_t person{};
    std::string  by;
    Instant      at;
};
BOOST_DESCRIBE_STRUCT(VersionRow, (), (version, name, digest, size, note, person, by, at))

struct ItemOfPaper {
    Bilingual   title;
    Id<Meeting> meeting;
    Bilingual   called;
};
BOOST_DESCRIBE_STRUCT(ItemOfPaper, (), (title, meeting, called))

void tell_item(Reader& reader, Caller const& caller, std::int64_t id, Day today, PaperDetail& out)
{
    if (id == 0) return;
    auto now     = load_item(reader, {id});
    auto meeting = now ? load_meeting(reader, now->meeting, caller, today) : std::unexpected{now.error()};
    if (!meeting || !sees_item(*meeting, now->visibility, caller)) return;
    auto row    = reader.one<ItemOfPaper>(R"sql(
        SELECT i.title_zh, i.title_en, i.meeting_id AS meeting, m.title_zh AS called_zh, m.title_en AS called_en
          FROM agenda_item i
          JOIN meeting m ON m.id = i.meeting_id
         WHERE i.id = $1
    )sql",
                                          id);
    out.item    = Titled{id, std::move(row.title)};
    out.meeting = Titled{row.meeting.value, std::move(row.called)};
}

Result<PaperDetail> paper_view(Reader& reader, Caller const& caller, Id<Paper> id, Day today)
{
    static std::string const whole = std::string{paper_columns} + R"sql(,
           p.item_id AS item, p.adopted_version, p.adopted_digest, p.issued_version, p.issued_digest, p.authority,
           p.openness, p.ended_by)sql" +
                                     std::string{paper_tables} + " WHERE p.id = $1";
    auto now = TRY(load_paper(reader, id, caller, today));
    if (!sees(caller, now)) return refuse(refusal::not_found);
    auto        row  = reader.one<WholePaperRow>(whole, id);
    PaperRest&  rest = row;
    PaperDetail out;
    static_cast<PaperItem&>(out) = item(std::move(static_cast<PaperItemRow&>(row)), today);
    out.visibility               = now.visibility;
    tell_item(reader, caller, rest.item, today, out);
    for (auto& each : reader.rows<VersionRow>(R"sql(
             SELECT v.version, v.name, v.digest, v.size, v.note, v.person, COALESCE(n.name, '') AS by, v.at
               FROM paper_version v
               LEFT JOIN person n ON n.id = v.person
              WHERE v.paper_id = $1
              ORDER BY v.version DESC
         )sql",
                                              id)) {
        PaperVersionView view{
            each.version, {{std::move(each.name)}, each.digest, each.size}, std::move(each.note), {}, each.at};
        if (each.person != 0) view.by = Named{each.person, std::move(each.by)};
        out.texts.push_back(std::move(view));
    }
    if (rest.adopted_digest) out.adopted = PaperFixed{rest.adopted_version, *rest.adopted_digest, *out.adopted_on};
    if (rest.issued_digest) out.issued = PaperFixed{rest.issued_version, *rest.issued_digest, *out.issued_on};
    out.outright  = now.outright;
    out.authority = std::move(rest.authority);
    out.openness  = rest.openness;
    if (rest.ended_by != 0)
        out.ended_by = Titled{
            rest.ended_by,
            reader.one<Bilingual>("SELECT title_zh AS zh, title_en AS en FROM paper WHERE id = $1", rest.ended_by)};
    out.caused_by = id.value;
    out.may       = may(now, caller);
    out.may_place = caller.may_in(Permission::manage_mandate, 0) &&
                    (now.state == PaperState::submitted || now.state == PaperState::in_deliberation);
    return out;
}

struct PaperAsk {
    Id<Paper> id;
};
BOOST_DESCRIBE_STRUCT(PaperAsk, (), (id))

Result<PaperDetail> get_paper(Look& look, PaperAsk const& ask)
{
    return paper_view(look.read, look.caller, ask.id, look.today);
}

struct DraftPaperAsk {
    Id<Body>       held_by;
    Bilingual      title;
    ItemVisibility visibility{};
    EvidenceFile   file; // uploaded before
};
BOOST_DESCRIBE_STRUCT(DraftPaperAsk, (), (held_by, title, visibility, file))

Result<PaperDetail> draft_one_paper(Act& act, Caller const& by, DraftPaperAsk const& ask)
{
    auto id = TRY(draft_paper(act, by, ask.held_by, {ask.title, ask.visibility}, ask.file));
    return paper_view(act.read(), by, id, act.today);
}

struct StepPaperAsk {
    Id<Paper>                   id;
    PaperEvent                  step{};
    std::optional<Prose<2000>>  reason;
    std::optional<EvidenceFile> file;  // to revise: the new version
    std::optional<PaperIssue>   issue; // to issue
    std::optional<Id<Paper>>    other; // to amend or supersede: the issued paper that does it
};
BOOST_DESCRIBE_STRUCT(StepPaperAsk, (), (id, step, reason, file, issue, other))

Result<PaperDetail> step_one_paper(Act& act, Caller const& by, StepPaperAsk const& ask)
{
    if (!sees(by, TRY(load_paper(act.read(), ask.id, by, act.today)))) return refuse(refusal::not_found);
    CHECK(step_paper(act, by, ask.id, ask.step, {ask.reason ? ask.reason->value : "", ask.issue, ask.file, ask.other}));
    return paper_view(act.read(), by, ask.id, act.today);
}

struct PlacePaperAsk {
    Id<Paper>                     id;
    std::optional<Id<AgendaItem>> item; // absent: off the agenda
};
BOOST_DESCRIBE_STRUCT(PlacePaperAsk, (), (id, item))

Result<PaperDetail> place_one_paper(Act& act, Caller const& by, PlacePaperAsk const& ask)
{
    CHECK(place_paper(act, by, ask.id, ask.item));
    return paper_view(act.read(), by, ask.id, act.today);
}

} // namespace

void register_papers(api::Registry& registry)
{
    using enum Permission;
    registry.read<read_mandate, list_papers>("/api/papers", {"列出文稿", "List papers"});
    registry.read<read_mandate, get_paper>("/api/papers/{id}", {"查看一份文稿", "One paper"});
    registry.read<read_mandate, get_paper_figures>(
        "/api/paper-figures", {"从通过到印发的天数", "How long papers take from adoption to issue"});
    registry.act<manage_mandate, draft_one_paper>("/api/papers", {"起草文稿", "Draft a paper"});
    registry.act<manage_mandate, place_one_paper>("/api/papers/{id}/place",
                                                  {"文稿列入议题", "Put a paper on the agenda, or take it off"});
    registry.act<read_mandate, step_one_paper>("/api/papers/{id}/steps", {"办理文稿", "Take a step with a paper"});
}

} // namespace penstock
