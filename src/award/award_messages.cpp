#include "award/award_messages.hpp"

#include "message/message.hpp"

#include <algorithm>

namespace penstock {

namespace {

struct AwardNewsRow {
    std::string   number;
    std::string   title;
    Id<Programme> programme;
};
BOOST_DESCRIBE_STRUCT(AwardNewsRow, (), (number, title, programme))

constexpr Words as_team{"您是承担团队成员。", "You belong to the team that performs it."};
constexpr Words as_manager{"您管理这个项目群。", "You manage its programme."};
constexpr Words as_acceptor{"任务书请您核验。", "The agreement asks for your opinion."};
constexpr Words as_auditor{"您负责财务验收。", "You judge how the money was settled."};
constexpr Words as_asker{"变更由您提出。", "You asked for it."};
constexpr Words as_requester{"付款由您申请。", "You requested the payment."};

// What is told: of which thing of the award (a milestone's number, an amount), where it is seen to, and in what words.
struct AwardNews {
    MessageCategory category{};
    std::string     place;
    Words           what;
    Bilingual       of;
    Bilingual       text;
};

// What one fact tells about one award, each person once and by the first reason he has.
class TellingOfAward {
public:
    TellingOfAward(Act& act, Id<Award> award, std::int64_t fact)
        : act_{act},
          award_{award},
          fact_{fact},
          about_{act.read().one<AwardNewsRow>(
              "SELECT number, title, programme_id AS programme FROM award WHERE id = $1", award)}
    {}

    void team(AwardNews const& news)
    {
        for (auto person : holders("g.award = $2", award_.value)) to(person, news, as_team);
    }
    void managers(AwardNews const& news)
    {
        for (auto person : holders("g.role = 'programme_manager' AND g.programme = $2", about_.programme.value))
            to(person, news, as_manager);
    }
    void finance(AwardNews const& news)
    {
        for (auto person : holders("g.role = 'finance_officer' AND g.programme IN (0, $2)", about_.programme.value))
            to(person, news, as_auditor);
    }
    void to(Id<Person> person, AwardNews const& news, Words why)
    {
        if (person.value == act_.actor.person || std::ranges::find(told_, person) != told_.end()) return;
        told_.push_back(person);
        auto thing = [&](std::string const& of) { return about_.number + (of.empty() ? "" : " " + of); };
        tell(act_, person,
             {.category = news.category,
              .cause    = "fact/" + std::to_string(fact_),
              .place    = news.place,
              .title    = {"【" + std::string{news.what.zh} + "】" + thing(news.of.zh),
                           std::string{news.what.en} + ": " + thing(news.of.en)},
              .text     = {"项目：" + about_.title + "。" + news.text.zh,
                           "Award: " + about_.title + "." + (news.text.en.empty() ? "" : " " + news.text.en)},
              .why      = {std::string{why.zh}, std::string{why.en}}});
    }

private:
    // Those with a role in force today, in the order of their numbers.
    std::vector<Id<Person>> holders(std::string_view whose, std::int64_t id)
    {
        return act_.read().rows<Id<Person>>(R"sql(
            SELECT DISTINCT g.person
              FROM role_grant g
              JOIN person p ON p.id = g.person
             WHERE p.state IN ('invited', 'active') AND g.from_day <= $1
               AND (g.until_day IS NULL OR g.until_day >= $1) AND (g.ended_on IS NULL OR g.ended_on > $1)
               AND )sql" + std::string{whose} + " ORDER BY g.person",
                                            act_.today, id);
    }

    Act&                    act_;
    Id<Award>               award_;
    std::int64_t            fact_;
    AwardNewsRow            about_;
    std::vector<Id<Person>> told_;
};

std::string place_of(std::string_view before, std::int64_t id, std::string_view after = "")
{
    return std::string{before} + std::to_string(id) + std::string{after};
}

Bilingual note_of(std::string const& said)
{
    return said.empty() ? Bilingual{} : Bilingual{"说明：" + said, "Note: " + said};
}

Bilingual noted(std::string zh, std::string en, std::string const& said)
{
    auto more = note_of(said);
    return {std::move(zh) + more.zh, std::move(en) + (more.en.empty() ? "" : " ") + more.en};
}

std::string shown_amount(Money amount) { return amount.grouped() + " " + std::string{amount.currency.code()}; }

Bilingual in_both(std::string text) { return {text, text}; }

} // namespace

void tell_of_offer(Act& act, Id<Award> award, Day until, std::int64_t fact)
{
    TellingOfAward{act, award, fact}.team({MessageCategory::award_to_sign,
                                           place_of("/my-awards/", award.value, "/agreement"),
                                           {"请签署任务书", "Agreement to sign"},
                                           {},
                                           {"请在 " + until.iso() + " 前签署，逾期作废。",
                                            "Please sign it by " + until.iso() + "; after that the offer is void."}});
}

