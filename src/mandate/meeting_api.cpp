// Endpoints for meetings: the list, one of them with its agenda, and the items that were adopted or still wait.
#include "api/named.hpp"
#include "mandate/mandate_api.hpp"
#include "mandate/meeting_document_facts.hpp"
#include "mandate/paper_facts.hpp"
#include "mandate/voting_facts.hpp"

#include <algorithm>
#include <iterator>

namespace penstock {

namespace {

struct MeetingItem {
    Id<Meeting>  id;
    Bilingual    title;
    Titled       held_by;
    Day          held_on;
    MeetingState state{};
    Confidence   confidence{};
    std::int64_t items{};
    std::int64_t undecided{};
};
BOOST_DESCRIBE_STRUCT(MeetingItem, (), (id, title, held_by, held_on, state, confidence, items, undecided))

constexpr std::string_view meeting_columns = R"sql(
    SELECT m.id, m.title_zh, m.title_en, m.body_id AS held_by_id,
           COALESCE(b.name_zh, '') AS held_by_title_zh, COALESCE(b.name_en, '') AS held_by_title_en,
           m.held_on, m.state, m.confidence, m.items, m.undecided)sql";
constexpr std::string_view meeting_tables  = R"sql(
      FROM meeting m
      LEFT JOIN body b ON b.id = m.body_id)sql";

constexpr api::SortBy<MeetingItem> meeting_orders[] = {
    {"id", "m.id", [](MeetingItem const& row) -> api::SortKey { return row.id.value; }},
    {"held_on", "m.held_on", [](MeetingItem const& row) -> api::SortKey { return row.held_on.iso(); }},
};

struct MeetingsAsk : api::ListAsk {
    std::optional<Line<200, 0>> text;
    std::optional<Id<Body>>     held_by;
    std::optional<MeetingState> state;
};
BOOST_DESCRIBE_STRUCT(MeetingsAsk, (api::ListAsk), (text, held_by, state))

Result<api::List<MeetingItem>> list_meetings(Look& look, MeetingsAsk const& ask)
{
    api::ListQuery query{meeting_columns, meeting_tables, "m.id"};
    if (ask.text) query.where_one_holds(ask.text->value, {"m.title_zh", "m.title_en"});
    if (ask.held_by) query.where("m.body_id = ?", *ask.held_by);
    if (ask.state) query.where("m.state = ?", *ask.state);
    return query.page<MeetingItem>(look.read, ask, meeting_orders);
}

// ---- one of them ---------------------------------------------------------------------------------------------------

struct PaperOnAgenda {
    std::int64_t id{};
    Bilingual    title;
    PaperState   state{};
};
BOOST_DESCRIBE_STRUCT(PaperOnAgenda, (), (id, title, state))

struct AgendaItemView {
    Id<AgendaItem>             id;
    ItemKind                   kind{};
    ItemVisibility             visibility{};
    Bilingual                  title;
    std::string                presenter;
    ItemState                  state{};
    std::string                text;      // what was decided
    std::vector<std::string>   papers;    // by their titles, as a report has them
    std::vector<PaperOnAgenda> documents; // that are kept here
    std::int64_t               corrections{};
    std::vector<Titled>        directives; // laid down under it
    std::vector<api::May>      may;
};
BOOST_DESCRIBE_STRUCT(AgendaItemView, (),
                      (id, kind, visibility, title, presenter, state, text, papers, documents, corrections, directives,
                       may))

struct AgendaRow {
    Id<AgendaItem> id;
    ItemKind       kind{};
    ItemVisibility visibility{};
    Bilingual      title;
    std::string    presenter;
    ItemState      state{};
    std::string    text;
    std::string    papers;
    std::int64_t   corrections{};
};
BOOST_DESCRIBE_STRUCT(AgendaRow, (), (id, kind, visibility, title, presenter, state, text, papers, corrections))

