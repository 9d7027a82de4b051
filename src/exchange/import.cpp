#include "exchange/import.hpp"

#include "api/refusals.hpp"
#include "exchange/file_limits.hpp"
#include "exchange/opening.hpp"
#include "exchange/refusals.hpp"
#include "exchange/shipped_maps.hpp"
#include "exchange/values.hpp"

#include <algorithm>

namespace penstock::exchange {

namespace {

constexpr std::size_t remembered_header_longest = 500, remembered_most = 50'000;

std::int64_t record_size(Reader& reader)
{
    return reader.one<std::int64_t>("SELECT COALESCE(max(seq), 0) FROM journal");
}

Result<AwardFile> open_list(Reader& reader, ListSource const& list, std::string const& wanted, Telling const& telling)
{
    auto mapping = TRY(wanted_mapping(wanted));
    auto bytes   = TRY(list.open(reader));
    if (telling.progress)
        bytes = exchange::telling(std::move(bytes), *telling.progress, hex(list.digest.view()),
                                  telling.number * list.size, telling.parts * list.size);
    auto file = TRY(
        open_awards(std::move(bytes), mapping ? &*mapping : nullptr, shipped_mappings(), file_limits().for_reading()));
    auto const& format = file.rows->shape().format;
    if (format == "json" || format == "iati") {
        file.mapping.format = format; // so that the mapping's text says what it is for
        if (file.mapping.name.empty()) file.mapping.name = format == "json" ? "360giving" : format;
    }
    return file;
}

void count(ListCounts& counts, RowOutcome const& row, RowStanding const& standing)
{
    for (auto const& problem : row.problems) ++counts.problems[problem.why];
    for (auto const& note : row.notes) ++counts.notes[note.what];
    if (row.fate == RowFate::total) return;
    ++counts.read;
    if (row.fate == RowFate::rejected) ++counts.rejected;
    else if (standing.unchanged) ++counts.unchanged;
    else {
        ++counts.accepted;
        for (auto const& question : questions_of(row.award.amount, row.award.applied, row.award.disbursed))
            ++counts.findings[question.rule];
        if (row.award.disbursed) {
            auto& sum = counts.disbursed_sums[row.award.disbursed->currency];
            sum.minor += row.award.disbursed->minor;
            ++sum.count;
        }
        if (!row.award.amount) return;
        auto& sum = counts.accepted_sums[row.award.amount->currency];
        sum.minor += row.award.amount->minor;
        ++sum.count;
    }
}

// Writes the rows of one import. Programmes and organisations that were found are remembered by what the row says,
// up to a limit, so that memory does not grow with the list.
class Recording {
public:
    Recording(Act& act, Id<Import> import, std::string scheme, std::string const& list)
        : act_{act},
          import_{import},
          scheme_{std::move(scheme)},
          opening_{act, import, list}
    {}

    void row(RowOutcome const& row, RowStanding const& standing)
    {
        if (row.fate == RowFate::rejected) act_.record(rejected(row, standing));
        else if (row.fate == RowFate::accepted && !standing.unchanged) {
            auto content = content_of(row.award, standing);
            auto state   = entry_state(content, act_.today);
            AwardRecorded const fact{std::move(content), state, AwardSource{import_, row.line}, standing.digest};
            Id<Award> const     award{act_.record(fact)};
            opening_.add(award, fact.content, row.award.funder);
            for (auto const& asked : questions_of(fact.content.amount, fact.content.applied, fact.content.disbursed))
                raise(act_, award, asked, cause_of(award, asked.rule));
        }
    }
    void finish() { opening_.finish(); }

private:
    template <class Found, class Find> Found remember(std::unordered_map<std::string, Found>& all, std::string key,
                                                      Find find)
    {
        if (all.size() >= remembered_most) all.clear();
        auto [place, fresh] = all.try_emplace(std::move(key));
        if (fresh) place->second = find();
        return place->second;
    }

    Id<Programme> programme(AwardRow const& row)
    {
        auto key = row.programme + '\n' + row.programme_code + '\n' + row.funder;
        return remember(programmes_, std::move(key), [&] {
            auto named = programme_of(row);
            auto found = find_programme(act_.read(), named.code, named.title());
            return found ? *found : found_programme(act_, row.programme_code, named.text);
        });
    }

