#include "award/agreement.hpp"

#include "award/refusals.hpp"
#include "ledger/refusals.hpp"
#include "people/refusals.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>

namespace penstock {

Result<Measure> Measure::from(std::string_view raw)
{
    constexpr std::size_t decimals_most = 6, digits_most = 9;
    auto                  rest     = raw;
    bool                  negative = rest.starts_with('-');
    if (negative) rest.remove_prefix(1);
    auto        point = rest.find('.');
    std::string whole{rest.substr(0, point)}, part{point == rest.npos ? "" : rest.substr(point + 1)};
    auto        digits = [](std::string const& text) {
        return !text.empty() && std::ranges::all_of(text, [](char c) { return '0' <= c && c <= '9'; });
    };
    if (!digits(whole) || (point != rest.npos && !digits(part))) return refuse(refusal::not_an_amount);
    whole.erase(0, std::min(whole.find_first_not_of('0'), whole.size() - 1));
    while (part.ends_with('0')) part.pop_back();
    if (part.size() > decimals_most) return refuse(refusal::too_many_decimals, std::to_string(decimals_most));
    if (whole.size() > digits_most) return refuse(refusal::number_out_of_range);
    bool zero = whole == "0" && part.empty();
    return Measure{(negative && !zero ? "-" : "") + whole + (part.empty() ? "" : "." + part)};
}

std::int64_t Measure::millionths() const
{
    auto        point = value.find('.');
    std::string part  = point == value.npos ? "" : value.substr(point + 1);
    part.resize(6, '0');
    auto whole = std::stoll(value.substr(0, point)) * 1'000'000;
    return value.starts_with('-') ? whole - std::stoll(part) : whole + std::stoll(part);
}

bool reached(Criterion const& criterion, Measure const& measured)
{
    expects(criterion.target.has_value());
    auto target    = criterion.target->millionths();
    auto tolerance = criterion.tolerance ? criterion.tolerance->millionths() : 0;
    auto value     = measured.millionths();
    switch (criterion.comparison) {
    case Comparison::at_least: return value >= target - tolerance;
    case Comparison::at_most:  return value <= target + tolerance;
    case Comparison::equal_to: return target - tolerance <= value && value <= target + tolerance;
    }
    std::unreachable();
}

namespace {

// Gathers faults; pointers are written as they are met.
class Checker {
public:
    Checker(AgreementTerms const& terms, Currency pool) : terms_{terms}, pool_{pool} {}

