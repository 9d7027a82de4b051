// The reader's first guard: on PostgreSQL a reader inside a write transaction has no other.
#include "store/sql_text.hpp"

#include <algorithm>
#include <array>
#include <cctype>

namespace penstock::store {

static bool is_word(char c)
{
    auto const byte = static_cast<unsigned char>(c);
    return std::isalnum(byte) != 0 || c == '_' || c == '$' || byte >= 0x80;
}

void SqlTokens::skip_until(std::string_view end)
{
    auto const found = sql_.find(end, at_);
    at_              = found == std::string_view::npos ? sql_.size() : found + end.size();
}

void SqlTokens::skip_space_and_comments()
{
    while (at_ < sql_.size()) {
        auto const rest = sql_.substr(at_);
        if (std::isspace(static_cast<unsigned char>(rest.front())) != 0) ++at_;
        else if (rest.starts_with("--")) skip_until("\n");
        else if (rest.starts_with("/*")) skip_until("*/");
        else return;
    }
}

std::optional<std::string_view> SqlTokens::next()
{
    skip_space_and_comments();
    if (at_ >= sql_.size()) return std::nullopt;
    std::size_t const start = at_;
    char const        first = sql_[at_++];
    if (first == '\'' || first == '"') skip_until(std::string_view{&first, 1}); // a doubled quote reads as two texts
    else if (is_word(first))
        while (at_ < sql_.size() && is_word(sql_[at_])) ++at_;
    return sql_.substr(start, at_ - start);
}

bool same_word(std::string_view word, std::string_view capitals)
{
    return std::ranges::equal(word, capitals,
                              [](char a, char b) { return std::toupper(static_cast<unsigned char>(a)) == b; });
}

bool only_reads(std::string_view sql)
{
    static constexpr std::array<std::string_view, 3> openings{"SELECT", "VALUES", "WITH"};
    static constexpr std::array<std::string_view, 5> with_writes{"INSERT", "UPDATE", "DELETE", "MERGE", "REPLACE"};

    SqlTokens  tokens{sql};
    auto const first = tokens.next();
    auto       among = [](std::string_view word, auto const& list) {
        return std::ranges::any_of(list, [&](auto capitals) { return same_word(word, capitals); });
    };
    if (!first || !among(*first, openings)) return false;
    bool const with = same_word(*first, "WITH");
    bool       over = false;
    while (auto const token = tokens.next()) {
        if (over || same_word(*token, "INTO")) return false;
        if (*token == ";") over = true;
        if (with && among(*token, with_writes)) return false;
    }
    return true;
}

} // namespace penstock::store
