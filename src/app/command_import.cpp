// `penstock import awards`: shows what the file holds, asks, and imports it in one act.
#include "app/commands.hpp"

#include "app/limits.hpp"
#include "app/local_client.hpp"
#include "app/program.hpp"
#include "app/signer_link.hpp"
#include "exchange/import_api.hpp"
#include "journal/refusals.hpp"

#include <fmt/format.h>

#include <cstdio>
#include <filesystem>
#include <unistd.h>

namespace penstock {

namespace {

// A bar on a terminal, nothing elsewhere.
class Bar : public Progress {
public:
    explicit Bar(bool shown) : shown_{shown && isatty(2)} {}
    ~Bar() override
    {
        if (drawn_) fmt::print(stderr, "\r\033[K");
    }
    void at(std::string_view, std::string_view, std::int64_t done, std::int64_t total) override
    {
        auto percent = total > 0 ? done * 100 / total : 100;
        if (!shown_ || percent == percent_) return;
        percent_  = percent;
        drawn_    = true;
        auto full = static_cast<std::size_t>(percent * 30 / 100);
        fmt::print(stderr, "\r[{:<30}] {:3} %", std::string(full, '='), percent);
    }

private:
    bool         shown_;
    bool         drawn_{};
    std::int64_t percent_{-1};
};

void show(ImportPreview const& preview, Output const& output)
{
    auto say_count = [&](Words words, std::int64_t count) {
        fmt::print(stderr, "{:>12}  {}\n", count, output.chinese ? words.zh : words.en);
    };
    say_count({"行", "rows"}, preview.rows);
    say_count({"可导入", "to be imported"}, preview.accepted);
    say_count({"未变", "already here, unchanged"}, preview.unchanged);
    say_count({"有问题，将留存待修", "with problems, kept for repair"}, preview.rejected);
    for (auto const& sum : preview.sums)
        fmt::print(stderr, "{:>12}  {}\n", Money{sum.minor, sum.currency}.decimal(), sum.currency.code());
    for (auto const& sum : preview.disbursed_sums)
        fmt::print(stderr, "{:>12}  {} {}\n", Money{sum.minor, sum.currency}.decimal(), sum.currency.code(),
                   output.chinese ? "已拨付" : "disbursed");
    for (auto const& one : preview.finding_counts) say_count(one.title, one.count);
    for (auto const& doubt : preview.doubts)
        fmt::print(stderr, "  ? {} ← {} ({})\n", doubt.field, doubt.header, doubt.question);
    std::size_t shown = 0;
    for (auto const& problem : preview.problems) {
        if (++shown > 20) break;
        fmt::print(stderr, "  {}:{} {} — {}: {}\n", problem.line, problem.column, problem.header,
                   output.chinese ? problem.title.zh : problem.title.en, problem.cell);
    }
    if (preview.rejected > 20) fmt::print(stderr, "  …\n");
}

bool confirmed(Output const& output)
{
    fmt::print(stderr, "{} [y/N] ",
               output.chinese ? "以上合计是否正确，确认导入？" : "Are these totals right? Import?");
    int answer = std::getchar();
    return answer == 'y' || answer == 'Y';
}

} // namespace

int run_import_awards(Config const& config, std::string const& file, std::string const& mapping, bool yes,
                      Output const& output)
{
    exchange::set_file_limits(file_limits_in(config));
    std::string mapping_text = mapping;
    if (std::error_code none; std::filesystem::exists(mapping, none)) {
        auto content = content_of(mapping);
        if (content && content->empty()) content = refuse(refusal::unreadable_file, mapping);
        if (!content) return say(content.error(), output);
        mapping_text = *std::move(content);
    }
    SystemClock  clock;
    SystemChance chance;
    auto         recorder = open_to_act(instance_options(config), clock, chance, OpenMode::create);
    if (!recorder) return say(recorder.error(), output);
    auto list = exchange::list_in_file(file);
    if (!list) return say({list.error().why, file}, output);

    Bar  bar{!output.quiet};
    auto preview = [&] {
        auto snapshot = (*recorder)->database().snapshot();
        return exchange::preview_list(snapshot, *list, mapping_text, &bar);
    }();
    if (!preview) {
        auto why = preview.error();
        if (why.why == refusal::not_a_choice) why = {why.why, "--map " + mapping + ": " + why.detail};
        return say(why, output);
    }
    if (!output.quiet && !(output.json && yes)) show(*preview, output);
    if (!yes && (!isatty(0) || !confirmed(output))) {
        if (!isatty(0))
            fmt::print(stderr, "penstock: {}\n",
                       output.chinese ? "未导入：无终端可供确认。核对以上合计后加 --yes 再运行。"
                                      : "nothing imported: there is no terminal to confirm at. Check the totals above, "
                                        "then run it again with --yes.");
        return exit_code::usage;
    }
    // Only what is imported is kept: a file that was refused, or that nobody confirmed, leaves nothing behind.
    auto kept = exchange::keep_file(**recorder, file);
    if (kept && kept->digest != list->digest) kept = refuse(refusal::changed_meanwhile);
    if (!kept) return say({kept.error().why, file}, output);
    auto totals = import_kept_list(**recorder, fresh_key(chance), *kept, mapping_text, *preview, &bar);
    if (!totals) return say(totals.error(), output);
    while (search_index().advance(**recorder, 5'000)) {} // nobody waits for this recorder: large steps
    sign_if_possible(**recorder, instance_options(config));
    if (output.json) fmt::print("{}\n", json::to_text(*totals));
    else if (!output.quiet)
        fmt::print("{}\n", output.chinese ? fmt::format("已导入 {} 项，未变 {} 项，留存待修 {} 行。", totals->accepted,
                                                        totals->unchanged, totals->rejected)
                                          : fmt::format("{} imported, {} unchanged, {} kept for repair.",
                                                        totals->accepted, totals->unchanged, totals->rejected));
    return exit_code::done;
}

} // namespace penstock
