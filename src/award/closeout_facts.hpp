// What may be written about the closing of awards, and the only ways to write it.
#pragma once

#include "award/agreement_facts.hpp"
#include "award/closeout.hpp"

namespace penstock {

struct OfCloseout {
    static constexpr std::string_view noun = "award";
    std::int64_t                      subject() const { return award.value; }

    Id<Award> award;
};
BOOST_DESCRIBE_STRUCT(OfCloseout, (), (award))

struct CloseoutSubmitted : OfCloseout {
    static constexpr Words words{"提交结题报告", "Final report submitted"};
    CloseoutReport         report;
};
BOOST_DESCRIBE_STRUCT(CloseoutSubmitted, (OfCloseout), (report))

struct CloseoutTaskAccepted : OfCloseout {
    static constexpr Words words{"任务验收通过", "Work accepted"};
    Acceptance             verdict{};
    std::string            text;
};
BOOST_DESCRIBE_STRUCT(CloseoutTaskAccepted, (OfCloseout), (verdict, text))

struct CloseoutFinanceAccepted : OfCloseout {
    static constexpr Words words{"财务验收通过", "Accounts accepted"};
    Acceptance             verdict{};
    std::string            text;
};
BOOST_DESCRIBE_STRUCT(CloseoutFinanceAccepted, (OfCloseout), (verdict, text))

// `step` says which of the two sent it back.
struct CloseoutSentBack : OfCloseout {
    static constexpr Words words{"验收要求整改", "Final report sent back"};
    CloseoutEvent          step{};
    std::string            text;
};
BOOST_DESCRIBE_STRUCT(CloseoutSentBack, (OfCloseout), (step, text))

struct CloseoutFailed : OfCloseout {
    static constexpr Words words{"验收不通过", "Acceptance refused"};
    std::string            text;
};
BOOST_DESCRIBE_STRUCT(CloseoutFailed, (OfCloseout), (text))

// The award is closed in the same act.
struct CloseoutConcluded : OfCloseout {
    static constexpr Words  words{"办结结题", "Closeout concluded"};
    Day                     on;
    std::vector<Settlement> settlement; // as it was on that day
    std::optional<Day>      leftover_until; // until when what is not spent may be kept
    std::string             lessons;
};
BOOST_DESCRIBE_STRUCT(CloseoutConcluded, (OfCloseout), (on, settlement, leftover_until, lessons))

void apply(Writer& db, Stamp const& stamp, CloseoutSubmitted const& fact);
void apply(Writer& db, Stamp const& stamp, CloseoutTaskAccepted const& fact);
void apply(Writer& db, Stamp const& stamp, CloseoutFinanceAccepted const& fact);
void apply(Writer& db, Stamp const& stamp, CloseoutSentBack const& fact);
void apply(Writer& db, Stamp const& stamp, CloseoutFailed const& fact);
void apply(Writer& db, Stamp const& stamp, CloseoutConcluded const& fact);

void add_closeout_facts(FactKinds& kinds);

// not_found: no such award, or one without an agreement, which is closed without all this.
Result<CloseoutNow> load_closeout(Reader& reader, Id<Award> award, Caller const& by, Day today);

Result<void> submit_closeout(Act& act, Caller const& by, Id<Award> award, CloseoutReport const& report);
Result<void> step_closeout(Act& act, Caller const& by, Id<Award> award, CloseoutEvent event, std::string const& text);

} // namespace penstock
