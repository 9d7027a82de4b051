// What facts about numbered papers of meetings do to the tables, and the acts that write them.
#include "ledger/refusals.hpp"
#include "mandate/meeting_document_facts.hpp"
#include "mandate/refusals.hpp"

#include <algorithm>

namespace penstock {

namespace {

bool is_taken(Reader& reader, std::string_view number)
{
    return find_document(reader, number) ||
           reader.row<std::int64_t>("SELECT id FROM paper WHERE number = $1", number).has_value();
}

DocumentNumber next_number(Reader& reader, Id<Body> body, Line<20, 0> const& code, std::int64_t year)
{
    auto sequence = reader.one<std::int64_t>(R"sql(
        SELECT COALESCE(max(sequence), 0) FROM meeting_document WHERE body_id = $1 AND code = $2 AND year = $3
    )sql",
                                             body, code, year);
    // Papers share the series, but their numbers are typed.
    auto out = numbered(code, year, ++sequence);
    while (is_taken(reader, out.text.value)) out = numbered(code, year, ++sequence);
    return out;
}

} // namespace

void apply(Writer& db, Stamp const&, IssuerCodeSet const& fact)
{
    db.run("DELETE FROM issuer_code WHERE body_id = $1", fact.body);
    if (!fact.code.value.empty())
        db.run("INSERT INTO issuer_code (body_id, code) VALUES ($1, $2)", fact.body, fact.code);
}

void apply(Writer& db, Stamp const& stamp, MeetingDocumentIssued const& fact)
{
    db.run(R"sql(
        INSERT INTO meeting_document (id, meeting_id, body_id, kind, number, code, year, sequence, issued_on)
        SELECT $1, id, body_id, $3, $4, $5, $6, $7, $8 FROM meeting WHERE id = $2
    )sql",
           stamp.seq, fact.meeting, fact.kind, fact.number.text, fact.number.code, fact.number.year,
           fact.number.sequence, fact.on);
}

void apply(Writer& db, Stamp const&, MeetingDocumentWithdrawn const& fact)
{
    db.run("DELETE FROM meeting_document WHERE meeting_id = $1 AND kind = $2", fact.meeting, fact.kind);
}

void add_meeting_document_facts(FactKinds& kinds)
{
    kinds.add<IssuerCodeSet, MeetingDocumentIssued, MeetingDocumentWithdrawn>();
}

std::string issuer_code(Reader& reader, Id<Body> body)
{
    return reader.row<std::string>("SELECT code FROM issuer_code WHERE body_id = $1", body).value_or("");
}

std::vector<MeetingDocumentView> documents_of(Reader& reader, Id<Meeting> meeting)
{
    return reader.rows<MeetingDocumentView>(
        "SELECT id, kind, number, issued_on FROM meeting_document WHERE meeting_id = $1 ORDER BY id", meeting);
}

std::optional<Id<MeetingDocument>> find_document(Reader& reader, std::string_view number)
{
    return reader.row<Id<MeetingDocument>>("SELECT id FROM meeting_document WHERE number = $1", number);
}

Result<void> set_issuer_code(Act& act, Caller const& by, Id<Body> body, Line<20, 0> const& code)
{
    CHECK(by.check_in(Permission::manage_mandate, 0));
    if (!load_body(act.read(), body)) return refuse(refusal::not_found);
    act.record(IssuerCodeSet{body, code});
    return {};
}

Result<Id<MeetingDocument>> issue_document(Act& act, Caller const& by, Id<Meeting> id, MeetingDocumentKind kind,
                                           std::optional<TypedNumber> const& typed)
{
    CHECK(by.check_in(Permission::manage_mandate, 0));
    auto const meeting = TRY(load_meeting(act.read(), id, by, act.today));
    CHECK(plan_document(meeting, kind));
    for (auto const& there : documents_of(act.read(), id))
        if (there.kind == kind) return refuse(refusal::already_exists, "/kind", there.number);
    if (typed) {
        if (typed->on > act.today) return refuse(refusal::date_in_future, "/on", act.today.iso());
        if (is_taken(act.read(), typed->number.value))
            return refuse(refusal::already_exists, "/number", typed->number.value);
        return Id<MeetingDocument>{
            act.record(MeetingDocumentIssued{id, kind, {typed->number, {}, typed->on.year(), 0}, typed->on})};
    }
    auto const year = act.today.year();
    auto const code = issuer_code(act.read(), meeting.body);
    if (code.empty()) return refuse(refusal::missing_field, "/number", "");
    return Id<MeetingDocument>{
        act.record(MeetingDocumentIssued{id, kind, next_number(act.read(), meeting.body, {code}, year), act.today})};
}

Result<void> withdraw_document(Act& act, Caller const& by, Id<Meeting> id, MeetingDocumentKind kind,
                               std::string const& reason)
{
    CHECK(by.check_in(Permission::manage_mandate, 0));
    CHECK(load_meeting(act.read(), id, by, act.today));
    auto const there = documents_of(act.read(), id);
    if (std::ranges::find(there, kind, &MeetingDocumentView::kind) == there.end())
        return refuse(refusal::not_found, "/kind", "");
    if (reason.empty()) return refuse(refusal::missing_field, "/reason", "");
    act.record(MeetingDocumentWithdrawn{id, kind, reason});
    return {};
}

} // namespace penstock
