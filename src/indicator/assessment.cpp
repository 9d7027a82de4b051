#include "indicator/assessment.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace penstock {

namespace {

// How far a value is from what is asked, at the common scale; 0 when it is reached.
Wide gap(Target const& goal, Decimal const& value, std::int64_t scale)
{
    auto const v = value.at_scale(scale), t = goal.value.at_scale(scale);
    switch (goal.op) {
    case Operator::at_least:
    case Operator::more_than: return std::max<Wide>(0, t - v);
    case Operator::at_most:
    case Operator::less_than: return std::max<Wide>(0, v - t);
    case Operator::equal:     return v < t ? t - v : v - t;
    case Operator::within:    {
        auto const upper = goal.upper->at_scale(scale);
        return std::max<Wide>({0, t - v, v - upper});
    }
    }
    std::unreachable();
}

std::int64_t scale_of(Series const& series)
{
    std::int64_t out  = series.baseline ? series.baseline->value.decimals : 0;
    auto         take = [&](Decimal const& value) { out = std::max(out, value.decimals); };
    for (auto const& each : series.targets) {
        take(each.value);
        if (each.upper) take(*each.upper);
    }
    for (auto const& each : series.actuals) take(each.value);
    return out;
}

// Where on the path the gap should be how wide.
struct Corner {
    std::int64_t month{};
    Wide         gap{};
};

std::vector<Corner> corners(Series const& series, std::int64_t scale)
{
    std::vector<Corner> out;
    if (series.targets.empty()) return out;
    auto const& goal = series.targets.back();
    auto        add  = [&](Period const& period, Decimal const& value) {
        if (out.empty() || period.last_month() > out.back().month)
            out.push_back({period.last_month(), gap(goal, value, scale)});
    };
    if (series.baseline && series.baseline->period.last_month() < goal.period.last_month())
        add(series.baseline->period, series.baseline->value);
    for (auto const& each : series.targets)
        if (&each != &goal) add(each.period, each.value);
    if (out.empty()) return out; // a goal alone is no path
    add(goal.period, goal.value);
    return out;
}

// The gap the path allows in a month, as a fraction; nothing before the path begins.
struct Allowed {
    Wide numerator{}, denominator{1};
};

std::optional<Allowed> allowed(std::vector<Corner> const& path, std::int64_t month)
{
    if (path.empty() || month < path.front().month) return std::nullopt;
    for (std::size_t i = 1; i < path.size(); ++i) {
        auto const &a = path[i - 1], &b = path[i];
        if (month > b.month) continue;
        return Allowed{a.gap * (b.month - month) + b.gap * (month - a.month), b.month - a.month};
    }
    return Allowed{};
}

// The value that leaves just this gap, on the side the path comes from.
std::optional<Decimal> value_at(Series const& series, Allowed const& allowed, std::int64_t scale)
{
    auto const& goal = series.targets.back();
    bool        from_below{goal.op == Operator::at_least || goal.op == Operator::more_than};
    if (goal.op == Operator::equal || goal.op == Operator::within)
        from_below = (series.baseline ? series.baseline->value : series.targets.front().value) < goal.value;
    auto const& edge     = goal.op == Operator::within && !from_below ? *goal.upper : goal.value;
    auto const  decimals = std::min<std::int64_t>(scale + 2, Decimal::most_decimals);
    Wide        fine     = 1;
    for (auto i = scale; i < decimals; ++i) fine *= 10;
    auto const rounded = (allowed.numerator * fine * 2 + allowed.denominator) / (allowed.denominator * 2);
    return Decimal::of(edge.at_scale(decimals) + (from_below ? -rounded : rounded), decimals, goal.value.decimals);
}

Bilingual said(std::string zh, std::string en) { return {std::move(zh), std::move(en)}; }

// "at most 12", and in Chinese the same.
std::string asked_zh(Target const& target)
{
    if (target.op == Operator::within)
        return fmt::format("在 {} 至 {} 之间", target.value.text(), target.upper->text());
    return fmt::format("{} {}", words(target.op).zh, target.value.text());
}
std::string asked_en(Target const& target)
{
    if (target.op == Operator::within)
        return fmt::format("between {} and {}", target.value.text(), target.upper->text());
    return fmt::format("{} {}", words(target.op).en, target.value.text());
}

// What the line demands by now, in the direction of the goal.
Target demanded(Series const& series, Decimal const& expected)
{
    Target out{series.targets.back()};
    if (out.op == Operator::more_than) out.op = Operator::at_least;
    if (out.op == Operator::less_than) out.op = Operator::at_most;
    if (out.op == Operator::equal || out.op == Operator::within)
        out.op = expected < out.value ? Operator::at_least : Operator::at_most;
    out.value = expected;
    return out;
}

// The value the target is held against: that of its own period where there is one, else the latest.
Measured const& held(Series const& series, Target const& goal)
{
    for (auto const& each : series.actuals)
        if (each.period.last_month() == goal.period.last_month()) return each;
    return series.actuals.back();
}

std::optional<Judgement> not_comparable(Series const& series)
{
    auto const last = series.actuals.empty() ? 0 : series.actuals.back().period.last_month();
    for (auto const& each : series.disputed)
        if (each.last_month() >= last)
            return Judgement{.state = Assessment::not_comparable,
                             .why   = said(fmt::format("{} 有几个不同的公布值，尚未选定。", each.value),
                                           fmt::format("Several published values for {} differ and none is chosen.",
                                                       each.value))};
    if (series.unsettled)
        return Judgement{.state = Assessment::not_comparable,
                         .why   = said("基期值或目标值有几个不同的公布值，尚未选定。",
                                       "Several published values of the baseline or of a target differ and none is "
                                         "chosen.")};
    if (series.actuals.empty()) return std::nullopt;
    auto const& first = series.baseline ? series.baseline->period : series.actuals.front().period;
    for (auto const& each : series.breaks)
        if (each.last_month() > first.last_month() && each.last_month() <= last)
            return Judgement{
                .state = Assessment::not_comparable,
                .why   = said(fmt::format("{} 起口径有变，{} 的值不能与 {} 相比。", each.value,
                                          series.actuals.back().period.value, first.value),
                              fmt::format("The series breaks in {}: the value of {} does not compare with that of {}.",
                                          each.value, series.actuals.back().period.value, first.value))};
    return std::nullopt;
}

Judgement without_path(Series const& series, Measured const& now)
{
    if (series.targets.empty())
        return {.state = Assessment::no_data,
                .why   = said(fmt::format("{} 的值为 {}；没有目标值，无从评估。", now.period.value, now.value.text()),
                              fmt::format("{} in {}; without a target there is nothing to hold it against.",
                                          now.value.text(), now.period.value))};
    auto const& goal = series.targets.back();
    return {.state = Assessment::no_data,
            .why   = said(fmt::format("{} 的值为 {}，尚未达到 {} 的目标（{}）；没有基期值，无从判断进度。",
                                      now.period.value, now.value.text(), goal.period.value, asked_zh(goal)),
                          fmt::format("{} in {} has not reached {} by {}; without a baseline there is no path to "
                                        "follow.",
                                      now.value.text(), now.period.value, asked_en(goal), goal.period.value))};
}

Judgement reached(Series const& series, Target const& goal, Measured const& now)
{
    Judgement  out;
    bool const early = now.period.last_month() < goal.period.last_month();
    auto const after = std::ranges::find_if(series.actuals, [&](Measured const& each) {
        return !series.baseline || each.period.last_month() > series.baseline->period.last_month();
    });
    out.met_at_start = early && after != series.actuals.end() && goal.met_by(after->value);
    out.state        = early ? Assessment::met_early : Assessment::met;
    out.why = said(fmt::format("{} 的值为 {}，{} {} 的目标（{}）", now.period.value, now.value.text(),
                               early ? "已提前达到" : "达到", goal.period.value, asked_zh(goal)),
                   fmt::format("{} in {} meets the target of {} by {}{}", now.value.text(), now.period.value,
                               asked_en(goal), goal.period.value, early ? " ahead of time" : ""));
    if (out.met_at_start) {
        out.why.zh += fmt::format("；首个年份 {} 即已达到，目标可能偏低", after->period.value);
        out.why.en += fmt::format("; it was met already in {}, the first period, so it may be too easy",
                                  after->period.value);
    }
    out.why.zh += "。";
    out.why.en += ".";
    return out;
}

std::optional<Judgement> regressed(Series const& series, Target const& goal, Measured const& now, std::int64_t scale)
{
    for (auto const& each : series.actuals) {
        if (each.period.last_month() >= now.period.last_month() || !goal.met_by(each.value)) continue;
        return Judgement{.state = Assessment::regressed,
                         .why   = said(fmt::format("{} 曾以 {} 达到目标（{}），{} 又退到 {}。", each.period.value,
                                                   each.value.text(), asked_zh(goal), now.period.value,
                                                   now.value.text()),
                                       fmt::format("{} in {} met the target of {}, and {} in {} no longer does.",
                                                   each.value.text(), each.period.value, asked_en(goal),
                                                   now.value.text(), now.period.value))};
    }
    if (!series.baseline || gap(goal, now.value, scale) <= gap(goal, series.baseline->value, scale))
        return std::nullopt;
    return Judgement{
        .state = Assessment::regressed,
        .why   = said(fmt::format("{} 的值为 {}，比基期 {} 的 {} 离目标（{}）更远。", now.period.value,
                                  now.value.text(), series.baseline->period.value, series.baseline->value.text(),
                                  asked_zh(goal)),
                      fmt::format("{} in {} is further from the target of {} than {} in {}, where it began.",
                                  now.value.text(), now.period.value, asked_en(goal), series.baseline->value.text(),
                                  series.baseline->period.value))};
}

Judgement missed(Target const& goal, Measured const& now)
{
    return {.state = Assessment::off_track,
            .why   = said(fmt::format("{} 到期未达到目标（{}）：{} 的值为 {}。", goal.period.value, asked_zh(goal),
                                      now.period.value, now.value.text()),
                          fmt::format("The target of {} by {} was not met: {} in {}.", asked_en(goal),
                                      goal.period.value, now.value.text(), now.period.value))};
}

} // namespace

