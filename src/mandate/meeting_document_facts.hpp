// What may be written about the numbers of the papers of meetings.
#pragma once

#include "mandate/meeting_document.hpp"
#include "mandate/meeting_facts.hpp"

namespace penstock {

struct IssuerCodeSet {
    static constexpr Words            words{"设定发文机关代字", "Issuer's code of document numbers set"};
    static constexpr std::string_view noun = "body";
    std::int64_t                      subject() const { return body.value; }

    Id<Body>    body;
    Line<20, 0> code; // "": its papers are numbered elsewhere
};
BOOST_DESCRIBE_STRUCT(IssuerCodeSet, (), (body, code))

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

// The number is free again.
struct MeetingDocumentWithdrawn {
    static constexpr Words            words{"撤销会议文件文号", "Number of a meeting's paper withdrawn"};
    static constexpr std::string_view noun = "meeting";
    std::int64_t                      subject() const { return meeting.value; }

    Id<Meeting>         meeting;
    MeetingDocumentKind kind{};
    std::string         reason;
};
BOOST_DESCRIBE_STRUCT(MeetingDocumentWithdrawn, (), (meeting, kind, reason))

void apply(Writer& db, Stamp const& stamp, IssuerCodeSet const& fact);
void apply(Writer& db, Stamp const& stamp, MeetingDocumentIssued const& fact);
void apply(Writer& db, Stamp const& stamp, MeetingDocumentWithdrawn const& fact);

void add_meeting_document_facts(FactKinds& kinds);

struct MeetingDocumentView {
    Id<MeetingDocument> id;
    MeetingDocumentKind kind{};
    std::string         number;
    Day                 issued_on;
};
BOOST_DESCRIBE_STRUCT(MeetingDocumentView, (), (id, kind, number, issued_on))

std::string                      issuer_code(Reader& reader, Id<Body> body); // "" without one
std::vector<MeetingDocumentView> documents_of(Reader& reader, Id<Meeting> meeting);
// Whether a paper of some meeting bears this number; its own number is given.
std::optional<Id<MeetingDocument>> find_document(Reader& reader, std::string_view number);

Result<void> set_issuer_code(Act& act, Caller const& by, Id<Body> body, Line<20, 0> const& code);
// A number that another office gave, with its day.
struct TypedNumber {
    Line<100> number;
    Day       on;
};
// Without a number the next one of the body's code in this year, of today. Refuses what plan_document refuses,
// already_exists of a paper that has its number and of a number that is taken, date_in_future, and missing_field of the
// number where the body has no code.
Result<Id<MeetingDocument>> issue_document(Act& act, Caller const& by, Id<Meeting> meeting, MeetingDocumentKind kind,
                                           std::optional<TypedNumber> const& typed);
// not_found of a paper without a number, missing_field of the reason.
Result<void> withdraw_document(Act& act, Caller const& by, Id<Meeting> meeting, MeetingDocumentKind kind,
                               std::string const& reason);

} // namespace penstock
