// IATI activities (1.0x and 2.0x) judged as awards: what an activity has committed is its amount, what it has disbursed
// or spent its disbursement. An activity in several currencies becomes one award in each; nothing is converted.
#include "exchange/award_file.hpp"
#include "exchange/refusals.hpp"
#include "exchange/row_builder.hpp"
#include "exchange/xml_reader.hpp"

#include <algorithm>
#include <array>
#include <deque>

namespace penstock::exchange {

namespace {

constexpr std::size_t captured_most = RowBuilder::prose_longest + 4, problems_most = 100;

// Under which a rejected activity is given back for repair: the titles of 360Giving spreadsheets.
constexpr std::array<std::string_view, 11> titles{
    "Identifier",
    "Title",
    "Description",
    "Currency",
    "Amount Awarded",
    "Amount Disbursed",
    "Award Date",
    "Planned Dates:Start Date",
    "Planned Dates:End Date",
    "Recipient Org:Name",
    "Funding Org:Name",
};

// What a transaction means for money here.
enum class Meaning { commitment, disbursement, other, unknown };

// By the code of 2.0x, the letters of 1.0x, and the words some publishers write, one of them misspelt.
Meaning meaning_of(std::string_view type)
{
    struct Known {
        std::string_view type;
        Meaning          meaning;
    };
    static constexpr Known known[] = {
        {"2", Meaning::commitment},
        {"C", Meaning::commitment},
        {"commitment", Meaning::commitment},
        {"3", Meaning::disbursement},
        {"4", Meaning::disbursement},
        {"D", Meaning::disbursement},
        {"E", Meaning::disbursement},
        {"disbursement", Meaning::disbursement},
        {"disbursment", Meaning::disbursement},
        {"expenditure", Meaning::disbursement},
        {"1", Meaning::other},
        {"5", Meaning::other},
        {"6", Meaning::other},
        {"7", Meaning::other},
        {"8", Meaning::other},
        {"9", Meaning::other},
        {"10", Meaning::other},
        {"11", Meaning::other},
        {"12", Meaning::other},
        {"13", Meaning::other},
        {"IF", Meaning::other},
        {"IR", Meaning::other},
        {"LR", Meaning::other},
        {"R", Meaning::other},
        {"QP", Meaning::other},
        {"QS", Meaning::other},
        {"CG", Meaning::other},
    };
    std::string lower;
    for (char c : type) lower += 'A' <= c && c <= 'Z' && type.size() > 2 ? static_cast<char>(c - 'A' + 'a') : c;
    for (auto const& each : known)
        if (each.type == lower) return each.meaning;
    return Meaning::unknown;
}

struct Transaction {
    std::int64_t line{};
    std::string  type;
    std::string  currency;
    std::string  value;
    std::string  on;
};

struct Sums {
    std::optional<Money> committed, disbursed;
    std::optional<Day>   first_on; // of the commitments
};

struct Activity {
    std::int64_t             line{};
    std::string              default_currency;
    std::string              language;
    std::string              identifier, other_identifier, title, description, reporting;
    std::string              implementing, accountable, beneficiary; // organisations taking part, the first of each
    std::string              starts_on, ends_on;
    std::int64_t             transactions{};
    std::map<Currency, Sums> sums;
    std::vector<RowProblem>  problems;
    std::vector<RowNote>     notes;
};

// The text of the element being read goes into one of these.
using Target = std::string*;

class IatiAwards final : public AwardRows, XmlEvents {
public:
    IatiAwards(std::unique_ptr<ByteSource> bytes, std::int64_t rows_most)
        : reader_{std::move(bytes), *this},
          rows_most_{rows_most},
          shapes_(usual_shapes().begin(), usual_shapes().end())
    {
        shape_.format   = "iati";
        shape_.encoding = "UTF-8";
        for (auto title : titles) headers_.emplace_back(title);
    }

    Result<bool> next(RowOutcome& outcome) override
    {
        while (ready_.empty() && !ended_) ended_ = !TRY(reader_.advance());
        if (ready_.empty()) return false;
        outcome = std::move(ready_.front());
        ready_.pop_front();
        if (rows_ == rows_most_) return refuse_line(refusal::too_large, outcome.line);
        outcome.row = ++rows_;
        return true;
    }
    std::vector<std::string> const& headers() const override { return headers_; }
    TableShape const&               shape() const override { return shape_; }

private:
    void opened(std::string_view name, XmlAttributes attributes) override;
    void closed(std::string_view name) override;
    void text(std::string_view text) override
    {
        if (target_ && target_->size() < captured_most) target_->append(text.substr(0, captured_most));
    }

