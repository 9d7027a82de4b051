// Text that has passed the rules of text.hpp, as types: what has such a type needs no further check.
#pragma once

#include "base/bilingual.hpp"
#include "base/text.hpp"

#include <boost/describe/class.hpp>

#include <string>

namespace penstock {

// One line of text, NFC, of 1 to `most` code points (0 allowed where `least` is 0).
template <std::size_t most, std::size_t least = 1> struct Line {
    static constexpr std::size_t longest = most;

    std::string value;

    static Result<Line> from(std::string_view raw)
    {
        auto text = TRY(plain_line(raw, most));
        if (least > 0 && text.empty()) return refuse(refusal::too_short);
        return Line{std::move(text)};
    }
    friend bool operator==(Line const&, Line const&) = default;
};

// Text of several lines, NFC, of 0 to `most` code points.
template <std::size_t most> struct Prose {
    static constexpr std::size_t longest = most;

    std::string value;

    static Result<Prose> from(std::string_view raw) { return Prose{TRY(plain_text(raw, most))}; }
    friend bool          operator==(Prose const&, Prose const&) = default;
};

} // namespace penstock
