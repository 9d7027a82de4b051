// `penstock person erase`: a duty to delete is met by two persons, and what remains is told.
#include "app/approver.hpp"
#include "app/commands.hpp"
#include "app/local_client.hpp"
#include "app/signer_link.hpp"
#include "base/json_write.hpp"
#include "people/erasure_facts.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace penstock {

namespace {

Result<ErasureReport> erase(Config const& config, EraseOptions const& options, Output const& output)
{
    if (options.duty.empty()) return refuse(refusal::missing_field, "--duty");
    SystemClock   clock;
    SystemChance  chance;
    auto          instance = instance_options(config);
    auto          recorder = TRY(open_to_act(instance, clock, chance, OpenMode::existing));
    auto          both     = TRY(approvers(*recorder, options.first, options.second, output));
    ErasureWanted wanted{{options.person}, options.duty, both.first.person, both.second.person};
    ErasureReport report;
    auto          outcome = recorder->run_one({.actor     = {both.first.person.value, both.first.role},
                                               .key       = fresh_key(chance),
                                               .operation = "erase_person",
                                               .request   = "{}",
                                               .run       = [&](Act& act) -> Result<std::string> {
                                          report = TRY(erase_person(act, wanted));
                                          return json::to_text(report);
                                      }});
    if (outcome.ending == journal::Ending::refused) return std::unexpected{std::move(outcome.refused)};
    if (outcome.ending != journal::Ending::done) return refuse(refusal::unavailable, outcome.incident);
    sign_if_possible(*recorder, instance);
    return report;
}

} // namespace

int run_person_erase(Config const& config, EraseOptions const& options, Output const& output)
{
    auto report = erase(config, options, output);
    if (!report) return say(report.error(), output);
    if (output.json) return fmt::print("{}\n", json::to_text(*report)), exit_code::done;
    fmt::print("{}\n", in_words({"已删除：", "Erased:"}, output));
    for (auto const& each : report->erased) fmt::print("  {}  {}\n", each.table, each.rows);
    fmt::print("{}\n", in_words({"仍然存在：", "What remains:"}, output));
    for (auto const& each : report->remains) {
        auto const numbers = each.facts.empty() ? std::string{} : fmt::format("  ({})", fmt::join(each.facts, ", "));
        fmt::print("  {}  {}{}\n", output.chinese ? each.what.zh : each.what.en, each.count, numbers);
    }
    fmt::print("  {}\n", in_words({"删除之前所作的备份，直到按保留份数被清除",
                                   "Backups made before, until they are no longer kept"},
                                  output));
    return exit_code::done;
}

} // namespace penstock
