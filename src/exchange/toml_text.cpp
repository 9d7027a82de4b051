#include "exchange/toml_text.hpp"

#include "base/text.hpp"
#include "exchange/table.hpp"

#include <fmt/format.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <charconv>

namespace penstock::exchange {

namespace {

class TomlReader {
public:
    explicit TomlReader(std::string_view text) : rest_{text} {}

    Result<std::vector<TomlTable>> read()
    {
        std::vector<TomlTable> tables(1);
        for (skip_lines(); !rest_.empty(); skip_lines()) {
            CHECK(rest_.starts_with('[') ? read_header(tables) : read_entry(tables.back()));
            skip_blanks();
            skip_comment();
            if (!rest_.empty() && !at_line_end()) return refuse_line(refusal::malformed_request, line_);
        }
        return tables;
    }

private:
    bool at_line_end() const { return rest_.starts_with('\n') || rest_.starts_with("\r\n"); }
    void skip_blanks() { rest_.remove_prefix(std::min(rest_.find_first_not_of(" \t"), rest_.size())); }
    void skip_comment()
    {
        if (rest_.starts_with('#')) rest_.remove_prefix(std::min(rest_.find('\n'), rest_.size()));
    }

    // White space, comments and line ends, as between entries and within lists.
    void skip_lines()
    {
        for (;;) {
            skip_blanks();
            skip_comment();
            if (!at_line_end()) return;
            rest_.remove_prefix(rest_.find('\n') + 1);
            ++line_;
        }
    }

    bool take(char c)
    {
        if (!rest_.starts_with(c)) return false;
        rest_.remove_prefix(1);
        return true;
    }

    Result<void> read_header(std::vector<TomlTable>& tables)
    {
        take('[');
        skip_blanks();
        auto name = TRY(read_key());
        skip_blanks();
        if (!take(']')) return refuse_line(refusal::malformed_request, line_);
        if (std::ranges::find(tables, name, &TomlTable::name) != tables.end())
            return refuse_line(refusal::duplicate_field, line_);
        tables.push_back({std::move(name), {}});
        return {};
    }

    Result<void> read_entry(TomlTable& table)
    {
        auto key = TRY(read_key());
        skip_blanks();
        if (!take('=')) return refuse_line(refusal::malformed_request, line_);
        skip_blanks();
        if (table.find(key)) return refuse_line(refusal::duplicate_field, line_);
        auto value = TRY(read_value());
        table.entries.emplace_back(std::move(key), std::move(value));
        return {};
    }

    Result<std::string> read_key()
    {
        if (rest_.starts_with('"') || rest_.starts_with('\'')) return read_string();
        auto bare = [](char c) {
            return ('a' <= c && c <= 'z') || ('A' <= c && c <= 'Z') || ('0' <= c && c <= '9') || c == '_' || c == '-';
        };
        auto end = static_cast<std::size_t>(std::ranges::find_if_not(rest_, bare) - rest_.begin());
        if (end == 0) return refuse_line(refusal::malformed_request, line_);
        std::string key{rest_.substr(0, end)};
        rest_.remove_prefix(end);
        return key;
    }

    Result<TomlValue> read_value()
    {
        if (rest_.starts_with('"') || rest_.starts_with('\'')) return TomlValue{TRY(read_string())};
        if (take('[')) return TomlValue{TRY(read_list())};
        return TomlValue{TRY(read_integer())};
    }

    Result<std::vector<std::string>> read_list()
    {
        std::vector<std::string> out;
        for (skip_lines(); !take(']'); skip_lines()) {
            if (!rest_.starts_with('"') && !rest_.starts_with('\''))
                return refuse_line(refusal::malformed_request, line_);
            out.push_back(TRY(read_string()));
            skip_lines();
            if (!take(',') && !rest_.starts_with(']')) return refuse_line(refusal::malformed_request, line_);
        }
        return out;
    }

    Result<std::int64_t> read_integer()
    {
        std::string digits;
        auto        end = std::min(rest_.find_first_not_of("0123456789_+-"), rest_.size());
        for (char c : rest_.substr(0, end))
            if (c != '_') digits += c;
        if (digits.starts_with('+') && !digits.starts_with("+-")) digits.erase(0, 1);
        std::int64_t out{};
        auto [last, error] = std::from_chars(digits.data(), digits.data() + digits.size(), out);
        bool next_is_value =
            end < rest_.size() && std::string_view{" \t\r\n#"}.find(rest_[end]) == std::string_view::npos;
        if (error != std::errc{} || last != digits.data() + digits.size() || next_is_value)
            return refuse_line(refusal::malformed_request, line_);
        rest_.remove_prefix(end);
        return out;
    }

    // "basic" with escapes or 'literal' without; both end on their line.
    Result<std::string> read_string()
    {
        char quote = rest_[0];
        rest_.remove_prefix(1);
        std::string out;
        for (;;) {
            bool control = !rest_.empty() && static_cast<unsigned char>(rest_[0]) < 0x20 && rest_[0] != '\t';
            if (rest_.empty() || control) return refuse_line(refusal::malformed_request, line_);
            if (take(quote)) return out;
            if (quote == '"' && take('\\')) {
                CHECK(read_escape(out));
            } else {
                out += rest_[0];
                rest_.remove_prefix(1);
            }
        }
    }

    Result<void> read_escape(std::string& out)
    {
        constexpr std::string_view letters = "btnfr\"\\", meanings = "\b\t\n\f\r\"\\";
        if (rest_.empty()) return refuse_line(refusal::malformed_request, line_);
        char letter = rest_[0];
        rest_.remove_prefix(1);
        if (auto at = letters.find(letter); at != letters.npos) {
            out += meanings[at];
            return {};
        }
        std::size_t   length = letter == 'u' ? 4 : 8;
        std::uint32_t point{};
        auto          hex  = rest_.substr(0, length);
        auto          last = std::from_chars(hex.data(), hex.data() + hex.size(), point, 16).ptr;
        bool          fine = (letter == 'u' || letter == 'U') && hex.size() == length && last == hex.data() + length &&
                    point <= 0x10ffff && !(0xd800 <= point && point <= 0xdfff);
        if (!fine) return refuse_line(refusal::malformed_request, line_);
        char bytes[4];
        int  size = 0;
        U8_APPEND_UNSAFE(bytes, size, static_cast<UChar32>(point));
        out.append(bytes, static_cast<std::size_t>(size));
        rest_.remove_prefix(length);
        return {};
    }

    std::string_view rest_;
    std::int64_t     line_{1};
};

} // namespace

TomlValue const* TomlTable::find(std::string_view key) const
{
    auto found = std::ranges::find(entries, key, &std::pair<std::string, TomlValue>::first);
    return found == entries.end() ? nullptr : &found->second;
}

Result<std::vector<TomlTable>> parse_toml(std::string_view text)
{
    if (text.starts_with("\xef\xbb\xbf")) text.remove_prefix(3);
    if (!is_valid_utf8(text)) return refuse_line(refusal::not_utf8, 1);
    return TomlReader{text}.read();
}

std::string toml_quoted(std::string_view text)
{
    std::string out = "\"";
    for (char c : text) {
        if (c == '"' || c == '\\') out += '\\';
        if (static_cast<unsigned char>(c) < 0x20) out += fmt::format("\\u{:04X}", static_cast<unsigned>(c));
        else out += c;
    }
    return out + "\"";
}

} // namespace penstock::exchange