    Id<Organisation> organisation(AwardRow const& row)
    {
        auto named = organisation_of(row, scheme_);
        return remember(organisations_, named.key(),
                        [&] { return find_or_register(act_, named.name, named.identifiers); });
    }

    AwardContent content_of(AwardRow const& row, RowStanding const& standing)
    {
        AwardContent out{.number       = row.number,
                         .title        = row.title,
                         .programme    = programme(row),
                         .organisation = organisation(row),
                         .lead         = row.lead,
                         .outside_ids  = standing.numbers,
                         .amount       = row.amount,
                         .applied      = row.applied,
                         .disbursed    = row.disbursed,
                         .awarded_on   = row.awarded_on,
                         .starts_on    = row.starts_on,
                         .ends_on      = row.ends_on,
                         .description  = row.description,
                         .outcome      = row.outcome};
        for (auto const& each : row.participants) out.participants.push_back({each.name, each.role, each.organisation});
        return out;
    }

    RowRejected rejected(RowOutcome const& row, RowStanding const& standing) const
    {
        RowRejected out{.import = import_, .line = row.line, .cells = row.cells};
        for (auto const& problem : row.problems) {
            if (out.faults.size() == RowRejected::faults_most) break;
            bool known = problem.why == refusal::repeated_identifier;
            out.faults.push_back({problem.column, shown(problem.header, remembered_header_longest), problem.why,
                                  problem.cell, known ? standing.known_as : ""});
        }
        return out;
    }

