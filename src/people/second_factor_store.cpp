// The tables of second factors and recovery codes, both outside the record.
#include "people/second_factor.hpp"

#include "people/refusals.hpp"
#include "people/totp.hpp"

#include <algorithm>
#include <cctype>

namespace penstock {

namespace {

// As typed by people: without blanks and hyphens, in capitals.
std::string bare_code(std::string_view typed)
{
    std::string out;
    for (unsigned char c : typed)
        if (c != ' ' && c != '-') out += static_cast<char>(std::toupper(c));
    return out;
}

Digest recovery_digest(Id<Person> person, std::string_view code)
{
    return sha256("penstock recovery\n" + std::to_string(person.value) + "\n" + std::string{code});
}

// A pending secret is of the same place as the one it becomes.
std::string place_of(Id<Person> person) { return "penstock second factor of " + std::to_string(person.value); }

struct FactorRow {
    Id<Person>                       person;
    std::optional<store::ByteString> secret;
    std::optional<store::ByteString> pending;
};
BOOST_DESCRIBE_STRUCT(FactorRow, (), (person, secret, pending))

std::vector<FactorRow> factors(Reader& reader)
{
    return reader.rows<FactorRow>("SELECT person, secret, pending FROM second_factor ORDER BY person");
}

bool is_plain(std::string_view stored) { return stored.size() == totp_secret; }

} // namespace

std::optional<Instant> second_factor_due(SignInRules const& rules, std::optional<Instant> asked_at)
{
    if (!asked_at) return std::nullopt;
    return asked_at->plus(std::chrono::days{rules.second_factor_days});
}

SecondFactorNow second_factor_of(Reader& reader, Id<Person> person)
{
    return reader
        .row<SecondFactorNow>(
            "SELECT secret, pending, pending_at, last_step, asked_at FROM second_factor WHERE person = $1", person)
        .value_or(SecondFactorNow{});
}

std::int64_t recovery_codes_of(Reader& reader, Id<Person> person)
{
    return reader.one<std::int64_t>("SELECT count(*) FROM recovery_code WHERE person = $1", person);
}

void keep_pending(Act& act, Id<Person> person, std::string const& secret)
{
    act.upkeep().run(R"sql(
        INSERT INTO second_factor (person, pending, pending_at, last_step)
        VALUES ($1, $2, $3, 0)
        ON CONFLICT (person) DO UPDATE
           SET pending = excluded.pending, pending_at = excluded.pending_at
    )sql",
                     person, store::Bytes{act.cipher().encrypt(secret, place_of(person), act.chance())}, act.now);
}

void ask_for_second_factor(Act& act, Id<Person> person)
{
    act.upkeep().run(R"sql(
        INSERT INTO second_factor (person, last_step, asked_at)
        VALUES ($1, 0, $2)
        ON CONFLICT (person) DO UPDATE
           SET asked_at = COALESCE(second_factor.asked_at, excluded.asked_at)
    )sql", person, act.now);
}

void ask_no_more(Act& act, Id<Person> person)
{
    act.upkeep().run("UPDATE second_factor SET asked_at = NULL WHERE person = $1", person);
}

Result<CodeTaken> take_code(Act& act, Id<Person> person, std::string_view typed)
{
    auto const factor = second_factor_of(act.read(), person);
    auto const code   = bare_code(typed);
    if (!factor.secret) return CodeTaken::none;
    auto const secret = act.cipher().decrypt(factor.secret->content, place_of(person));
    if (auto step = secret ? totp_accepted(*secret, code, act.now, factor.last_step) : std::nullopt) {
        act.upkeep().run("UPDATE second_factor SET last_step = $2 WHERE person = $1", person, *step);
        return CodeTaken::of_telephone;
    }
    auto used = act.upkeep().run("DELETE FROM recovery_code WHERE digest = $1 AND person = $2",
                                 recovery_digest(person, code), person);
    if (used == 1) return CodeTaken::of_recovery;
    if (!secret) return refuse(refusal::second_factor_unreadable);
    return CodeTaken::none;
}

bool confirm_pending(Act& act, Id<Person> person, std::string_view typed)
{
    auto const factor = second_factor_of(act.read(), person);
    if (!factor.pending || act.now >= factor.pending_at->plus(pending_lifetime)) return false;
    auto const secret = act.cipher().decrypt(factor.pending->content, place_of(person));
    auto const step   = secret ? totp_accepted(*secret, bare_code(typed), act.now, 0) : std::nullopt;
    if (!step) return false;
    act.upkeep().run(R"sql(
        UPDATE second_factor
           SET secret = pending, pending = NULL, pending_at = NULL, last_step = $2
         WHERE person = $1
    )sql", person, *step);
    return true;
}

std::vector<std::string> make_recovery_codes(Act& act, Id<Person> person)
{
    act.upkeep().run("DELETE FROM recovery_code WHERE person = $1", person);
    std::vector<std::string> out;
    for (int i = 0; i < recovery_codes_made; ++i) {
        auto bytes = act.chance().bytes<10>(); // 80 bits: nobody guesses one, so a plain digest is enough
        auto code  = base32({reinterpret_cast<char const*>(bytes.data()), bytes.size()});
        act.upkeep().run("INSERT INTO recovery_code (digest, person) VALUES ($1, $2)", recovery_digest(person, code),
                         person);
        out.push_back(code.substr(0, 4) + "-" + code.substr(4, 4) + "-" + code.substr(8, 4) + "-" + code.substr(12));
    }
    return out;
}

void drop_second_factor(Act& act, Id<Person> person)
{
    act.upkeep().run("DELETE FROM recovery_code WHERE person = $1", person);
    act.upkeep().run(R"sql(
        UPDATE second_factor
           SET secret = NULL, pending = NULL, pending_at = NULL, last_step = 0
         WHERE person = $1
    )sql", person);
}

void encrypt_second_factors(Act& act)
{
    if (!act.cipher().has_key()) return;
    // Nothing when no key fits: it stays as it is, for the day the key is found.
    auto again = [&](FactorRow const&                        row,
                     std::optional<store::ByteString> const& stored) -> std::optional<std::string> {
        if (!stored || act.cipher().is_newest(stored->content)) return std::nullopt;
        auto const secret = is_plain(stored->content) ? std::optional{stored->content}
                                                      : act.cipher().decrypt(stored->content, place_of(row.person));
        if (!secret) return std::nullopt;
        return act.cipher().encrypt(*secret, place_of(row.person), act.chance());
    };
    for (auto const& row : factors(act.read())) {
        if (auto secret = again(row, row.secret))
            act.upkeep().run("UPDATE second_factor SET secret = $2 WHERE person = $1", row.person,
                             store::Bytes{*secret});
        if (auto pending = again(row, row.pending))
            act.upkeep().run("UPDATE second_factor SET pending = $2 WHERE person = $1", row.person,
                             store::Bytes{*pending});
    }
}

FactorSecrets look_at_factor_secrets(Reader& reader, store::SecretCipher const& cipher)
{
    FactorSecrets out;
    for (auto const& row : factors(reader)) {
        if (!row.secret) continue;
        ++out.all;
        if (is_plain(row.secret->content)) ++out.plain;
        else if (!cipher.decrypt(row.secret->content, place_of(row.person))) ++out.unreadable;
        else if (!cipher.is_newest(row.secret->content)) ++out.older;
    }
    return out;
}

} // namespace penstock
