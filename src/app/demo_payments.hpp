// Payments of the demonstration: accounts of every organisation, money paid through the whole way from request to the
// bank's answer, and at the end something in every state.
#pragma once

#include "app/local_client.hpp"
#include "base/money.hpp"

#include <map>
#include <string>
#include <vector>

namespace penstock {

// Money that is due to an award and is to be paid on a day.
struct DemoPayment {
    std::int64_t award{};
    std::int64_t pool{};
    Money        amount;
    Day          on;
    std::int64_t milestone{}; // 0: an advance, or of an award without milestones
    std::string  line{};
};

// Keeps a small file as uploads do; gives its digest.
std::string keep_file(Recorder& recorder, std::string const& text);

class DemoPayments {
public:
    DemoPayments(LocalClient& client, Recorder& recorder, Caller officer, Caller finance, Caller second)
        : client_{client},
          recorder_{recorder},
          officer_{std::move(officer)},
          finance_{std::move(finance)},
          second_{std::move(second)}
    {}

    // Sees to it that the award's organisation has an account that can be paid some days from now.
    Result<void> prepare(std::int64_t award, Currency currency);

    // Asks, approves, signs, sends and reads the bank's answer; payments of one currency in one batch.
    Result<void> pay(std::vector<DemoPayment> const& payments);

    // What is under way today: of money that is due, and of accounts.
    Result<void> leave_open(std::vector<DemoPayment> const& due);

private:
    Result<std::int64_t> ask(DemoPayment const& payment, std::string_view invoice = {});
    Result<std::int64_t> approve(std::int64_t payment);
    Result<std::int64_t> batch(std::vector<std::int64_t> const& payments, Currency currency);
    Result<void>         step(Caller const& by, std::string_view noun, std::int64_t id, std::string_view step,
                              std::string_view reason = {});
    Result<void>         send(std::int64_t batch);
    Result<void>         answer(std::string const& lines);
    Result<std::int64_t> propose(std::int64_t organisation, std::string const& name, Currency currency);
    Result<void>         verify(std::int64_t payee);
    Result<void>         confirm(std::int64_t payee);
    Result<void>         leave_accounts();
    std::string          bank_line(std::int64_t payment, std::string_view status, Money amount, Day on);

    LocalClient&                                                 client_;
    Recorder&                                                    recorder_;
    Caller                                                       officer_, finance_, second_;
    std::map<std::pair<std::int64_t, std::string>, std::int64_t> payees_; // by organisation and currency
    std::map<std::string, std::int64_t>                          debtors_;
    int                                                          numbers_{};
};

} // namespace penstock
