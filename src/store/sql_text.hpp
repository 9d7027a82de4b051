// SQL looked at as text: its words outside of quotes and comments.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace penstock::store {

// One after another the words (letters, digits, _ and $) and the single other characters of a statement.
class SqlTokens {
public:
    explicit SqlTokens(std::string_view sql) : sql_{sql} {}
    std::optional<std::string_view> next();
    std::size_t                     position() const { return at_; } // just after the last token

private:
    void skip_space_and_comments();
    void skip_until(std::string_view end);

    std::string_view sql_;
    std::size_t      at_{};
};

bool same_word(std::string_view word, std::string_view capitals); // ASCII letters of either case

// Whether this is one statement that can only read: SELECT or VALUES, or WITH that holds nothing else.
bool only_reads(std::string_view sql);

} // namespace penstock::store
