// Who may do what with accounts and payments, in every state and every order.
#include "award/refusals.hpp"
#include "payment/payment.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <set>

namespace penstock {
namespace {

Day day(char const* text) { return *Day::from_iso(text); }

Caller in_role(std::int64_t person, Role role) { return {person, {Grant{role, 0}}, ""}; }

TEST(BankAccounts, pass_only_when_their_check_digits_fit)
{
    auto iban = [](char const* text) { return canonical_iban(text).value_or("refused"); };
    EXPECT_EQ(iban("de89 3704 0044 0532 0130 00"), "DE89370400440532013000");
    EXPECT_EQ(iban("GB82 WEST 1234 5698 7654 32"), "GB82WEST12345698765432");
    EXPECT_EQ(iban("DE89370400440532013001"), "refused");
    EXPECT_EQ(iban("DE8937040044053201300"), "refused");
    EXPECT_EQ(iban("1234"), "refused");
    // Codes of the head offices of large banks, as the payment system publishes them.
    for (auto code : {"102100099996", "103100000026", "104100000004", "105100000017", "301290000007", "308584000013",
                      "403100000004"})
        EXPECT_TRUE(canonical_cnaps_code(code)) << code;
    EXPECT_EQ(canonical_cnaps_code("102100099995").error().why, refusal::bad_check_digit);
    EXPECT_EQ(canonical_cnaps_code("10210009999").error().why, refusal::not_an_identifier);
    EXPECT_TRUE(canonical_bic("cobadeff") && canonical_bic("COBADEFF123"));
    EXPECT_FALSE(canonical_bic("COBA1EFF") || canonical_bic("COBADEF"));
    EXPECT_EQ(canonical_chinese_account("3100 2009-0000 0001").value_or(""), "3100200900000001");
    EXPECT_TRUE(canonical_chinese_account("6222021234567890128")); // a card, by Luhn's rule
    EXPECT_FALSE(canonical_chinese_account("6222021234567890129"));
    EXPECT_EQ(masked("31002009000000001"), "****0001");
    EXPECT_EQ(masked("1234567"), "****");
}

TEST(BankAccounts, notice_every_single_wrong_digit_of_a_bank_code)
{
    std::string const right = "102100099996";
    for (std::size_t i = 0; i < right.size(); ++i)
        for (char digit = '0'; digit <= '9'; ++digit) {
            auto wrong = right;
            wrong[i]   = digit;
            EXPECT_EQ(canonical_cnaps_code(wrong).has_value(), wrong == right) << wrong;
        }
}

TEST(Invoices, are_one_however_their_numbers_are_written)
{
    EXPECT_EQ(invoice_key("0012-34"), invoice_key(" 1234 "));
    EXPECT_EQ(invoice_key("ＡＢ１２"), invoice_key("ab12"));
    EXPECT_EQ(invoice_key("IO1"), invoice_key("101"));
    EXPECT_NE(invoice_key("1234"), invoice_key("1235"));
    EXPECT_TRUE(nearly_same("1234", "1235") && nearly_same("1234", "124") && nearly_same("1234", "12345"));
    EXPECT_FALSE(nearly_same("1234", "1256") || nearly_same("1234", "12"));
    EXPECT_EQ(invoice_key("ＡＺａｚ－０９"), "AZAZ09");
    EXPECT_EQ(invoice_key("（Ａ）"), invoice_key("(a)"));
    EXPECT_EQ(invoice_key("発Ａ"), "発A");
    EXPECT_EQ(invoice_key("az-AZ_il/o.9\t8"), "AZAZ11098");
    EXPECT_EQ(invoice_key("{@[`"), "{@[`") << "neighbours of the letters stay";
    EXPECT_EQ(invoice_key("00O0100"), "100");
    EXPECT_EQ(invoice_key(" -000"), "");
}

TEST(Invoices, are_nearly_the_same_as_a_plain_reading_says)
{
    std::vector<std::string> texts{""};
    for (std::size_t i = 0; texts[i].size() < 4; ++i)
        for (char c : {'1', '2'}) texts.push_back(texts[i] + c);
    // All that is one character away: changed, added or left out.
    auto near = [](std::string const& one, std::string const& other) {
        if (one == other) return true;
        for (std::size_t i = 0; i <= one.size(); ++i)
            for (char c : {'1', '2'}) {
                auto changed = one, longer = one, shorter = one;
                longer.insert(i, 1, c);
                if (i < one.size()) changed[i] = c, shorter.erase(i, 1);
                if (changed == other || longer == other || shorter == other) return true;
            }
        return false;
    };
    for (auto const& one : texts)
        for (auto const& other : texts) EXPECT_EQ(nearly_same(one, other), near(one, other)) << one << " " << other;
}

TEST(Payments, are_asked_about_when_they_are_nearly_the_same)
{
    PaymentNow const one{.minor = 10'000, .currency = {}, .state = PaymentState::settled, .invoice_key = "1234"};
    auto             with = [&](auto const& change) {
        PaymentNow other{.minor = 50, .currency = {}, .invoice_key = "9"};
        change(other);
        return nearly_same(other, one);
    };
    EXPECT_FALSE(with([](auto&) {}));
    EXPECT_TRUE(with([](auto& other) { other.minor = 10'001; }));
    EXPECT_FALSE(with([](auto& other) { other.minor = 10'002; }));
    EXPECT_TRUE(with([](auto& other) { other.invoice_key = "1235"; }));
    EXPECT_FALSE(with([](auto& other) { other.minor = 10'000, other.currency = *Currency::from_code("EUR"); }));
    auto ended  = one;
    ended.state = PaymentState::returned;
    EXPECT_FALSE(nearly_same(one, ended)) << "what came back may be paid again";
    auto stage = one, next = one;
    stage.milestone = {1}, next.milestone = {2};
    stage.invoice_key = next.invoice_key = "";
    EXPECT_FALSE(nearly_same(next, stage)) << "equal stages are of milestones of their own";
    EXPECT_TRUE(nearly_same(stage, stage));
    next.milestone = {};
    EXPECT_TRUE(nearly_same(next, stage) && nearly_same(stage, next)) << "unless one is of none";
    auto without = one, ninth = one;
    without.invoice_key = "", ninth.invoice_key = "9", ninth.minor = 50;
    EXPECT_FALSE(nearly_same(without, ninth) || nearly_same(ninth, without)) << "nothing is no number";
}

TEST(Payments, are_rejected_withdrawn_retried_and_cancelled_with_a_reason_only)
{
    for (auto const& [state, state_name] : enumerators<PaymentState>())
        for (auto const& step : payment_life) {
            if (step.from != state) continue;
            PaymentNow payment{.programme = {9}, .award = {8}, .state = state, .requested_by = 1};
            auto       by  = in_role(2, step.by == PaymentBy::requester ? Role::case_officer : Role::finance_officer);
            bool       why = step.on == PaymentEvent::reject || step.on == PaymentEvent::withdraw ||
                       step.on == PaymentEvent::retry || step.on == PaymentEvent::cancel;
            EXPECT_EQ(plan_step(payment, step.on, "", by).has_value(), !why) << name_of(step.on);
            EXPECT_TRUE(plan_step(payment, step.on, "why", by)) << name_of(step.on);
        }
    for (auto state : {BatchState::prepared, BatchState::signed_once, BatchState::signed_twice}) {
        auto by = in_role(2, Role::finance_officer);
        EXPECT_FALSE(plan_step(BatchNow{.state = state}, BatchEvent::dissolve, "", by));
        EXPECT_TRUE(plan_step(BatchNow{.state = state}, BatchEvent::dissolve, "why", by));
    }
    EXPECT_FALSE(plan_step(BatchNow{.state = BatchState::prepared}, BatchEvent::sign, "", in_role(2, Role::auditor)));
}

std::string shown(std::vector<api::May> const& steps)
{
    std::string out;
    for (auto const& each : steps) {
        out += (out.empty() ? "" : ", ") + each.step;
        if (!each.allowed) out += " " + each.refusal.value_or("?") + ": " + each.remedy.value_or(Bilingual{}).en;
    }
    return out;
}

TEST(Payments, show_each_step_with_the_reason_why_it_cannot_be_taken)
{
    std::string const finance = " not_your_role: A finance officer can do this.",
                      officer = " not_your_role: A programme manager or case officer can do this.",
                      another = " same_person: A finance officer other than the one who asked for it must do this.",
                      checks  = " exceeds_due: See the checks that are listed.";
    auto const        asks = in_role(1, Role::case_officer), pays = in_role(2, Role::finance_officer);
    auto              seen = [](PaymentState state, Caller const& by, std::optional<Refused> failing = {}) {
        return shown(may(PaymentNow{.programme = {9}, .award = {8}, .state = state, .requested_by = 3}, by, failing));
    };
    EXPECT_EQ(seen(PaymentState::requested, pays), "approve, reject, withdraw" + officer);
    EXPECT_EQ(seen(PaymentState::requested, asks), "approve" + finance + ", reject" + finance + ", withdraw");
    EXPECT_EQ(seen(PaymentState::requested, in_role(3, Role::finance_officer)),
              "approve" + another + ", reject, withdraw" + officer);
    EXPECT_EQ(seen(PaymentState::requested, pays, refusal::exceeds_due),
              "approve" + checks + ", reject, withdraw" + officer);
    EXPECT_EQ(seen(PaymentState::requested, asks, refusal::exceeds_due),
              "approve" + finance + ", reject" + finance + ", withdraw");
    EXPECT_EQ(seen(PaymentState::approved, pays), "reject");
    EXPECT_EQ(seen(PaymentState::sent, pays), "");
    EXPECT_EQ(seen(PaymentState::failed, pays, refusal::exceeds_due), "retry" + checks + ", cancel");
    EXPECT_EQ(seen(PaymentState::failed, asks), "retry" + finance + ", cancel" + finance);
}

TEST(Batches, show_each_step_with_the_reason_why_it_cannot_be_taken)
{
    std::string const finance = " not_your_role: A finance officer can do this.",
                      second =
                          " same_person: Another finance officer, who asked for none of these payments, must sign.",
                      checks  = " exceeds_due: See the checks that are listed.";
    auto              seen    = [](BatchState state, Caller const& by, std::optional<Refused> failing = {}) {
        return shown(may(BatchNow{.state = state, .first_signer = 3, .requesters = {4}}, by, failing));
    };
    auto const pays = in_role(2, Role::finance_officer);
    EXPECT_EQ(seen(BatchState::prepared, pays), "sign, dissolve");
    EXPECT_EQ(seen(BatchState::prepared, pays, refusal::exceeds_due), "sign" + checks + ", dissolve");
    EXPECT_EQ(seen(BatchState::prepared, in_role(4, Role::finance_officer)), "sign" + second + ", dissolve");
    EXPECT_EQ(seen(BatchState::prepared, in_role(3, Role::finance_officer)), "sign, dissolve");
    EXPECT_EQ(seen(BatchState::signed_once, in_role(3, Role::finance_officer), refusal::exceeds_due),
              "sign" + second + ", dissolve");
    EXPECT_EQ(seen(BatchState::signed_twice, in_role(1, Role::case_officer)),
              "send" + finance + ", dissolve" + finance);
    EXPECT_EQ(seen(BatchState::sent, pays), "");
}

TEST(WorkingDays, of_cooling_off_are_counted_whole)
{
    EXPECT_EQ(cooled_off_on(day("2026-11-23"), 5, {}), day("2026-12-01")); // confirmed on a Monday
    EXPECT_EQ(cooled_off_on(day("2026-11-28"), 5, {}), day("2026-12-05")); // on a Saturday
    EXPECT_EQ(working_days_left(day("2026-11-23"), day("2026-12-01"), {}), 5);
    EXPECT_EQ(working_days_left(day("2026-11-30"), day("2026-12-01"), {}), 0);
}

// P10 and P27, as a table: what each event leads to from each state, for those who may take it.
template <class State, class Event, class Life> std::string table_of(Life const& life)
{
    std::string out;
    for (auto const& [state, state_name] : enumerators<State>())
        for (auto const& [event, event_name] : enumerators<Event>())
            if (auto const* step = step_of(life, state, event))
                out += std::string{state_name} + " " + std::string{event_name} + " " + std::string{name_of(step->to)} +
                       " " + std::string{name_of(step->by)} + "\n";
    return out;
}

std::string golden(std::string const& name)
{
    char const*   source = std::getenv("PENSTOCK_SOURCE");
    std::ifstream file{std::string{source ? source : "."} + "/test/golden/" + name, std::ios::binary};
    return {std::istreambuf_iterator<char>{file}, {}};
}

TEST(Lives, are_as_the_golden_table_has_them)
{
    auto now = "payee\n" + table_of<PayeeState, PayeeEvent>(payee_life) + "payment\n" +
               table_of<PaymentState, PaymentEvent>(payment_life) + "batch\n" +
               table_of<BatchState, BatchEvent>(batch_life);
    EXPECT_EQ(now, golden("payment_lives.txt"));
}

TEST(Lives, are_the_choices_of_the_schema)
{
    char const*       source = std::getenv("PENSTOCK_SOURCE");
    std::ifstream     file{std::string{source ? source : "."} + "/schema/0011_payments.sql"};
    std::string const schema{std::istreambuf_iterator<char>{file}, {}};
    auto              all_named = [&](auto const& list) {
        for (auto const& [value, name] : list)
            EXPECT_NE(schema.find("'" + std::string{name} + "'"), schema.npos) << name;
    };
    all_named(enumerators<AccountScheme>());
    all_named(enumerators<PayeeState>());
    all_named(enumerators<PaymentState>());
    all_named(enumerators<BatchState>());
}

TEST(Payments, are_settled_only_on_a_way_that_passed_approval_and_two_signatures)
{
    // Every way through the table from a request to money that has left: each names approve, release and send.
    int  ways = 0;
    auto walk = [&](auto&& self, PaymentState at, std::set<PaymentEvent> done, int depth) -> void {
        if (at == PaymentState::settled) {
            ++ways;
            EXPECT_TRUE(done.contains(PaymentEvent::approve) && done.contains(PaymentEvent::release) &&
                        done.contains(PaymentEvent::send));
            return;
        }
        if (depth == 12) return;
        for (auto const& step : payment_life) {
            if (step.from != at) continue;
            auto next = done;
            next.insert(step.on);
            self(self, step.to, next, depth + 1);
        }
    };
    walk(walk, PaymentState::requested, {}, 0);
    EXPECT_GT(ways, 10);
}

// Each role, held by somebody who asked for nothing, by the person who asked, and nobody's.
struct Holder {
    std::string         name;
    Caller              caller;
    std::optional<Role> role;
    bool                asked{}; // for the payment, or for one of the batch
};

std::vector<Holder> holders(std::int64_t requester)
{
    std::vector<Holder> out{{"nobody", {}, std::nullopt, false}};
    for (auto const& [role, name] : enumerators<Role>()) {
        out.push_back({std::string{name}, in_role(requester + 1, role), role, false});
        out.push_back({std::string{name} + " who asked", in_role(requester, role), role, true});
    }
    return out;
}

TEST(Payments, P10_every_state_step_and_role_is_answered_as_tabled)
{
    int tried = 0, taken = 0;
    for (auto const& [state, state_name] : enumerators<PaymentState>())
        for (auto const& [event, event_name] : enumerators<PaymentEvent>())
            for (auto const& [name, by, role, asked] : holders(3)) {
                PaymentNow  payment{.programme = {9}, .award = {8}, .state = state, .requested_by = 3};
                auto const* step    = step_of(payment_life, state, event);
                auto        planned = plan_step(payment, event, "why", by);
                bool const  officer = role == Role::case_officer || role == Role::programme_manager;
                bool const  agrees  = event == PaymentEvent::approve || event == PaymentEvent::retry;
                bool const  allowed =
                    step && (step->by == PaymentBy::requester  ? officer
                             : step->by == PaymentBy::approver ? role == Role::finance_officer && !(agrees && asked)
                                                               : true);
                EXPECT_EQ(planned.has_value(), allowed) << state_name << " " << event_name << " by " << name;
                if (planned && step) {
                    EXPECT_EQ(*planned, step->to);
                }
                ++tried, taken += planned.has_value();
            }
    EXPECT_EQ(tried, 11 * 12 * (1 + 2 * static_cast<int>(enumerators<Role>().size())));
    EXPECT_GT(taken, 100);
}

TEST(Batches, P10_every_state_step_and_role_is_answered_as_tabled)
{
    for (auto const& [state, state_name] : enumerators<BatchState>())
        for (auto const& [event, event_name] : enumerators<BatchEvent>())
            for (auto const& [name, by, role, asked] : holders(3)) {
                BatchNow const batch{.state = state, .first_signer = 7, .requesters = {3}};
                auto const*    step    = step_of(batch_life, state, event);
                auto           planned = plan_step(batch, event, "why", by);
                bool const     allowed = step && role == Role::finance_officer && !(event == BatchEvent::sign && asked);
                EXPECT_EQ(planned.has_value(), allowed) << state_name << " " << event_name << " by " << name;
                if (planned && step) {
                    EXPECT_EQ(*planned, step->to);
                }
            }
}

TEST(Batches, need_two_persons_who_asked_for_none_of_the_payments)
{
    for (std::int64_t first = 1; first <= 4; ++first)
        for (std::int64_t second = 1; second <= 4; ++second) {
            BatchNow batch{.state = BatchState::prepared, .first_signer = 0, .requesters = {1, 2}};
            auto     one = plan_step(batch, BatchEvent::sign, "", in_role(first, Role::finance_officer));
            EXPECT_EQ(one.has_value(), first > 2);
            if (!one) continue;
            batch.state = *one, batch.first_signer = first;
            auto two = plan_step(batch, BatchEvent::sign, "", in_role(second, Role::finance_officer));
            EXPECT_EQ(two.has_value(), second > 2 && second != first);
        }
}

struct PayeeCase { // a payee of whom 1 proposed, 2 verified and 3 suspended it, usable from the first of December
    PayeeState  state;
    PayeeEvent  event;
    Caller      by;
    char const* why;
    char const* outcome;
    char const* on = "2026-12-01";
};

TEST(PayeeAccounts, take_each_step_by_whom_they_may_with_the_reason_that_is_owed)
{
    using enum PayeeState;
    using enum PayeeEvent;
    auto pays = [](std::int64_t person) { return in_role(person, Role::finance_officer); };
    auto asks = in_role(1, Role::case_officer);
    for (auto const& each : std::vector<PayeeCase>{
             {proposed, verify, pays(1), "", "same_person"},
             {proposed, verify, pays(2), "", "verified"},
             {proposed, verify, in_role(2, Role::case_officer), "", "not_your_role"},
             {proposed, confirm, {}, "", "step_not_allowed"},
             {proposed, reject, pays(1), "", "/reason"},
             {proposed, reject, pays(1), "why", "rejected"},
             {proposed, withdraw, asks, "", "withdrawn"},
             {proposed, withdraw, in_role(1, Role::auditor), "", "not_your_role"},
             {verified, confirm, {}, "", "cooling_off"},
             {verified, deny, {}, "", "/reason"},
             {verified, deny, {}, "why", "rejected"},
             {verified, confirm_by_letter, pays(1), "", "same_person"},
             {verified, confirm_by_letter, pays(2), "", "same_person"},
             {verified, confirm_by_letter, pays(3), "", "verification_needed"},
             {verified, tell_contact, pays(1), "said", "same_person"},
             {verified, tell_contact, pays(2), "said", "verified"},
             {verified, tell_contact, in_role(4, Role::case_officer), "said", "not_your_role"},
             {verified, take_objection, pays(2), "", "/reason"},
             {verified, take_objection, pays(2), "said", "rejected"},
             {verified, ask_override, pays(2), "why", "same_person"},
             {verified, ask_override, pays(3), "", "/reason"},
             {verified, ask_override, pays(3), "why", "verified"},
             {verified, override_contact, pays(3), "why", "step_not_allowed"}, // nobody has asked
             {usable, take_objection, pays(2), "said", "suspended"},
             {usable, review_override, in_role(9, Role::auditor), "why", "step_not_allowed"}, // there was none
             {PayeeState::cooling_off, become_usable, {}, "", "payee_cooling_off", "2026-11-30"},
             {PayeeState::cooling_off, become_usable, {}, "", "usable"},
             {PayeeState::cooling_off, suspend, pays(1), "why", "suspended", "2026-11-30"},
             {PayeeState::cooling_off, suspend, pays(1), "", "/reason", "2026-11-30"},
             {usable, be_replaced, {}, "", "closed"},
             {usable, close, pays(1), "", "/reason"},
             {usable, close, pays(1), "why", "closed"},
             {suspended, resume, pays(3), "why", "same_person"},
             {suspended, resume, pays(2), "", "/reason"},
             {suspended, resume, pays(2), "why", "cooling_off"},
         }) {
        PayeeNow payee{.state       = each.state,
                       .proposed_by = 1,
                       .verified_by = 2,
                       .stopped_by  = 3,
                       .usable_on   = day("2026-12-01")};
        auto     planned = plan_step(payee, each.event, each.why, each.by, day(each.on));
        auto     said    = planned                          ? std::string{name_of(*planned)}
                           : planned.error().faults.empty() ? std::string{name_of(planned.error().why)}
                                                            : planned.error().faults.front().pointer;
        EXPECT_EQ(said, each.outcome) << name_of(each.state) << " " << name_of(each.event);
    }
}

TEST(PayeeAccounts, are_paid_only_when_usable_and_from_their_day_on)
{
    auto paid = [](PayeeState state, std::optional<Day> usable_on, char const* on = "2026-12-01") {
        auto planned = plan_paying({.state = state, .usable_on = usable_on}, day(on));
        return std::string{planned ? "paid" : name_of(planned.error().why)};
    };
    auto const first = day("2026-12-01");
    EXPECT_EQ(paid(PayeeState::usable, first), "paid");
    EXPECT_EQ(paid(PayeeState::usable, first, "2026-11-30"), "payee_cooling_off");
    EXPECT_EQ(paid(PayeeState::usable, {}), "payee_cooling_off");
    EXPECT_EQ(paid(PayeeState::cooling_off, first), "payee_cooling_off");
    EXPECT_EQ(paid(PayeeState::cooling_off, {}), "payee_cooling_off");
    for (auto state : {PayeeState::proposed, PayeeState::verified, PayeeState::suspended, PayeeState::closed})
        EXPECT_EQ(paid(state, first), "payee_not_usable") << name_of(state);
}

TEST(PayeeAccounts, show_each_step_with_the_reason_why_it_cannot_be_taken)
{
    std::string const finance = " not_your_role: A finance officer can do this.",
                      officer = " not_your_role: A programme manager or case officer can do this.";
    auto              seen    = [](PayeeState state, Caller const& by) {
        PayeeNow payee{.state = state, .proposed_by = 1, .verified_by = 2, .stopped_by = 3};
        return shown(may(payee, by, day("2026-12-01")));
    };
    auto pays = [](std::int64_t person) { return in_role(person, Role::finance_officer); };
    EXPECT_EQ(seen(PayeeState::proposed, pays(2)), "verify, reject, withdraw" + officer);
    EXPECT_EQ(seen(PayeeState::proposed, pays(1)),
              "verify same_person: A finance officer other than the one who proposed it must verify it., reject, "
              "withdraw" +
                  officer);
    EXPECT_EQ(seen(PayeeState::verified, in_role(1, Role::case_officer)),
              "confirm_by_letter" + finance + ", reject" + finance + ", withdraw, tell_contact" + finance +
                  ", take_objection" + finance + ", ask_override" + finance);
    EXPECT_EQ(seen(PayeeState::verified, pays(2)),
              "confirm_by_letter same_person: A third person, who neither proposed nor verified it, must confirm it by "
              "letter., reject, withdraw" +
                  officer +
                  ", tell_contact, take_objection, ask_override same_person: A finance officer who neither proposed "
                  "nor verified it must ask for this.");
    EXPECT_EQ(seen(PayeeState::verified, pays(3)),
              "confirm_by_letter verification_needed: First tell the previous contact, and write down what he says., "
              "reject, withdraw" +
                  officer + ", tell_contact, take_objection, ask_override");
    EXPECT_EQ(seen(PayeeState::suspended, pays(3)),
              "resume same_person: Another finance officer must resume it., close");
    EXPECT_EQ(seen(PayeeState::usable, pays(3)), "tell_contact, take_objection, suspend, close");
    EXPECT_EQ(seen(PayeeState::closed, pays(3)), "");
}

// P27: every order of proposing, verifying, telling the previous contact, confirming, doing without him, paying and
// waiting, by four persons; of a first account, and of a second one beside an account in use, whose contact is the one
// who has to be told. `guarded` is the rule as it is; without it the search must find what the rule prevents.
struct Search {
    bool                  guarded{};
    int                   paid_early{}, paid_by_one{}, paid_unknown{}, paid_after_no{}, paid{};
    std::set<std::string> seen;

    struct World {
        PayeeNow               payee;
        Day                    today;
        std::optional<Day>     confirmed_on;
        std::set<std::int64_t> hands; // whoever proposed, verified, confirmed or did without the contact
        bool                   known{}; // the previous contact said yes, or two persons answer for doing without him
        bool                   objected{};
    };

    std::vector<World> waiting;

    void reach(World world)
    {
        auto const& payee = world.payee;
        auto        key   = std::to_string(static_cast<int>(payee.state)) + world.today.iso() + " " +
                   std::to_string(payee.proposed_by) + std::to_string(payee.verified_by) +
                   std::to_string(payee.stopped_by) + std::to_string(payee.override_asked_by) +
                   std::to_string(payee.overridden_by) + (payee.answered ? std::string{name_of(*payee.answered)} : "") +
                   (payee.usable_on ? payee.usable_on->iso() : "") + std::to_string(world.known) +
                   std::to_string(world.objected) + std::to_string(world.hands.size());
        if (seen.insert(key).second) waiting.push_back(std::move(world));
    }

    void look(World const& at)
    {
        pay(at);
        auto tomorrow  = at;
        tomorrow.today = at.today.plus_days(1);
        if (tomorrow.today < day("2026-12-01")) reach(tomorrow);
        for (std::int64_t person : {1, 2, 3, 4})
            for (auto const& [event, name] : enumerators<PayeeEvent>()) {
                if (event == PayeeEvent::close || event == PayeeEvent::reject || event == PayeeEvent::withdraw ||
                    event == PayeeEvent::be_replaced || event == PayeeEvent::review_override)
                    continue; // they end it, or change nothing that is asked about here
                auto state = plan(at, event, person);
                if (!state) continue;
                reach(after(at, event, person, *state));
                if (event != PayeeEvent::tell_contact) continue;
                auto silent           = at;
                silent.payee.answered = NoticeAnswer::no_answer;
                reach(silent);
            }
    }

    // The control leaves out that the contact is told before a letter counts.
    std::optional<PayeeState> plan(World const& at, PayeeEvent event, std::int64_t person)
    {
        auto payee = at.payee;
        if (!guarded && event == PayeeEvent::confirm_by_letter) payee.answered = NoticeAnswer::confirmed;
        auto state = plan_step(payee, event, "why", in_role(person, Role::finance_officer), at.today);
        return state ? std::optional{*state} : std::nullopt;
    }

    World after(World at, PayeeEvent event, std::int64_t person, PayeeState state)
    {
        at.payee.state = state;
        bool lends     = event == PayeeEvent::verify || event == PayeeEvent::confirm_by_letter ||
                     event == PayeeEvent::ask_override || event == PayeeEvent::override_contact;
        if (lends) at.hands.insert(person);
        if (event == PayeeEvent::verify) at.payee.verified_by = person;
        if (event == PayeeEvent::suspend) at.payee.stopped_by = person;
        if (event == PayeeEvent::tell_contact) at.payee.answered = NoticeAnswer::confirmed, at.known = true;
        if (event == PayeeEvent::take_objection) at.payee.stopped_by = person, at.objected = true;
        if (event == PayeeEvent::ask_override) at.payee.override_asked_by = person;
        if (event == PayeeEvent::override_contact) at.payee.overridden_by = person, at.known = true;
        if (event == PayeeEvent::confirm) at.known = true;
        if (event == PayeeEvent::resume) at.objected = false; // another person has looked into it
        bool opens = event == PayeeEvent::confirm || event == PayeeEvent::confirm_by_letter ||
                     event == PayeeEvent::override_contact || event == PayeeEvent::resume;
        if (opens) {
            at.confirmed_on    = at.today;
            at.payee.usable_on = guarded ? cooled_off_on(at.today, 5, {}) : at.today;
        }
        return at;
    }

    void pay(World const& at)
    {
        if (!plan_paying(at.payee, at.today)) return;
        ++paid;
        int passed = 0;
        for (auto each = at.confirmed_on->plus_days(1); each < at.today; each = each.plus_days(1))
            passed += is_working_day(each, {});
        paid_early += passed < 5;
        paid_by_one += at.hands.size() < 2;
        paid_unknown += !at.known;
        paid_after_no += at.objected;
    }

    void all()
    {
        for (std::int64_t proposer : {1, 2}) {
            PayeeNow payee{.state = PayeeState::proposed, .proposed_by = proposer};
            reach({payee, day("2026-11-20"), {}, {proposer}, false, false});
        }
        while (!waiting.empty() && (guarded || paid_early == 0 || paid_unknown == 0)) {
            auto next = std::move(waiting.back());
            waiting.pop_back();
            look(next);
        }
    }
};

TEST(PayeeAccounts, are_never_paid_inside_the_window_nor_by_one_person_in_any_order)
{
    Search search{.guarded = true};
    search.all();
    EXPECT_GT(search.paid, 0);
    EXPECT_EQ(search.paid_early, 0);
    EXPECT_EQ(search.paid_by_one, 0);
    EXPECT_EQ(search.paid_unknown, 0) << "the previous contact was told, or two persons answer for it";
    EXPECT_EQ(search.paid_after_no, 0) << "his no stops it";
    EXPECT_GT(search.seen.size(), 1000u);
}

TEST(PayeeAccounts, would_be_paid_inside_the_window_without_the_rule)
{
    Search control{.guarded = false};
    control.all();
    EXPECT_GT(control.paid_early, 0);
    EXPECT_GT(control.paid_unknown, 0) << "a letter alone";
}

} // namespace
} // namespace penstock
