#include "exchange/import_api.hpp"

#include "exchange/shipped_maps.hpp"
#include "exchange/table_writer.hpp"

#include <algorithm>

namespace penstock {

namespace {

using exchange::Confirmed;
using exchange::CountedList;

struct Importer {
    std::int64_t id{}; // 0: the operator of the machine
    std::string  name;
};
BOOST_DESCRIBE_STRUCT(Importer, (), (id, name))

struct ImportItem {
    Id<Import>             id;
    Instant                at;
    Importer               by;
    std::string            name;
    std::string            format;
    std::int64_t           read{};
    std::int64_t           accepted{};
    std::int64_t           rejected{};
    std::int64_t           unchanged{};
    std::vector<ImportSum> sums;
};
BOOST_DESCRIBE_STRUCT(ImportItem, (), (id, at, by, name, format, read, accepted, rejected, unchanged, sums))

// A row as the database gives it.
struct ImportRow {
    Id<Import>   id;
    Instant      at;
    Importer     by;
    std::string  name;
    std::string  format;
    std::int64_t read{};
    std::int64_t accepted{};
    std::int64_t rejected{};
    std::int64_t unchanged{};
};
BOOST_DESCRIBE_STRUCT(ImportRow, (), (id, at, by, name, format, read, accepted, rejected, unchanged))

constexpr std::string_view import_columns = R"sql(
    SELECT i.id, i.at, i.person AS by_id, COALESCE(p.name, '') AS by_name, i.name, i.format, i.read, i.accepted,
           i.rejected, i.unchanged)sql";
constexpr std::string_view import_tables  = R"sql(
      FROM award_import i
      LEFT JOIN person p ON p.id = i.person)sql";

using ImportOrder                     = api::SortBy<ImportRow>;
constexpr ImportOrder import_orders[] = {
    {"id", "i.id", [](ImportRow const& row) -> api::SortKey { return row.id.value; }},
    {"at", "i.at", [](ImportRow const& row) -> api::SortKey { return row.at.milliseconds; }},
    {"by", "COALESCE(p.name, '')", [](ImportRow const& row) -> api::SortKey { return row.by.name; }},
    {"name", "i.name", [](ImportRow const& row) -> api::SortKey { return row.name; }},
    {"read", "i.read", [](ImportRow const& row) -> api::SortKey { return row.read; }},
    {"accepted", "i.accepted", [](ImportRow const& row) -> api::SortKey { return row.accepted; }},
    {"rejected", "i.rejected", [](ImportRow const& row) -> api::SortKey { return row.rejected; }},
    {"unchanged", "i.unchanged", [](ImportRow const& row) -> api::SortKey { return row.unchanged; }},
};

ImportItem item(Reader& reader, ImportRow row)
{
    return {row.id,   row.at,       std::move(row.by), std::move(row.name), std::move(row.format),
            row.read, row.accepted, row.rejected,      row.unchanged,       import_sums(reader, row.id)};
}

struct ImportsAsk : api::ListAsk {};
BOOST_DESCRIBE_STRUCT(ImportsAsk, (api::ListAsk), ())

// Newest first unless asked otherwise.
Result<api::List<ImportItem>> list_imports(Look& look, ImportsAsk const& ask)
{
    CHECK(look.caller.check_in(Permission::read_portfolio, 0));
    api::ListAsk wanted = ask;
    if (!wanted.sort) wanted.sort = "-id";
    auto rows =
        TRY(api::ListQuery(import_columns, import_tables, "i.id").page<ImportRow>(look.read, wanted, import_orders));
    api::List<ImportItem> out{.next = std::move(rows.next), .total = rows.total};
    for (auto& row : rows.items) out.items.push_back(item(look.read, std::move(row)));
    return out;
}

struct ImportAsk {
    Id<Import> id;
};
BOOST_DESCRIBE_STRUCT(ImportAsk, (), (id))

struct ImportView : ImportItem {
    Digest      digest;
    std::string mapping_name;
    std::string mapping_text;
};
BOOST_DESCRIBE_STRUCT(ImportView, (ImportItem), (digest, mapping_name, mapping_text))

struct ImportRest {
    Digest      digest;
    std::string mapping_name;
    std::string mapping;
};
BOOST_DESCRIBE_STRUCT(ImportRest, (), (digest, mapping_name, mapping))

Result<ImportView> get_import(Look& look, ImportAsk const& ask)
{
    CHECK(look.caller.check_in(Permission::read_portfolio, 0));
    auto row =
        look.read.row<ImportRow>(std::string{import_columns} + std::string{import_tables} + " WHERE i.id = $1", ask.id);
    if (!row) return refuse(refusal::not_found);
    auto rest =
        look.read.one<ImportRest>("SELECT digest, mapping_name, mapping FROM award_import WHERE id = $1", ask.id);
    ImportView out;
    static_cast<ImportItem&>(out) = item(look.read, *std::move(row));
    out.digest                    = rest.digest;
    out.mapping_name              = std::move(rest.mapping_name);
    out.mapping_text              = std::move(rest.mapping);
    return out;
}