void tell_of_signature(Act& act, Id<Award> award, std::int64_t fact)
{
    TellingOfAward{act, award, fact}.managers({MessageCategory::award_progress,
                                               place_of("/awards/", award.value),
                                               {"任务书已签署", "Agreement signed"},
                                               {},
                                               {}});
}

void tell_of_step(Act& act, Id<Award> award, AwardEvent event, std::string const& said, std::int64_t fact)
{
    using enum MessageCategory;
    auto const place = event == AwardEvent::begin_closing ? place_of("/my-awards/", award.value, "/closeout")
                                                          : std::string{"/my-awards"};
    auto       team  = [&](MessageCategory category, Words what, Bilingual text) {
        TellingOfAward{act, award, fact}.team({category, place, what, {}, std::move(text)});
    };
    switch (event) {
    case AwardEvent::hold:
        return team(award_stopped, {"项目暂停", "Award on hold"},
                    noted("暂停期间不拨款。", "No money moves while it is on hold.", said));
    case AwardEvent::terminate:
        return team(award_stopped, {"项目终止", "Award terminated"},
                    noted("不再拨款，请停止支出并准备结算。",
                          "No more money will be paid: please stop spending and prepare its settlement.", said));
    case AwardEvent::withdraw: return team(award_stopped, {"任务书撤回", "Offer withdrawn"}, note_of(said));
    case AwardEvent::expire:
        return team(award_stopped, {"任务书逾期作废", "Offer expired"},
                    noted("未在期限内签署。", "It was not signed in time.", said));
    case AwardEvent::begin_closing:
        return team(report_due, {"开始结题", "Closing begun"},
                    noted("请提交结题报告。", "Please hand in the final report.", said));
    case AwardEvent::resume:           return team(award_progress, {"项目恢复", "Award resumed"}, note_of(said));
    case AwardEvent::activate:         return team(award_progress, {"项目启动", "Award active"}, note_of(said));
    case AwardEvent::close:            return team(award_progress, {"项目结题", "Award closed"}, note_of(said));
    case AwardEvent::offer:
    case AwardEvent::countersign:
    case AwardEvent::record_signature: return; // told of by their own facts
    }
}

void tell_of_step(Act& act, MilestoneNow const& milestone, MilestoneEvent event, std::string const& said,
                  std::int64_t fact)
{
    using enum MessageCategory;
    auto of = in_both(act.read().one<std::string>("SELECT number FROM milestone WHERE id = $1", milestone.id));
    TellingOfAward telling{act, milestone.award, fact};
    auto const     id   = milestone.id.value;
    auto           team = [&](MessageCategory category, Words what, Bilingual text) {
        telling.team({category, place_of("/my-awards/milestones/", id), what, of, std::move(text)});
    };
    switch (event) {
    case MilestoneEvent::submit: {
        AwardNews const news{award_to_decide,
                             place_of("/milestones/", id),
                             {"里程碑待评定", "Milestone to judge"},
                             of,
                             {"团队已提交证据。", "The team has handed in its evidence."}};
        if (milestone.acceptor != 0) telling.to({milestone.acceptor}, news, as_acceptor);
        return telling.managers(news);
    }
    case MilestoneEvent::verify:
        return telling.managers({award_to_decide,
                                 place_of("/milestones/", id),
                                 {"里程碑已核验", "Milestone verified"},
                                 of,
                                 noted("等待评定。", "It waits for a verdict.", said)});
    case MilestoneEvent::accept: return team(award_progress, {"里程碑达成", "Milestone met"}, note_of(said));
    case MilestoneEvent::accept_with_conditions:
        return team(award_progress, {"里程碑有条件达成", "Milestone met with conditions"}, note_of(said));
    case MilestoneEvent::waive: return team(award_progress, {"里程碑豁免", "Milestone waived"}, note_of(said));
    case MilestoneEvent::send_back:
        return team(award_returned, {"里程碑退回补充", "Milestone sent back"},
                    noted("请补充后再次提交。", "Please complete it and hand it in again.", said));
    case MilestoneEvent::miss:      return team(award_returned, {"里程碑未达成", "Milestone missed"}, note_of(said));
    case MilestoneEvent::activate:
    case MilestoneEvent::supersede: return; // told of by the agreement, and by the amendment
    }
}

void tell_of_claim(Act& act, Id<Award> award, Id<Claim> claim, std::int64_t fact)
{
    TellingOfAward{act, award, fact}.managers(
        {MessageCategory::award_to_decide, place_of("/claims/", claim.value), {"报销待审", "Claim to judge"}, {}, {}});
}

