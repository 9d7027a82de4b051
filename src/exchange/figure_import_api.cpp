#include "exchange/figure_import_api.hpp"

#include "api/refusals.hpp"
#include "exchange/figure_file.hpp"
#include "exchange/refusals.hpp"
#include "indicator/indicator_facts.hpp"
#include "indicator/refusals.hpp"
#include "store/blob.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace penstock {

namespace {

using exchange::FigureFile;
using exchange::FigureLine;

Result<FigureFile> kept_figures(Reader& reader, Digest const& digest)
{
    auto const blob = find_blob(reader, digest);
    if (!blob) return refuse(refusal::not_found, "/digest", "");
    if (blob->size > static_cast<std::int64_t>(exchange::figure_file_bytes_most))
        return refuse(refusal::too_large, std::to_string(exchange::figure_file_bytes_most));
    BlobSource  source{*blob};
    std::string bytes;
    for (auto piece = source.next(reader); !piece.empty(); piece = source.next(reader)) bytes += piece;
    return exchange::read_figures(std::move(bytes));
}

std::optional<Id<PlanPart>> domain_of(Reader& reader, Id<Plan> plan, std::string const& title)
{
    auto const found = reader.rows<Id<PlanPart>>(
        "SELECT id FROM plan_part WHERE plan_id = $1 AND kind = 'domain' AND title_zh = $2 ORDER BY id", plan, title);
    return found.empty() ? std::nullopt : std::optional{found.front()};
}

// What a row says of one period, whatever the value: others may say something else beside it.
std::string place_of(FigureLine const& line)
{
    return line.indicator.code.value + "\n" + std::string{name_of(line.figure.kind)} + "\n" + line.figure.period.value;
}
std::string content_of(FigureLine const& line)
{
    auto const& value = line.figure.value;
    return place_of(line) + "\n" + Decimal::of(value.digits, value.decimals)->text() + "\n" +
           line.figure.address.value;
}

// A unit brings figures of its own indicators; whoever keeps plans brings any, and new indicators with them.
bool may_bring(Reader& reader, Caller const& by, Id<Plan> plan, std::string const& code, Day today)
{
    if (by.may_in(Permission::manage_mandate, 0)) return true;
    auto const indicator = find_indicator(reader, plan, code);
    if (!indicator) return false;
    auto const now = load_indicator(reader, *indicator, by, today);
    return now && now->keeps;
}

// The refusal of a figure, at the cell it comes from.
std::unexpected<Refused> refuse_row(FigureLine const& line, Refused const& refused)
{
    static std::map<std::string, std::string> const columns{
        {"/period", "year"}, {"/value", "value"}, {"/operator", "operator"}, {"/address", "source_url"}};
    auto const why   = refused.faults.empty() ? refused.why : refused.faults.front().why;
    auto const found = columns.find(refused.faults.empty() ? "" : refused.faults.front().pointer);
    auto const place = found == columns.end() ? "kind" : found->second;
    return refuse(why, "/rows/" + std::to_string(line.line) + "/" + place, line.indicator.code.value);
}

// Whether a row can be: of an indicator one may bring figures of, that fits, in a period that is not locked. Each
// indicator is loaded once.
class LineChecker {
public:
    LineChecker(Reader& reader, Caller const& by, PlanNow const& plan, Day today)
        : reader_{reader},
          by_{by},
          plan_{plan},
          today_{today}
    {}

