// A text in the two working languages.
#pragma once

#include <boost/describe/class.hpp>

#include <string>

namespace penstock {

// Either may be empty: the other is then shown with a mark.
struct Bilingual {
    std::string zh;
    std::string en;

    bool               empty() const { return zh.empty() && en.empty(); }
    std::string const& any() const { return zh.empty() ? en : zh; }
    friend bool        operator==(Bilingual const&, Bilingual const&) = default;
};
BOOST_DESCRIBE_STRUCT(Bilingual, (), (zh, en))

} // namespace penstock
