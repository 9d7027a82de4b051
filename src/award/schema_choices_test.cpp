// What a column of the schema may hold is what the code can say: each list of a CHECK against its enumerators.
#include "award/amendment.hpp"
#include "award/award_facts.hpp"
#include "award/claim.hpp"
#include "award/closeout.hpp"
#include "award/finding_facts.hpp"
#include "award/milestone.hpp"
#include "award/race.hpp"
#include "award/recovery.hpp"
#include "award/report_due.hpp"
#include "indicator/indicator.hpp"
#include "ledger/books.hpp"
#include "ledger/delegation.hpp"
#include "ledger/due_order.hpp"
#include "ledger/exchange_rate.hpp"
#include "ledger/fiscal_year.hpp"
#include "ledger/funding_rule.hpp"
#include "ledger/ledger_facts.hpp"
#include "mandate/escalation.hpp"
#include "mandate/meeting_document.hpp"
#include "mandate/paper.hpp"
#include "mandate/voting.hpp"
#include "message/message.hpp"
#include "people/one_time_link.hpp"
#include "people/password.hpp"
#include "people/person.hpp"
#include "people/session.hpp"
#include "people/sign_in_rules.hpp"
#include "practice/practice.hpp"
#include "store/schema.hpp"

#include <gtest/gtest.h>

#include <map>
#include <regex>
#include <set>