struct RejectionsAsk : api::ListAsk {
    Id<Import>             id;
    std::optional<Refusal> refusal;
};
BOOST_DESCRIBE_STRUCT(RejectionsAsk, (api::ListAsk), (id, refusal))

struct RejectionItem {
    std::int64_t id{};
    std::int64_t line{};
    std::int64_t column{};
    std::string  header;
    std::string  refusal;
    Bilingual    title;
    std::string  cell;
    std::string  row;
};
BOOST_DESCRIBE_STRUCT(RejectionItem, (), (id, line, column, header, refusal, title, cell, row))

struct Rejection; // the kind of thing an Id<Rejection> identifies: one problem of one rejected row

struct RejectionRow {
    Id<Rejection> id;
    std::int64_t  line{};
    std::int64_t  column_place{};
    std::string   header;
    Refusal       refusal{};
    std::string   cell;
    std::string   cells;
};
BOOST_DESCRIBE_STRUCT(RejectionRow, (), (id, line, column_place, header, refusal, cell, cells))

constexpr api::SortBy<RejectionRow> rejection_orders[] = {
    {"id", "q.id", [](RejectionRow const& row) -> api::SortKey { return row.id.value; }},
    {"line", "r.line", [](RejectionRow const& row) -> api::SortKey { return row.line; }},
    {"refusal", "q.refusal", [](RejectionRow const& row) -> api::SortKey { return std::string{name_of(row.refusal)}; }},
};

// What our own facts and tables say can be read back.
std::vector<std::string> texts(std::string const& json)
{
    auto out = json::from_text<std::vector<std::string>>(json);
    expects(out.has_value());
    return *std::move(out);
}

std::string joined(std::vector<std::string> const& cells)
{
    std::string out;
    for (auto const& cell : cells) out += (&cell == cells.data() ? "" : ", ") + cell;
    return out;
}

Result<void> check_import(Look& look, Id<Import> id)
{
    CHECK(look.caller.check_in(Permission::read_portfolio, 0));
    if (!look.read.row<std::int64_t>("SELECT 1 FROM award_import WHERE id = $1", id)) return refuse(refusal::not_found);
    return {};
}

// One item for each thing that is wrong, in the order of the file.
Result<api::List<RejectionItem>> list_rejections(Look& look, RejectionsAsk const& ask)
{
    CHECK(check_import(look, ask.id));
    api::ListQuery query{"SELECT q.id, r.line, q.column_place, q.header, q.refusal, q.cell, r.cells",
                         "FROM award_import_rejection r JOIN award_import_problem q ON q.rejection_id = r.id", "q.id"};
    query.where("r.import_id = ?", ask.id);
    if (ask.refusal) query.where("q.refusal = ?", *ask.refusal);
    auto                     rows = TRY(query.page<RejectionRow>(look.read, ask, rejection_orders));
    api::List<RejectionItem> out{.next = std::move(rows.next), .total = rows.total};
    for (auto& row : rows.items) {
        auto title = words(row.refusal);
        out.items.push_back({row.id.value,
                             row.line,
                             row.column_place,
                             std::move(row.header),
                             std::string{name_of(row.refusal)},
                             {std::string{title.zh}, std::string{title.en}},
                             std::move(row.cell),
                             joined(texts(row.cells))});
    }
    return out;
}

struct RejectedRowItem {
    std::int64_t             id{};
    std::int64_t             line{};
    std::vector<std::string> cells;
};
BOOST_DESCRIBE_STRUCT(RejectedRowItem, (), (id, line, cells))

struct RejectedRow {
    Id<Rejection> id;
    std::int64_t  line{};
    std::string   cells;
};
BOOST_DESCRIBE_STRUCT(RejectedRow, (), (id, line, cells))

constexpr api::SortBy<RejectedRow> rejected_row_orders[] = {
    {"id", "id", [](RejectedRow const& row) -> api::SortKey { return row.id.value; }},
};

struct RejectedRowsAsk : api::ListAsk {
    Id<Import> id;
};
BOOST_DESCRIBE_STRUCT(RejectedRowsAsk, (api::ListAsk), (id))

Result<api::List<RejectedRowItem>> list_rejected_rows(Look& look, RejectedRowsAsk const& ask)
{
    CHECK(check_import(look, ask.id));
    api::ListQuery query{"SELECT id, line, cells", "FROM award_import_rejection", "id"};
    query.where("import_id = ?", ask.id);
    auto                       rows = TRY(query.page<RejectedRow>(look.read, ask, rejected_row_orders));
    api::List<RejectedRowItem> out{.next = std::move(rows.next), .total = rows.total};
    for (auto& row : rows.items) out.items.push_back({row.id.value, row.line, texts(row.cells)});
    return out;
}