    Result<void> operator()(FigureLine const& line, std::string const& decision)
    {
        auto const& code  = line.indicator.code.value;
        auto        found = known_.find(code);
        if (found == known_.end()) {
            if (!may_bring(reader_, by_, plan_.id, code, today_))
                return refuse(refusal::indicator_not_yours, "/rows/" + std::to_string(line.line) + "/indicator_id",
                              code);
            IndicatorNow of{
                .plan = plan_.id, .plan_state = plan_.state, .frequency = line.indicator.frequency, .keeps = true};
            if (auto const there = find_indicator(reader_, plan_.id, code))
                of = TRY(load_indicator(reader_, *there, by_, today_));
            else if (!open(plan_.state)) return refuse_row(line, Refused{refusal::plan_not_open});
            else if (auto text = plan_indicator(line.indicator); !text) return refuse_row(line, text.error());
            found = known_.emplace(code, std::move(of)).first;
        }
        if (found->second.id && find_figure(reader_, found->second.id, line.figure)) return {};
        if (auto fits = plan_figure(line.figure, decision, found->second); !fits) return refuse_row(line, fits.error());
        if (is_locked(reader_, plan_.id, line.figure.period))
            return refuse(refusal::period_locked, "/rows/" + std::to_string(line.line) + "/year",
                          line.figure.period.value);
        return {};
    }

private:
    Reader&                             reader_;
    Caller const&                       by_;
    PlanNow const&                      plan_;
    Day                                 today_;
    std::map<std::string, IndicatorNow> known_;
};

void refuse_at(FigureRowView& row, std::string column, Refusal why)
{
    row.fate    = FigureRowFate::refused;
    row.refusal = std::string{name_of(why)};
    row.why     = {std::string{words(why).zh}, std::string{words(why).en}};
    row.cell    = column == "indicator_id" ? row.code
                  : column == "year"       ? row.period->value
                  : column == "value"      ? row.value->value
                  : column == "source_url" ? row.address
                                           : std::string{};
    row.column  = std::move(column);
}

// The decision that targets of an adopted plan owe is asked for with the import, so it is taken as given here.
FigurePreview preview_of(Look& look, PlanNow const& now, FigureFile const& file)
{
    auto&                 reader = look.read;
    auto const            plan   = now.id;
    LineChecker           check{reader, look.caller, now, look.today};
    FigurePreview         out{.rows = file.rows, .unfilled = file.unfilled};
    std::set<std::string> contents, places, codes, domains;
    for (auto const& line : file.lines) {
        FigureRowView row{.line    = line.line,
                          .code    = line.indicator.code.value,
                          .name    = line.indicator.name.any(),
                          .kind    = line.figure.kind,
                          .period  = line.figure.period,
                          .value   = DecimalText::of(line.figure.value),
                          .address = line.figure.address.value};
        if (auto fine = check(line, "-"); !fine) {
            auto const& fault = fine.error().faults.front();
            ++out.refused;
            refuse_at(row, fault.pointer.substr(fault.pointer.rfind('/') + 1), fault.why);
            out.list.push_back(std::move(row));
            continue;
        }
        auto const indicator = find_indicator(reader, plan, row.code);
        row.new_indicator    = !indicator && codes.insert(row.code).second;
        out.indicators += row.new_indicator;
        out.domains += !domain_of(reader, plan, line.domain) && domains.insert(line.domain).second;
        row.beside = !places.insert(place_of(line)).second ||
                     (indicator &&
                      reader.one<std::int64_t>("SELECT count(*) FROM figure WHERE indicator_id = $1 AND kind = $2 AND "
                                               "month = $3 AND state IN ('entered', 'approved')",
                                               *indicator, line.figure.kind, line.figure.period.last_month()) > 0);
        if (!contents.insert(content_of(line)).second) row.fate = FigureRowFate::repeated;
        else if (indicator && find_figure(reader, *indicator, line.figure)) row.fate = FigureRowFate::already_there;
        out.entered += row.fate == FigureRowFate::entered;
        out.already_there += row.fate == FigureRowFate::already_there;
        out.repeated += row.fate == FigureRowFate::repeated;
        row.beside &= row.fate == FigureRowFate::entered;
        out.list.push_back(std::move(row));
    }
    for (auto const& bad : file.bad) {
        ++out.refused;
        out.list.push_back({.line    = bad.line,
                            .fate    = FigureRowFate::refused,
                            .column  = bad.column,
                            .refusal = std::string{name_of(bad.why)},
                            .why     = {std::string{words(bad.why).zh}, std::string{words(bad.why).en}},
                            .cell    = bad.cell});
    }
    std::ranges::sort(out.list, {}, &FigureRowView::line);
    return out;
}

struct FigureImportAsk {
    Id<Plan> plan;
    Digest   digest; // of an upload

