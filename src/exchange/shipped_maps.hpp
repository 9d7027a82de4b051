// The mappings that come with the program: the files of maps/, embedded when it is built.
#pragma once

#include <string>
#include <vector>

namespace penstock::exchange {

struct ShippedMap {
    std::string name; // of the file, without .toml
    std::string text;
};
std::vector<ShippedMap> const& shipped_maps(); // by name

} // namespace penstock::exchange