std::string say(Words words, api::Language language)
{
    return std::string{language == api::Language::zh ? words.zh : words.en};
}

// The reasons in words: "金额：不是有效的金额……", one after the other.
std::string reasons(Reader& reader, Id<Rejection> rejection, api::Language language)
{
    auto        faults = reader.rows<RowFault>(R"sql(
        SELECT column_place AS "column", header, refusal, cell, known_as
          FROM award_import_problem
         WHERE rejection_id = $1
         ORDER BY id
    )sql",
                                               rejection);
    bool        zh     = language == api::Language::zh;
    std::string out;
    for (auto const& fault : faults) {
        if (!out.empty()) out += zh ? "" : " ";
        if (!fault.header.empty()) out += fault.header + (zh ? "：" : ": ");
        out += say(words(fault.refusal), language);
        if (!fault.known_as.empty()) out += (zh ? "（" : " (") + fault.known_as + (zh ? "）" : ")");
    }
    return out;
}

struct ImportFile {
    std::string headers;
    std::string format;
};
BOOST_DESCRIBE_STRUCT(ImportFile, (), (headers, format))

// The rows as they stood in the file with the reason in front of them: repaired, the file can be imported as it is, for
// no mapping asks for that column. A reason from an earlier time gives way to the present one.
Result<void> rejected_rows_table(Look& look, api::RawRequest const& raw, api::Language language, api::TableSink& sink)
{
    CHECK(look.caller.check(Permission::read_portfolio));
    auto ask = TRY(json::from_text<RejectedRowsAsk>(TRY(api::request_text<RejectedRowsAsk>(raw))));
    CHECK(check_import(look, ask.id));
    auto file    = look.read.one<ImportFile>("SELECT headers, format FROM award_import WHERE id = $1", ask.id);
    auto headers = texts(file.headers);
    bool as_published = file.format == "json" || file.format == "iati"; // no spreadsheet has guarded its cells
    bool again   = !headers.empty() && exchange::is_sent_back_header(headers.front());
    if (again) headers.erase(headers.begin());
    headers.insert(headers.begin(), say(exchange::sent_back_header, language));
    sink.header(headers);

    auto sql = "SELECT id, line, cells FROM award_import_rejection WHERE import_id = $1 ORDER BY id";
    look.read.each<RejectedRow>(sql, ask.id, [&](RejectedRow const& row) {
        std::vector<api::Cell> cells{{api::Cell::Kind::text, reasons(look.read, row.id, language)}};
        auto                   texts_of_row = texts(row.cells);
        for (std::size_t i = again ? 1 : 0; i < texts_of_row.size(); ++i) {
            // In a table the apostrophe that guards against formulas is no part of the text; the writer sets its own.
            std::string_view text = texts_of_row[i];
            cells.push_back({api::Cell::Kind::text, std::string{as_published ? text : exchange::unguarded(text)}});
        }
        sink.row(cells);
    });
    return {};
}

struct ImportMapping {
    std::string name;
    Bilingual   title;
    std::string text;
};
BOOST_DESCRIBE_STRUCT(ImportMapping, (), (name, title, text))

struct ImportMappings {
    std::vector<ImportMapping> items;
    static constexpr auto      rows() { return &ImportMappings::items; }
};
BOOST_DESCRIBE_STRUCT(ImportMappings, (), (items))

struct NothingAsked {};
BOOST_DESCRIBE_STRUCT(NothingAsked, (), ())

Result<ImportMappings> list_import_mappings(Look&, NothingAsked const&)
{
    ImportMappings out;
    for (std::size_t i = 0; auto const& mapping : exchange::shipped_mappings())
        out.items.push_back({mapping.name, {mapping.title_zh, mapping.title_en}, exchange::shipped_maps()[i++].text});
    return out;
}

struct PreviewImportAsk {
    Digest      digest;
    Line<255>   name;
    std::string mapping;
};
BOOST_DESCRIBE_STRUCT(PreviewImportAsk, (), (digest, name, mapping))

Result<ImportPreview> preview_import(Look& look, PreviewImportAsk const& ask)
{
    CHECK(look.caller.check_in(Permission::import_awards, 0));
    auto list = TRY(exchange::kept_list(look.read, ask.digest, ask.name.value));
    return exchange::preview_list(look.read, list, ask.mapping, look.progress);
}

struct CommitImportAsk {
    Digest                 digest;
    Line<255>              name;
    std::string            mapping;
    std::int64_t           accepted{};
    std::vector<ImportSum> sums;
    std::optional<std::vector<ImportSum>> disbursed; // control total of what was disbursed, where it was shown
};
BOOST_DESCRIBE_STRUCT(CommitImportAsk, (), (digest, name, mapping, accepted, sums, disbursed))

