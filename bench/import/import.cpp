// Imports a list into a new database as the command line does it, and prints the processor seconds of each part.
// Usage: bench_import DATABASE FILE MAPPING
#include "app/instance.hpp"
#include "app/local_client.hpp"
#include "app/program.hpp"
#include "exchange/import_api.hpp"
#include "exchange/import_preview.hpp"
#include "support/compare.hpp"

namespace {

using namespace penstock;

// Does one part, prints what it took, and gives what it found.
template <class Part> auto timed(char const* name, char const* after, Part part)
{
    auto began = bench::processor_seconds();
    auto out   = part();
    std::printf("\"%s\":%.6f%s", name, bench::processor_seconds() - began, after);
    return out;
}

Result<exchange::ImportTotals> import(Recorder& recorder, Chance& chance, char const* file, std::string const& mapping)
{
    auto list    = TRY(timed("keep", ",", [&] { return exchange::keep_file(recorder, file); }));
    auto preview = TRY(timed("preview", ",", [&] {
        auto snapshot = recorder.database().snapshot();
        return exchange::preview_list(snapshot, list, mapping);
    }));
    auto totals  = TRY(timed("record", ",", [&] {
        return import_kept_list(recorder, fresh_key(chance), list, mapping, preview);
    }));
    timed("index", ",", [&] {
        while (search_index().advance(recorder, 5'000)) {}
        return true;
    });
    return totals;
}

} // namespace

int main(int count, char** words)
{
    if (count != 4) return std::fprintf(stderr, "bench_import DATABASE FILE MAPPING\n"), 2;
    SystemClock  clock;
    SystemChance chance;
    auto         recorder = open_recorder({.database = words[1]}, clock, chance, OpenMode::create);
    if (!recorder) return std::fprintf(stderr, "the database does not open\n"), 1;
    std::printf("{");
    auto totals = import(**recorder, chance, words[2], words[3]);
    if (!totals) return std::fprintf(stderr, "refused\n"), 1;
    auto facts = (*recorder)->database().snapshot().one<std::int64_t>("SELECT count(*) FROM journal");
    std::printf("\"facts\":%lld,\"accepted\":%lld}\n", static_cast<long long>(facts),
                static_cast<long long>(totals->accepted));
}