Words words(Assessment assessment)
{
    switch (assessment) {
    case Assessment::no_data:        return {"无法评估", "No data"};
    case Assessment::off_track:      return {"偏离", "Off track"};
    case Assessment::at_risk:        return {"有风险", "At risk"};
    case Assessment::on_track:       return {"进度正常", "On track"};
    case Assessment::met:            return {"已达标", "Met"};
    case Assessment::met_early:      return {"提前达标", "Met early"};
    case Assessment::regressed:      return {"倒退", "Regressed"};
    case Assessment::not_comparable: return {"不可比", "Not comparable"};
    }
    std::unreachable();
}

Words words(Operator op)
{
    switch (op) {
    case Operator::at_least:  return {"不低于", "at least"};
    case Operator::at_most:   return {"不高于", "at most"};
    case Operator::more_than: return {"高于", "more than"};
    case Operator::less_than: return {"低于", "less than"};
    case Operator::equal:     return {"等于", "exactly"};
    case Operator::within:    return {"介于", "between"};
    }
    std::unreachable();
}

bool Target::met_by(Decimal const& measured) const
{
    switch (op) {
    case Operator::at_least:  return measured >= value;
    case Operator::at_most:   return measured <= value;
    case Operator::more_than: return measured > value;
    case Operator::less_than: return measured < value;
    case Operator::equal:     return measured == value;
    case Operator::within:    return measured >= value && measured <= *upper;
    }
    std::unreachable();
}