struct ImportAnswer {
    std::optional<Id<Import>> id; // of the import, or of the earlier one that this repeats
    bool                      recorded{}; // false when the list holds nothing new
    Instant                   at;
    Importer                  by;
    std::string               name;
    std::string               format;
    std::string               mapping_name;
    std::int64_t              read{};
    std::int64_t              accepted{};
    std::int64_t              rejected{};
    std::int64_t              unchanged{};
    std::vector<ImportSum>    sums;
    std::vector<ImportSum>    disbursed;
};
BOOST_DESCRIBE_STRUCT(ImportAnswer, (),
                      (id, recorded, at, by, name, format, mapping_name, read, accepted, rejected, unchanged, sums,
                       disbursed))

// Counts, and refuses nothing itself: a repeated attempt must get the answer of the first, whatever the file says now.
Result<CountedList> count_import(Look& look, CommitImportAsk const& ask)
{
    if (!look.caller.may_in(Permission::import_awards, 0)) return CountedList{};
    return exchange::count_before_commit(look.read, ask.digest, ask.name.value, ask.mapping, look.progress);
}

Result<ImportAnswer> commit_import(Act& act, Caller const& by, CommitImportAsk const& ask, CountedList const& counted)
{
    auto  done   = TRY(exchange::commit_list(
        act, by, {ask.digest, ask.name.value, ask.mapping, ask.accepted, ask.sums, ask.disbursed}, counted));
    auto& totals = done.totals;
    auto  name   = act.read().row<std::string>("SELECT name FROM person WHERE id = $1", act.actor.person).value_or("");
    return ImportAnswer{done.import,
                        done.recorded,
                        act.now,
                        {act.actor.person, name},
                        exchange::file_name(ask.name.value),
                        done.format,
                        done.mapping_name,
                        totals.read,
                        totals.accepted,
                        totals.rejected,
                        totals.unchanged,
                        std::move(totals.sums),
                        std::move(totals.disbursed)};
}

} // namespace

Result<exchange::ImportTotals> import_kept_list(Recorder& recorder, std::string const& key,
                                                exchange::ListSource const& list, std::string const& mapping,
                                                ImportPreview const& confirmed, Progress* progress)
{
    CommitImportAsk ask{list.digest, {list.name}, mapping, confirmed.accepted, {}, {}};
    for (auto const& sum : confirmed.sums) ask.sums.push_back({sum.currency, sum.minor});
    for (ask.disbursed.emplace(); auto const& sum : confirmed.disbursed_sums)
        ask.disbursed->push_back({sum.currency, sum.minor});
    auto counted = [&] {
        auto snapshot = recorder.database().snapshot();
        return exchange::count_before_commit(snapshot, list.digest, list.name, mapping, progress);
    }();
    auto outcome = recorder.run_one({.key       = key,
                                     .operation = "commit_import",
                                     .request   = json::canonical(ask),
                                     .run       = [&](Act& act) -> Result<std::string> {
                                         auto by = Caller::operator_of_this_machine();
                                         return json::to_text(TRY(commit_import(act, by, ask, counted)));
                                     }});
    if (outcome.ending == journal::Ending::defect) throw Defect{std::source_location::current(), outcome.incident};
    if (outcome.ending != journal::Ending::done) return std::unexpected{outcome.refused};
    auto answer = TRY(json::from_text<ImportAnswer>(outcome.answer));
    return exchange::ImportTotals{answer.read,      answer.accepted, answer.rejected,
                                  answer.unchanged, answer.sums,     answer.disbursed};
}

void register_imports(api::Registry& registry)
{
    registry.read<Permission::import_awards, list_import_mappings>("/api/import-mappings",
                                                                   {"列出列映射", "List mappings"});
    registry.query<Permission::import_awards, preview_import>("/api/import-previews",
                                                              {"预览导入", "Preview an import"});
    registry.act<Permission::import_awards, count_import, commit_import>("/api/imports",
                                                                         {"导入资助清单", "Import a list of awards"});
    registry.read<Permission::read_portfolio, list_imports>("/api/imports", {"列出导入", "List imports"});
    registry.read<Permission::read_portfolio, get_import>("/api/imports/{id}", {"查看一次导入", "One import"});
    registry.read<Permission::read_portfolio, list_rejections>(
        "/api/imports/{id}/rejections", {"列出退回的问题", "List what was sent back"}, api::Speed::slow);
    registry.read<Permission::read_portfolio, list_rejected_rows>(
        "/api/imports/{id}/rejected-rows", {"列出退回的行", "List rejected rows"}, api::Speed::slow);
    registry.all().back()->table = rejected_rows_table; // as the file had them, not as the items are described
}

} // namespace penstock
