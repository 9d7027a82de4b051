// Numbers of the papers of meetings: how they are written, and when each kind may be given one.
#include "mandate/meeting_document.hpp"

#include "mandate/refusals.hpp"

#include <gtest/gtest.h>

#include <set>

using namespace penstock;

TEST(MeetingDocuments, are_numbered_as_each_language_writes_it)
{
    EXPECT_EQ(numbered({"临科委"}, 2026, 7).text.value, "临科委〔2026〕7号");
    EXPECT_EQ(numbered({"SC"}, 2026, 12).text.value, "SC [2026] No. 12");
    EXPECT_EQ(numbered({"Förderrat"}, 2026, 3).text.value, "Förderrat [2026] No. 3");
    auto const kept = numbered({"临科委"}, 2026, 7);
    EXPECT_EQ(kept.code.value, "临科委");
    EXPECT_EQ(kept.year, 2026);
    EXPECT_EQ(kept.sequence, 7);
}

TEST(MeetingDocuments, are_issued_at_the_stages_of_a_meeting_that_allow_it)
{
    using enum MeetingState;
    std::set const before{convened, in_progress, closed, minutes_confirmed, communique_published};
    std::set const after{minutes_confirmed, communique_published};
    for (auto state :
         {draft, convened, in_progress, closed, minutes_confirmed, communique_published, cancelled, postponed})
        for (auto kind : {MeetingDocumentKind::notice, MeetingDocumentKind::agenda, MeetingDocumentKind::minutes}) {
            MeetingNow  meeting{.state = state};
            auto const& stages = kind == MeetingDocumentKind::minutes ? after : before;
            EXPECT_EQ(plan_document(meeting, kind).has_value(), stages.contains(state))
                << name_of(state) << ' ' << name_of(kind);
            meeting.confidence = Confidence::public_report;
            EXPECT_EQ(plan_document(meeting, kind).error().why, refusal::known_from_a_report);
        }
}