Judgement assess(Series const& series)
{
    if (auto out = not_comparable(series)) return *out;
    if (series.actuals.empty())
        return {.state = Assessment::no_data,
                .why   = said("还没有已审核的数据。", "No approved figure has come in yet.")};
    if (series.targets.empty()) return without_path(series, series.actuals.back());

    auto const& goal = series.targets.back();
    auto const& now  = held(series, goal);
    if (goal.met_by(now.value)) return reached(series, goal, now);
    auto const scale = scale_of(series);
    if (auto out = regressed(series, goal, now, scale)) return *out;
    if (now.period.last_month() >= goal.period.last_month()) return missed(goal, now);
    auto const path   = corners(series, scale);
    auto const should = allowed(path, now.period.last_month());
    if (!should) return without_path(series, now);

    // Gained and asked for, both times the denominator of the fraction.
    auto const whole  = path.front().gap * should->denominator;
    auto const gained = whole - gap(goal, now.value, scale) * should->denominator;
    auto const asked  = whole - should->numerator;
    Judgement  out{.expected = value_at(series, *should, scale)};
    out.state = gained >= asked           ? Assessment::on_track
                : gained * 4 >= asked * 3 ? Assessment::at_risk
                                          : Assessment::off_track;
    if (!out.expected) return out;
    auto const line = demanded(series, *out.expected);
    bool const fits = out.state == Assessment::on_track;
    out.why = said(fmt::format("{} 的值为 {}；按路径当期应{}，{}。", now.period.value, now.value.text(),
                               asked_zh(line), words(out.state).zh),
                   fmt::format("{} in {}: the path asks for {} by then, so it is {}.", now.value.text(),
                               now.period.value, asked_en(line),
                               fits                              ? "on track"
                               : out.state == Assessment::at_risk ? "at risk"
                                                                  : "off track"));
    return out;
}

std::optional<std::int64_t> progress_of(Series const& series)
{
    if (not_comparable(series) || series.actuals.empty() || series.targets.empty()) return std::nullopt;
    auto const& goal = series.targets.back();
    auto const& now  = held(series, goal);
    if (goal.met_by(now.value)) return 10'000;
    auto const scale = scale_of(series);
    auto const path  = corners(series, scale);
    if (path.empty() || path.front().gap <= 0) return std::nullopt;
    auto const gained = std::max<Wide>(0, path.front().gap - gap(goal, now.value, scale));
    return static_cast<std::int64_t>((gained * 20'000 + path.front().gap) / (path.front().gap * 2));
}

std::vector<Measured> path_of(Series const& series)
{
    std::vector<Measured> out;
    if (corners(series, scale_of(series)).empty()) return out;
    auto const& goal = series.targets.back();
    if (series.baseline && series.baseline->period.last_month() < goal.period.last_month())
        out.push_back(*series.baseline);
    for (auto const& each : series.targets) {
        if (!out.empty() && each.period.last_month() <= out.back().period.last_month()) continue;
        bool const above = each.upper && !out.empty() && out.front().value > *each.upper;
        out.push_back({each.period, above ? *each.upper : each.value});
    }
    return out;
}

} // namespace penstock