    std::vector<Fault> run()
    {
        both("/purpose", terms_.purpose, 20'000, true);
        days();
        amount();
        parties();
        lines();
        milestones();
        instalments();
        readiness("/readiness_at_start", terms_.readiness_at_start);
        readiness("/readiness_at_end", terms_.readiness_at_end);
        reports();
        return std::move(faults_);
    }

private:
    void reports()
    {
        if (!terms_.reports) return;
        auto within = [&](char const* member, std::int64_t value, std::int64_t most) {
            if (value < 0 || value > most)
                add(std::string{"/reports/"} + member, refusal::number_out_of_range, "0-" + std::to_string(most));
        };
        within("every_months", terms_.reports->every_months, 24);
        within("days", terms_.reports->days, 180);
        within("final_days", terms_.reports->final_days, 365);
    }

    void add(std::string pointer, Refusal why, std::string detail = {})
    {
        faults_.push_back({std::move(pointer), why, std::move(detail)});
    }

    static std::string at(std::string_view list, std::size_t index, std::string_view member = {})
    {
        return "/" + std::string{list} + "/" + std::to_string(index) + std::string{member};
    }

    void both(std::string const& pointer, Bilingual const& text, std::size_t most, bool needed)
    {
        for (auto const& [name, one] : {std::pair{"/zh", &text.zh}, {"/en", &text.en}})
            if (auto plain = plain_text(*one, most); !plain)
                add(pointer + name, plain.error().why, plain.error().detail);
        if (needed && text.empty()) add(pointer, refusal::missing_field);
    }

    // An amount of money that may not be below zero or above every limit.
    bool counts(std::string pointer, std::int64_t minor, bool zero_too = false)
    {
        if (minor < 0 || (minor == 0 && !zero_too)) return add(std::move(pointer), refusal::not_positive), false;
        if (minor > Money::most) return add(std::move(pointer), refusal::number_out_of_range), false;
        return true;
    }

    template <class List> void add_up(std::string pointer, List const& list, std::int64_t whole)
    {
        std::int64_t sum = 0;
        for (auto const& each : list)
            if (0 <= each.minor && each.minor <= Money::most) sum += each.minor;
        if (sum != whole)
            add(std::move(pointer), refusal::amounts_differ, std::to_string(sum) + " / " + std::to_string(whole));
    }

    void days()
    {
        if (!terms_.starts_on) add("/starts_on", refusal::missing_field);
        if (!terms_.ends_on) add("/ends_on", refusal::missing_field);
        if (terms_.starts_on && terms_.ends_on && *terms_.ends_on < *terms_.starts_on)
            add("/ends_on", refusal::ends_before_start);
    }

    void amount()
    {
        if (!terms_.amount) return add("/amount", refusal::missing_field);
        counts("/amount/minor", terms_.amount->minor);
        if (terms_.amount->currency != pool_)
            add("/amount/currency", refusal::unknown_currency, std::string{pool_.code()});
    }

    void parties()
    {
        if (terms_.lead.value.empty()) add("/lead", refusal::missing_field);
        std::set<std::string> names;
        std::int64_t          shares = 0, recipients = 0;
        for (std::size_t i = 0; i < terms_.parties.size(); ++i) {
            auto const& party = terms_.parties[i];
            if (party.organisation.value.empty()) add(at("parties", i, "/organisation"), refusal::missing_field);
            else if (!names.insert(party.organisation.value).second)
                add(at("parties", i, "/organisation"), refusal::already_exists, party.organisation.value);
            if (party.share < 0 || party.share > whole_share)
                add(at("parties", i, "/share"), refusal::number_out_of_range, std::to_string(whole_share));
            else shares += party.share;
            recipients += party.recipient;
        }
        if (recipients == 0) add("/parties", refusal::missing_field, "recipient");
        if (recipients > 1) add("/parties", refusal::already_exists, "recipient");
        if (!terms_.parties.empty() && shares != whole_share)
            add("/parties", refusal::amounts_differ, std::to_string(shares) + " / " + std::to_string(whole_share));
    }

    void lines()
    {
        constexpr std::size_t lines_most = 30; // so that one entry can take from all of them
        if (terms_.lines.size() > lines_most) add("/lines", refusal::too_large, std::to_string(lines_most));
        std::set<std::string> codes;
        for (std::size_t i = 0; i < terms_.lines.size(); ++i) {
            auto const& line = terms_.lines[i];
            if (line.code.value.empty()) add(at("lines", i, "/code"), refusal::missing_field);
            else if (!codes.insert(line.code.value).second)
                add(at("lines", i, "/code"), refusal::already_exists, line.code.value);
            both(at("lines", i, "/title"), line.title, 300, true);
            counts(at("lines", i, "/minor"), line.minor);
        }
        if (!terms_.lines.empty() && terms_.amount) add_up("/lines", terms_.lines, terms_.amount->minor);
    }

    void criterion(std::string const& pointer, Criterion const& each)
    {
        both(pointer + "/metric", each.metric, 300, true);
        if (!each.target) add(pointer + "/target", refusal::missing_field);
        if (each.tolerance && each.tolerance->millionths() < 0)
            add(pointer + "/tolerance", refusal::number_out_of_range);
        if (each.method.value.empty()) add(pointer + "/method", refusal::missing_field);
    }

    void milestones()
    {
        constexpr std::size_t milestones_most = 60, criteria_most = 20;
        if (terms_.milestones.empty()) add("/milestones", refusal::missing_field);
        if (terms_.milestones.size() > milestones_most)
            add("/milestones", refusal::too_large, std::to_string(milestones_most));
        for (std::size_t i = 0; i < terms_.milestones.size(); ++i) {
            auto const& one = terms_.milestones[i];
            if (one.number.value.empty()) add(at("milestones", i, "/number"), refusal::missing_field);
            else if (!numbers_.emplace(one.number.value, i).second)
                add(at("milestones", i, "/number"), refusal::already_exists, one.number.value);
            both(at("milestones", i, "/title"), one.title, 300, true);
            if (one.criteria.empty()) add(at("milestones", i, "/criteria"), refusal::criteria_missing);
            if (one.criteria.size() > criteria_most)
                add(at("milestones", i, "/criteria"), refusal::too_large, std::to_string(criteria_most));
            for (std::size_t k = 0; k < one.criteria.size(); ++k)
                criterion(at("milestones", i, "/criteria/" + std::to_string(k)), one.criteria[k]);
            due(i);
        }
        for (std::size_t i = 0; i < terms_.milestones.size(); ++i)
            for (std::size_t k = 0; k < terms_.milestones[i].after.size(); ++k)
                if (!numbers_.contains(terms_.milestones[i].after[k].value))
                    add(at("milestones", i, "/after/" + std::to_string(k)), refusal::not_found,
                        terms_.milestones[i].after[k].value);
        circle();
    }

    void due(std::size_t i)
    {
        auto const& one = terms_.milestones[i];
        if (!one.due_on) return add(at("milestones", i, "/due_on"), refusal::missing_field);
        if (terms_.starts_on && *one.due_on < *terms_.starts_on)
            add(at("milestones", i, "/due_on"), refusal::ends_before_start, terms_.starts_on->iso());
        if (terms_.ends_on && *terms_.ends_on < *one.due_on)
            add("/ends_on", refusal::ends_before_start, one.number.value + " " + one.due_on->iso());
    }

    // Takes away what depends on nothing that is left, as long as there is such a one; what remains is in a circle.
    void circle()
    {
        std::set<std::size_t> left;
        for (std::size_t i = 0; i < terms_.milestones.size(); ++i) left.insert(i);
        auto free = [&](std::size_t i) {
            return std::ranges::none_of(terms_.milestones[i].after, [&](auto const& number) {
                auto found = numbers_.find(number.value);
                return found != numbers_.end() && left.contains(found->second);
            });
        };
        while (std::erase_if(left, free) > 0) {}
        for (auto i : left)
            add(at("milestones", i, "/after"), refusal::circular_dependency, terms_.milestones[i].number.value);
    }

    void instalments()
    {
        std::size_t advances = 0, claims = 0;
        for (std::size_t i = 0; i < terms_.instalments.size(); ++i) {
            auto const& each = terms_.instalments[i];
            bool        on   = each.kind == InstalmentKind::milestone || each.kind == InstalmentKind::prize;
            counts(at("instalments", i, "/minor"), each.minor);
            if (on && !numbers_.contains(each.milestone.value))
                add(at("instalments", i, "/milestone"),
                    each.milestone.value.empty() ? refusal::missing_field : refusal::not_found, each.milestone.value);
            if (!on && !each.milestone.value.empty())
                add(at("instalments", i, "/milestone"), refusal::unknown_field, each.milestone.value);
            advances += each.kind == InstalmentKind::advance;
            claims += each.kind == InstalmentKind::reimbursement;
            if ((each.kind == InstalmentKind::advance && advances > 1) ||
                (each.kind == InstalmentKind::reimbursement && claims > 1))
                add(at("instalments", i, "/kind"), refusal::already_exists, std::string{name_of(each.kind)});
        }
        if (terms_.amount) add_up("/instalments", terms_.instalments, terms_.amount->minor);
    }

    void readiness(char const* pointer, std::int64_t level)
    {
        if (level < 0 || level > 9) add(pointer, refusal::number_out_of_range, "1-9");
    }

    AgreementTerms const&              terms_;
    Currency                           pool_;
    std::vector<Fault>                 faults_;
    std::map<std::string, std::size_t> numbers_;
};

} // namespace

std::vector<Fault> faults_of(AgreementTerms const& terms, Currency pool) { return Checker{terms, pool}.run(); }

std::vector<std::size_t> in_order_of_dependency(AgreementTerms const& terms)
{
    std::vector<std::size_t> out;
    std::set<std::string>    placed;
    while (out.size() < terms.milestones.size()) {
        auto before = out.size();
        for (std::size_t i = 0; i < terms.milestones.size(); ++i) {
            auto const& one = terms.milestones[i];
            bool ready = std::ranges::all_of(one.after, [&](auto const& each) { return placed.contains(each.value); });
            if (ready && placed.insert(one.number.value).second) out.push_back(i);
        }
        expects(out.size() > before);
    }
    return out;
}

std::int64_t sum_of(AgreementTerms const& terms, InstalmentKind kind, std::string_view milestone)
{
    std::int64_t sum = 0;
    for (auto const& each : terms.instalments)
        if (each.kind == kind && (milestone.empty() || each.milestone.value == milestone)) sum += each.minor;
    return sum;
}

std::vector<std::int64_t> over_lines(std::int64_t minor, std::vector<std::int64_t> const& left)
{
    __extension__ using Wide = __int128;
    std::int64_t whole       = std::accumulate(left.begin(), left.end(), std::int64_t{0});
    expects(0 <= minor && minor <= whole);
    std::vector<std::int64_t> out;
    std::int64_t              before = 0, given = 0;
    // Each line takes what its share, added to those before it, comes to above what those took: never more than it
    // has, for its exact share is no more than that and a whole number bounds it.
    for (auto each : left) {
        before += each;
        auto upto = whole == 0 ? 0 : static_cast<std::int64_t>(Wide{minor} * before / whole);
        out.push_back(upto - given);
        given = upto;
    }
    return out;
}

Words words(CheckItem item)
{
    switch (item) {
    case CheckItem::eligibility: return {"承担单位资格", "Eligibility of the recipient"};
    case CheckItem::rules:       return {"经费规则", "Funding rules"};
    case CheckItem::milestones:  return {"里程碑已商定", "Milestones negotiated"};
    case CheckItem::terms:       return {"任务书条款", "Terms of the agreement"};
    case CheckItem::permits:     return {"数据、伦理等许可", "Permits for data, ethics and the like"};
    }
    std::unreachable();
}

} // namespace penstock
