// What facts about numbered papers of meetings do to the tables, and the acts that write them.
#include "mandate/meeting_document_facts.hpp"
#include "mandate/refusals.hpp"

namespace penstock {

namespace {

bool is_taken(Reader& reader, std::string_view number)
{
    return find_document(reader, number) ||
           reader.row<std::int64_t>("SELECT id FROM paper WHERE number = $1", number).has_value();
}

DocumentNumber next_number(Reader& reader, Id<Body> body, Line<20, 0> const& word, std::int64_t year)
{
    auto sequence = reader.one<std::int64_t>(R"sql(
        SELECT COALESCE(max(sequence), 0) FROM meeting_document WHERE body_id = $1 AND word = $2 AND year = $3
    )sql",
                                             body, word, year);
    // Papers share the series, but their numbers are typed.
    auto out = numbered(word, year, ++sequence);
    while (is_taken(reader, out.text.value)) out = numbered(word, year, ++sequence);
    return out;
}

} // namespace

void apply(Writer& db, Stamp const&, DocumentWordSet const& fact)
{
    db.run("DELETE FROM document_word WHERE body_id = $1", fact.body);
    if (!fact.word.value.empty())
        db.run("INSERT INTO document_word (body_id, word) VALUES ($1, $2)", fact.body, fact.word);
}

void apply(Writer& db, Stamp const& stamp, MeetingDocumentIssued const& fact)
{
    db.run(R"sql(
        INSERT INTO meeting_document (id, meeting_id, body_id, kind, number, word, year, sequence, issued_on)
        SELECT $1, id, body_id, $3, $4, $5, $6, $7, $8 FROM meeting WHERE id = $2
    )sql",
           stamp.seq, fact.meeting, fact.kind, fact.number.text, fact.number.word, fact.number.year,
           fact.number.sequence, fact.on);
}

void add_meeting_document_facts(FactKinds& kinds) { kinds.add<DocumentWordSet, MeetingDocumentIssued>(); }

std::string document_word(Reader& reader, Id<Body> body)
{
    return reader.row<std::string>("SELECT word FROM document_word WHERE body_id = $1", body).value_or("");
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

Result<void> set_document_word(Act& act, Caller const& by, Id<Body> body, Line<20, 0> const& word)
{
    CHECK(by.check_in(Permission::manage_mandate, 0));
    if (!load_body(act.read(), body)) return refuse(refusal::not_found);
    act.record(DocumentWordSet{body, word});
    return {};
}

Result<Id<MeetingDocument>> issue_document(Act& act, Caller const& by, Id<Meeting> id, MeetingDocumentKind kind,
                                           std::optional<Line<100>> const& number)
{
    CHECK(by.check_in(Permission::manage_mandate, 0));
    auto const meeting = TRY(load_meeting(act.read(), id, by, act.today));
    CHECK(plan_document(meeting, kind));
    for (auto const& there : documents_of(act.read(), id))
        if (there.kind == kind) return refuse(refusal::already_exists, "/kind", there.number);
    auto const year = act.today.year();
    if (number) {
        if (is_taken(act.read(), number->value)) return refuse(refusal::already_exists, "/number", number->value);
        return Id<MeetingDocument>{act.record(MeetingDocumentIssued{id, kind, {*number, {}, year, 0}, act.today})};
    }
    auto const word = document_word(act.read(), meeting.body);
    if (word.empty()) return refuse(refusal::missing_field, "/number", "");
    return Id<MeetingDocument>{
        act.record(MeetingDocumentIssued{id, kind, next_number(act.read(), meeting.body, {word}, year), act.today})};
}

} // namespace penstock
