// Messages: what somebody should know, with its content and why it came to him. They are read in the application, and
// go out by mail: at once where he must act, otherwise once a day, together.
#pragma once

#include "base/bilingual.hpp"
#include "journal/act.hpp"
#include "people/person.hpp"

#include <boost/describe/enum.hpp>

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace penstock {

struct Message; // the kinds of thing identifiers here belong to
struct Mail;

BOOST_DEFINE_ENUM_CLASS(MessageCategory, duty_assigned, duty_returned, duty_escalated, duty_to_check, duty_to_decide,
                        duty_date, duty_helping, duty_progress, account_locked, award_to_sign, award_returned,
                        award_stopped, award_demand, report_due, award_to_decide, award_money, award_progress)
BOOST_DEFINE_ENUM_CLASS(MailKind, at_once, digest)
// sending: handed to the mail server, whose answer is not known yet.
BOOST_DEFINE_ENUM_CLASS(MailState, waiting, sending, sent, given_up)

struct CategoryTerms {
    bool  at_once{};   // the person must act
    bool  may_leave{}; // by mail; what one must act on cannot be left
    Words words;
};

constexpr CategoryTerms terms_of(MessageCategory category)
{
    switch (category) {
    case MessageCategory::duty_assigned:  return {true, false, {"交办给您的事项", "Directives laid on you"}};
    case MessageCategory::duty_returned:  return {true, false, {"退回您重办的事项", "Directives sent back to you"}};
    case MessageCategory::duty_escalated: return {true, false, {"催办与升级", "Escalations told to you"}};
    case MessageCategory::duty_to_check:  return {false, false, {"等待核查", "Reports that wait for a check"}};
    case MessageCategory::duty_to_decide: return {false, false, {"等待督办决定", "What waits for the supervisor"}};
    case MessageCategory::duty_date:      return {false, true, {"改期的结果", "Answers about dates"}};
    case MessageCategory::duty_helping:   return {false, true, {"协办的事项", "Directives your unit helps with"}};
    case MessageCategory::duty_progress:  return {false, true, {"办理进展", "How directives go on"}};
    case MessageCategory::account_locked: return {true, false, {"账号锁定", "A lock on your account"}};
    case MessageCategory::award_to_sign:  return {true, false, {"等您签署的任务书", "Agreements for you to sign"}};
    case MessageCategory::award_returned:
        return {true, false, {"退回补充与未通过", "What was sent back to your team, or did not pass"}};
    case MessageCategory::award_stopped: return {true, false, {"项目暂停或终止", "Awards put on hold or ended"}};
    case MessageCategory::award_demand:  return {true, false, {"责令退回的资金", "Money demanded back"}};
    case MessageCategory::report_due:    return {true, false, {"到期与逾期的报告", "Reports that are due or late"}};
    case MessageCategory::award_to_decide:
        return {false, false, {"等您决定的项目事项", "What of your awards waits for you"}};
    case MessageCategory::award_money:    return {false, true, {"拨付与退款", "Money paid and returned"}};
    case MessageCategory::award_progress: return {false, true, {"项目进展", "How awards go on"}};
    }
    std::unreachable();
}

struct NewMessage {
    MessageCategory category{};
    std::string     cause;   // what it tells of, once for each person: "fact/812"
    std::string     place; // where it is seen to in the application: "/my-duties/12"
    Bilingual       title;
    Bilingual       text;
    Bilingual       why; // why this person gets it
};

// Tells the person, in the same transaction as the facts of the act. Telling the same cause again does nothing.
void tell(Act& act, Id<Person> person, NewMessage const& message);

// Marks the person's messages as read, this one and all before it.
void mark_read(Act& act, std::int64_t person, Id<Message> through);

// What became of a mail, or that it is being handed over now.
struct MailMark {
    std::int64_t              mail{};
    std::int64_t              attempts{}; // as it was seen: a mail that somebody else has in hand is left alone
    MailState                 state{};
    std::string               said;
    std::chrono::milliseconds next_in{}; // when it may be looked at again
};
// Whether the mail was as it was seen, and is marked now.
bool mark_mail(Act& act, MailMark const& mark);

// Puts what is not mailed yet into one mail for each person; says how many mails. What a person does not want mailed
// stays in the application only.
Result<std::string> make_digests(Act& act);

// Of these categories the person gets no mail. step_not_allowed of one that cannot be left.
Result<void>                 leave(Act& act, std::int64_t person, MessageCategory category, bool left);
std::vector<MessageCategory> left_by(Reader& reader, std::int64_t person);

} // namespace penstock
