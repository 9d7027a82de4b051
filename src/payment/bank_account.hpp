// Accounts at banks as people write them, brought into one form and checked as far as a published check exists.
#pragma once

#include "base/money.hpp"
#include "base/text_types.hpp"

#include <boost/describe/enum.hpp>

#include <span>
#include <string>
#include <string_view>

namespace penstock {

// How an account is numbered: within China with the twelve-digit code of the payment system; by IBAN; or by another
// country's own number with a BIC.
BOOST_DEFINE_ENUM_CLASS(AccountScheme, cn, iban, other)

struct BankAccount {
    AccountScheme scheme{};
    std::string   number;
    std::string   bank_code; // 联行号 (CNAPS) of twelve digits, or a BIC
    std::string   bank_name;
    std::string   holder;
    friend bool   operator==(BankAccount const&, BankAccount const&) = default;
};
BOOST_DESCRIBE_STRUCT(BankAccount, (), (scheme, number, bank_code, bank_name, holder))

// ISO 13616: two letters, two check digits (MOD 97-10 over the whole), up to thirty more. Blanks go, letters become
// upper case. not_an_account_number when the shape is wrong, bad_check_digit when the check is.
Result<std::string> canonical_iban(std::string_view text);

// 6 to 32 digits; blanks and hyphens go. Accounts of organisations carry no published check; a number of 16 to 19
// digits that begins with 62 is a UnionPay card and must pass Luhn's (ISO/IEC 7812-1).
Result<std::string> canonical_chinese_account(std::string_view text);

// Twelve digits, the last by ISO 7064 MOD 11,10 (GB/T 17710).
Result<std::string> canonical_cnaps_code(std::string_view text);

// ISO 9362: bank and country, place, and three more characters for a branch.
Result<std::string> canonical_bic(std::string_view text);

// All of it, in canonical form. Faults are named by their fields, "/number" and "/bank_code".
Result<BankAccount> canonical(BankAccount account);

// What those see who need not know the number: its last four characters.
std::string masked(std::string_view number);

// Whether the holder is a name the organisation is known by: spelt so, or equal but for script, width and punctuation.
bool is_known_as(std::string_view holder, std::span<std::string const> names);

// The country an account is in, as its own number or its bank's code says: "" when neither does.
std::string country_of(AccountScheme scheme, std::string_view number, std::string_view bank_code);

} // namespace penstock
