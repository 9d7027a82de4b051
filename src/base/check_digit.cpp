#include "base/check_digit.hpp"

#include <cstddef>
#include <cstdint>
#include <span>

namespace penstock {
namespace {

constexpr std::string_view digits         = "0123456789";
constexpr std::string_view letters_too    = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
constexpr std::string_view credit_symbols = "0123456789ABCDEFGHJKLMNPQRTUWXY"; // without I O S V Z
constexpr std::string_view base32_symbols = "0123456789abcdefghjkmnpqrstvwxyz"; // Crockford's: without i l o u

constexpr bool is_separator(char c) { return c == ' ' || c == '-' || c == '\t'; }

// The text without spaces, tabs and hyphens, letters as `change` makes them.
template <class Change> std::string compact(std::string_view text, Change change)
{
    std::string out;
    for (char const c : text)
        if (!is_separator(c)) out += change(c);
    return out;
}
constexpr char upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }
constexpr char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool consists_of(std::string_view text, std::string_view symbols)
{
    return text.find_first_not_of(symbols) == std::string_view::npos;
}

int weighted_sum(std::string_view text, std::string_view symbols, std::span<int const> weights)
{
    int sum = 0;
    for (std::size_t i = 0; i < weights.size(); ++i) sum += static_cast<int>(symbols.find(text[i])) * weights[i];
    return sum;
}

// GB 11714: eight digits or letters, then 11 less the weighted sum modulo 11, where ten is X and eleven is 0.
char organisation_check(std::string_view eight)
{
    static constexpr int weights[] = {3, 7, 9, 10, 5, 8, 4, 2};
    return "0123456789X"[(11 - weighted_sum(eight, letters_too, weights) % 11) % 11];
}

// GB 32100-2015: weights are the powers of three modulo 31.
char credit_check(std::string_view seventeen)
{
    static constexpr int weights[] = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};
    return credit_symbols[(31 - weighted_sum(seventeen, credit_symbols, weights) % 31) % 31];
}

bool is_organisation_code(std::string_view nine)
{
    return consists_of(nine.substr(0, 8), letters_too) && consists_of(nine.substr(8), "0123456789X");
}

// What follows an optional "https://", "www." and the host's name with its slash; white space around is dropped.
std::string_view after_host(std::string_view text, std::string_view host)
{
    auto const blank = [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; };
    while (!text.empty() && blank(text.front())) text.remove_prefix(1);
    while (!text.empty() && blank(text.back())) text.remove_suffix(1);
    auto const drop = [&](std::string_view prefix) {
        std::size_t i = 0;
        while (i < prefix.size() && i < text.size() && lower(text[i]) == prefix[i]) ++i;
        if (i < prefix.size()) return false;
        text.remove_prefix(i);
        return true;
    };
    bool const scheme = drop("https://") || drop("http://");
    drop("www.");
    bool const hosted = drop(host);
    if (scheme && !hosted) return {};
    if (hosted && !text.empty() && text.back() == '/') text.remove_suffix(1);
    return text;
}

// ISO 7064 MOD 11-2 over decimal digits.
char orcid_check(std::string_view fifteen)
{
    int total = 0;
    for (char const c : fifteen) total = (total + (c - '0')) * 2 % 11;
    return "0123456789X"[(12 - total) % 11];
}

} // namespace

Result<std::string> canonical_credit_code(std::string_view text)
{
    auto       code  = compact(text, upper);
    bool const shape = code.size() == 18 && consists_of(code, credit_symbols) &&
                       consists_of(std::string_view{code}.substr(2, 6), digits) &&
                       is_organisation_code(std::string_view{code}.substr(8, 9));
    if (!shape) return refuse(refusal::not_an_identifier);
    if (credit_check(code) != code[17]) return refuse(refusal::bad_check_digit);
    if (organisation_check(std::string_view{code}.substr(8, 8)) != code[16])
        return refuse(refusal::bad_check_digit, "organisation_code");
    return code;
}

Result<std::string> canonical_organisation_code(std::string_view text)
{
    auto const code = compact(text, upper);
    if (code.size() != 9 || !is_organisation_code(code)) return refuse(refusal::not_an_identifier);
    if (organisation_check(code) != code[8]) return refuse(refusal::bad_check_digit);
    return code.substr(0, 8) + '-' + code[8];
}

Result<std::string> canonical_orcid(std::string_view text)
{
    auto const id    = compact(after_host(text, "orcid.org/"), upper);
    bool const shape = id.size() == 16 && consists_of(std::string_view{id}.substr(0, 15), digits) &&
                       consists_of(std::string_view{id}.substr(15), "0123456789X");
    if (!shape) return refuse(refusal::not_an_identifier);
    if (orcid_check(std::string_view{id}.substr(0, 15)) != id[15]) return refuse(refusal::bad_check_digit);
    return id.substr(0, 4) + '-' + id.substr(4, 4) + '-' + id.substr(8, 4) + '-' + id.substr(12);
}

Result<std::string> canonical_ror(std::string_view text)
{
    std::string id;
    for (char const c : after_host(text, "ror.org/")) id += lower(c);
    std::string_view const view{id};
    bool const shape = view.size() == 9 && view[0] == '0' && consists_of(view.substr(0, 7), base32_symbols) &&
                       consists_of(view.substr(7), digits);
    if (!shape) return refuse(refusal::not_an_identifier);
    std::int64_t number = 0;
    for (char const c : id.substr(0, 7)) number = number * 32 + static_cast<std::int64_t>(base32_symbols.find(c));
    if (98 - number * 100 % 97 != (id[7] - '0') * 10 + (id[8] - '0')) return refuse(refusal::bad_check_digit);
    return id;
}

} // namespace penstock