namespace penstock {
namespace {

using Choices = std::set<std::string>;

template <class E> Choices of()
{
    Choices out;
    for (auto const& [value, name] : enumerators<E>()) out.insert(std::string{name});
    return out;
}

// "table.column" -> what its CHECK allows.
std::map<std::string, Choices> choices_in(std::string_view sql)
{
    static std::regex const line{
        R"(ALTER TABLE (\w+) RENAME TO (\w+)|(?:CREATE|ALTER) TABLE (\w+)|CHECK \((\w+) IN \(([^)]*)\)\))"},
        word{R"('(\w+)')"};
    std::map<std::string, Choices> out;
    std::string                    table, text{sql};
    for (std::sregex_iterator at{text.begin(), text.end(), line}, end; at != end; ++at) {
        if ((*at)[1].matched) { // a table made anew under another name, which now takes its place
            std::string const was = (*at)[1].str() + ".", is = (*at)[2].str() + ".";
            for (auto each = out.lower_bound(was); each != out.end() && each->first.starts_with(was);) {
                out[is + each->first.substr(was.size())] = each->second;
                each                                     = out.erase(each);
            }
            continue;
        }
        if ((*at)[3].matched) {
            table = (*at)[3];
            continue;
        }
        std::string const listed  = (*at)[5];
        auto&             choices = out[table + "." + (*at)[4].str()];
        for (std::sregex_iterator each{listed.begin(), listed.end(), word}; each != end; ++each)
            choices.insert((*each)[1]);
    }
    return out;
}

TEST(SchemaChoices, equal_the_enumerators_of_the_code)
{
    std::map<std::string, Choices> const expected{
        {"person.state", of<PersonState>()},
        {"role_grant.role", of<Role>()},
        {"one_time_link.purpose", of<LinkPurpose>()},
        {"organisation_doubt.reason", of<DoubtReason>()},
        {"programme.state", of<ProgrammeState>()},
        {"award.state", of<AwardState>()},
        {"award_check.item", of<CheckItem>()},
        {"award_check.verdict", of<CheckVerdict>()},
        {"milestone.state", of<MilestoneState>()},
        {"milestone.opinion", of<Opinion>()},
        {"amendment.type", of<AmendmentType>()},
        {"amendment.state", of<AmendmentState>()},
        {"race.state", of<RaceState>()},
        {"race_team.state", of<TeamState>()},
        {"race_stage.state", of<StageState>()},
        {"claim.state", of<ClaimState>()},
        {"closeout.state", of<CloseoutState>()},
        {"due_order.ground", of<DueGround>()},
        {"recovery.ground", of<RecoveryGround>()},
        {"recovery.state", of<RecoveryState>()},
        {"closeout.task_verdict", of<Acceptance>()},
        {"closeout.finance_verdict", of<Acceptance>()},
        {"race_score.verdict", of<TeamVerdict>()},
        {"account.stage", of<Stage>()},
        {"entry.kind", of<EntryKind>()},
        {"fiscal_year.state", of<YearState>()},
        {"books_reopening.state", of<ReopeningState>()},
        {"exchange.rounding", of<Rounding>()},
        {"reservation.state", of<ReservationState>()},
        {"delegation.state", of<DelegationState>()},
        {"delegation_deed.deed", of<Deed>()},
        {"approval.state", of<ApprovalState>()},
        {"funding_rule.kind", of<FundingRuleKind>()},
        {"body.kind", of<BodyKind>()},
        {"body_member.office", of<BodyOffice>()},
        {"meeting.state", of<MeetingState>()},
        {"meeting.confidence", of<Confidence>()},
        {"meeting_document.kind", of<MeetingDocumentKind>()},
        {"agenda_item.kind", of<ItemKind>()},
        {"agenda_item.visibility", of<ItemVisibility>()},
        {"agenda_item.state", of<ItemState>()},
        {"body_rule.majority_of", of<MajorityOf>()},
        {"attendance.kind", of<AttendanceKind>()},
        {"item_vote.method", of<VoteMethod>()},
        {"paper.visibility", of<ItemVisibility>()},
        {"paper.state", of<PaperState>()},
        {"paper.openness", of<PaperOpenness>()},
        {"directive.state", of<DirectiveState>()},
        {"directive.level", of<EscalationLevel>()},
        {"escalation.level", of<EscalationLevel>()},
        {"escalation_recipient.place", of<EscalationPlace>()},
        {"escalation_rule.level", of<EscalationLevel>()},
        {"escalation_rule.tone", of<LevelTone>()},
        {"escalation_rule.shape", of<LevelShape>()},
        {"message.category", of<MessageCategory>()},
        {"mail.kind", of<MailKind>()},
        {"mail.state", of<MailState>()},
        {"session.door", of<SessionDoor>()},
        {"sign_in_rule.proof_of", of<ProofOf>()},
        {"sign_in_rule.password_profile", of<PasswordProfile>()},
        {"plan.state", of<PlanState>()},
        {"plan_part.kind", of<PlanPartKind>()},
        {"indicator.direction", of<Direction>()},
        {"indicator.frequency", of<Frequency>()},
        {"figure.kind", of<FigureKind>()},
        {"figure.op", of<Operator>()},
        {"figure.state", of<FigureState>()},
        {"pilot.state", of<PilotState>()},
        {"pilot.verdict", of<PilotVerdict>()},
        {"practice.state", of<PracticeState>()},
        {"adoption.outcome", of<PilotVerdict>()},
        {"adoption_result.outcome", of<PilotVerdict>()},
        {"practice_template.noun", of<TemplateNoun>()},
        {"practice_use.noun", of<TemplateNoun>()},
        {"finding.severity", of<FindingSeverity>()},
        {"finding.state", of<FindingState>()},
        {"award_result.kind", of<ResultKind>()},
        {"report_due.kind", of<ReportKind>()},
        {"report_told.level", of<ReportLevel>()},
        // Of modules below this one, or known to one file only.
        {"payee.scheme", {"cn", "iban", "other"}},
        {"debtor.scheme", {"cn", "iban", "other"}},
        {"payee.state",
         {"proposed", "verified", "cooling_off", "usable", "suspended", "closed", "rejected", "withdrawn"}},
        {"payee_notice.way", {"letter", "call_back", "email", "in_person"}},
        {"payee_notice.answer", {"confirmed", "objected", "no_answer"}},
        {"batch.state", {"prepared", "signed_once", "signed_twice", "sent", "dissolved"}},
        {"payment.state",
         {"requested", "approved", "rejected", "withdrawn", "batched", "released", "sent", "settled", "failed",
          "cancelled", "returned"}},
        {"bank_answer.format", {"pain_002", "camt_053", "csv"}},
        {"bank_line.kind", {"settled", "rejected", "returned", "credited"}},
        {"bank_line.state", {"unmatched", "matched", "set_aside"}},
        {"organisation_doubt.state", {"open", "same", "different"}},
        {"award_import.format", {"csv", "xlsx", "json", "iati"}},
        {"setting.display_unit", {"one", "ten_thousand", "hundred_million"}},
    };
    std::map<std::string, Choices> found;
    for (auto const& text : store::schema_texts())
        for (auto& [column, choices] : choices_in(text.sql)) found[column] = choices;
    EXPECT_EQ(found, expected);
}

TEST(SchemaChoices, are_read_off_a_text_as_they_stand)
{
    auto found = choices_in("CREATE TABLE a (\n  s TEXT CHECK (s IN ('x',\n 'y')),\n n BIGINT CHECK (n > 0)\n);"
                            "CREATE TABLE b (s TEXT CHECK (s IN ('z')));");
    EXPECT_EQ(found, (std::map<std::string, Choices>{{"a.s", {"x", "y"}}, {"b.s", {"z"}}}));
    found = choices_in("CREATE TABLE a_next (s TEXT CHECK (s IN ('x')));DROP TABLE a;ALTER TABLE a_next RENAME TO a;");
    EXPECT_EQ(found, (std::map<std::string, Choices>{{"a.s", {"x"}}}));
}

} // namespace
} // namespace penstock
