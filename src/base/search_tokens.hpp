// The words text is found by, one rule for indexing and for asking, so that either Chinese script finds the other and
// a Chinese word of two characters is found at all.
//
// Text is folded (fold.hpp, accents removed). A run of Chinese, Japanese or Korean characters gives its characters and
// its pairs of neighbours; any other run of letters and digits gives one word, cut at 64 code points. A token holds
// only ASCII lower-case letters, ASCII digits and characters beyond ASCII, never a space or a quote. So it is safe
//   - in FTS5 with tokenize = 'ascii' (not unicode61, which drops characters newer than its tables): index the tokens
//     joined by spaces; ask for each token in double quotes, all of them ("项目" "目管" "管理");
//   - in PostgreSQL as an element of text[] under GIN: tokens @> $1.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace penstock {

// Each token of the text once, sorted by bytes.
std::vector<std::string> index_tokens(std::string_view text);

// What a query asks for, all of it to be present: words, one character standing alone, or pairs of neighbours. Each
// once, in the order typed, at most 64. Empty when the query holds nothing to seek. No prefixes are indexed: for
// search while typing, the caller may match a last token that is a word as a prefix ("quant"* in FTS5).
std::vector<std::string> query_tokens(std::string_view query);

// Whether the token is a word rather than Chinese, Japanese or Korean characters, and so may be matched as a prefix.
bool is_word(std::string_view token);

// A stretch [from, to) of the original text, in code points (not bytes, not UTF-16 units).
struct Mark {
    std::size_t from{};
    std::size_t to{};
    friend bool operator==(Mark const&, Mark const&) = default;
};

// Where the text shows what the query asks for: in order, apart from each other. A last token that is a word also
// marks words it begins, as far as it goes.
std::vector<Mark> find_marks(std::string_view text, std::string_view query);

} // namespace penstock