struct MeetingView : MeetingItem {
    bool                        day_inferred{};
    std::string                 place;
    std::optional<Named>        chair;
    std::string                 reported_chair; // of a meeting known from a report
    std::optional<Titled>       instead_of; // that was postponed
    std::vector<AgendaItemView> agenda;     // as far as this person may see it
    std::int64_t                unseen{};   // items that are not
    std::int64_t                caused_by{};
    std::vector<api::May>       may;
    bool                        may_set{}; // items on the agenda
    bool                        may_correct{};

    std::vector<MeetingDocumentView> documents; // that were issued, each with its number
    std::vector<api::May>            may_issue; // one for each kind of document
    std::string                      issuer_code; // in the number the next one is given; "" when it is to be typed
};
BOOST_DESCRIBE_STRUCT(MeetingView, (MeetingItem),
                      (day_inferred, place, chair, reported_chair, instead_of, agenda, unseen, caused_by, may, may_set,
                       may_correct, documents, may_issue, issuer_code))

struct MeetingRest {
    std::int64_t day_inferred{};
    std::string  place;
    Named        chair;
    std::string  reported_chair;
    Titled       instead_of;
};
BOOST_DESCRIBE_STRUCT(MeetingRest, (), (day_inferred, place, chair, reported_chair, instead_of))

struct WholeMeetingRow : MeetingItem, MeetingRest {};
BOOST_DESCRIBE_STRUCT(WholeMeetingRow, (MeetingItem, MeetingRest), ())

std::vector<PaperOnAgenda> papers_of(Reader& reader, Caller const& caller, MeetingNow const& meeting,
                                     Id<AgendaItem> item)
{
    std::vector<PaperOnAgenda> out;
    for (auto const visibility : {ItemVisibility::common, ItemVisibility::internal, ItemVisibility::hidden}) {
        if (!sees_item(meeting, visibility, caller)) continue;
        auto rows = reader.rows<PaperOnAgenda>(
            "SELECT id, title_zh, title_en, state FROM paper WHERE item_id = $1 AND visibility = $2 ORDER BY id", item,
            visibility);
        std::ranges::move(rows, std::back_inserter(out));
    }
    std::ranges::sort(out, {}, &PaperOnAgenda::id);
    return out;
}

std::vector<AgendaItemView> agenda_of(Reader& reader, Caller const& caller, MeetingNow const& meeting, Day today,
                                      std::int64_t& unseen)
{
    std::vector<AgendaItemView> out;
    for (auto& row : reader.rows<AgendaRow>(R"sql(
             SELECT id, kind, visibility, title_zh, title_en, presenter, state, text, papers, corrections
               FROM agenda_item
              WHERE meeting_id = $1
              ORDER BY position, id
         )sql",
                                            meeting.id)) {
        if (!sees_item(meeting, row.visibility, caller)) {
            ++unseen;
            continue;
        }
        ItemNow        now{row.id, meeting.id, row.kind, row.visibility, row.state};
        AgendaItemView view{.id          = row.id,
                            .kind        = row.kind,
                            .visibility  = row.visibility,
                            .title       = std::move(row.title),
                            .presenter   = std::move(row.presenter),
                            .state       = row.state,
                            .text        = std::move(row.text),
                            .corrections = row.corrections};
        auto           papers = json::from_text<std::vector<std::string>>(row.papers);
        expects(papers.has_value());
        view.papers     = *std::move(papers);
        view.documents  = papers_of(reader, caller, meeting, row.id);
        view.directives = reader.rows<Titled>(
            "SELECT id, title_zh, title_en FROM directive WHERE item_id = $1 ORDER BY id LIMIT 100", row.id);
        view.may = may(meeting, now, caller, load_voting(reader, meeting, row.id, today));
        out.push_back(std::move(view));
    }
    return out;
}

std::vector<MeetingDocumentKind> kinds_of(std::vector<MeetingDocumentView> const& issued)
{
    std::vector<MeetingDocumentKind> out;
    std::ranges::transform(issued, std::back_inserter(out), &MeetingDocumentView::kind);
    return out;
}

