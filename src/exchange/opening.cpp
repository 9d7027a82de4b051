#include "exchange/opening.hpp"

#include "exchange/values.hpp"

#include <algorithm>

namespace penstock::exchange {

namespace {

constexpr std::size_t pools_most = 2'000, fund_longest = 200;

} // namespace

OpeningAmounts opening_amounts(std::optional<Money> const& amount, std::optional<Money> const& disbursed)
{
    if (!amount) return {0, disbursed ? disbursed->minor : 0};
    bool known = disbursed && disbursed->currency == amount->currency && disbursed->minor > 0;
    auto paid  = known ? std::min(disbursed->minor, amount->minor) : 0;
    return {amount->minor - paid, paid};
}

std::string OpeningPool::code(Id<Import> import) const
{
    return "IMPORT-" + std::to_string(import.value) + "-" + std::string{currency.code()} + "-" + std::to_string(year) +
           "-" + hex(sha256(fund).view().substr(0, 4));
}

void Opening::add(Id<Award> award, AwardContent const& content, std::string const& fund)
{
    auto amounts = opening_amounts(content.amount, content.disbursed);
    if (amounts == OpeningAmounts{}) return;
    auto year = content.year();
    if (year < 1900 || year > 2999) year = act_.today.year();
    auto& open = pool({shown(fund.empty() ? list_ : fund, fund_longest),
                       (content.amount ? content.amount : content.disbursed)->currency, year});
    if (open.legs.size() + 3 > NewEntry::legs_most) post(open);

    auto leg     = [&](Stage stage, std::int64_t minor) {
        if (minor == 0) return;
        open.legs.push_back(
            {{.appropriation = open.appropriation, .stage = stage, .programme = content.programme, .award = award},
             minor});
        open.sum += minor;
    };
    leg(Stage::committed, amounts.committed);
    leg(Stage::paid, amounts.paid);
}

void Opening::finish()
{
    for (auto& [code, open] : pools_)
        if (!open.legs.empty()) post(open);
    pools_.clear();
}

Opening::Open& Opening::pool(OpeningPool const& of)
{
    auto code = of.code(import_);
    if (pools_.size() >= pools_most && !pools_.contains(code)) finish();
    auto [place, fresh] = pools_.try_emplace(code);
    auto& open          = place->second;
    if (!fresh) return open;
    auto known = act_.read().row<Id<Appropriation>>("SELECT id FROM appropriation WHERE code = $1", code);
    open.appropriation =
        known ? *known
              : Id<Appropriation>{act_.record(AppropriationOpened{
                    {.code        = code,
                     .title       = {of.fund + " " + std::to_string(of.year) + "（导入期初）",
                                     of.fund + " " + std::to_string(of.year) + " (opening of an imported list)"},
                     .fund        = of.fund,
                     .fiscal_year = of.year,
                     .budget_line = "",
                     .currency    = of.currency,
                     .decision    = "导入清单的期初余额 Opening balance of an imported list: " + list_}})};
    return open;
}

void Opening::post(Open& open)
{
    std::vector<Leg> legs{{{.appropriation = open.appropriation, .stage = Stage::source}, -open.sum}};
    legs.insert(legs.end(), open.legs.begin(), open.legs.end());
    auto cause =
        "import/" + std::to_string(import_.value) + "/opening/" + std::to_string(open.legs.front().place.award.value);
    auto entry = post_opening(act_, {.cause    = std::move(cause),
                                       .kind     = EntryKind::opening,
                                       .legs     = std::move(legs),
                                       .value_on = act_.today,
                                       .decision = "",
                                       .memo     = list_,
                                       .reverses = {}});
    expects(entry.has_value()); // what could refuse it was looked at before the first row was recorded
    open.legs.clear();
    open.sum = 0;
}

} // namespace penstock::exchange
