// What the tests of this module share: the real data, and reading a whole list at once.
#pragma once

#include "exchange/award_file.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

namespace penstock::exchange {

inline std::filesystem::path real_data()
{
    char const* folder = std::getenv("PENSTOCK_DATA");
    return folder ? std::filesystem::path{folder} : std::filesystem::path{};
}

#define NEEDS_REAL_DATA()                                                                                              \
    if (real_data().empty()) GTEST_SKIP() << "PENSTOCK_DATA names no folder with the published lists"

inline std::string file_text(std::filesystem::path const& path)
{
    std::ifstream      file{path, std::ios::binary};
    std::ostringstream out;
    out << file.rdbuf();
    return out.str();
}

inline Mapping shipped_mapping(std::string const& name)
{
    char const* source = std::getenv("PENSTOCK_SOURCE");
    auto        text   = file_text(std::filesystem::path{source ? source : "."} / "maps" / (name + ".toml"));
    auto        out    = parse_mapping(text);
    EXPECT_TRUE(out.has_value()) << name;
    return out.value_or(Mapping{});
}

struct WholeList {
    std::vector<RowOutcome> rows;
    Tally                   tally;
    AwardFile               file;

    RowOutcome const* at_line(std::int64_t line) const
    {
        for (auto const& row : rows)
            if (row.line == line) return &row;
        return nullptr;
    }
};

inline Result<WholeList> read_list(std::unique_ptr<ByteSource> bytes, Mapping const* mapping = nullptr,
                                   std::span<Mapping const> known = {})
{
    WholeList out;
    out.file = TRY(open_awards(std::move(bytes), mapping, known));
    RowOutcome row;
    while (TRY(out.file.rows->next(row))) {
        out.tally.add(row);
        out.rows.push_back(row);
    }
    return out;
}

inline Result<WholeList> read_list(std::string text, Mapping const* mapping = nullptr)
{
    return read_list(from_memory(std::move(text)), mapping);
}

// "4:amount:not_positive" for each problem, in order.
inline std::vector<std::string> problems_of(WholeList const& list)
{
    std::vector<std::string> out;
    for (auto const& row : list.rows)
        for (auto const& problem : row.problems)
            out.push_back(std::to_string(problem.line) + ":" + problem.header + ":" +
                          std::string{name_of(problem.why)});
    return out;
}

inline std::int64_t accepted_minor(Tally const& tally, std::string_view code)
{
    auto found = tally.sums.find(currency(code));
    return found == tally.sums.end() ? 0 : static_cast<std::int64_t>(found->second.accepted);
}

} // namespace penstock::exchange