void tell_of_step(Act& act, ClaimNow const& claim, ClaimEvent event, std::string const& said, std::int64_t fact)
{
    using enum MessageCategory;
    TellingOfAward telling{act, claim.award, fact};
    auto           team = [&](MessageCategory category, Words what, Bilingual text) {
        telling.team({category, place_of("/my-awards/claims/", claim.id.value), what, {}, std::move(text)});
    };
    switch (event) {
    case ClaimEvent::query:
        return team(award_returned, {"报销需说明", "Claim queried"},
                    noted("请答复或补充。", "Please answer, or add what is missing.", said));
    case ClaimEvent::accept:   return team(award_progress, {"报销同意", "Claim accepted"}, note_of(said));
    case ClaimEvent::reject:   return team(award_progress, {"报销不同意", "Claim rejected"}, note_of(said));
    case ClaimEvent::answer:
    case ClaimEvent::withdraw: return; // the team's own
    }
}

void tell_of_amendment(Act& act, Id<Award> award, Id<Amendment> amendment, AmendmentType type, std::string const& said,
                       std::int64_t fact)
{
    auto kind = words(type);
    TellingOfAward{act, award, fact}.managers({MessageCategory::award_to_decide,
                                               place_of("/amendments/", amendment.value),
                                               {"变更待审", "Amendment to judge"},
                                               {std::string{kind.zh}, std::string{kind.en}},
                                               note_of(said)});
}

void tell_of_step(Act& act, AmendmentNow const& amendment, AmendmentEvent event, std::string const& said,
                  std::int64_t fact)
{
    using enum MessageCategory;
    TellingOfAward telling{act, amendment.award, fact};
    auto const     kind = words(amendment.type);
    auto           news = [&](std::string_view before, MessageCategory category, Words what) {
        return AwardNews{category,
                         place_of(before, amendment.id.value),
                         what,
                                   {std::string{kind.zh}, std::string{kind.en}},
                         note_of(said)};
    };
    auto managers = [&](MessageCategory category, Words what) {
        telling.managers(news("/amendments/", category, what));
    };
    // The team, and the officer who asked in its name.
    auto asking = [&](MessageCategory category, Words what) {
        telling.team(news("/my-awards/amendments/", category, what));
        if (amendment.submitted_by != 0)
            telling.to({amendment.submitted_by}, news("/amendments/", category, what), as_asker);
    };
    switch (event) {
    case AmendmentEvent::query:     return asking(award_returned, {"变更需说明", "Amendment queried"});
    case AmendmentEvent::answer:    return managers(award_to_decide, {"变更已说明", "Amendment answered"});
    case AmendmentEvent::recommend: return managers(award_to_decide, {"变更建议同意", "Amendment recommended"});
    case AmendmentEvent::withdraw:  return managers(award_progress, {"变更撤回", "Amendment withdrawn"});
    case AmendmentEvent::approve:
        asking(award_progress, {"变更批准", "Amendment approved"});
        return managers(award_progress, {"变更批准", "Amendment approved"});
    case AmendmentEvent::reject:
        asking(award_progress, {"变更不批准", "Amendment rejected"});
        return managers(award_progress, {"变更不批准", "Amendment rejected"});
    }
}

void tell_of_step(Act& act, CloseoutNow const& closeout, CloseoutEvent event, std::string const& said,
                  std::int64_t fact)
{
    using enum MessageCategory;
    TellingOfAward telling{act, closeout.award, fact};
    auto const     id   = closeout.award.value;
    auto           team = [&](MessageCategory category, Words what, Bilingual text) {
        telling.team({category, place_of("/my-awards/", id, "/closeout"), what, {}, std::move(text)});
    };
    switch (event) {
    case CloseoutEvent::submit: {
        AwardNews const news{award_to_decide,
                             place_of("/awards/", id, "/closeout"),
                             {"结题待验收", "Closeout to judge"},
                             {},
                             {"团队已提交结题报告。", "The team has handed in its final report."}};
        telling.managers(news);
        return telling.finance(news);
    }
    case CloseoutEvent::accept_task: return team(award_progress, {"任务验收通过", "Task accepted"}, note_of(said));
    case CloseoutEvent::accept_finance:
        return team(award_progress, {"财务验收通过", "Finance accepted"}, note_of(said));
    case CloseoutEvent::send_back_task:
    case CloseoutEvent::send_back_finance:
        return team(award_returned, {"结题退回整改", "Closeout sent back"},
                    noted("请整改后再次提交。", "Please put it right and hand it in again.", said));
    case CloseoutEvent::fail:     return team(award_returned, {"验收不通过", "Closeout failed"}, note_of(said));
    case CloseoutEvent::conclude: return; // told of as the award's end
    }
}

