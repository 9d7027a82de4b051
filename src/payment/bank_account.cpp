#include "payment/bank_account.hpp"

#include "payment/refusals.hpp"
#include "people/organisation.hpp"

#include <algorithm>

namespace penstock {

namespace {

bool is_digit(char c) { return '0' <= c && c <= '9'; }
bool is_letter(char c) { return 'A' <= c && c <= 'Z'; }

// Without blanks and hyphens, in half-width upper case.
std::string compact(std::string_view text)
{
    std::string out;
    for (char c : half_width_digits(text).text) {
        if (c == ' ' || c == '-' || c == '\t') continue;
        out += 'a' <= c && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    }
    return out;
}

bool passes_luhn(std::string_view digits)
{
    int sum = 0;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        int digit = digits[digits.size() - 1 - i] - '0';
        if (i % 2) digit = digit * 2 - (digit > 4 ? 9 : 0);
        sum += digit;
    }
    return sum % 10 == 0;
}

} // namespace

Result<std::string> canonical_iban(std::string_view text)
{
    auto iban  = compact(text);
    bool shape = 15 <= iban.size() && iban.size() <= 34 && is_letter(iban[0]) && is_letter(iban[1]) &&
                 is_digit(iban[2]) && is_digit(iban[3]) &&
                 std::ranges::all_of(iban, [](char c) { return is_digit(c) || is_letter(c); });
    if (!shape) return refuse(refusal::not_an_account_number);
    int rest = 0;
    for (char c : iban.substr(4) + iban.substr(0, 4))
        rest = is_digit(c) ? (rest * 10 + (c - '0')) % 97 : (rest * 100 + (c - 'A' + 10)) % 97;
    if (rest != 1) return refuse(refusal::bad_check_digit);
    return iban;
}

Result<std::string> canonical_chinese_account(std::string_view text)
{
    auto number = compact(text);
    if (number.size() < 6 || number.size() > 32 || !std::ranges::all_of(number, is_digit))
        return refuse(refusal::not_an_account_number);
    bool card = number.starts_with("62") && 16 <= number.size() && number.size() <= 19;
    if (card && !passes_luhn(number)) return refuse(refusal::bad_check_digit);
    return number;
}

Result<std::string> canonical_cnaps_code(std::string_view text)
{
    auto code = compact(text);
    if (code.size() != 12 || !std::ranges::all_of(code, is_digit)) return refuse(refusal::not_an_identifier);
    int product = 10;
    for (char c : std::string_view{code}.substr(0, 11)) {
        int sum = (product + (c - '0')) % 10;
        product = (sum == 0 ? 10 : sum) * 2 % 11;
    }
    if ((product + (code[11] - '0')) % 10 != 1) return refuse(refusal::bad_check_digit);
    return code;
}

Result<std::string> canonical_bic(std::string_view text)
{
    auto bic   = compact(text);
    auto any   = [](char c) { return is_digit(c) || is_letter(c); };
    bool shape = (bic.size() == 8 || bic.size() == 11) && std::ranges::all_of(bic, any) && is_letter(bic[4]) &&
                 is_letter(bic[5]);
    if (!shape) return refuse(refusal::not_an_identifier);
    return bic;
}

Result<BankAccount> canonical(BankAccount account)
{
    auto at = [](Result<std::string> read, char const* pointer) -> Result<std::string> {
        if (!read) return refuse(read.error().why, pointer, "");
        return read;
    };
    switch (account.scheme) {
    case AccountScheme::cn:
        account.number    = TRY(at(canonical_chinese_account(account.number), "/number"));
        account.bank_code = TRY(at(canonical_cnaps_code(account.bank_code), "/bank_code"));
        break;
    case AccountScheme::iban:
        account.number    = TRY(at(canonical_iban(account.number), "/number"));
        account.bank_code = TRY(at(canonical_bic(account.bank_code), "/bank_code"));
        break;
    case AccountScheme::other:
        account.number = compact(account.number);
        // What ISO 20022 takes for the number of an account that is no IBAN: at most 34 characters.
        if (account.number.size() < 4 || account.number.size() > 34 ||
            !std::ranges::all_of(account.number, [](char c) { return is_digit(c) || is_letter(c); }))
            return refuse(refusal::not_an_account_number, "/number", "");
        account.bank_code = TRY(at(canonical_bic(account.bank_code), "/bank_code"));
        break;
    }
    return account;
}

std::string masked(std::string_view number)
{
    return "****" + std::string{number.substr(number.size() < 8 ? number.size() : number.size() - 4)};
}

bool is_known_as(std::string_view holder, std::span<std::string const> names)
{
    auto whole = folded(holder).whole;
    return std::ranges::any_of(names, [&](std::string const& name) { return folded(name).whole == whole; });
}

std::string country_of(AccountScheme scheme, std::string_view number, std::string_view bank_code)
{
    switch (scheme) {
    case AccountScheme::cn:    return "CN";
    case AccountScheme::iban:  return std::string{number.substr(0, 2)};
    case AccountScheme::other: return bank_code.size() >= 8 ? std::string{bank_code.substr(4, 2)} : ""; // of a BIC
    }
    std::unreachable();
}

} // namespace penstock
