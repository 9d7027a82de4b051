#include "mandate/meeting_document.hpp"

#include "mandate/refusals.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace penstock {

DocumentNumber numbered(Line<20, 0> const& code, std::int64_t year, std::int64_t sequence)
{
    // From U+3000 on, which is where Chinese begins, UTF-8 has a byte of 0xE3 or more.
    bool const chinese = std::ranges::any_of(code.value, [](char c) { return static_cast<unsigned char>(c) >= 0xE3; });
    return {{chinese ? fmt::format("{}〔{}〕{}号", code.value, year, sequence)
                     : fmt::format("{} [{}] No. {}", code.value, year, sequence)},
            code,
            year,
            sequence};
}

Result<void> plan_document(MeetingNow const& meeting, MeetingDocumentKind kind)
{
    if (meeting.confidence == Confidence::public_report) return refuse(refusal::known_from_a_report);
    auto const state = meeting.state;
    bool const ready =
        kind == MeetingDocumentKind::minutes
            ? state == MeetingState::minutes_confirmed || state == MeetingState::communique_published
            : state != MeetingState::draft && state != MeetingState::cancelled && state != MeetingState::postponed;
    return ready ? Result<void>{} : refuse(refusal::step_not_allowed, std::string{name_of(state)});
}

std::vector<api::May> may_issue(MeetingNow const& meeting, std::vector<MeetingDocumentKind> const& issued,
                                Caller const& by)
{
    std::vector<api::May> out;
    for (auto kind : {MeetingDocumentKind::notice, MeetingDocumentKind::agenda, MeetingDocumentKind::minutes}) {
        if (std::ranges::find(issued, kind) != issued.end()) continue;
        auto const step = name_of(kind);
        if (auto role = by.check_in(Permission::manage_mandate, 0); !role)
            out.push_back(api::not_allowed(
                step, role.error().why,
                {"须由会务人员（理事会秘书）办理。", "Whoever runs meetings, the board secretary, can do this."}));
        else if (auto ready = plan_document(meeting, kind); !ready)
            out.push_back(
                api::not_allowed(step, ready.error().why,
                                 ready.error().why == refusal::known_from_a_report
                                     ? Words{"请到印发它的机构查找。", "Ask the body that issued them."}
                                 : meeting.state == MeetingState::cancelled || meeting.state == MeetingState::postponed
                                     ? Words{"这次会议不再举行，不再印发文件。",
                                             "This meeting does not take place; nothing of it is issued."}
                                 : kind == MeetingDocumentKind::minutes
                                     ? Words{"会议主持人确认纪要后印发。", "Once the chair has confirmed the minutes."}
                                     : Words{"发出会议通知后印发。", "Once the meeting has been convened."}));
        else out.push_back(api::allowed(step));
    }
    return out;
}

} // namespace penstock
