// The money of the demonstration: appropriations year by year, allotments, commitments, instalments, spending.
#pragma once

#include "api/caller.hpp"
#include "app/demo_payments.hpp"
#include "base/money.hpp"

#include <deque>
#include <map>
#include <span>

namespace penstock {

class DemoMoney {
public:
    DemoMoney(LocalClient& client, DemoPayments& payments, Caller finance)
        : client_{client},
          payments_{payments},
          finance_{std::move(finance)}
    {}

    // Commits the amount of a new award, appropriating and allotting what is wanted for that on the way.
    Result<void> commit(std::int64_t award, std::int64_t programme, Money amount, Day today, Day ends_on);
    // Sees that so much is allotted to the programme and free for one award; gives its appropriation.
    Result<std::int64_t> provide(std::int64_t programme, Money amount, Day today);
    // Pays and accounts for everything that has fallen due by that day, in its order.
    Result<void> live_until(Day today);
    // Makes something due to some of the awards that go on, for payments that are under way today.
    Result<void> leave_open(std::span<std::int64_t const> awards, Day today);
    // What is still committed to a stopped award goes back to its programme.
    Result<void> stop(std::int64_t award, Day today);

    // The years before the last are closed, the last one is being closed; some money is reserved, some exchanged.
    Result<void> end_years(Day today);

private:
    struct Pool {
        std::int64_t                         id{};
        std::map<std::int64_t, std::int64_t> allotted; // programme: minor units free there
        std::int64_t                         free{};
    };
    struct Granted {
        std::int64_t award{}, programme{}, pool{};
        std::int64_t committed{}, paid{};
    };
    struct Due {
        Day          on;
        std::int64_t award{};
        std::int64_t percent{}; // of the amount, to be paid; 0: settled at the end
        Money        amount;
    };

    Result<Pool*> pool_of(Currency currency, Day today);
    Result<void>  enter(std::string_view kind, Day on, std::string const& from, std::string const& to,
                        std::int64_t minor, std::string_view decision = {});
    std::string   place(Granted const& award, std::string_view stage) const;
    Result<void>  settle(Due const& due);
    Result<void>  end_year(int year);
    Result<void>  reserve_and_exchange(Day today);
    Result<void>  pay_waiting();

    LocalClient&                                     client_;
    DemoPayments&                                    payments_;
    Caller                                           finance_;
    std::map<std::pair<int, std::string_view>, Pool> pools_;
    std::map<std::int64_t, Granted>                  awards_;
    std::multimap<Day, Due>                          due_;
    std::vector<DemoPayment>                         waiting_; // due, and paid together
    std::int64_t                                     entries_{};
};

} // namespace penstock
