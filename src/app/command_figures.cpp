// `penstock import figures`: shows what becomes of each row of a table of figures, and enters them in one act.
#include "app/commands.hpp"

#include "app/limits.hpp"
#include "app/local_client.hpp"
#include "app/program.hpp"
#include "app/signer_link.hpp"
#include "exchange/figure_file.hpp"
#include "exchange/figure_import_api.hpp"
#include "exchange/list_source.hpp"

#include <fmt/format.h>

namespace penstock {

namespace {

void show(FigurePreview const& preview, Output const& output)
{
    auto count = [&](Words words, std::int64_t number) {
        fmt::print(stderr, "{:>12}  {}\n", number, output.chinese ? words.zh : words.en);
    };
    count({"行", "rows"}, preview.rows);
    count({"填报", "to be entered"}, preview.entered);
    count({"已有", "here already"}, preview.already_there);
    count({"重复", "repeated in the table"}, preview.repeated);
    count({"有问题", "with problems"}, preview.refused);
    count({"留空", "left blank"}, preview.unfilled);
    count({"新指标", "new indicators"}, preview.indicators);
    for (auto const& row : preview.list)
        if (row.fate == FigureRowFate::refused)
            fmt::print(stderr, "  {}:{} — {}: {}\n", row.line, row.column, output.chinese ? row.why.zh : row.why.en,
                       row.cell);
        else if (row.beside && row.fate == FigureRowFate::entered)
            fmt::print(stderr, "  {} {} {} {}: {}\n", row.line, row.code, row.period ? row.period->value : "",
                       row.value ? row.value->value : "",
                       output.chinese ? "该期间另有公布值，两者并存" : "beside another published value");
}

Result<std::string> whole_table(std::string const& file)
{
    auto source = TRY(exchange::from_file(file));
    return exchange::read_all(*source, exchange::figure_file_bytes_most);
}

} // namespace

int run_import_figures(Config const& config, FigureImportTyped const& typed, Output const& output)
{
    exchange::set_file_limits(file_limits_in(config));
    SystemClock  clock;
    SystemChance chance;
    auto         recorder = open_to_act(instance_options(config), clock, chance, OpenMode::existing);
    if (!recorder) return say(recorder.error(), output);
    auto bytes = whole_table(typed.file);
    if (!bytes) return say({bytes.error().why, typed.file}, output);
    Installation const installation{.version = std::string{program_version()}};
    LocalClient        client{all_endpoints(), **recorder, installation, chance};
    auto const         by = Caller::operator_of_this_machine();
    auto const         preview =
        client.look(by, [&](Look& look) { return preview_figure_table(look, {typed.plan}, *std::move(bytes)); });
    if (!preview) return say(preview.error(), output);
    if (!output.quiet && !output.json) show(*preview, output);
    if (typed.dry_run) {
        if (output.json) fmt::print("{}\n", json::canonical(*preview));
        return exit_code::done;
    }
    auto list = exchange::keep_file(**recorder, typed.file);
    if (!list) return say({list.error().why, typed.file}, output);
    auto const ground   = typed.decided_in == 0 ? "" : fmt::format("?decided_in={}", typed.decided_in);
    auto const decision = typed.decision.empty() ? "" : R"(,"decision":)" + json::canonical(typed.decision);
    auto const done =
        client.post(by, "/api/figure-imports" + ground,
                    fmt::format(R"({{"plan":{},"digest":"{}"{}}})", typed.plan, hex(list->digest.view()), decision));
    if (!done) return say(done.error(), output);
    sign_if_possible(**recorder, instance_options(config));
    auto const imported = json::from_text<ImportedFigures>(*done);
    expects(imported.has_value());
    if (output.json) fmt::print("{}\n", *done);
    else if (!output.quiet)
        fmt::print("{}\n", output.chinese ? fmt::format("已填报 {} 个数据，等待审核。", imported->entered)
                                          : fmt::format("{} figures entered; they wait for approval.",
                                                        imported->entered));
    return exit_code::done;
}

} // namespace penstock
