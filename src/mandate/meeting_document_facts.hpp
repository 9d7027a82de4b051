// What may be written about the numbers of the papers of meetings.
#pragma once

#include "mandate/meeting_document.hpp"
#include "mandate/meeting_facts.hpp"

namespace penstock {

struct DocumentWordSet {
    static constexpr Words            words{"设定发文机关代字", "Word of document numbers set"};
    static constexpr std::string_view noun = "body";
    std::int64_t                      subject() const { return body.value; }

    Id<Body>    body;
    Line<20, 0> word; // "": its papers are numbered elsewhere
};
BOOST_DESCRIBE_STRUCT(DocumentWordSet, (), (body, word))

struct MeetingDocumentIssued {
    static constexpr Words            words{"印发会议文件", "Paper of a meeting issued"};
    static constexpr std::string_view noun = "meeting";
    std::int64_t                      subject() const { return meeting.value; }

    Id<Meeting>         meeting;
    MeetingDocumentKind kind{};
    DocumentNumber      number;
    Day                 on;
};
BOOST_DESCRIBE_STRUCT(MeetingDocumentIssued, (), (meeting, kind, number, on))

void apply(Writer& db, Stamp const& stamp, DocumentWordSet const& fact);
void apply(Writer& db, Stamp const& stamp, MeetingDocumentIssued const& fact);

void add_meeting_document_facts(FactKinds& kinds);

struct MeetingDocumentView {
    Id<MeetingDocument> id;
    MeetingDocumentKind kind{};
    std::string         number;
    Day                 issued_on;
};
BOOST_DESCRIBE_STRUCT(MeetingDocumentView, (), (id, kind, number, issued_on))

std::string                      document_word(Reader& reader, Id<Body> body); // "" without one
std::vector<MeetingDocumentView> documents_of(Reader& reader, Id<Meeting> meeting);
// Whether a paper of some meeting bears this number; its own number is given.
std::optional<Id<MeetingDocument>> find_document(Reader& reader, std::string_view number);

Result<void> set_document_word(Act& act, Caller const& by, Id<Body> body, Line<20, 0> const& word);
// Without a number the next one of the body's word in this year. Refuses what plan_document refuses, already_exists of
// a paper that has its number and of a number that is taken, missing_field of the number where the body has no word.
Result<Id<MeetingDocument>> issue_document(Act& act, Caller const& by, Id<Meeting> meeting, MeetingDocumentKind kind,
                                           std::optional<Line<100>> const& number);

} // namespace penstock
