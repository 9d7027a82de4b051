#include "app/table_files.hpp"

#include "exchange/table_writer.hpp"
#include "net/spool.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <unistd.h>

namespace penstock {

namespace {

exchange::OutCell out_cell(api::Cell const& cell)
{
    switch (cell.kind) {
    case api::Cell::Kind::text:    return exchange::OutCell::text(cell.text);
    case api::Cell::Kind::integer: return exchange::OutCell::number(cell.text);
    case api::Cell::Kind::money:   return {exchange::OutCell::Kind::money, cell.text, cell.decimals};
    }
    std::unreachable();
}

std::vector<exchange::OutCell> out_cells(std::vector<api::Cell> const& cells)
{
    std::vector<exchange::OutCell> out;
    for (auto const& cell : cells) out.push_back(out_cell(cell));
    return out;
}

class CsvTable : public api::TableSink {
public:
    CsvTable(exchange::Sink sink, bool byte_order_mark) : writer_{std::move(sink), {.byte_order_mark = byte_order_mark}}
    {}
    void header(std::vector<std::string> const& names) override
    {
        std::vector<exchange::OutCell> cells;
        for (auto const& name : names) cells.push_back(exchange::OutCell::text(name));
        writer_.row(cells);
    }
    void row(std::vector<api::Cell> const& cells) override { writer_.row(out_cells(cells)); }
    void finish() { writer_.finish(); }

private:
    exchange::CsvWriter writer_;
};

class XlsxTable : public api::TableSink {
public:
    XlsxTable(std::filesystem::path file, std::string sheet) : file_{std::move(file)}, sheet_{std::move(sheet)} {}
    void header(std::vector<std::string> const& names) override { writer_.emplace(file_, sheet_, names); }
    void row(std::vector<api::Cell> const& cells) override
    {
        if (!state_) return;
        if (auto done = writer_->row(out_cells(cells)); !done) state_ = std::move(done);
    }
    Result<void> finish()
    {
        CHECK(state_);
        return writer_->finish();
    }

private:
    std::filesystem::path               file_;
    std::string                         sheet_;
    std::optional<exchange::XlsxWriter> writer_;
    Result<void>                        state_;
};

// A file that is gone when it is no longer needed, whatever happens.
struct TemporaryFile {
    std::filesystem::path path;

    TemporaryFile()
    {
        auto pattern = (std::filesystem::temp_directory_path() / "penstock-table-XXXXXX").string();
        int  file    = mkstemp(pattern.data());
        if (file < 0) throw Unavailable{"no temporary file can be made"};
        close(file);
        path = pattern;
    }
    ~TemporaryFile()
    {
        std::error_code ignored;
        std::filesystem::remove(path, ignored);
    }
};

// Takes language and bom out of the query, which the list itself does not know.
struct TableOptions {
    api::Language language{api::Language::zh};
    bool          byte_order_mark{};
};
Result<TableOptions> take_options(std::string& query)
{
    TableOptions out;
    std::string  rest;
    for (std::size_t from = 0; from < query.size();) {
        auto end  = std::min(query.find('&', from), query.size());
        auto pair = std::string_view{query}.substr(from, end - from);
        if (pair.starts_with("language=")) {
            auto language = named<api::Language>(pair.substr(9));
            if (!language) return refuse(refusal::not_a_choice, "/language", "zh, en");
            out.language = *language;
        } else if (pair.starts_with("bom=")) out.byte_order_mark = pair == "bom=1";
        else rest.append(rest.empty() ? "" : "&").append(pair);
        from = end + 1;
    }
    query = std::move(rest);
    return out;
}

net::Producer pieces_of(std::shared_ptr<net::SpooledFile> file)
{
    return [file, at = std::uint64_t{0}](std::string& chunk) mutable {
        chunk = file->read(at, 128 * 1024);
        at += chunk.size();
        return at < file->size();
    };
}

} // namespace

Result<net::Response> table_answer(Look& look, api::Endpoint const& endpoint, api::RawRequest raw,
                                   std::string_view format, std::string_view path)
{
    std::string query{raw.query};
    auto        options = TRY(take_options(query));
    raw.query           = query;
    auto spooled        = std::make_shared<net::SpooledFile>(std::filesystem::temp_directory_path().string());

    if (format == "csv") {
        CsvTable table{[&](std::string_view piece) { spooled->write(piece); }, options.byte_order_mark};
        CHECK(endpoint.table(look, raw, options.language, table));
        table.finish();
    } else {
        TemporaryFile file;
        auto          words = options.language == api::Language::zh ? endpoint.words.zh : endpoint.words.en;
        XlsxTable     table{file.path, std::string{words}};
        CHECK(endpoint.table(look, raw, options.language, table));
        CHECK(table.finish());
        std::ifstream made{file.path, std::ios::binary};
        std::string   buffer(256 * 1024, '\0');
        while (made.read(buffer.data(), static_cast<std::streamsize>(buffer.size())), made.gcount() > 0)
            spooled->write({buffer.data(), static_cast<std::size_t>(made.gcount())});
    }
    spooled->finish();
    auto name = std::string{path.substr(path.rfind('/') + 1)};
    return net::Response{
        .content_type = format == "csv" ? std::string_view{"text/csv; charset=utf-8"}
                                        : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        .body         = pieces_of(std::move(spooled)),
        .headers = {{"Content-Disposition", "attachment; filename=\"" + name + "\""}, {"Cache-Control", "no-store"}}};
}

Result<void> write_csv(Look& look, api::Endpoint const& endpoint, api::RawRequest const& raw, api::Language language,
                       std::function<void(std::string_view)> write)
{
    CsvTable table{std::move(write), false};
    CHECK(endpoint.table(look, raw, language, table));
    table.finish();
    return {};
}

} // namespace penstock
