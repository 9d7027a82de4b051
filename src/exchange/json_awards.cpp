// 360Giving grants judged as awards: packages of the standard, and the flat index of 2015 with its own key names.
#include "exchange/award_file.hpp"
#include "exchange/json_grants.hpp"
#include "exchange/refusals.hpp"
#include "exchange/row_builder.hpp"
#include "exchange/seen_numbers.hpp"

#include <algorithm>

namespace penstock::exchange {

namespace {

// What is read of a grant: its path (and the flat index's), and the title of its column in 360Giving spreadsheets,
// under which a rejected grant is given back for repair.
struct Known {
    std::string_view path, flat, title;
};
constexpr Known known[] = {
    {"id", "", "Identifier"},
    {"title", "", "Title"},
    {"description", "", "Description"},
    {"currency", "", "Currency"},
    {"amountAwarded", "", "Amount Awarded"},
    {"amountAppliedFor", "", "Amount Applied For"},
    {"amountDisbursed", "", "Amount Disbursed"},
    {"awardDate", "", "Award Date"},
    {"plannedDates/0/startDate", "", "Planned Dates:Start Date"},
    {"plannedDates/0/endDate", "", "Planned Dates:End Date"},
    {"recipientOrganization/0/id", "RecipientOrgIdentifier", "Recipient Org:Identifier"},
    {"recipientOrganization/0/name", "RecipientOrgName", "Recipient Org:Name"},
    {"recipientOrganization/0/charityNumber", "", "Recipient Org:Charity Number"},
    {"recipientOrganization/0/companyNumber", "", "Recipient Org:Company Number"},
    {"recipientIndividual/id", "", "Recipient Individual:Identifier"},
    {"recipientIndividual/name", "", "Recipient Individual:Name"},
    {"fundingOrganization/0/name", "FundingOrgName", "Funding Org:Name"},
    {"grantProgramme/0/code", "", "Grant Programme:Code"},
    {"grantProgramme/0/title", "", "Grant Programme:Title"},
};
enum At : std::size_t {
    at_id,
    at_title,
    at_description,
    at_currency,
    at_awarded,
    at_applied,
    at_disbursed,
    at_date,
    at_start,
    at_end,
    at_organisation_id,
    at_organisation,
    at_charity,
    at_company,
    at_person_id,
    at_person,
    at_funder,
    at_programme_code,
    at_programme,
};

std::vector<std::string_view> wanted_keys()
{
    std::vector<std::string_view> out;
    for (auto const& each : known) {
        out.push_back(each.path.substr(0, each.path.find('/')));
        if (!each.flat.empty()) out.push_back(each.flat);
    }
    return out;
}

// "GB-CHC-1126147" is number 1126147 of the register GB-CHC; other identifiers are kept whole.
OutsideId organisation_id(std::string const& id)
{
    for (std::string_view scheme : {"GB-CHC", "GB-COH", "GB-SC", "GB-NIC"})
        if (id.size() > scheme.size() + 1 && id.starts_with(scheme) && id[scheme.size()] == '-')
            return {std::string{scheme}, id.substr(scheme.size() + 1)};
    return {"org-id", id};
}

class JsonAwards final : public AwardRows {
public:
    JsonAwards(std::unique_ptr<ByteSource> utf8, Mapping const& mapping, std::int64_t rows_most)
        : grants_{std::move(utf8), wanted_keys()},
          mapping_{mapping},
          rows_most_{rows_most}
    {
        shape_.format   = "json";
        shape_.encoding = "UTF-8";
        for (auto const& each : known) headers_.emplace_back(each.title);
        for (auto const& shape : mapping.dates)
            if (auto parsed = DateShape::parse(shape)) shapes_.push_back(*parsed);
        if (mapping.dates.empty()) shapes_.assign(giving_shapes().begin(), giving_shapes().end());
    }

    Result<bool>                    next(RowOutcome& outcome) override;
    std::vector<std::string> const& headers() const override { return headers_; }
    TableShape const&               shape() const override { return shape_; }

private:
    GrantValue const* value(At at) const;
    Place             place(At at) const;
    std::string       line(RowBuilder& builder, At at, std::size_t longest, bool needed = false);
    void              judge(RowOutcome& outcome);
    void              read_recipient(RowBuilder& builder, AwardRow& award);
    void              read_texts(RowBuilder& builder, AwardRow& award);
    void              read_amounts(RowBuilder& builder, RowOutcome& outcome);
    void              read_dates(RowBuilder& builder, AwardRow& award);
    bool              has_type(RowBuilder& builder, At at, GrantValue::Kind kind);

