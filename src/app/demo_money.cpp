#include "app/demo_money.hpp"

#include "app/demo_json.hpp"
#include "ledger/refusals.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include <set>

namespace penstock {

namespace {

constexpr std::int64_t appropriated_a_year = 130'000'000'00; // in yuan; in other currencies a twentieth

std::string of_pool(std::int64_t pool, std::string_view stage)
{
    return fmt::format(R"({{"appropriation":{},"stage":"{}"}})", pool, stage);
}

std::string allotted(std::int64_t pool, std::int64_t programme)
{
    return fmt::format(R"({{"appropriation":{},"stage":"allotted","programme":{}}})", pool, programme);
}

// Round figures, as boards decide them: up to the next hundred thousand.
std::int64_t rounded(std::int64_t minor)
{
    constexpr std::int64_t step = 100'000'00;
    return (minor + step - 1) / step * step;
}

} // namespace

std::string DemoMoney::place(Granted const& award, std::string_view stage) const
{
    return fmt::format(R"({{"appropriation":{},"stage":"{}","programme":{},"award":{}}})", award.pool, stage,
                       award.programme, award.award);
}

Result<void> DemoMoney::enter(std::string_view kind, Day on, std::string const& from, std::string const& to,
                              std::int64_t minor, std::string_view decision)
{
    auto body = fmt::format(R"({{"cause":"LJ-{:05}","kind":"{}",)"
                            R"("legs":[{{"place":{},"minor":{}}},{{"place":{},"minor":{}}}],"value_on":"{}")",
                            ++entries_, kind, from, -minor, to, minor, on.iso());
    // Awards of before have no agreement: each of their instalments rests on a decision of its own.
    if (kind == "fall_due")
        body += fmt::format(R"(,"order":{{"ground":"board_decision","body":"主任办公会","number":"{}年第{}号拨款批复",)"
                            R"("decided_on":"{}"}})",
                            on.year(), entries_, on.iso());
    if (!decision.empty()) {
        body += ",\"decision\":";
        json::write(body, std::string{decision});
    }
    CHECK(client_.post(finance_, "/api/entries", body + "}"));
    return {};
}

Result<DemoMoney::Pool*> DemoMoney::pool_of(Currency currency, Day today)
{
    auto& pool = pools_[{today.year(), currency.code()}];
    if (pool.id) return &pool;
    bool home  = currency == Currency{};
    pool.free  = home ? appropriated_a_year : appropriated_a_year / 20;
    auto title = [&](std::string_view zh, std::string_view en) {
        return fmt::format(R"({{"zh":"{0} 年度{1}","en":"{0} {2}"}})", today.year(), zh, en);
    };
    auto       body   = fmt::format(R"({{"code":"LJ{0}-{1}","title":{2},"fund":"{3}","fiscal_year":{0},)"
                                            R"("budget_line":"2060203","amount":{{"minor":{4},"currency":"{1}"}},)"
                                            R"("decision":"理事会 {0} 年第 1 次会议","value_on":"{5}"}})",
                                    today.year(), currency.code(),
                            home ? title("科技攻关专项资金", "research programmes")
                                         : title("国际合作资金", "international cooperation"),
                            home ? "市级财政" : "国际合作基金", pool.free, today.iso());
    pool.id           = TRY(demo_id(TRY(client_.post(finance_, "/api/appropriations", body))));
    return &pool;
}

Result<std::int64_t> DemoMoney::provide(std::int64_t programme, Money amount, Day today)
{
    auto& pool = *TRY(pool_of(amount.currency, today));
    auto& free = pool.allotted[programme];
    if (free < amount.minor) {
        auto more = rounded(amount.minor * 3);
        if (more > pool.free) {
            auto lift = rounded(more);
            CHECK(enter("appropriate", today, of_pool(pool.id, "source"), of_pool(pool.id, "appropriated"), lift,
                        fmt::format("理事会 {} 年追加预算", today.year())));
            pool.free += lift;
        }
        CHECK(enter("allot", today, of_pool(pool.id, "appropriated"), allotted(pool.id, programme), more,
                    fmt::format("理事会 {} 年预算指标下达", today.year())));
        pool.free -= more;
        free += more;
    }
    free -= amount.minor;
    return pool.id;
}

Result<void> DemoMoney::commit(std::int64_t award, std::int64_t programme, Money amount, Day today, Day ends_on)
{
    auto    pool = TRY(provide(programme, amount, today));
    Granted granted{award, programme, pool, amount.minor, 0};
    CHECK(enter("commit", today, allotted(pool, programme), place(granted, "committed"), amount.minor));
    awards_[award] = granted;
    CHECK(payments_.prepare(award, amount.currency));
    for (auto [day, percent] : {std::pair{today.plus_days(35), 40}, {today.plus_months(11), 40}, {ends_on, 20}})
        due_.emplace(day, Due{day, award, percent, amount});
    due_.emplace(ends_on.plus_days(40), Due{ends_on.plus_days(40), award, 0, amount});
    return {};
}

Result<void> DemoMoney::pay_waiting() { return payments_.pay(std::exchange(waiting_, {})); }

Result<void> DemoMoney::settle(Due const& due)
{
    auto& award = awards_[due.award];
    if (std::ranges::find(waiting_, due.award, &DemoPayment::award) != waiting_.end()) CHECK(pay_waiting());
    // Most of what was paid before is accounted for when more is asked, and all at the end but what is given back.
    auto spent = due.percent ? award.paid * 9 / 10 : award.paid * 19 / 20;
    if (spent > 0) CHECK(enter("spend", due.on, place(award, "paid"), place(award, "spent"), spent));
    award.paid -= spent;
    if (!due.percent) {
        if (award.paid > 0)
            CHECK(enter("give_back", due.on, place(award, "paid"), place(award, "returned"), award.paid));
        award.paid = 0;
        return {};
    }
    auto minor = std::min(award.committed, due.amount.minor * due.percent / 100);
    if (minor == 0) return {};
    CHECK(enter("fall_due", due.on, place(award, "committed"), place(award, "payable"), minor));
    waiting_.push_back({due.award, award.pool, {minor, due.amount.currency}, due.on});
    award.committed -= minor;
    award.paid += minor;
    return {};
}

Result<void> DemoMoney::live_until(Day today)
{
    while (!due_.empty() && due_.begin()->first <= today) {
        auto due = due_.begin()->second;
        due_.erase(due_.begin());
        CHECK(settle(due));
    }
    return pay_waiting();
}

Result<void> DemoMoney::leave_open(std::span<std::int64_t const> awards, Day today)
{
    std::vector<DemoPayment> due;
    for (auto id : awards) {
        auto& award = awards_[id];
        if (award.committed == 0) continue;
        auto minor = award.committed / 3 / 10'000 * 10'000;
        auto code  = std::ranges::find(pools_, award.pool, [](auto const& each) { return each.second.id; });
        if (minor == 0 || currency(code->first.second) != Currency{} || code->first.first < today.year() - 1) continue;
        CHECK(enter("fall_due", today, place(award, "committed"), place(award, "payable"), minor));
        award.committed -= minor;
        due.push_back({id, award.pool, {minor, Currency{}}, today});
        if (due.size() == 14) break;
    }
    return payments_.leave_open(due);
}

Result<void> DemoMoney::stop(std::int64_t award, Day today)
{
    auto& granted = awards_[award];
    if (granted.committed > 0)
        CHECK(enter("decommit", today, place(granted, "committed"), allotted(granted.pool, granted.programme),
                    granted.committed));
    granted.committed = 0;
    std::erase_if(due_, [&](auto const& each) { return each.second.award == award; });
    return {};
}

Result<void> DemoMoney::end_year(int year)
{
    auto const path = fmt::format("/api/years/{}", year);
    CHECK(client_.post(finance_, path + "/steps", R"({"step":"begin_closing"})"));
    auto deed = [&](std::string_view name, std::int64_t pool, std::string const& more) -> Result<void> {
        CHECK(client_.post(finance_, path + "/deeds",
                           fmt::format(R"({{"deed":"{}","appropriation":{},"decision":"理事会 {} 年第 12 次会议"{}}})",
                                       name, pool, year, more)));
        return {};
    };
    for (auto const& [key, pool] : pools_) {
        if (key.first != year) continue;
        auto next = std::ranges::find_if(pools_, [&, currency = key.second](auto const& each) {
            return each.first.first > year && each.first.second == currency;
        });
        if (next != pools_.end())
            CHECK(deed("carry_forward", pool.id, fmt::format(R"(,"to":{},"stage":"committed")", next->second.id)));
        CHECK(deed("lapse", pool.id, ""));
        CHECK(deed("remit", pool.id, ""));
    }
    // A year in which some currency has no later appropriation stays as it is: being closed.
    auto closed = client_.post(finance_, path + "/steps", R"({"step":"close"})");
    if (!closed && closed.error().why != refusal::year_unsettled) return std::unexpected{closed.error()};
    return {};
}

Result<void> DemoMoney::reserve_and_exchange(Day today)
{
    auto home = pools_.find({today.year(), Currency{}.code()}), abroad = pools_.find({today.year(), "EUR"});
    if (home == pools_.end()) return {};
    std::int64_t const minor = 200'000'00;
    int                made  = 0;
    for (auto const& [programme, free] : home->second.allotted) {
        if (free < 2 * minor || made == 2) continue;
        ++made;
        auto from = allotted(home->second.id, programme);
        CHECK(client_.post(
            finance_, "/api/reservations",
            fmt::format(R"({{"cause":"LJ-ZJ-{:02}","kind":"set_aside","from":{},"to":{},"minor":{},)"
                        R"("expires_on":"{}","memo":"{}"}})",
                        made, from,
                        fmt::format(R"({{"appropriation":{},"stage":"reserved","programme":{},"call":{}}})",
                                    home->second.id, programme, made),
                        minor, today.plus_days(45 * made).iso(), "为下一批征集冻结")));
    }
    auto rich = std::ranges::find_if(home->second.allotted, [&](auto const& each) { return each.second >= 4 * minor; });
    if (rich == home->second.allotted.end() || abroad == pools_.end()) return {};
    auto       rate = TRY(client_.post(finance_, "/api/exchange-rates",
                                       fmt::format(R"({{"from":"CNY","to":"EUR","rate":"0.1198","of_day":"{}",)"
                                                         R"("source":"中国外汇交易中心"}})",
                                                   today.iso())));
    auto       id   = TRY(demo_id(rate));
    CHECK(client_.post(finance_, "/api/exchanges",
                       fmt::format(R"({{"cause":"LJ-HH-01","rate":{},"from":{},"to":{},"programme":{},"given":{},)"
                                   R"("rounding":"half_even","value_on":"{}","decision":"理事会 {} 年第 4 次会议"}})",
                                   id, home->second.id, abroad->second.id, rich->first, minor, today.iso(),
                                   today.year())));
    return {};
}

Result<void> DemoMoney::end_years(Day today)
{
    std::set<int> years;
    for (auto const& [key, pool] : pools_) years.insert(key.first);
    for (auto year : years)
        if (year < today.year() - 1) CHECK(end_year(year));
    if (years.contains(today.year() - 1))
        CHECK(client_.post(finance_, fmt::format("/api/years/{}/steps", today.year() - 1),
                           R"({"step":"begin_closing"})"));
    return reserve_and_exchange(today);
}

} // namespace penstock