void tell_of_demand(Act& act, Id<Award> award, Money amount, Day due_on, std::string const& said, std::int64_t fact)
{
    TellingOfAward{act, award, fact}.team(
        {MessageCategory::award_demand,
         "/my-awards",
         {"责令退回资金", "Money demanded back"},
         in_both(shown_amount(amount)),
         noted("请在 " + due_on.iso() + " 前退回。", "Please return it by " + due_on.iso() + ".", said)});
}

void tell_of_receipt(Act& act, RecoveryNow const& recovery, std::int64_t minor, std::int64_t fact)
{
    auto left = shown_amount({recovery.left() - minor, recovery.currency});
    TellingOfAward{act, recovery.award, fact}.team({MessageCategory::award_money,
                                                    "/my-awards",
                                                    {"退回资金到账", "Returned money came in"},
                                                    in_both(shown_amount({minor, recovery.currency})),
                                                    {"尚余 " + left + "。", left + " is left to come."}});
}

void tell_of_step(Act& act, RecoveryNow const& recovery, RecoveryEvent event, std::string const& said,
                  std::int64_t fact)
{
    using enum MessageCategory;
    auto left = in_both(shown_amount({recovery.left(), recovery.currency}));
    auto team = [&](MessageCategory category, Words what) {
        TellingOfAward{act, recovery.award, fact}.team({category, "/my-awards", what, left, note_of(said)});
    };
    switch (event) {
    case RecoveryEvent::confirm_write_off: return team(award_progress, {"应退资金核销", "Demand written off"});
    case RecoveryEvent::withdraw:          return team(award_progress, {"撤销责令退回", "Demand withdrawn"});
    case RecoveryEvent::decline_write_off: return team(award_demand, {"仍须退回资金", "Money still demanded back"});
    case RecoveryEvent::receive:
    case RecoveryEvent::receive_rest:
    case RecoveryEvent::ask_write_off:     return; // told of as money; not the team's matter yet
    }
}

void tell_of_entry(Act& act, Id<Award> award, EntryKind kind, Money amount, std::string const& said, Id<Entry> entry)
{
    auto const what = words(kind);
    TellingOfAward{act, award, entry.value}.managers(
        {MessageCategory::award_progress,
         place_of("/money/entries/", entry.value),
         {"手工记账", "Entered by hand"},
         in_both(shown_amount(amount)),
         noted(std::string{what.zh} + "。", std::string{what.en} + ".", said)});
}

void tell_of_report(Act& act, ReportAskedFor const& asked, Day due_on, std::int64_t fact)
{
    auto what = [&]() -> Words {
        switch (asked.level) {
        case ReportLevel::reminded: return {"报告将到期", "Report soon due"};
        case ReportLevel::due:      return {"报告到期", "Report due"};
        case ReportLevel::overdue:  return {"报告逾期", "Report overdue"};
        case ReportLevel::stopped:  return {"报告逾期，已停付", "Report overdue, payments stopped"};
        }
        std::unreachable();
    };
    TellingOfAward  telling{act, asked.award, fact};
    AwardNews const news{MessageCategory::report_due,
                         asked.kind == ReportKind::progress ? place_of("/my-awards/", asked.award.value, "/spending")
                                                            : std::string{"/my-awards"},
                         what(),
                         in_both(asked.milestone),
                         {"应于 " + due_on.iso() + " 提交，截至 " + asked.covers_until.iso() + "。",
                          "It is due on " + due_on.iso() + " and reaches to " + asked.covers_until.iso() + "."}};
    telling.team(news);
    if (asked.level < ReportLevel::overdue) return;
    auto for_managers     = news;
    for_managers.category = MessageCategory::award_progress;
    for_managers.place    = place_of("/awards/", asked.award.value);
    telling.managers(for_managers);
}

void tell_of_payment(Act& act, PaymentTold const& told, std::int64_t fact)
{
    TellingOfAward telling{act, told.award, fact};
    auto           news = [&](MessageCategory category, std::string place, Words what, Bilingual text) {
        return AwardNews{category, std::move(place), what, in_both(shown_amount(told.amount)), std::move(text)};
    };
    auto const day = Bilingual{told.on.iso() + "。", "On " + told.on.iso() + "."};
    if (told.news == PaymentNews::paid)
        return telling.team(news(MessageCategory::award_money, "/my-awards", {"资金已拨付", "Money paid"}, day));
    auto what = told.news == PaymentNews::failed ? Words{"付款未成", "Payment failed"}
                                                 : Words{"付款被退回", "Payment returned"};
    auto text = noted("请核对收款账户。", "Please check the account it goes to.", told.reason);
    telling.to({told.requested_by}, news(MessageCategory::award_to_decide, told.place, what, text), as_requester);
    telling.team(news(MessageCategory::award_money, "/my-awards", what, text));
}

} // namespace penstock
