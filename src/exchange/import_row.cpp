#include "exchange/import_row.hpp"

#include "base/check_digit.hpp"
#include "base/fold.hpp"
#include "exchange/refusals.hpp"
#include "exchange/values.hpp"

#include <algorithm>

namespace penstock::exchange {

namespace {

constexpr std::size_t programmes_remembered = 50'000, cell_longest = 200;

// Whether a title is written in Chinese characters (U+4000 to U+9FFF begin with these bytes in UTF-8).
bool has_han(std::string_view text)
{
    return std::ranges::any_of(text, [](char c) {
        auto byte = static_cast<unsigned char>(c);
        return 0xe4 <= byte && byte <= 0xe9;
    });
}

ProgrammeText titled(std::string title, std::string_view language)
{
    ProgrammeText out;
    bool          chinese                   = language.empty() ? has_han(title) : language.starts_with("zh");
    (chinese ? out.title.zh : out.title.en) = std::move(title);
    return out;
}

// A text that can be found again: not of punctuation only.
bool comparable(std::string const& text) { return !text.empty() && !fold_name(text).empty(); }

// An organisation's identifier under the scheme it belongs to: "GB-CHC-1126147" is number 1126147 of the register
// GB-CHC (org-id.guide); a number without any scheme is a credit code when its check digits say so, else the list's
// own.
OrganisationIdentifier identified(OutsideId const& id, std::string const& list)
{
    if (id.scheme.empty()) {
        auto code = canonical_credit_code(id.value);
        if (code) return {"uscc", *code};
        return {list + "-organisation", id.value};
    }
    auto upper = [&](std::size_t from, std::size_t to) {
        return from < to &&
               std::ranges::all_of(id.value.substr(from, to - from), [](char c) { return 'A' <= c && c <= 'Z'; });
    };
    auto number = id.scheme == "org-id" && id.value.size() > 3 ? id.value.find('-', 3) : id.value.npos;
    if (number == id.value.npos || number + 1 == id.value.size() || id.value[2] != '-' || !upper(0, 2) ||
        !upper(3, number))
        return {id.scheme, id.value};
    return {id.value.substr(0, number), id.value.substr(number + 1)};
}

} // namespace

std::string number_scheme(Mapping const& mapping)
{
    auto const& headers = mapping.headers_of(Field::number);
    for (auto const& [scheme, header] : mapping.outside_ids)
        if (std::ranges::find(headers, header) != headers.end()) return scheme;
    if (mapping.format == "json") return "360giving";
    if (mapping.format == "iati") return "iati";
    return mapping.name.empty() ? "own" : mapping.name;
}

NamedProgramme programme_of(AwardRow const& row)
{
    if (comparable(row.programme)) return {"", titled(row.programme, row.title_language)};
    if (!row.programme_code.empty()) return {row.programme_code, titled(row.programme_code, "en")};
    if (comparable(row.funder)) return {"", titled(row.funder, "")};
    return {"", {.title = {"未注明项目群", "No programme named"}}};
}

std::string NamedOrganisation::key() const
{
    std::string out = name;
    for (auto const& each : identifiers) out.append(1, '\n').append(each.scheme).append(1, '\n').append(each.value);
    return out;
}

NamedOrganisation organisation_of(AwardRow const& row, std::string const& scheme)
{
    if (row.organisation.empty()) return {"个人 Individuals", {{"penstock", "individuals"}}};
    NamedOrganisation out{row.organisation, {}};
    for (auto const& id : row.organisation_ids) {
        auto identifier = identified(id, scheme);
        if (std::ranges::find(out.identifiers, identifier) == out.identifiers.end())
            out.identifiers.push_back(std::move(identifier));
    }
    return out;
}

RowJudge::RowJudge(Reader& reader, Mapping const& mapping, std::span<std::string const> headers)
    : reader_{reader},
      scheme_{number_scheme(mapping)},
      headers_(headers.begin(), headers.end())
{
    columns_[scheme_] = 1;
    if (mapping.format == "json" || mapping.format == "iati") return;
    auto columns = find_columns(mapping, headers);
    if (!columns) return; // the list would not have opened
    columns_[scheme_] = (*columns)[Field::number] + 1;
    for (auto const& [scheme, place] : columns->outside_ids) columns_.try_emplace(scheme, place + 1);
    for (auto field : {Field::programme, Field::programme_code, Field::funder})
        if (programme_column_ == 0) programme_column_ = (*columns)[field] + 1;
}

bool RowJudge::scheme_in_use(std::string const& scheme)
{
    auto [found, fresh] = in_use_.try_emplace(scheme);
    if (fresh)
        found->second =
            reader_.row<std::int64_t>("SELECT 1 FROM award_outside_id WHERE scheme = $1 LIMIT 1", scheme).has_value();
    return found->second;
}

// A programme that is new with this list is active, so only those recorded before can be in the way.
bool RowJudge::takes_awards(AwardRow const& row)
{
    auto named = programme_of(row);
    if (takes_awards_.size() >= programmes_remembered) takes_awards_.clear();
    auto [found, fresh] = takes_awards_.try_emplace(named.code + '\n' + named.title(), true);
    if (!fresh) return found->second;
    if (auto id = find_programme(reader_, named.code, named.title()))
        found->second = reader_.one<ProgrammeState>("SELECT state FROM programme WHERE id = $1", *id) ==
                        ProgrammeState::active;
    return found->second;
}

void RowJudge::reject(RowOutcome& row, int place, Refusal why, std::string cell) const
{
    auto header = place > 0 && static_cast<std::size_t>(place) <= headers_.size()
                      ? headers_[static_cast<std::size_t>(place) - 1]
                      : "";
    row.problems.push_back({row.line, place, header, why, std::move(cell)});
    row.fate = RowFate::rejected;
}

void RowJudge::reject(RowOutcome& row, penstock::OutsideId const& id, Refusal why) const
{
    auto column = columns_.find(id.scheme);
    reject(row, column == columns_.end() ? 0 : column->second, why, id.value);
}

RowStanding RowJudge::judge(RowOutcome& row)
{
    RowStanding out;
    if (row.fate != RowFate::accepted) return out;
    out.digest = sha256(canonical(row.award));
    out.numbers.push_back({scheme_, row.award.number});
    for (auto const& id : row.award.outside_ids)
        if (penstock::OutsideId each{id.scheme, id.value}; std::ranges::find(out.numbers, each) == out.numbers.end())
            out.numbers.push_back(std::move(each));

    // The scheme is asked about before a number of it can have been recorded from this list.
    for (auto const& each : out.numbers) {
        bool searched = scheme_in_use(each.scheme);
        if (!seen_.add(each.scheme + '\n' + each.value)) {
            reject(row, each, refusal::repeated_in_file);
            continue;
        }
        if (!searched) continue;
        auto known = known_award(reader_, {each});
        if (!known) continue;
        out.unchanged = known->content == out.digest;
        if (out.unchanged) continue;
        out.known_as = reader_.one<std::string>("SELECT number FROM award WHERE id = $1", known->id);
        reject(row, each, refusal::repeated_identifier);
    }
    if (row.fate == RowFate::rejected) out.unchanged = false;
    else if (!out.unchanged && !takes_awards(row.award))
        reject(row, programme_column_, refusal::programme_not_active,
               shown(programme_of(row.award).title(), cell_longest));
    return out;
}

} // namespace penstock::exchange
