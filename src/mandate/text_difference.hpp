// What differs between two texts, paragraph by paragraph and within a paragraph character by character, so that
// both can stand side by side with every change marked.
#pragma once

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace penstock::mandate {

BOOST_DEFINE_ENUM_CLASS(DifferenceKind, same, changed, removed, added)

// A stretch of a paragraph; changed: it is not on the other side.
struct DifferenceSpan {
    std::string text;
    bool        changed{};
};
BOOST_DESCRIBE_STRUCT(DifferenceSpan, (), (text, changed))

// One paragraph on each side; a side is empty where it has none.
struct DifferenceRow {
    DifferenceKind              kind{};
    std::vector<DifferenceSpan> before;
    std::vector<DifferenceSpan> after;
};
BOOST_DESCRIBE_STRUCT(DifferenceRow, (), (kind, before, after))

// The smallest set of paragraphs removed and added, as long as no more than some thousands differ; beyond that the
// middle that differs is shown as replaced. Line breaks of any kind end a paragraph; spaces around it do not count.
std::vector<DifferenceRow> differences(std::u32string_view before, std::u32string_view after);

} // namespace penstock::mandate
