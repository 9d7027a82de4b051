// Endpoints for bodies and their members.
#include "api/named.hpp"
#include "mandate/mandate_api.hpp"
#include "mandate/meeting_document_facts.hpp"

namespace penstock {

namespace {

struct BodyItem {
    Id<Body>     id;
    Bilingual    name;
    BodyKind     kind{};
    std::int64_t members{}; // in office today
    std::int64_t directives{}; // it leads, in whatever state
};
BOOST_DESCRIBE_STRUCT(BodyItem, (), (id, name, kind, members, directives))

constexpr std::string_view body_columns = R"sql(
    SELECT b.id, b.name_zh, b.name_en, b.kind,
           (SELECT count(*) FROM body_member m
             WHERE m.body_id = b.id AND m.from_day <= $1
               AND (m.until_day IS NULL OR m.until_day >= $1) AND (m.ended_on IS NULL OR m.ended_on > $1)) AS members,
           (SELECT CAST(COALESCE(sum(t.directives), 0) AS BIGINT) FROM directive_total t
             WHERE t.unit_id = b.id) AS directives)sql";

constexpr api::SortBy<BodyItem> body_orders[] = {
    {"id", "b.id", [](BodyItem const& body) -> api::SortKey { return body.id.value; }},
    {"kind", "b.kind", [](BodyItem const& body) -> api::SortKey { return std::string{name_of(body.kind)}; }},
};

struct BodiesAsk : api::ListAsk {
    std::optional<Line<200, 0>> text;
    std::optional<BodyKind>     kind;
};
BOOST_DESCRIBE_STRUCT(BodiesAsk, (api::ListAsk), (text, kind))

Result<api::List<BodyItem>> list_bodies(Look& look, BodiesAsk const& ask)
{
    // The day stands in the text: a list's own parameters are numbered by the list.
    std::string columns{body_columns};
    for (auto at = columns.find("$1"); at != columns.npos; at = columns.find("$1", at))
        columns.replace(at, 2, "'" + look.today.iso() + "'");
    api::ListQuery query{columns, "FROM body b", "b.id"};
    if (ask.text) query.where_one_holds(ask.text->value, {"b.name_zh", "b.name_en"});
    if (ask.kind) query.where("b.kind = ?", *ask.kind);
    return query.page<BodyItem>(look.read, ask, body_orders);
}

struct MemberRow {
    Id<BodyMember>     id;
    std::int64_t       person{};
    std::string        name;
    BodyOffice         office{};
    Day                from_day;
    std::optional<Day> until_day;
    std::optional<Day> ended_on;
};
BOOST_DESCRIBE_STRUCT(MemberRow, (), (id, person, name, office, from_day, until_day, ended_on))

struct MemberView {
    Id<BodyMember>     id;
    Named              person;
    BodyOffice         office{};
    Day                from;
    std::optional<Day> until; // the last day in office
    bool               in_force{};
};
BOOST_DESCRIBE_STRUCT(MemberView, (), (id, person, office, from, until, in_force))

struct IssuedDocument {
    std::int64_t        meeting_id{};
    Bilingual           meeting_title;
    MeetingDocumentKind kind{};
    std::string         number;
    Day                 issued_on;
};
BOOST_DESCRIBE_STRUCT(IssuedDocument, (), (meeting_id, meeting_title, kind, number, issued_on))

struct BodyView : BodyItem {
    std::vector<MemberView>     people; // the chair first, then in the order of their naming
    std::string                 issuer_code; // in the numbers of its papers; "" without one
    std::vector<IssuedDocument> documents;     // the latest first, a hundred at most
    std::int64_t                caused_by{};
    bool                        may_name{};
};
BOOST_DESCRIBE_STRUCT(BodyView, (BodyItem), (people, issuer_code, documents, caused_by, may_name))

Result<BodyView> body_view(Reader& reader, Caller const& caller, Id<Body> id, Day today)
{
    auto item = reader.row<BodyItem>(std::string{body_columns} + " FROM body b WHERE b.id = $2", today, id);
    if (!item) return refuse(refusal::not_found);
    BodyView out;
    static_cast<BodyItem&>(out) = *std::move(item);
    for (auto& row : reader.rows<MemberRow>(R"sql(
             SELECT m.id, m.person, p.name, m.office, m.from_day, m.until_day, m.ended_on
               FROM body_member m
               JOIN person p ON p.id = m.person
              WHERE m.body_id = $1
              ORDER BY CASE m.office WHEN 'chair' THEN 0 WHEN 'vice_chair' THEN 1 WHEN 'secretary' THEN 2 ELSE 3 END,
                       m.id
         )sql",
                                            id)) {
        MemberNow now{row.id, id, {row.person}, row.office, row.from_day, row.until_day, row.ended_on};
        out.people.push_back(
            {row.id, {row.person, std::move(row.name)}, row.office, row.from_day, now.last_day(), now.in_force(today)});
    }
    out.issuer_code   = issuer_code(reader, id);
    out.documents     = reader.rows<IssuedDocument>(R"sql(
        SELECT d.meeting_id, m.title_zh AS meeting_title_zh, m.title_en AS meeting_title_en,
               d.kind, d.number, d.issued_on
          FROM meeting_document d
          JOIN meeting m ON m.id = d.meeting_id
         WHERE d.body_id = $1
         ORDER BY d.id DESC
         LIMIT 100
    )sql",
                                                    id);
    out.caused_by = id.value;
    out.may_name  = caller.may_in(Permission::manage_mandate, 0);
    return out;
}

