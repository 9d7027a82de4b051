// A sentence in the two working languages, equal in rank. The traditional script is made from zh when the web is built.
#pragma once

#include <string_view>

namespace penstock {

struct Words {
    std::string_view zh;
    std::string_view en;
};

} // namespace penstock
