// What the tests of communiqués read: the invented texts beside them, and the published one of PENSTOCK_DATA.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

namespace penstock::mandate {

inline std::filesystem::path real_communique(std::string const& name)
{
    char const* folder = std::getenv("PENSTOCK_DATA");
    return folder ? std::filesystem::path{folder} / "communique" / name : std::filesystem::path{};
}

#define NEEDS_COMMUNIQUE()                                                                                             \
    if (!std::filesystem::exists(real_communique("source.txt")))                                                       \
    GTEST_SKIP() << "PENSTOCK_DATA names no folder with the published communiqué"

inline std::string file_text(std::filesystem::path const& path)
{
    std::ifstream      file{path, std::ios::binary};
    std::ostringstream out;
    out << file.rdbuf();
    return out.str();
}

inline std::filesystem::path communique_folder()
{
    char const* source = std::getenv("PENSTOCK_SOURCE");
    return std::filesystem::path{source ? source : "."} / "test/communique";
}

inline std::vector<std::filesystem::path> communique_texts()
{
    std::vector<std::filesystem::path> out;
    for (auto const& each : std::filesystem::directory_iterator{communique_folder()})
        if (each.path().extension() == ".txt") out.push_back(each.path());
    std::ranges::sort(out);
    return out;
}

} // namespace penstock::mandate