struct BodyAsk {
    Id<Body> id;
};
BOOST_DESCRIBE_STRUCT(BodyAsk, (), (id))

Result<BodyView> get_body(Look& look, BodyAsk const& ask)
{
    return body_view(look.read, look.caller, ask.id, look.today);
}

struct FoundBodyAsk {
    Bilingual name;
    BodyKind  kind{};
};
BOOST_DESCRIBE_STRUCT(FoundBodyAsk, (), (name, kind))

Result<BodyView> found_one_body(Act& act, Caller const& by, FoundBodyAsk const& ask)
{
    CHECK(by.check_in(Permission::manage_mandate, 0));
    auto id = TRY(found_body(act, {ask.name, ask.kind}));
    return body_view(act.read(), by, id, act.today);
}

struct NameMemberAsk {
    Id<Body>           id;
    Id<Person>         person;
    BodyOffice         office{};
    Day                from;
    std::optional<Day> until;
};
BOOST_DESCRIBE_STRUCT(NameMemberAsk, (), (id, person, office, from, until))

Result<BodyView> name_member(Act& act, Caller const& by, NameMemberAsk const& ask)
{
    CHECK(by.check_in(Permission::manage_mandate, 0));
    if (!load_body(act.read(), ask.id)) return refuse(refusal::not_found);
    auto person = load_person(act.read(), ask.person);
    if (!person || person->state == PersonState::closed) return refuse(refusal::not_found, "/person", "");
    CHECK(plan_member({ask.person, ask.office, ask.from, ask.until}, members_of(act.read(), ask.id)));
    act.record(BodyMemberNamed{ask.id, ask.person, ask.office, ask.from, ask.until});
    return body_view(act.read(), by, ask.id, act.today);
}

struct EndTermAsk {
    Id<BodyMember> id;
    Day            on; // the first day without it
};
BOOST_DESCRIBE_STRUCT(EndTermAsk, (), (id, on))

Result<BodyView> end_term(Act& act, Caller const& by, EndTermAsk const& ask)
{
    CHECK(by.check_in(Permission::manage_mandate, 0));
    auto member = TRY(load_member(act.read(), ask.id));
    CHECK(plan_term_ended(member, ask.on, act.today));
    act.record(BodyMemberEnded{member.body, ask.id, ask.on});
    return body_view(act.read(), by, member.body, act.today);
}

struct SetIssuerCodeAsk {
    Id<Body>    id;
    Line<20, 0> code;
};
BOOST_DESCRIBE_STRUCT(SetIssuerCodeAsk, (), (id, code))

Result<BodyView> set_one_issuer_code(Act& act, Caller const& by, SetIssuerCodeAsk const& ask)
{
    CHECK(set_issuer_code(act, by, ask.id, ask.code));
    return body_view(act.read(), by, ask.id, act.today);
}

} // namespace

void register_bodies(api::Registry& registry)
{
    using enum Permission;
    registry.read<read_mandate, list_bodies>("/api/bodies", {"列出会议与责任机构", "List bodies"});
    registry.read<read_mandate, get_body>("/api/bodies/{id}", {"查看一个机构", "One body"});
    registry.act<manage_mandate, found_one_body>("/api/bodies", {"登记机构", "Found a body"});
    registry.act<manage_mandate, name_member>("/api/bodies/{id}/members", {"任命机构成员", "Name a member of a body"});
    registry.act<manage_mandate, set_one_issuer_code>(
        "/api/bodies/{id}/issuer-code", {"设定发文机关代字", "Set the issuer's code in a body's document numbers"});
    registry.act<manage_mandate, end_term>("/api/body-members/{id}/end", {"终止成员任期", "End a member's term"});
}

} // namespace penstock