Result<MeetingView> meeting_view(Reader& reader, Caller const& caller, Id<Meeting> id, Day today)
{
    static std::string const whole = std::string{meeting_columns} + R"sql(,
           m.day_inferred, m.place, m.chair AS chair_id, COALESCE(c.name, '') AS chair_name,
           m.chair_name AS reported_chair, m.instead_of AS instead_of_id,
           COALESCE(p.title_zh, '') AS instead_of_title_zh, COALESCE(p.title_en, '') AS instead_of_title_en)sql" +
                                     std::string{meeting_tables} + R"sql(
      LEFT JOIN person c ON c.id = m.chair
      LEFT JOIN meeting p ON p.id = m.instead_of
     WHERE m.id = $1)sql";
    auto         now  = TRY(load_meeting(reader, id, caller, today));
    auto         row  = reader.one<WholeMeetingRow>(whole, id);
    MeetingRest& rest = row;
    MeetingView  out;
    static_cast<MeetingItem&>(out) = std::move(static_cast<MeetingItem&>(row));
    out.day_inferred               = rest.day_inferred != 0;
    out.place                      = std::move(rest.place);
    out.reported_chair             = std::move(rest.reported_chair);
    if (rest.chair.id != 0) out.chair = std::move(rest.chair);
    else if (now.chair != 0 && (before_its_end(now.state) || now.state == MeetingState::closed))
        out.chair = Named{now.chair, reader.one<std::string>("SELECT name FROM person WHERE id = $1", now.chair)};
    if (rest.instead_of.id != 0) out.instead_of = std::move(rest.instead_of);
    out.agenda      = agenda_of(reader, caller, now, today, out.unseen);
    out.caused_by   = id.value;
    out.may         = may(now, caller);
    out.may_set     = plan_agenda(now, caller).has_value();
    out.may_correct = caller.may_in(Permission::manage_mandate, 0) &&
                      (now.state == MeetingState::closed || now.state == MeetingState::minutes_confirmed ||
                       now.state == MeetingState::communique_published);
    out.documents     = documents_of(reader, id);
    out.may_issue     = may_issue(now, kinds_of(out.documents), caller);
    out.issuer_code   = issuer_code(reader, now.body);
    return out;
}

struct MeetingAsk {
    Id<Meeting> id;
};
BOOST_DESCRIBE_STRUCT(MeetingAsk, (), (id))

Result<MeetingView> get_meeting(Look& look, MeetingAsk const& ask)
{
    return meeting_view(look.read, look.caller, ask.id, look.today);
}

struct DraftMeetingAsk {
    Id<Body>                  held_by;
    Bilingual                 title;
    Day                       held_on;
    Line<200, 0>              place;
    std::optional<Id<Person>> chair; // absent: whoever chairs the body
};
BOOST_DESCRIBE_STRUCT(DraftMeetingAsk, (), (held_by, title, held_on, place, chair))

Result<MeetingView> draft_one_meeting(Act& act, Caller const& by, DraftMeetingAsk const& ask)
{
    auto id = TRY(draft_meeting(act, by, ask.held_by, {ask.title, ask.held_on, ask.place}, ask.chair));
    return meeting_view(act.read(), by, id, act.today);
}

struct SetItemAsk {
    Id<Meeting>                   id;
    ItemKind                      kind{};
    ItemVisibility                visibility{};
    Bilingual                     title;
    Line<200, 0>                  presenter;
    std::optional<Id<AgendaItem>> again; // one that was deferred
};
BOOST_DESCRIBE_STRUCT(SetItemAsk, (), (id, kind, visibility, title, presenter, again))

Result<MeetingView> set_one_item(Act& act, Caller const& by, SetItemAsk const& ask)
{
    auto item = set_item(act, by, ask.id, {ask.kind, ask.visibility, ask.title, ask.presenter}, ask.again);
    if (!item) return std::unexpected{std::move(item).error()};
    return meeting_view(act.read(), by, ask.id, act.today);
}

struct OrderAgendaAsk {
    Id<Meeting>                 id;
    std::vector<Id<AgendaItem>> items;
};
BOOST_DESCRIBE_STRUCT(OrderAgendaAsk, (), (id, items))