    Act&                                              act_;
    Id<Import>                                        import_;
    std::string                                       scheme_;
    std::unordered_map<std::string, Id<Programme>>    programmes_;
    std::unordered_map<std::string, Id<Organisation>> organisations_;
    Opening                                           opening_;
};

// All refusals of a commit, when its caller may import.
Result<ImportTotals> plan_commit(Result<ListCounts> const& counts, Confirmed const& confirmed, Day closed, Day today)
{
    if (!counts) return std::unexpected{counts.error()};
    auto totals = totals_of(*counts);
    auto sums   = confirmed.sums;
    std::ranges::sort(sums, {}, [](ImportSum const& sum) { return sum.currency.code(); });
    if (totals.accepted != confirmed.accepted)
        return refuse(refusal::totals_differ, "/accepted", std::to_string(totals.accepted));
    if (totals.sums != sums) return refuse(refusal::totals_differ, "/sums", json::to_text(totals.sums));
    if (confirmed.disbursed) {
        auto disbursed = *confirmed.disbursed;
        std::ranges::sort(disbursed, {}, [](ImportSum const& sum) { return sum.currency.code(); });
        if (totals.disbursed != disbursed)
            return refuse(refusal::totals_differ, "/disbursed", json::to_text(totals.disbursed));
    }
    for (auto const& sum : totals.sums)
        if (!Money{sum.minor, sum.currency}.in_range())
            return refuse(refusal::number_out_of_range, "/sums", std::string{sum.currency.code()});
    for (auto const& sum : totals.disbursed)
        if (!Money{sum.minor, sum.currency}.in_range())
            return refuse(refusal::number_out_of_range, "/disbursed", std::string{sum.currency.code()});
    if (!(totals.sums.empty() && totals.disbursed.empty()) && today <= closed)
        return refuse(refusal::period_closed, closed.iso());
    return totals;
}

} // namespace

static std::vector<ImportSum> listed(std::map<Currency, ListCounts::Sum> const& sums)
{
    std::vector<ImportSum> out;
    for (auto const& [currency, sum] : sums) out.push_back({currency, static_cast<std::int64_t>(sum.minor)});
    std::ranges::sort(out, {}, [](ImportSum const& sum) { return sum.currency.code(); });
    return out;
}

std::vector<ImportSum> ListCounts::sums() const { return listed(accepted_sums); }
std::vector<ImportSum> ListCounts::disbursed() const { return listed(disbursed_sums); }

ImportTotals totals_of(ListCounts const& counts)
{
    return {counts.read, counts.accepted, counts.rejected, counts.unchanged, counts.sums(), counts.disbursed()};
}

std::vector<Mapping> const& shipped_mappings()
{
    static std::vector<Mapping> const mappings = [] {
        std::vector<Mapping> out;
        for (auto const& map : shipped_maps()) {
            auto parsed = parse_mapping(map.text);
            expects(parsed.has_value());
            out.push_back(*std::move(parsed));
        }
        return out;
    }();
    return mappings;
}

Result<std::optional<Mapping>> wanted_mapping(std::string const& wanted)
{
    if (wanted.empty()) return std::nullopt;
    std::string names;
    for (auto const& mapping : shipped_mappings()) {
        if (mapping.name == wanted) return mapping;
        names += (names.empty() ? "" : ", ") + mapping.name;
    }
    if (wanted.find_first_of("=[\n") == wanted.npos) return refuse(refusal::not_a_choice, "/mapping", names);
    return TRY(parse_mapping(wanted));
}

Result<ListCounts> count_list(Reader& reader, ListSource const& list, std::string const& mapping, EachRow const& each,
                              Telling telling)
{
    auto       file = TRY(open_list(reader, list, mapping, telling));
    ListCounts out{.mapping = file.mapping, .doubts = std::move(file.doubts), .headers = file.rows->headers()};
    RowJudge   judge{reader, file.mapping, out.headers};
    RowOutcome row;
    while (TRY(file.rows->next(row))) {
        auto standing = judge.judge(row);
        count(out, row, standing);
        each(row, standing);
    }
    out.shape = file.rows->shape();
    if (out.read == 0) return refuse(refusal::nothing_to_import);
    for (auto const* sums : {&out.accepted_sums, &out.disbursed_sums})
        for (auto const& [currency, sum] : *sums)
            if (sum.minor > json::most_exact) return refuse(refusal::number_out_of_range, std::string{currency.code()});
    return out;
}

CountedList count_before_commit(Reader& reader, Digest const& digest, std::string const& name,
                                std::string const& mapping, Progress* progress)
{
    auto size = record_size(reader);
    auto list = kept_list(reader, digest, name);
    if (!list) return {size, std::unexpected{list.error()}, progress};
    return {size, count_list(reader, *list, mapping, [](auto const&, auto const&) {}, {progress, 0, 2}), progress};
}

Result<Committed> commit_list(Act& act, Caller const& by, Confirmed const& confirmed, CountedList const& counted)
{
    CHECK(by.check_in(Permission::import_awards, 0));
    // Counted before the transaction; if anything was recorded since, it is counted again here.
    bool still = counted.record_size == record_size(act.read());
    auto again =
        still ? CountedList{}
              : count_before_commit(act.read(), confirmed.digest, confirmed.name, confirmed.mapping, counted.progress);
    auto const& counts = still ? counted.counts : again.counts;
    auto        totals = TRY(plan_commit(counts, confirmed, closed_through(act.read()), act.today));
    auto        list   = TRY(kept_list(act.read(), confirmed.digest, confirmed.name));
    auto        text   = mapping_text(counts->mapping);

    Committed out{.totals = totals, .format = counts->shape.format, .mapping_name = counts->mapping.name};
    out.import = same_import(act.read(), list.digest, text, totals.rejected);
    if (totals.accepted == 0 && (totals.rejected == 0 || out.import)) return out;

    // From here the import must succeed.
    out.recorded = true;
    out.import   = Id<Import>{act.record(ImportCommitted{list.digest, list.name, counts->shape.format,
                                                       counts->mapping.name, text, counts->headers, totals.read,
                                                       totals.accepted, totals.rejected, totals.unchanged, totals.sums},
                                         hex(list.digest.view()))};
    Recording recording{act, *out.import, number_scheme(counts->mapping), list.name};
    auto      take     = [&](RowOutcome const& row, RowStanding const& standing) { recording.row(row, standing); };
    auto      recorded = count_list(act.read(), list, confirmed.mapping, take, {counted.progress, 1, 2});
    expects(recorded && totals_of(*recorded) == totals);
    recording.finish();
    return out;
}

} // namespace penstock::exchange