    std::optional<Line<300, 0>> decision; // that targets of an adopted plan rest on
};
BOOST_DESCRIBE_STRUCT(FigureImportAsk, (), (plan, digest, decision))

// Whoever keeps plans, and the units that own indicators of this one; not_your_role for those who only read it, and
// not_found for everybody else.
Result<PlanNow> check_bringing(Reader& reader, Caller const& by, Id<Plan> plan, Day today)
{
    auto now = TRY(load_plan(reader, plan));
    if (by.may_in(Permission::manage_mandate, 0) || owns_indicators(reader, by, plan, today)) return now;
    return refuse(by.may(Permission::read_mandate) ? refusal::not_your_role : refusal::not_found);
}

Result<FigurePreview> preview_figures(Look& look, FigureImportAsk const& ask)
{
    auto const plan = TRY(check_bringing(look.read, look.caller, ask.plan, look.today));
    return preview_of(look, plan, TRY(kept_figures(look.read, ask.digest)));
}

Result<FigureFile> read_before(Look& look, FigureImportAsk const& ask)
{
    CHECK(check_bringing(look.read, look.caller, ask.plan, look.today));
    return kept_figures(look.read, ask.digest);
}

// Whatever would be refused is found here, before the first fact is recorded.
Result<void> check_lines(Act& act, Caller const& by, PlanNow const& plan, FigureFile const& file,
                         std::string const& decision)
{
    LineChecker check{act.read(), by, plan, act.today};
    for (auto const& line : file.lines) CHECK(check(line, decision));
    return {};
}

// All of it or nothing: a row that cannot be is refused by its line and column.
Result<ImportedFigures> import_figures(Act& act, Caller const& by, FigureImportAsk const& ask, FigureFile const& file)
{
    auto const plan = TRY(check_bringing(act.read(), by, ask.plan, act.today));
    if (!file.bad.empty()) {
        std::vector<Fault> faults;
        for (auto const& bad : file.bad)
            if (faults.size() < 100)
                faults.push_back({"/rows/" + std::to_string(bad.line) + "/" + bad.column, bad.why, bad.cell});
        return std::unexpected{Refused{std::move(faults)}};
    }
    ImportedFigures       out{.id = ask.plan, .rows = file.rows, .unfilled = file.unfilled};
    std::set<std::string> contents;
    auto const            decision = ask.decision ? ask.decision->value : "";
    CHECK(check_lines(act, by, plan, file, decision));
    for (auto const& line : file.lines) {
        if (!contents.insert(content_of(line)).second) {
            ++out.repeated;
            continue;
        }
        auto indicator = find_indicator(act.read(), ask.plan, line.indicator.code.value);
        if (!indicator) {
            auto domain = domain_of(act.read(), ask.plan, line.domain);
            if (!domain) domain = TRY(set_part(act, by, ask.plan, PlanPartKind::domain, {}, {line.domain, ""}));
            indicator = TRY(define_indicator(act, by, ask.plan, *domain, line.indicator, {}));
            ++out.indicators;
        }
        if (find_figure(act.read(), *indicator, line.figure)) {
            ++out.already_there;
            continue;
        }
        CHECK(enter_figure(act, by, {*indicator, line.figure, {}, "", decision}));
        ++out.entered;
    }
    return out;
}

Result<FigurePreview> preview_own_figures(Look& look, FigureImportAsk const& ask) { return preview_figures(look, ask); }
Result<ImportedFigures> import_own_figures(Act& act, Caller const& by, FigureImportAsk const& ask,
                                           FigureFile const& file)
{
    return import_figures(act, by, ask, file);
}

} // namespace

Result<FigurePreview> preview_figure_table(Look& look, Id<Plan> plan, std::string bytes)
{
    auto const now = TRY(check_bringing(look.read, look.caller, plan, look.today));
    return preview_of(look, now, TRY(exchange::read_figures(std::move(bytes))));
}

void register_figure_imports(api::Registry& registry)
{
    using enum Permission;
    registry.query<manage_mandate, preview_figures>("/api/figure-previews",
                                                    {"预览指标数据表", "What a table of figures would bring"});
    registry.act<manage_mandate, read_before, import_figures>("/api/figure-imports",
                                                              {"导入指标数据表", "Import a table of figures"});
    // The same for members of units, whose acts rest on no role.
    registry.query<signed_in, preview_own_figures>(
        "/api/my-figure-previews", {"预览本单位的指标数据表", "What a table of one's units would bring"});
    registry.act<signed_in, read_before, import_own_figures>(
        "/api/my-figure-imports", {"导入本单位的指标数据表", "Import a table of one's units"});
}

} // namespace penstock
