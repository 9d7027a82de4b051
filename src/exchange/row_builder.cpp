#include "exchange/row_builder.hpp"

#include "base/text.hpp"
#include "ledger/refusals.hpp"
#include "people/refusals.hpp"

namespace penstock::exchange {

namespace {

constexpr std::size_t shown_longest = 200;

} // namespace

void RowBuilder::problem(Place const& place, Refusal why)
{
    outcome_.problems.push_back(
        {outcome_.line, place.column, std::string{place.header}, why, shown(place.cell, shown_longest)});
}

void RowBuilder::note(Place const& place, Adjustment what)
{
    outcome_.notes.push_back(
        {outcome_.line, place.column, std::string{place.header}, what, shown(place.cell, shown_longest)});
}

std::string RowBuilder::line(Place const& place, std::size_t longest, bool needed)
{
    auto text = plain_line(trimmed(place.cell), longest);
    if (!text) {
        problem(place, text.error().why);
        return {};
    }
    if (needed && text->empty()) problem(place, refusal::missing_field);
    return std::move(*text);
}

std::string RowBuilder::prose(Place const& place)
{
    auto text = plain_text(trimmed(place.cell), prose_longest);
    if (text) return std::move(*text);
    problem(place, text.error().why);
    return {};
}

std::optional<Money> RowBuilder::amount(Place const& place, AmountStyle const& style, bool needed, bool above_zero)
{
    if (trimmed(place.cell).empty()) {
        if (needed) problem(place, refusal::missing_field);
        return std::nullopt;
    }
    std::set<Adjustment> adjusted;
    auto                 money = read_amount(place.cell, style, adjusted);
    if (!money) {
        problem(place, money.error().why);
        return std::nullopt;
    }
    for (auto what : adjusted) note(place, what);
    if (above_zero && money->minor <= 0) problem(place, refusal::not_positive);
    if (!above_zero && money->minor < 0) problem(place, refusal::number_out_of_range);
    return *money;
}

std::optional<Day> RowBuilder::day(Place const& place, std::span<DateShape const> shapes, bool end,
                                   UnreadableDates unreadable)
{
    if (trimmed(place.cell).empty()) return std::nullopt;
    std::set<Adjustment> adjusted;
    auto                 days = read_days(place.cell, shapes, adjusted);
    if (!days && unreadable == UnreadableDates::leave_out) {
        note(place, Adjustment::date_left_out);
        return std::nullopt;
    }
    if (!days) {
        problem(place, refusal::not_a_date);
        return std::nullopt;
    }
    if (days->first != days->last) adjusted.insert(Adjustment::day_assumed);
    for (auto what : adjusted) note(place, what);
    return end ? days->last : days->first;
}

Period RowBuilder::period(Place const& place, std::span<DateShape const> shapes, UnreadableDates unreadable)
{
    if (trimmed(place.cell).empty()) return {};
    std::set<Adjustment> adjusted;
    Period               period = read_period(trimmed(place.cell), shapes, adjusted);
    for (auto what : adjusted) note(place, what);
    if (period.starts_on && period.ends_on) return period;
    if (unreadable == UnreadableDates::leave_out) note(place, Adjustment::date_left_out);
    else problem(place, refusal::not_a_date);
    return period;
}

void RowBuilder::check_order(Place const& end, UnreadableDates unreadable)
{
    auto& award = outcome_.award;
    if (!award.starts_on || !award.ends_on || *award.ends_on >= *award.starts_on) return;
    if (unreadable == UnreadableDates::refuse) return problem(end, refusal::ends_before_start);
    note(end, Adjustment::date_left_out);
    award.ends_on.reset();
}

void RowBuilder::finish()
{
    outcome_.fate = outcome_.problems.empty() ? RowFate::accepted : RowFate::rejected;
    if (outcome_.fate == RowFate::rejected) outcome_.award = {};
}

} // namespace penstock::exchange