    GrantReader              grants_;
    Grant                    grant_;
    Mapping                  mapping_;
    std::int64_t             rows_most_, rows_{};
    TableShape               shape_;
    std::vector<std::string> headers_;
    std::vector<DateShape>   shapes_;
    SeenNumbers              seen_;
};

Result<bool> JsonAwards::next(RowOutcome& outcome)
{
    if (!TRY(grants_.next(grant_))) return false;
    if (rows_ == rows_most_) return refuse_line(refusal::too_large, grant_.line);
    outcome      = {};
    outcome.line = grant_.line;
    outcome.row  = ++rows_;
    for (std::size_t at = 0; at < std::size(known); ++at)
        outcome.cells.push_back(shown(place(static_cast<At>(at)).cell, 64 << 10));
    judge(outcome);
    return true;
}

GrantValue const* JsonAwards::value(At at) const
{
    auto const* found = grant_.find(known[at].path);
    if (!found && !known[at].flat.empty()) found = grant_.find(known[at].flat);
    return found && found->kind != GrantValue::Kind::null ? found : nullptr;
}

Place JsonAwards::place(At at) const
{
    auto const* found = value(at);
    return {static_cast<int>(at) + 1, found ? std::string_view{found->path} : known[at].path,
            found ? std::string_view{found->text} : std::string_view{}};
}

bool JsonAwards::has_type(RowBuilder& builder, At at, GrantValue::Kind kind)
{
    auto const* found = value(at);
    if (!found || found->kind == kind) return true;
    builder.problem(place(at), refusal::wrong_type);
    return false;
}

std::string JsonAwards::line(RowBuilder& builder, At at, std::size_t longest, bool needed)
{
    if (!has_type(builder, at, GrantValue::Kind::string)) return {};
    return builder.line(place(at), longest, needed);
}

void JsonAwards::judge(RowOutcome& outcome)
{
    RowBuilder builder{outcome};
    if (!grant_.is_object) builder.problem({}, refusal::wrong_type);
    for (auto const& path : grant_.repeated) builder.problem({0, path, {}}, refusal::duplicate_field);
    if (grant_.is_object) {
        read_texts(builder, outcome.award);
        read_recipient(builder, outcome.award);
        read_amounts(builder, outcome);
        read_dates(builder, outcome.award);
        auto id = trimmed(place(at_id).cell);
        if (!id.empty() && !seen_.add(id)) builder.problem(place(at_id), refusal::repeated_in_file);
    }
    std::ranges::stable_sort(outcome.problems, {}, &RowProblem::column);
    builder.finish();
}

void JsonAwards::read_texts(RowBuilder& builder, AwardRow& award)
{
    award.number         = line(builder, at_id, RowBuilder::number_longest, true);
    award.title          = line(builder, at_title, RowBuilder::title_longest);
    award.title_language = mapping_.title_language;
    award.programme      = line(builder, at_programme, RowBuilder::name_longest);
    award.programme_code = line(builder, at_programme_code, RowBuilder::number_longest);
    award.funder         = line(builder, at_funder, RowBuilder::name_longest);
    if (has_type(builder, at_description, GrantValue::Kind::string))
        award.description = builder.prose(place(at_description));
    if (award.programme.empty()) award.programme = mapping_.constant(Field::programme);
    if (award.funder.empty()) award.funder = mapping_.constant(Field::funder);
    if (award.title.empty()) {
        award.title = award.number;
        builder.note(place(at_title), Adjustment::number_as_title);
    }
    if (!award.number.empty()) award.outside_ids.push_back({"360giving", award.number});
}

void JsonAwards::read_recipient(RowBuilder& builder, AwardRow& award)
{
    bool person          = value(at_person) || value(at_person_id);
    award.recipient_kind = person ? "individual" : "organisation";
    if (person) award.lead = line(builder, at_person, RowBuilder::name_longest);
    award.organisation = line(builder, at_organisation, RowBuilder::name_longest, !person);
    if (award.organisation.empty()) return;

    auto add = [&](OutsideId id) {
        if (id.value.empty()) return;
        auto& ids = award.organisation_ids;
        if (std::ranges::find(ids, id.scheme, &OutsideId::scheme) == ids.end()) ids.push_back(std::move(id));
    };
    add(organisation_id(line(builder, at_organisation_id, RowBuilder::number_longest)));
    add({"GB-CHC", line(builder, at_charity, RowBuilder::number_longest)});
    add({"GB-COH", line(builder, at_company, RowBuilder::number_longest)});
}

void JsonAwards::read_amounts(RowBuilder& builder, RowOutcome& outcome)
{
    auto code  = line(builder, at_currency, RowBuilder::name_longest, true);
    auto found = Currency::from_code(code);
    if (!found) {
        if (!code.empty()) builder.problem(place(at_currency), refusal::unknown_currency);
        return;
    }
    AmountStyle style{.currency = *found};
    auto        read = [&](At at, bool needed, bool above_zero) -> std::optional<Money> {
        if (!has_type(builder, at, GrantValue::Kind::number)) return std::nullopt;
        return builder.amount(place(at), style, needed, above_zero);
    };
    outcome.stated = outcome.award.amount = read(at_awarded, true, true);
    outcome.award.applied                 = read(at_applied, false, false);
    outcome.award.disbursed               = read(at_disbursed, false, false);
}

void JsonAwards::read_dates(RowBuilder& builder, AwardRow& award)
{
    auto read = [&](At at, bool end) -> std::optional<Day> {
        if (!has_type(builder, at, GrantValue::Kind::string)) return std::nullopt;
        return builder.day(place(at), shapes_, end, mapping_.unreadable_dates);
    };
    award.awarded_on = read(at_date, false);
    award.starts_on  = read(at_start, false);
    award.ends_on    = read(at_end, true);
    builder.check_order(place(at_end), mapping_.unreadable_dates);
}

} // namespace

std::unique_ptr<AwardRows> open_json_awards(std::unique_ptr<ByteSource> utf8, Mapping const& mapping,
                                            std::int64_t rows_most)
{
    return std::make_unique<JsonAwards>(std::move(utf8), mapping, rows_most);
}

} // namespace penstock::exchange
