// Journals of the program `ledger`, read as plain entries for tests: dates, accounts, amounts, a left-out amount, costs
// and comments. What would need the program itself (include, evaluated amounts) is refused with line, column and a
// hint; rules for entries that are not there (= and ~) are no entries and are passed over.
#pragma once

#include "base/day.hpp"

#include <expected>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace penstock::test {

struct JournalFault {
    int         line{};
    int         column{};
    std::string hint;
};

// A quantity of one commodity, in hundredths.
struct JournalAmount {
    std::string  commodity;
    std::int64_t hundredths{};
    friend bool  operator==(JournalAmount const&, JournalAmount const&) = default;
};

struct JournalPosting {
    std::string   account;
    JournalAmount amount;
    JournalAmount weight; // what it weighs in its entry: the amount, or its cost
};

struct JournalEntry {
    int                         line{};
    Day                         on;
    std::string                 payee;
    std::vector<JournalPosting> postings;
};

class JournalReader {
public:
    static std::expected<std::vector<JournalEntry>, JournalFault> read(std::string_view text)
    {
        JournalReader reader;
        while (!text.empty() && !reader.fault_) {
            auto end = std::min(text.find('\n'), text.size());
            ++reader.line_;
            reader.take(text.substr(0, end));
            text.remove_prefix(std::min(end + 1, text.size()));
        }
        reader.finish();
        if (reader.fault_) return std::unexpected{*reader.fault_};
        return std::move(reader.entries_);
    }

private:
    static constexpr std::string_view digits = "0123456789";

    void wrong(std::string_view line, std::string_view at, std::string hint)
    {
        if (!fault_) fault_ = JournalFault{line_, static_cast<int>(at.data() - line.data()) + 1, std::move(hint)};
    }
    static std::string_view trimmed(std::string_view text)
    {
        auto from = text.find_first_not_of(" \t\r");
        if (from == text.npos) return text.substr(text.size());
        return text.substr(from, text.find_last_not_of(" \t\r") - from + 1);
    }

    void take(std::string_view line)
    {
        auto text = trimmed(line);
        if (text.empty()) return finish();
        bool indented = line.front() == ' ' || line.front() == '\t';
        if (std::string_view{";#%|*"}.contains(text.front())) return; // a comment, wherever it stands
        if (indented) {
            if (open_) posting(line, text);
            else if (!rule_) wrong(line, text, "a posting without an entry; begin the entry with its date");
            return;
        }
        finish();
        rule_ = text.front() == '=' || text.front() == '~';
        if (rule_) return;
        if (digits.contains(text.front())) return heading(line, text);
        directive(line, text);
    }

    void directive(std::string_view line, std::string_view text)
    {
        auto word = text.substr(0, text.find(' '));
        if (word == "N" || word == "apply" || word == "end" || word == "D" || word == "P" || word == "Y") return;
        if (word == "include" || word == "!include" || word == "@include")
            return wrong(line, text, "include is refused; put all entries into one file");
        wrong(line, text, "no such directive here: " + std::string{word});
    }

    void heading(std::string_view line, std::string_view text)
    {
        auto blank = std::min(text.find(' '), text.size());
        auto date  = text.substr(0, std::min(text.find('='), blank)); // what stands behind = is another date of it
        std::string iso{date};
        for (char& c : iso)
            if (c == '/' || c == '.') c = '-';
        auto day = Day::from_iso(iso);
        if (!day) return wrong(line, text, "not a date; write YYYY/MM/DD");
        auto payee = trimmed(text.substr(blank));
        if (payee.starts_with('*') || payee.starts_with('!')) payee = trimmed(payee.substr(1));
        open_ = JournalEntry{line_, *day, std::string{payee}, {}};
        bare_.reset();
    }

