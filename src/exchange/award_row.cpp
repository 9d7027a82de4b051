#include "exchange/award_row.hpp"

#include <utility>

namespace penstock::exchange {

namespace {

// Writes "name length:text" lines, so that no text can pass for the beginning of another.
class CanonicalText {
public:
    void add(std::string_view name, std::string_view text)
    {
        if (!text.empty()) always(name, text);
    }
    void always(std::string_view name, std::string_view text)
    {
        out_ += name;
        out_ += ' ';
        out_ += std::to_string(text.size());
        out_ += ':';
        out_ += text;
        out_ += '\n';
    }
    void add(std::string_view name, std::optional<Money> const& money)
    {
        if (money) add(name, std::string{money->currency.code()} + " " + std::to_string(money->minor));
    }
    void add(std::string_view name, std::optional<Day> const& day)
    {
        if (day) add(name, day->iso());
    }
    void add(std::string_view name, std::vector<OutsideId> const& ids)
    {
        for (auto const& id : ids) {
            always(std::string{name} + ".scheme", id.scheme);
            always(std::string{name} + ".value", id.value);
        }
    }
    void add(std::string_view name, std::vector<Participant> const& people)
    {
        for (auto const& person : people) {
            always(std::string{name} + ".name", person.name);
            always(std::string{name} + ".role", person.role);
            always(std::string{name} + ".organisation", person.organisation);
        }
    }
    std::string take() { return std::move(out_); }

private:
    std::string out_;
};

} // namespace

std::string canonical(AwardRow const& row)
{
    CanonicalText out;
    out.add("number", row.number);
    out.add("title", row.title);
    out.add("title_language", row.title_language);
    out.add("programme", row.programme);
    out.add("programme_code", row.programme_code);
    out.add("funder", row.funder);
    out.add("organisation", row.organisation);
    out.add("organisation_ids", row.organisation_ids);
    out.add("lead", row.lead);
    out.add("participants", row.participants);
    out.add("outside_ids", row.outside_ids);
    out.add("amount", row.amount);
    out.add("applied", row.applied);
    out.add("disbursed", row.disbursed);
    out.add("awarded_on", row.awarded_on);
    out.add("starts_on", row.starts_on);
    out.add("ends_on", row.ends_on);
    out.add("description", row.description);
    out.add("outcome", row.outcome);
    out.add("recipient_kind", row.recipient_kind);
    return out.take();
}

Words words(Adjustment what)
{
    switch (what) {
    case Adjustment::digits_normalised: return {"全角数字已改为半角", "Full-width digits were made plain"};
    case Adjustment::marks_removed:
        return {"已去掉千位分隔符或货币符号", "Thousands marks or a currency sign were dropped"};
    case Adjustment::day_assumed:
        return {"只有年月，已取首日或末日", "Only a month was given; its first or last day is taken"};
    case Adjustment::date_left_out:
        return {"日期无法辨认或早于开始日期，已按映射略去",
                "The date cannot be read or is before the start; it is left out, as the mapping asks"};
    case Adjustment::time_left_out:   return {"只保留日期，略去时刻", "The time of day was left out"};
    case Adjustment::number_as_title: return {"没有名称，以编号代替", "There is no title; the number stands for it"};
    case Adjustment::formula_mark_removed:
        return {"已去掉防公式的单引号", "The apostrophe that guards against formulas was dropped"};
    case Adjustment::transaction_left_out:
        return {"既非承诺也非拨付的交易未导入",
                "A transaction that is neither a commitment nor a disbursement was left out"};
    }
    std::unreachable();
}

void Tally::add(RowOutcome const& outcome)
{
    for (auto const& problem : outcome.problems) ++problems[problem.why];
    for (auto const& note : outcome.notes) ++notes[note.what];
    if (outcome.fate == RowFate::total) {
        ++totals;
        return;
    }
    ++rows;
    if (outcome.stated) sums[outcome.stated->currency].stated += outcome.stated->minor;
    if (outcome.fate == RowFate::rejected) {
        ++rejected;
        return;
    }
    ++accepted;
    if (!outcome.award.amount) {
        ++without_amount;
        return;
    }
    sums[outcome.award.amount->currency].accepted += outcome.award.amount->minor;
}

} // namespace penstock::exchange
