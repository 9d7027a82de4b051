// The words of stories about authority and funding rules, as requests.
#pragma once

#include "ledger/delegation_facts.hpp"
#include "ledger/funding_rule.hpp"

#include <boost/json.hpp>
#include <fmt/format.h>

#include <string>
#include <vector>

namespace penstock::story {

using LineWords = std::vector<std::string>;

inline std::string after(LineWords const& line, std::string_view word)
{
    for (std::size_t i = 0; i + 1 < line.size(); ++i)
        if (line[i] == word) return line[i + 1];
    return "";
}

inline std::int64_t fen(std::string const& decimal) { return Money::parse(decimal, Currency{})->minor; }

inline std::vector<std::string> parts(std::string const& text, char between)
{
    std::vector<std::string> out{""};
    for (char c : text)
        if (c == between) out.emplace_back();
        else out.back() += c;
    return out;
}

// A member of a request; nothing for the whole body.
inline std::string in_programme(std::int64_t programme)
{
    return programme ? fmt::format("\"programme\":{},", programme) : "";
}

// NAME delegates PERSON DEED+DEED PROGRAMME per_act 1.00 per_award 2.00 per_year 3.00 two_above 1.00 for DAYS by "…"
inline std::string delegation(LineWords const& line, std::int64_t person, std::int64_t programme, Day today)
{
    std::string deeds, limits;
    for (auto const& deed : parts(line.at(3), '+')) deeds += (deeds.empty() ? "\"" : ",\"") + deed + "\"";
    for (auto const& [word, name] : {std::pair{"per_act", "per_act"},
                                     {"per_award", "per_award"},
                                     {"per_year", "per_year"},
                                     {"two_above", "second_person_above"}})
        if (auto limit = after(line, word); !limit.empty())
            limits += fmt::format("{}\"{}\":{}", limits.empty() ? "" : ",", name, fen(limit));
    auto days = after(line, "for"), currency = after(line, "currency");
    return fmt::format(R"({{"person":{},"deeds":[{}],{}"currency":"{}","limits":{{{}}},"from":"{}",)"
                       R"("until":"{}","decision":{}}})",
                       person, deeds, in_programme(programme), currency.empty() ? "CNY" : currency, limits, today.iso(),
                       today.plus_days(days.empty() ? 365 : std::stoi(days)).iso(), json::to_text(after(line, "by")));
}

// What KIND is told of its figures: "30 5000000 25 10000000 20", "30", "500000.00", "24", "1 12", "fines,dinners".
inline FundingRuleTerms terms_of(FundingRuleKind kind, std::string const& figures)
{
    FundingRuleTerms out;
    auto             words = parts(figures, ' ');
    switch (kind) {
    case FundingRuleKind::indirect_cost:
        out.tiers.emplace();
        for (std::size_t i = 0; i < words.size(); i += 2)
            out.tiers->push_back(
                {i + 1 < words.size() ? std::optional{fen(words[i + 1])} : std::nullopt, std::stoll(words[i]) * 100});
        break;
    case FundingRuleKind::lump_sum:
        out.negative_list.emplace();
        for (auto const& code : parts(figures, ',')) out.negative_list->push_back({code, {code, ""}});
        break;
    case FundingRuleKind::advance:
    case FundingRuleKind::virement:    out.basis_points = std::stoll(figures) * 100; break;
    case FundingRuleKind::equipment:
    case FundingRuleKind::two_persons: out.amount = fen(figures); break;
    case FundingRuleKind::leftover:    out.months = std::stoll(figures); break;
    case FundingRuleKind::cooling_off: out.days = std::stoll(figures); break;
    case FundingRuleKind::extension:
        out.times  = std::stoll(words.at(0));
        out.months = std::stoll(words.at(1));
        break;
    }
    return out;
}

inline RuleQuestion question_of(LineWords const& line)
{
    auto amount = [&](char const* word) {
        auto text = after(line, word);
        return text.empty() ? std::nullopt : std::optional{fen(text)};
    };
    auto whole = [&](char const* word) {
        auto text = after(line, word);
        return text.empty() ? std::nullopt : std::optional<std::int64_t>{std::stoll(text)};
    };
    RuleQuestion out{
        .base = amount("of"), .asked = amount("asked"), .months = whole("months"), .times = whole("times")};
    if (auto purpose = after(line, "purpose"); !purpose.empty()) out.purpose = purpose;
    out.since = Day::from_iso(after(line, "since"));
    out.on    = Day::from_iso(after(line, "at"));
    return out;
}

// NAME sets KIND "FIGURES" in PROGRAMME from DAY by "…" QUESTION gives yes|no limit 1.00|12|DAY
inline std::string rule(LineWords const& line, std::int64_t programme)
{
    auto       kind = *named<FundingRuleKind>(line.at(2));
    RuleAnswer said{after(line, "gives") == "yes", {}, Day::from_iso(after(line, "limit"))};
    auto       limit = after(line, "limit");
    if (!limit.empty() && !said.limit_day)
        said.limit = kind == FundingRuleKind::extension ? std::stoll(limit) : fen(limit);
    std::vector<WorkedExample> examples{{{"算例", "Example"}, question_of(line), said}};
    return fmt::format(R"({{"kind":"{}","title":{{"zh":"规则","en":"Rule"}},"text":{{"zh":"条文","en":"Text"}},)"
                       R"("source":{},{}"currency":"CNY","valid_from":"{}","terms":{},"examples":{}}})",
                       line.at(2), json::to_text(after(line, "by")), in_programme(programme), after(line, "from"),
                       json::to_text(terms_of(kind, line.at(3))), json::to_text(examples));
}

// Whether it may be done, or which limit is in the way, what is left of it, and who could.
inline std::string why(std::string const& answer)
{
    auto value = boost::json::parse(answer).as_object();
    if (value.at("lines").as_array().size() > 3) return "too many lines";
    std::string out = value.at("allowed").as_bool() ? "yes" : std::string{value.at("refusal").as_string()};
    if (value.at("second_person_needed").as_bool()) out += " second_person_needed";
    if (value.contains("left")) out += " left " + Money{value.at("left").at("minor").as_int64(), Currency{}}.decimal();
    for (auto const& each : value.at("who").as_array()) out += " " + std::string{each.at("name").as_string()};
    return out;
}

// Of the lines that say why not: what is left, and who could.
inline std::string told(std::vector<Bilingual> const& lines)
{
    if (lines.size() > 3) return "too many lines";
    auto between = [](std::string const& text, std::string_view from, std::string_view to) {
        auto begin = text.find(from);
        if (begin == text.npos) return std::string{};
        begin += from.size();
        return text.substr(begin, text.find(to, begin) - begin);
    };
    std::string left, who;
    for (auto const& line : lines) {
        if (line.en.find("is left") != line.en.npos) {
            auto end = line.en.find(" is left");
            left     = line.en.substr(line.en.rfind(' ', end - 1) + 1, end - line.en.rfind(' ', end - 1) - 1);
        }
        if (auto names = between(line.en, "It can be done by ", "."); !names.empty()) who = names;
    }
    std::erase(who, ',');
    return left + (left.empty() || who.empty() ? "" : " ") + who;
}

// What a rule said: yes or its refusal, and the limit.
inline std::string tried(std::string const& answer)
{
    auto        value = boost::json::parse(answer).as_object();
    std::string out   = value.at("allowed").as_bool() ? "yes" : std::string{value.at("refusal").as_string()};
    if (value.contains("limit")) out += " " + Money{value.at("limit").at("minor").as_int64(), Currency{}}.decimal();
    if (value.contains("limit_day")) out += " " + std::string{value.at("limit_day").as_string()};
    return out;
}

} // namespace penstock::story
