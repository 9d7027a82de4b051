// A thing as others show it: its number, and what it is called.
#pragma once

#include "base/bilingual.hpp"

#include <boost/describe/class.hpp>

#include <cstdint>
#include <string>

namespace penstock {

struct Named {
    std::int64_t id{};
    std::string  name;
};
BOOST_DESCRIBE_STRUCT(Named, (), (id, name))

struct Titled {
    std::int64_t id{};
    Bilingual    title;
};
BOOST_DESCRIBE_STRUCT(Titled, (), (id, title))

} // namespace penstock