Result<MeetingView> order_one_agenda(Act& act, Caller const& by, OrderAgendaAsk const& ask)
{
    CHECK(order_agenda(act, by, ask.id, ask.items));
    return meeting_view(act.read(), by, ask.id, act.today);
}

struct StepMeetingAsk {
    Id<Meeting>                id;
    MeetingEvent               step{};
    std::optional<Prose<2000>> reason;
    std::optional<Day>         on; // to postpone: the new day
};
BOOST_DESCRIBE_STRUCT(StepMeetingAsk, (), (id, step, reason, on))

Result<MeetingView> step_one_meeting(Act& act, Caller const& by, StepMeetingAsk const& ask)
{
    CHECK(step_meeting(act, by, ask.id, ask.step, ask.reason ? ask.reason->value : "", ask.on));
    return meeting_view(act.read(), by, ask.id, act.today);
}

struct IssueDocumentAsk {
    Id<Meeting>              id;
    MeetingDocumentKind      kind{};
    std::optional<Line<100>> number; // absent: the next one of the body, of today
    std::optional<Day>       on;     // of a number that is given; today when absent
};
BOOST_DESCRIBE_STRUCT(IssueDocumentAsk, (), (id, kind, number, on))

Result<MeetingView> issue_one_document(Act& act, Caller const& by, IssueDocumentAsk const& ask)
{
    std::optional<TypedNumber> typed;
    if (ask.number) typed = {*ask.number, ask.on.value_or(act.today)};
    else if (ask.on) return refuse(refusal::missing_field, "/number", "");
    CHECK(issue_document(act, by, ask.id, ask.kind, typed));
    return meeting_view(act.read(), by, ask.id, act.today);
}

struct WithdrawDocumentAsk {
    Id<Meeting>         id;
    MeetingDocumentKind kind{};
    Prose<2000>         reason;
};
BOOST_DESCRIBE_STRUCT(WithdrawDocumentAsk, (), (id, kind, reason))

Result<MeetingView> withdraw_one_document(Act& act, Caller const& by, WithdrawDocumentAsk const& ask)
{
    CHECK(withdraw_document(act, by, ask.id, ask.kind, ask.reason.value));
    return meeting_view(act.read(), by, ask.id, act.today);
}

// ---- items ---------------------------------------------------------------------------------------------------------

struct AgendaItemItem {
    Id<AgendaItem> id;
    Bilingual      title;
    Titled         meeting;
    Day            held_on;
    ItemKind       kind{};
    ItemState      state{};
};
BOOST_DESCRIBE_STRUCT(AgendaItemItem, (), (id, title, meeting, held_on, kind, state))

constexpr std::string_view item_columns = R"sql(
    SELECT i.id, i.title_zh, i.title_en, i.meeting_id, m.title_zh AS meeting_title_zh, m.title_en AS meeting_title_en,
           m.held_on, i.kind, i.state)sql";
constexpr std::string_view item_tables  = R"sql(
      FROM agenda_item i
      JOIN meeting m ON m.id = i.meeting_id)sql";

constexpr api::SortBy<AgendaItemItem> item_orders[] = {
    {"id", "i.id", [](AgendaItemItem const& row) -> api::SortKey { return row.id.value; }},
    {"held_on", "m.held_on", [](AgendaItemItem const& row) -> api::SortKey { return row.held_on.iso(); }},
};

struct AgendaItemsAsk : api::ListAsk {
    std::optional<Line<200, 0>> text;
    std::optional<ItemState>    state;
    std::optional<bool>         waiting; // deferred, and on no agenda since
    std::optional<bool>         adopted; // outright or in principle: what a deed may rest on
};
BOOST_DESCRIBE_STRUCT(AgendaItemsAsk, (api::ListAsk), (text, state, waiting, adopted))

Result<api::List<AgendaItemItem>> list_agenda_items(Look& look, AgendaItemsAsk const& ask)
{
    api::ListQuery query{item_columns, item_tables, "i.id"};
    if (!look.caller.may_in(Permission::manage_mandate, 0)) query.where("i.visibility = ?", ItemVisibility::common);
    if (ask.text) query.where_one_holds(ask.text->value, {"i.title_zh", "i.title_en"});
    if (ask.state) query.where("i.state = ?", *ask.state);
    if (ask.waiting && *ask.waiting) query.where("i.state = 'deferred' AND i.taken_again = 0");
    if (ask.adopted && *ask.adopted) query.where("i.state IN ('adopted', 'adopted_in_principle')");
    return query.page<AgendaItemItem>(look.read, ask, item_orders);
}

