// What may be written about findings.
#pragma once

#include "award/award_facts.hpp"
#include "award/finding.hpp"

namespace penstock {

struct FindingRaised {
    static constexpr Words            words{"提出问题", "Finding raised"};
    static constexpr std::string_view noun = "finding";

    std::string                cause; // permanent: the same question is raised once
    FindingRule                rule{};
    FindingSeverity            severity{};
    bool                       blocks{};
    Id<Award>                  award;
    std::optional<Id<Payment>> payment;
    std::optional<Id<Payee>>   payee;
    std::vector<Figure>        evidence;
};
BOOST_DESCRIBE_STRUCT(FindingRaised, (), (cause, rule, severity, blocks, award, payment, payee, evidence))

// One person of the two that a heavy finding needs.
struct FindingAnswerProposed {
    static constexpr Words            words{"提出处理意见", "Answer to a finding proposed"};
    static constexpr std::string_view noun = "finding";
    std::int64_t                      subject() const { return finding.value; }

    Id<Finding>  finding;
    FindingEvent step{};
    std::string  reason;
};
BOOST_DESCRIBE_STRUCT(FindingAnswerProposed, (), (finding, step, reason))

struct FindingSettled {
    static constexpr std::string_view noun = "finding";
    std::int64_t                      subject() const { return finding.value; }

    Id<Finding> finding;
    std::string reason;
};
BOOST_DESCRIBE_STRUCT(FindingSettled, (), (finding, reason))

struct FindingExplained : FindingSettled {
    static constexpr Words words{"问题已说明", "Finding explained"};
};
BOOST_DESCRIBE_STRUCT(FindingExplained, (FindingSettled), ())
struct FindingCorrected : FindingSettled {
    static constexpr Words words{"问题已更正", "Finding corrected"};
};
BOOST_DESCRIBE_STRUCT(FindingCorrected, (FindingSettled), ())
struct FindingConfirmed : FindingSettled {
    static constexpr Words words{"问题属实", "Finding confirmed"};
};
BOOST_DESCRIBE_STRUCT(FindingConfirmed, (FindingSettled), ())
struct FindingReferred : FindingSettled {
    static constexpr Words words{"问题已移送", "Finding referred"};
};
BOOST_DESCRIBE_STRUCT(FindingReferred, (FindingSettled), ())

void apply(Writer& db, Stamp const& stamp, FindingRaised const& fact);
void apply(Writer& db, Stamp const& stamp, FindingAnswerProposed const& fact);
void apply(Writer& db, Stamp const& stamp, FindingExplained const& fact);
void apply(Writer& db, Stamp const& stamp, FindingCorrected const& fact);
void apply(Writer& db, Stamp const& stamp, FindingConfirmed const& fact);
void apply(Writer& db, Stamp const& stamp, FindingReferred const& fact);

void add_finding_facts(FactKinds& kinds);

// Asks a question about an award, once: nothing when its cause was raised before.
std::optional<Id<Finding>> raise(Act& act, Id<Award> award, Question const& question, std::string cause);

// The cause of what a rule asks about an award as a whole.
std::string cause_of(Id<Award> award, FindingRule rule);

Result<FindingNow> load_finding(Reader& reader, Id<Finding> id);

// Whether a question is open that holds the award's payments.
bool has_open_finding(Reader& reader, Id<Award> award);

} // namespace penstock
