// The papers a body sends out about its meetings, each with its number (发文字号: GB/T 9704-2012, 7.2.5): the code that
// stands for the issuer, the year, and a number counted from 1 in that year. From then on the paper bears that number
// and that day, whenever it is printed again.
#pragma once

#include "mandate/meeting.hpp"

namespace penstock {

struct MeetingDocument; // the kind of thing an Id<MeetingDocument> identifies

BOOST_DEFINE_ENUM_CLASS(MeetingDocumentKind, notice, agenda, minutes)

struct DocumentNumber {
    Line<100>    text; // as it is printed
    Line<20, 0>  code; // "": another office gave the number, and it was typed
    std::int64_t year{};
    std::int64_t sequence{}; // 0 of a number that was typed
};
BOOST_DESCRIBE_STRUCT(DocumentNumber, (), (text, code, year, sequence))

// "临科委〔2026〕7号"; of a code without Chinese characters "LRC [2026] No. 7".
DocumentNumber numbered(Line<20, 0> const& code, std::int64_t year, std::int64_t sequence);

// Whether a paper of this kind may be issued: a notice and an agenda from the convening on, minutes once they are
// confirmed, and none of a meeting that is known from a report. Refuses step_not_allowed, known_from_a_report.
Result<void> plan_document(MeetingNow const& meeting, MeetingDocumentKind kind);

// What may be issued of the kinds that are still missing; in the way of each, what would make it possible.
std::vector<api::May> may_issue(MeetingNow const& meeting, std::vector<MeetingDocumentKind> const& issued,
                                Caller const& by);

} // namespace penstock