    void posting(std::string_view line, std::string_view text)
    {
        auto end = text.find("  ");
        if (auto tab = text.find('\t'); tab < end) end = tab;
        auto account = trimmed(text.substr(0, end));
        if (account.starts_with('(') || account.starts_with('[')) return; // virtual: outside the balance
        auto rest = end == text.npos ? text.substr(text.size()) : text.substr(end);
        rest      = trimmed(rest.substr(0, std::min(rest.find(';'), rest.size())));
        if (rest.empty()) {
            if (bare_) return wrong(line, text, "only one amount of an entry may be left out");
            bare_ = open_->postings.size();
            open_->postings.push_back({std::string{account}, {}, {}});
            return;
        }
        auto at     = rest.find('@');
        auto amount = quantity(line, trimmed(rest.substr(0, at)));
        if (!amount) return;
        auto weight = *amount;
        if (at != rest.npos) {
            bool whole = rest.substr(at).starts_with("@@");
            auto price = quantity(line, trimmed(rest.substr(at + (whole ? 2 : 1))));
            if (!price) return;
            weight = {price->commodity, whole ? price->hundredths : price->hundredths * amount->hundredths / 100};
        }
        open_->postings.push_back({std::string{account}, *amount, weight});
    }

    // "$1,000.00", "$ -225.00", "500.00€", "50 AAPL", "59820 bytes".
    std::optional<JournalAmount> quantity(std::string_view line, std::string_view text)
    {
        if (text.starts_with('('))
            return wrong(line, text, "evaluated amounts are refused; write the figure"), std::nullopt;
        auto from = text.find_first_of("-0123456789");
        if (from == text.npos) return wrong(line, text, "not an amount; write it as $10.00 or 10 EUR"), std::nullopt;
        auto to     = std::min(text.find_first_not_of("-0123456789.,", from), text.size());
        auto before = trimmed(text.substr(0, from)), after = trimmed(text.substr(to));
        if (!before.empty() && !after.empty())
            return wrong(line, after, "text behind the amount; put a comment behind a semicolon"), std::nullopt;
        std::int64_t value    = 0;
        int          decimals = -1;
        bool         negative = text[from] == '-', any = false;
        for (auto c : text.substr(from + negative, to - from - negative)) {
            if (c == ',') continue;
            if (c == '.' && decimals < 0) {
                decimals = 0;
                continue;
            }
            if (!digits.contains(c) || decimals == 2 || value > 1'000'000'000'000'000)
                return wrong(line, text, "not an amount of at most two decimals"), std::nullopt;
            value = value * 10 + (c - '0');
            any   = true;
            if (decimals >= 0) ++decimals;
        }
        if (!any) return wrong(line, text, "not an amount; write it as $10.00 or 10 EUR"), std::nullopt;
        for (int i = std::max(decimals, 0); i < 2; ++i) value *= 10;
        return JournalAmount{std::string{before.empty() ? after : before}, negative ? -value : value};
    }

    // The end of an entry: what was left out is what is missing of nothing.
    void finish()
    {
        rule_ = false;
        if (!open_ || fault_) return;
        auto                                entry = *std::exchange(open_, std::nullopt);
        std::map<std::string, std::int64_t> sums;
        for (auto const& posting : entry.postings) sums[posting.weight.commodity] += posting.weight.hundredths;
        std::erase_if(sums, [](auto const& sum) { return sum.second == 0; });
        auto fault = [&](std::string hint) { fault_ = JournalFault{entry.line, 1, std::move(hint)}; };
        if (entry.postings.size() < 2) return fault("an entry needs two postings at least");
        if (bare_) {
            if (sums.size() > 1) return fault("an amount can only be left out where all others are of one commodity");
            if (sums.empty()) sums[entry.postings.front().weight.commodity] = 0;
            auto& posting  = entry.postings[*bare_];
            posting.amount = posting.weight = {sums.begin()->first, -sums.begin()->second};
        } else if (!sums.empty()) {
            return fault("the entry does not balance: " + sums.begin()->first + " is left");
        }
        entries_.push_back(std::move(entry));
    }

    int                         line_{};
    bool                        rule_{};
    std::optional<JournalEntry> open_;
    std::optional<std::size_t>  bare_; // the posting without an amount
    std::vector<JournalEntry>   entries_;
    std::optional<JournalFault> fault_;
};

// What stands on each account, in each commodity.
inline std::map<std::pair<std::string, std::string>, std::int64_t> balances(std::vector<JournalEntry> const& entries)
{
    std::map<std::pair<std::string, std::string>, std::int64_t> out;
    for (auto const& entry : entries)
        for (auto const& posting : entry.postings)
            out[{posting.account, posting.amount.commodity}] += posting.amount.hundredths;
    return out;
}

} // namespace penstock::test
