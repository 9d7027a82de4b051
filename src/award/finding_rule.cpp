#include "award/finding_rule.hpp"

#include <algorithm>
#include <chrono>
#include <ranges>
#include <tuple>

namespace penstock {

namespace {

__extension__ using Wide = __int128;

std::int64_t days_between(Day a, Day b) { return std::int64_t{(b.at() - a.at()).count()}; }

// part / whole > percent / 100, to the last unit.
bool above(std::int64_t part, std::int64_t whole, std::int64_t percent)
{
    return Wide{part} * 100 > Wide{whole} * percent;
}

std::string of_award(Id<Award> award) { return "award/" + std::to_string(award.value); }

// How much of what an award spent falls on the last part of its period.
struct EndShare {
    std::int64_t at_the_end{};
    std::int64_t in_all{};
};

EndShare end_share(SpentPeriod const& period, std::int64_t percent)
{
    auto     days = days_between(period.starts_on, period.ends_on) + 1;
    auto     tail = period.ends_on.plus_days(static_cast<int>(1 - std::max<std::int64_t>(days * percent / 100, 1)));
    EndShare out;
    for (auto const& [day, minor] : period.spent) {
        out.in_all += minor;
        if (day >= tail) out.at_the_end += minor;
    }
    return out;
}

} // namespace

ParameterTerms terms_of(FindingParameter parameter)
{
    switch (parameter) {
    case FindingParameter::split_window_days:
        return {FindingRule::split_below_limit, 1, 366, {"合并计算的天数", "Days that are looked at together"}};
    case FindingParameter::split_least:
        return {FindingRule::split_below_limit, 2, 100, {"至少几笔", "At least so many amounts"}};
    case FindingParameter::split_from_percent:
        return {FindingRule::split_below_limit,
                1,
                99,
                {"每笔不低于限额的百分之几", "Each at least this part of the limit, %"}};
    case FindingParameter::end_percent_of_period:
        return {FindingRule::spent_at_the_end, 1, 50, {"期末指最后百分之几", "The end is this part of the period, %"}};
    case FindingParameter::end_share_percent:
        return {FindingRule::spent_at_the_end, 1, 99, {"期末支出超过百分之几", "More than this part is spent then, %"}};
    case FindingParameter::end_percent_of_median:
        return {FindingRule::spent_at_the_end,
                100,
                1'000,
                {"超过其他资助中位数的百分之几", "And more than this part of the others' median, %"}};
    case FindingParameter::line_overrun_percent:
        return {
            FindingRule::line_overrun, 1, 100, {"超过科目预算百分之几", "More than this above the line's budget, %"}};
    case FindingParameter::spent_ahead_points:
        return {FindingRule::spent_ahead_of_work, 1, 100, {"领先多少个百分点", "Ahead by more than so many points"}};
    case FindingParameter::idle_days:
        return {FindingRule::no_cost_for_long, 1, 1'000, {"多少天没有支出", "Days without any cost"}};
    case FindingParameter::report_reminder_days:
        return {FindingRule::report_missing, 1, 90, {"到期前多少天提醒", "Reminded so many days before it is due"}};
    case FindingParameter::report_overdue_days:
        return {FindingRule::report_missing, 1, 90, {"到期后多少天算逾期", "Overdue so many days after it was due"}};
    case FindingParameter::report_stop_days:
        return {FindingRule::report_missing,
                1,
                366,
                {"到期后多少天停止付款", "Payments stop so many days after it was due"}};
    case FindingParameter::advance_clear_days:
        return {FindingRule::advance_uncleared,
                1,
                1'500,
                {"预付款须在多少天内核销", "An advance is cleared within so many days"}};
    case FindingParameter::late_entry_days:
        return {FindingRule::entered_late, 1, 366, {"晚于生效日期多少天", "Days after the day it counts for"}};
    }
    std::unreachable();
}

void FindingParameters::set(FindingParameter name, Id<Programme> programme, std::int64_t value)
{
    values_[{name, programme}] = value;
}

std::int64_t FindingParameters::of(FindingParameter name, Id<Programme> programme) const
{
    auto own = values_.find({name, programme});
    return own == values_.end() ? values_.at({name, Id<Programme>{}}) : own->second;
}

std::vector<Asked> split_below_limit(FindingParameters const& parameters, std::vector<LimitedUse> uses)
{
    auto key = [](LimitedUse const& use) {
        return std::tie(use.deed, use.person, use.payee, use.line, use.limit.minor);
    };
    std::erase_if(uses, [&](LimitedUse const& use) {
        auto least = parameters.of(FindingParameter::split_from_percent, use.programme);
        return use.limit.minor <= 0 || use.amount.currency != use.limit.currency || use.amount >= use.limit ||
               Wide{use.amount.minor} * 100 < Wide{use.limit.minor} * least;
    });
    std::ranges::sort(uses, [&](LimitedUse const& a, LimitedUse const& b) {
        return std::tuple{key(a), a.limit.currency, a.at, a.use} < std::tuple{key(b), b.limit.currency, b.at, b.use};
    });
    std::vector<Asked> out;
    for (auto first = uses.begin(); first != uses.end();) {
        auto  window = std::chrono::hours{24} * parameters.of(FindingParameter::split_window_days, first->programme);
        auto  last   = std::find_if(first, uses.end(), [&](LimitedUse const& use) {
            return key(use) != key(*first) || use.limit.currency != first->limit.currency ||
                   use.at >= first->at.plus(window);
        });
        Money sum{0, first->limit.currency};
        for (auto each = first; each != last; ++each) sum = sum + each->amount;
        if (last - first < parameters.of(FindingParameter::split_least, first->programme) || sum <= first->limit) {
            ++first; // a window begins at each of them
            continue;
        }
        Question question{FindingRule::split_below_limit,
                          {{FigureName::limit, first->limit, {}, {}}, {FigureName::in_all, sum, {}, {}}}};
        for (auto each = first; each != last; ++each)
            question.evidence.push_back({FigureName::one_of_them, each->amount, {}, each->of});
        out.push_back({std::prev(last)->award, std::move(question), "split/" + std::to_string(first->use)});
        first = last;
    }
    return out;
}

std::optional<Asked> advance_uncleared(FindingParameters const& parameters, AdvancesPaid const& award, Day today)
{
    std::vector<std::pair<Day, std::int64_t>> advances;
    // From the newest: what the bank gave back is paid again later, and claims come after the advance.
    auto take_back = [&](std::int64_t minor) {
        for (auto& advance : advances | std::views::reverse) {
            auto part = std::min(minor, advance.second);
            advance.second -= part;
            minor -= part;
        }
    };
    for (auto const& [day, minor] : award.paid)
        if (minor > 0) advances.emplace_back(day, minor);
        else take_back(-minor);
    take_back(award.claimed);
    std::int64_t in_all = 0;
    for (auto const& [day, minor] : advances) in_all += minor;
    auto cleared = award.accounted_for;
    for (auto const& [day, minor] : advances) { // what was paid first is cleared first
        if (minor <= cleared) {
            cleared -= minor;
            continue;
        }
        if (days_between(day, today) <= parameters.of(FindingParameter::advance_clear_days, award.programme)) break;
        return Asked{award.award,
                     {FindingRule::advance_uncleared,
                      {{FigureName::advanced, {in_all, award.currency}, day, of_award(award.award)},
                       {FigureName::accounted_for, {award.accounted_for, award.currency}, {}, of_award(award.award)}}},
                     of_award(award.award) + "/advance_uncleared/" + day.iso()};
    }
    return std::nullopt;
}

std::vector<Asked> spent_at_the_end(FindingParameters const& parameters, std::span<SpentPeriod const> periods)
{
    // Parts of ten thousand, by programme: a median needs others to compare with.
    std::map<Id<Programme>, std::vector<std::int64_t>> shares;
    auto                                               share_of = [&](SpentPeriod const& period) {
        return end_share(period, parameters.of(FindingParameter::end_percent_of_period, period.programme));
    };
    auto in_parts = [](EndShare const& share) {
        return static_cast<std::int64_t>(Wide{share.at_the_end} * 10'000 / share.in_all);
    };
    for (auto const& period : periods)
        if (auto share = share_of(period); share.in_all > 0) shares[period.programme].push_back(in_parts(share));
    for (auto& [programme, all] : shares) std::ranges::sort(all);

    std::vector<Asked> out;
    for (auto const& period : periods) {
        auto share = share_of(period);
        if (share.in_all <= 0) continue;
        auto const& all    = shares.at(period.programme);
        auto        median = all[(all.size() - 1) / 2];
        auto        times  = parameters.of(FindingParameter::end_percent_of_median, period.programme);
        if (all.size() < 3 ||
            !above(share.at_the_end, share.in_all,
                   parameters.of(FindingParameter::end_share_percent, period.programme)) ||
            Wide{in_parts(share)} * 100 <= Wide{median} * times)
            continue;
        auto as_money = [&](std::int64_t minor) { return Money{minor, period.currency}; };
        out.push_back({period.award,
                       {FindingRule::spent_at_the_end,
                        {{FigureName::in_all, as_money(share.in_all), {}, of_award(period.award)},
                         {FigureName::at_the_end, as_money(share.at_the_end), period.ends_on, of_award(period.award)},
                         {FigureName::others_at_the_end,
                          as_money(static_cast<std::int64_t>(Wide{share.in_all} * median / 10'000)),
                          {},
                          "programme/" + std::to_string(period.programme.value)}}},
                       of_award(period.award) + "/spent_at_the_end/" + period.ends_on.iso()});
    }
    return out;
}

std::optional<Asked> line_overrun(FindingParameters const& parameters, LineBooked const& line)
{
    auto percent = parameters.of(FindingParameter::line_overrun_percent, line.programme);
    if (line.planned.currency != line.booked.currency || !above(line.booked.minor, line.planned.minor, 100 + percent))
        return std::nullopt;
    return Asked{line.award,
                 {FindingRule::line_overrun,
                  {{FigureName::planned_for_line, line.planned, {}, of_award(line.award)},
                   {FigureName::booked_on_line, line.booked, {}, of_award(line.award)}}},
                 of_award(line.award) + "/line_overrun/" + line.line};
}

std::optional<Asked> spent_ahead_of_work(FindingParameters const& parameters, WorkAndMoney const& award)
{
    if (award.awarded.minor <= 0 || award.promised <= 0) return std::nullopt;
    auto points = parameters.of(FindingParameter::spent_ahead_points, award.programme);
    // spent / awarded - accepted / promised > points / 100, without a division
    auto ahead = (Wide{award.spent} * award.promised - Wide{award.accepted} * award.awarded.minor) * 100;
    if (ahead <= Wide{award.awarded.minor} * award.promised * points) return std::nullopt;
    auto as_money = [&](std::int64_t minor) { return Money{minor, award.awarded.currency}; };
    return Asked{award.award,
                 {FindingRule::spent_ahead_of_work,
                  {{FigureName::awarded, award.awarded, {}, of_award(award.award)},
                   {FigureName::spent, as_money(award.spent), {}, of_award(award.award)},
                   {FigureName::promised, as_money(award.promised), {}, of_award(award.award)},
                   {FigureName::accepted, as_money(award.accepted), {}, of_award(award.award)}}},
                 // asked again when the work has gone on and it is so still
                 of_award(award.award) + "/spent_ahead_of_work/" + std::to_string(award.accepted)};
}

std::optional<Asked> no_cost_for_long(FindingParameters const& parameters, WorkAndMoney const& award, Day today)
{
    auto since = award.last_cost ? std::max(*award.last_cost, award.starts_on) : award.starts_on;
    auto days  = parameters.of(FindingParameter::idle_days, award.programme);
    if (!award.on_track || days_between(since, today) <= days) return std::nullopt;
    return Asked{award.award,
                 {FindingRule::no_cost_for_long,
                  {{FigureName::spent, {award.spent, award.awarded.currency}, since, of_award(award.award)}}},
                 of_award(award.award) + "/no_cost_for_long/" + since.iso()};
}

std::optional<Asked> entered_late(FindingParameters const& parameters, EntryMade const& entry)
{
    auto days = parameters.of(FindingParameter::late_entry_days, entry.programme);
    if (days_between(entry.value_on, entry.made_on) <= days) return std::nullopt;
    auto of = "entry/" + std::to_string(entry.entry.value);
    return Asked{entry.award,
                 {FindingRule::entered_late,
                  {{FigureName::one_of_them, entry.amount, entry.value_on, of},
                   {FigureName::entered, entry.amount, entry.made_on, of}}},
                 of + "/award/" + std::to_string(entry.award.value) + "/entered_late"};
}

} // namespace penstock