    void capture(Target target)
    {
        if (!target->empty()) return; // the first of several counts
        target_    = target;
        target_at_ = depth_;
    }
    void open_part(std::string_view name, XmlAttributes attributes);
    void open_detail(std::string_view name, XmlAttributes attributes);
    void end_transaction();
    void end_activity();
    void problem(Transaction const& of, std::string_view where, Refusal why, std::string_view cell);
    void judge(RowOutcome& row, std::optional<Currency> in, Sums const& sums, bool first);

    XmlReader                  reader_;
    std::int64_t               rows_most_, rows_{};
    std::vector<DateShape>     shapes_;
    TableShape                 shape_;
    std::vector<std::string>   headers_;
    std::deque<RowOutcome>     ready_;
    bool                       ended_{};
    int                        depth_{};
    std::optional<Activity>    activity_;
    std::optional<Transaction> transaction_;
    Target                     target_{};
    int                        target_at_{};
};

void IatiAwards::opened(std::string_view name, XmlAttributes attributes)
{
    ++depth_;
    if (depth_ == 1 && name != "iati-activities") return reader_.stop(refusal::unknown_format);
    if (depth_ == 2 && name == "iati-activity")
        activity_ = Activity{.line             = reader_.line(),
                             .default_currency = std::string{trimmed(attributes["default-currency"])},
                             .language         = std::string{attributes["lang"]}};
    if (!activity_) return;
    if (depth_ == 3) open_part(name, attributes);
    if (depth_ == 4) open_detail(name, attributes);
}

void IatiAwards::open_part(std::string_view name, XmlAttributes attributes)
{
    auto& activity = *activity_;
    if (name == "iati-identifier") capture(&activity.identifier);
    if (name == "other-identifier") {
        if (activity.other_identifier.empty()) activity.other_identifier = attributes["ref"]; // of 2.0x
        capture(&activity.other_identifier);
    }
    if (name == "title") capture(&activity.title);
    if (name == "description") capture(&activity.description);
    if (name == "reporting-org") capture(&activity.reporting);
    if (name == "participating-org") {
        auto role = attributes["role"];
        if (role == "4" || role == "implementing" || role == "Implementing") capture(&activity.implementing);
        if (role == "2" || role == "accountable" || role == "Accountable") capture(&activity.accountable);
        if (role == "beneficiary") capture(&activity.beneficiary);
    }
    if (name == "activity-date") {
        auto type = attributes["type"];
        auto day  = attributes["iso-date"];
        if (day.empty()) day = attributes["iso_date"];
        bool start = type == "1" || type == "2" || type.starts_with("start");
        bool end   = type == "3" || type == "4" || type.starts_with("end");
        if (start) activity.starts_on = day; // the actual one is listed after the planned one
        if (end) activity.ends_on = day;
    }
    if (name == "transaction") {
        ++activity.transactions;
        transaction_ = Transaction{.line = reader_.line(), .type = std::string{attributes["type"]}};
    }
}

void IatiAwards::open_detail(std::string_view name, XmlAttributes attributes)
{
    if (!transaction_) { // <title><narrative>…: the words stand one level below
        if (name == "narrative" && target_ && target_->find_first_not_of(" \t\r\n") == std::string::npos) {
            target_->clear();
            target_at_ = depth_;
        }
        return;
    }
    if (name == "transaction-type") {
        transaction_->type = attributes["code"];
        if (transaction_->type.empty()) capture(&transaction_->type);
    }
    if (name == "transaction-date") transaction_->on = attributes["iso-date"];
    if (name == "value") {
        transaction_->currency = trimmed(attributes["currency"]);
        if (transaction_->on.empty()) transaction_->on = attributes["value-date"];
        capture(&transaction_->value);
    }
}

void IatiAwards::closed(std::string_view)
{
    if (target_ && depth_ == target_at_) target_ = nullptr;
    if (transaction_ && depth_ == 3) end_transaction();
    if (activity_ && depth_ == 2) end_activity();
    --depth_;
}

void IatiAwards::problem(Transaction const& of, std::string_view where, Refusal why, std::string_view cell)
{
    if (activity_->problems.size() < problems_most)
        activity_->problems.push_back(
            {of.line, 0, "line " + std::to_string(of.line) + ": " + std::string{where}, why, shown(cell, 200)});
}

void IatiAwards::end_transaction()
{
    auto const transaction = *std::exchange(transaction_, std::nullopt);
    auto       meaning     = meaning_of(trimmed(transaction.type));
    if (meaning == Meaning::unknown)
        return problem(transaction, "transaction-type", refusal::not_a_choice, transaction.type);
    if (meaning == Meaning::other) {
        if (activity_->notes.size() < problems_most)
            activity_->notes.push_back({transaction.line, 0, "transaction-type", Adjustment::transaction_left_out,
                                        shown(transaction.type, 200)});
        return;
    }
    auto const& code = transaction.currency.empty() ? activity_->default_currency : transaction.currency;
    auto        in   = Currency::from_code(code);
    if (!in)
        return problem(transaction, "value/@currency",
                       code.empty() ? refusal::missing_field : refusal::unknown_currency, code);
    std::set<Adjustment> adjusted;
    auto                 money = read_amount(trimmed(transaction.value), {.currency = *in}, adjusted);
    if (!money) return problem(transaction, "value", money.error().why, transaction.value);
    // One below zero corrects an earlier one; only the sum of all must not be.
    auto& sums  = activity_->sums[*in];
    auto& total = meaning == Meaning::commitment ? sums.committed : sums.disbursed;
    Money after = total ? *total + *money : *money;
    if (!after.in_range()) return problem(transaction, "value", refusal::number_out_of_range, transaction.value);
    total = after;
    if (meaning != Meaning::commitment) return;
    auto days = read_days(transaction.on, shapes_, adjusted);
    if (days && (!sums.first_on || days->first < *sums.first_on)) sums.first_on = days->first;
}

void IatiAwards::end_activity()
{
    auto& activity = *activity_;
    // Nothing to sum, or nothing that could be: still one award, or one row to send back.
    if (activity.sums.empty()) judge(ready_.emplace_back(), std::nullopt, {}, true);
    auto main = Currency::from_code(activity.default_currency);
    if (!main || !activity.sums.contains(*main))
        main = activity.sums.empty() ? std::nullopt : std::optional{activity.sums.begin()->first};
    for (auto const& [in, sums] : activity.sums) judge(ready_.emplace_back(), in, sums, in == main);
    activity_.reset();
    reader_.pause();
}

void IatiAwards::judge(RowOutcome& row, std::optional<Currency> in, Sums const& sums, bool first)
{
    auto const& activity = *activity_;
    row.line             = activity.line;
    row.notes            = activity.notes;
    row.problems         = activity.problems; // one transaction that cannot be read holds the whole activity back

    auto some   = [](std::string const& one, std::string const& other) { return trimmed(one).empty() ? other : one; };
    auto number = std::string{trimmed(some(activity.identifier, activity.other_identifier))};
    auto organisation =
        some(activity.implementing, some(activity.accountable, some(activity.beneficiary, activity.reporting)));
    if (!first && in) number += " " + std::string{in->code()};
    auto amount = [](std::optional<Money> const& money) { return money ? money->decimal() : std::string{}; };
    std::string const cells[] = {number,
                                 activity.title,
                                 activity.description,
                                 in ? std::string{in->code()} : activity.default_currency,
                                 amount(sums.committed),
                                 amount(sums.disbursed),
                                 sums.first_on ? sums.first_on->iso() : "",
                                 activity.starts_on,
                                 activity.ends_on,
                                 organisation,
                                 activity.reporting};
    static_assert(std::size(cells) == titles.size());
    for (auto const& cell : cells) row.cells.push_back(shown(trimmed(cell), 64 << 10));

    RowBuilder builder{row};
    auto       place     = [&](std::size_t at) { return Place{static_cast<int>(at) + 1, titles[at], cells[at]}; };
    auto&      award     = row.award;
    award.number         = builder.line(place(0), RowBuilder::number_longest, true);
    award.title          = builder.line(place(1), RowBuilder::title_longest);
    award.title_language = activity.language.substr(0, 20);
    award.description    = builder.prose(place(2));
    award.organisation   = builder.line(place(9), RowBuilder::name_longest, true);
    award.funder         = builder.line(place(10), RowBuilder::name_longest);
    award.recipient_kind = "organisation";
    if (sums.committed && sums.committed->minor < 0) builder.problem(place(4), refusal::number_out_of_range);
    if (sums.disbursed && sums.disbursed->minor < 0) builder.problem(place(5), refusal::number_out_of_range);
    if (sums.committed && sums.committed->minor > 0) award.amount = sums.committed;
    award.disbursed  = sums.disbursed;
    award.awarded_on = sums.first_on;
    award.starts_on  = builder.day(place(7), shapes_, false, UnreadableDates::leave_out);
    award.ends_on    = builder.day(place(8), shapes_, true, UnreadableDates::leave_out);
    builder.check_order(place(8), UnreadableDates::leave_out);
    if (award.title.empty()) {
        award.title = award.number;
        builder.note(place(1), Adjustment::number_as_title);
    }
    if (!award.number.empty()) award.outside_ids.push_back({"iati", award.number});
    row.stated = award.amount;
    builder.finish();
}

} // namespace

std::unique_ptr<AwardRows> open_iati_awards(std::unique_ptr<ByteSource> bytes, std::int64_t rows_most)
{
    return std::make_unique<IatiAwards>(std::move(bytes), rows_most);
}

} // namespace penstock::exchange