struct AgendaItemAsk {
    Id<AgendaItem> id;
};
BOOST_DESCRIBE_STRUCT(AgendaItemAsk, (), (id))

Result<AgendaItemItem> get_agenda_item(Look& look, AgendaItemAsk const& ask)
{
    auto item    = TRY(load_item(look.read, ask.id));
    auto meeting = TRY(load_meeting(look.read, item.meeting, look.caller, look.today));
    if (!sees_item(meeting, item.visibility, look.caller)) return refuse(refusal::not_found);
    return look.read.one<AgendaItemItem>(std::string{item_columns} + std::string{item_tables} + " WHERE i.id = $1",
                                         ask.id);
}

struct StepItemAsk {
    Id<AgendaItem>             id;
    ItemEvent                  step{};
    std::optional<Prose<4000>> text; // what was decided
};
BOOST_DESCRIBE_STRUCT(StepItemAsk, (), (id, step, text))

Result<MeetingView> step_one_item(Act& act, Caller const& by, StepItemAsk const& ask)
{
    CHECK(step_item(act, by, ask.id, ask.step, ask.text ? ask.text->value : ""));
    return meeting_view(act.read(), by, TRY(load_item(act.read(), ask.id)).meeting, act.today);
}

struct CorrectItemAsk {
    Id<AgendaItem> id;
    ItemState      outcome{};
    Prose<4000>    text;
    Prose<2000>    reason;
};
BOOST_DESCRIBE_STRUCT(CorrectItemAsk, (), (id, outcome, text, reason))

Result<MeetingView> correct_one_item(Act& act, Caller const& by, CorrectItemAsk const& ask)
{
    CHECK(correct_outcome(act, by, ask.id, ask.outcome, ask.text.value, ask.reason.value));
    return meeting_view(act.read(), by, TRY(load_item(act.read(), ask.id)).meeting, act.today);
}

} // namespace

void register_meetings(api::Registry& registry)
{
    using enum Permission;
    registry.read<read_mandate, list_meetings>("/api/meetings", {"列出会议", "List meetings"});
    registry.read<read_mandate, get_meeting>("/api/meetings/{id}", {"查看一次会议", "One meeting"});
    registry.act<manage_mandate, draft_one_meeting>("/api/meetings", {"筹备会议", "Draft a meeting"});
    registry.act<manage_mandate, set_one_item>("/api/meetings/{id}/items", {"列入议题", "Put an item on the agenda"});
    registry.act<manage_mandate, order_one_agenda>("/api/meetings/{id}/order",
                                                   {"调整议程顺序", "Put the agenda in order"});
    registry.act<read_mandate, step_one_meeting>("/api/meetings/{id}/steps",
                                                 {"办理会议", "Take a step with a meeting"});
    registry.act<manage_mandate, issue_one_document>("/api/meetings/{id}/documents",
                                                     {"印发会议文件", "Issue a paper of a meeting"});
    registry.act<manage_mandate, withdraw_one_document>(
        "/api/meetings/{id}/documents/withdrawal", {"撤销会议文件文号", "Withdraw the number of a meeting's paper"});
    registry.read<read_mandate, list_agenda_items>("/api/agenda-items", {"列出议题", "List agenda items"});
    registry.read<read_mandate, get_agenda_item>("/api/agenda-items/{id}", {"查看一项议题", "One agenda item"});
    registry.act<manage_mandate, step_one_item>("/api/agenda-items/{id}/steps",
                                                {"记录议题结果", "Write what came of an item"});
    registry.act<manage_mandate, correct_one_item>("/api/agenda-items/{id}/correction",
                                                   {"更正议题结果", "Correct what came of an item"});
}

} // namespace penstock
