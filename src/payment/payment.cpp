#include "payment/payment.hpp"

#include "api/refusals.hpp"
#include "ledger/refusals.hpp"

#include <algorithm>
#include <tuple>

namespace penstock {

namespace {

bool owes_reason(PaymentEvent event)
{
    return event == PaymentEvent::reject || event == PaymentEvent::withdraw || event == PaymentEvent::retry ||
           event == PaymentEvent::cancel;
}

// Full-width letters as the ones they stand for: in UTF-8 they are EF BC A1 to BA, and EF BD 81 to 9A.
std::string half_width_letters(std::string text)
{
    for (auto [lead, first, begin] : {std::tuple{"\xEF\xBC", 0xA1u, 'A'}, {"\xEF\xBD", 0x81u, 'a'}})
        for (auto at = text.find(lead); at != text.npos; at = text.find(lead, at + 1)) {
            auto place = static_cast<unsigned char>(text[at + 2]) - first;
            if (place < 26) text.replace(at, 3, 1, static_cast<char>(begin + static_cast<int>(place)));
        }
    return text;
}

constexpr Words by_finance{"需由财务人员办理。", "A finance officer can do this."};
constexpr Words by_requester{"需由项目经理人或项目专员办理。", "A programme manager or case officer can do this."};
constexpr Words by_another{"须由申请人以外的财务人员办理。",
                           "A finance officer other than the one who asked for it must do this."};
constexpr Words by_second{"须由另一位未参与申请的财务人员签署。",
                          "Another finance officer, who asked for none of these payments, must sign."};
constexpr Words as_checks_say{"见所列检查。", "See the checks that are listed."};

} // namespace

Result<PaymentState> plan_step(PaymentNow const& payment, PaymentEvent event, std::string const& reason,
                               Caller const& by)
{
    auto const* step = step_of(payment_life, payment.state, event);
    if (!step) return refuse(refusal::step_not_allowed, std::string{name_of(payment.state)});
    if (step->by == PaymentBy::requester)
        CHECK(by.check_on(Permission::request_payments, payment.programme.value, payment.award.value));
    if (step->by == PaymentBy::approver) {
        CHECK(by.check_in(Permission::approve_payments, payment.programme.value));
        bool agrees = event == PaymentEvent::approve || event == PaymentEvent::retry;
        if (agrees && by.person() == payment.requested_by) return refuse(refusal::same_person);
    }
    if (owes_reason(event) && reason.empty()) return refuse(refusal::missing_field, "/reason", "");
    return step->to;
}

Result<BatchState> plan_step(BatchNow const& batch, BatchEvent event, std::string const& reason, Caller const& by)
{
    auto const* step = step_of(batch_life, batch.state, event);
    if (!step) return refuse(refusal::step_not_allowed, std::string{name_of(batch.state)});
    CHECK(by.check_in(step->by, 0));
    if (event == BatchEvent::sign) {
        bool signed_before = batch.state == BatchState::signed_once && batch.first_signer == by.person();
        if (signed_before || std::ranges::find(batch.requesters, by.person()) != batch.requesters.end())
            return refuse(refusal::same_person);
    }
    if (event == BatchEvent::dissolve && reason.empty()) return refuse(refusal::missing_field, "/reason", "");
    return step->to;
}

std::vector<api::May> may(PaymentNow const& payment, Caller const& by, std::optional<Refused> const& first_failing)
{
    std::vector<api::May> out;
    for (auto const& step : payment_life) {
        if (step.from != payment.state || step.by == PaymentBy::batch || step.by == PaymentBy::bank) continue;
        auto planned = plan_step(payment, step.on, "reason", by);
        bool checked = step.on == PaymentEvent::approve || step.on == PaymentEvent::retry;
        if (planned && checked && first_failing)
            out.push_back(api::not_allowed(name_of(step.on), first_failing->why, as_checks_say));
        else if (planned) out.push_back(api::allowed(name_of(step.on)));
        else if (planned.error().why == refusal::same_person)
            out.push_back(api::not_allowed(name_of(step.on), refusal::same_person, by_another));
        else
            out.push_back(api::not_allowed(name_of(step.on), refusal::not_your_role,
                                           step.by == PaymentBy::approver ? by_finance : by_requester));
    }
    return out;
}

std::vector<api::May> may(BatchNow const& batch, Caller const& by, std::optional<Refused> const& first_failing)
{
    std::vector<api::May> out;
    for (auto const& step : batch_life) {
        if (step.from != batch.state) continue;
        auto planned = plan_step(batch, step.on, "reason", by);
        if (planned && first_failing && step.on != BatchEvent::dissolve)
            out.push_back(api::not_allowed(name_of(step.on), first_failing->why, as_checks_say));
        else if (planned) out.push_back(api::allowed(name_of(step.on)));
        else if (planned.error().why == refusal::same_person)
            out.push_back(api::not_allowed(name_of(step.on), refusal::same_person, by_second));
        else out.push_back(api::not_allowed(name_of(step.on), refusal::not_your_role, by_finance));
    }
    return out;
}

std::string invoice_key(std::string_view number)
{
    std::string out;
    for (char c : half_width_letters(half_width_digits(number).text)) {
        if (c == ' ' || c == '-' || c == '_' || c == '/' || c == '.' || c == '\t') continue;
        if ('a' <= c && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
        if (c == 'O') c = '0';
        if (c == 'I' || c == 'L') c = '1';
        if (c == '0' && out.empty()) continue;
        out += c;
    }
    return out;
}

bool is_fully_digital(std::string_view invoice_key)
{
    return invoice_key.size() == 20 && std::ranges::all_of(invoice_key, [](char c) { return '0' <= c && c <= '9'; });
}

bool nearly_same(std::string_view one, std::string_view other)
{
    if (one.size() > other.size()) std::swap(one, other);
    if (other.size() - one.size() > 1) return false;
    std::size_t same = 0;
    while (same < one.size() && one[same] == other[same]) ++same;
    if (one.size() == other.size()) return same == one.size() || one.substr(same + 1) == other.substr(same + 1);
    return one.substr(same) == other.substr(same + 1);
}

bool nearly_same(PaymentNow const& wanted, PaymentNow const& earlier)
{
    if (!is_live(earlier.state) || wanted.currency != earlier.currency) return false;
    auto apart        = wanted.minor - earlier.minor;
    bool other_stages = wanted.milestone && earlier.milestone && wanted.milestone != earlier.milestone;
    if (-1 <= apart && apart <= 1 && !other_stages) return true;
    return !wanted.invoice_key.empty() && !earlier.invoice_key.empty() &&
           nearly_same(wanted.invoice_key, earlier.invoice_key);
}

std::string end_to_end_of(Id<Payment> payment, std::int64_t attempt)
{
    return "PS" + std::to_string(payment.value) + "-" + std::to_string(attempt);
}

} // namespace penstock
