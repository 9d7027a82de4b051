#include "people/password.hpp"

#include "base/text.hpp"
#include "people/common_passwords.hpp"
#include "people/refusals.hpp"

#include <argon2.h>

#include <algorithm>
#include <atomic>
#include <charconv>
#include <semaphore>
#include <set>
#include <vector>

namespace penstock {

namespace {

constexpr std::size_t least = 12;
constexpr std::size_t most  = 128;

std::counting_semaphore<hashes_at_once> places{hashes_at_once};
std::atomic<std::uint64_t>              computed;
std::atomic<int>                        running;

// One of the four places, for as long as a hash takes.
struct Place {
    Place()
    {
        places.acquire();
        ++running;
    }
    ~Place()
    {
        ++computed;
        --running;
        places.release();
    }
    Place(Place const&)            = delete;
    Place& operator=(Place const&) = delete;
};

std::string lower(std::string_view text)
{
    std::string out{text};
    for (auto& c : out)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return out;
}

bool is_sign(char c)
{
    return !(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9') && static_cast<unsigned char>(c) < 0x80;
}

// The words of a name or an address, and all of them written together. Shorter ones are in every password by chance.
std::vector<std::string> words_of(std::string_view text)
{
    std::vector<std::string> out(1);
    std::string              together;
    for (char c : lower(text)) {
        if (!is_sign(c)) out.back() += c, together += c;
        else if (!out.back().empty()) out.emplace_back();
    }
    out.push_back(std::move(together));
    std::erase_if(out, [](auto const& word) { return word.size() < 4; });
    return out;
}

bool holds_personal(std::string_view password, std::string_view name, std::string_view email)
{
    auto whole = lower(password);
    std::erase_if(whole, is_sign);
    auto words = words_of(email.substr(0, email.find('@')));
    for (auto& word : words_of(name)) words.push_back(std::move(word));
    return std::ranges::any_of(words, [&](auto const& word) { return whole.contains(word); });
}

// Whether everything but digits and signs is made of the pieces of common passwords, or too few characters are used.
bool is_common(std::string_view password)
{
    auto rest = lower(password);
    if (std::ranges::find(common_passwords, rest) != std::end(common_passwords)) return true;
    if (std::set<char>(rest.begin(), rest.end()).size() < 5) return true;
    for (auto piece : common_pieces)
        for (auto at = rest.find(piece); at != rest.npos; at = rest.find(piece, at))
            rest.replace(at, piece.size(), "0");
    return std::ranges::none_of(rest,
                                [](char c) { return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80; });
}

// Of small letters, capitals, digits, and everything else.
std::size_t kinds_in(std::string_view password)
{
    std::set<int> kinds;
    for (char c : password)
        kinds.insert(c >= 'a' && c <= 'z' ? 0 : c >= 'A' && c <= 'Z' ? 1 : c >= '0' && c <= '9' ? 2 : 3);
    return kinds.size();
}

std::string normal(std::string_view typed)
{
    auto line = plain_line(typed, most);
    return line ? *std::move(line) : std::string{typed};
}

std::string encode(std::string_view password, std::string_view salt, PasswordCost cost)
{
    constexpr std::size_t hash_bytes = 32;
    std::string out(argon2_encodedlen(cost.passes, cost.memory_kib, cost.lanes, static_cast<std::uint32_t>(salt.size()),
                                      hash_bytes, Argon2_id), '\0');
    Place const place;
    auto error = argon2id_hash_encoded(cost.passes, cost.memory_kib, cost.lanes, password.data(), password.size(),
                                       salt.data(), salt.size(), hash_bytes, out.data(), out.size());
    if (error == ARGON2_MEMORY_ALLOCATION_ERROR) throw Unavailable{"no memory to hash a password"};
    expects(error == ARGON2_OK);
    out.resize(out.find('\0'));
    return out;
}

// The number after "m=" and the like in $argon2id$v=19$m=19456,t=2,p=1$salt$hash; 0 when it is not there.
std::uint32_t parameter(std::string_view encoded, std::string_view name)
{
    auto          at = encoded.find(name);
    std::uint32_t out{};
    if (at != encoded.npos) std::from_chars(encoded.data() + at + name.size(), encoded.data() + encoded.size(), out);
    return out;
}

} // namespace

Result<std::string> new_password(std::string_view typed, std::string_view name, std::string_view email,
                                 PasswordProfile profile)
{
    auto password = TRY(plain_line(typed, most));
    if (kinds_in(password) < terms_of(profile).kinds) return refuse(refusal::password_too_weak, "kinds");
    if (code_points(password) < least)         return refuse(refusal::password_too_weak, "short");
    if (holds_personal(password, name, email)) return refuse(refusal::password_too_weak, "personal");
    if (is_common(password))                   return refuse(refusal::password_too_weak, "common");
    return password;
}

std::string hash_password(std::string_view password, Chance& chance, PasswordCost cost)
{
    auto salt = chance.bytes<16>();
    return encode(password, {reinterpret_cast<char const*>(salt.data()), salt.size()}, cost);
}

Verified verify_password(std::string_view encoded, std::string_view typed)
{
    auto password = normal(typed);
    if (encoded.empty()) {
        encode(password, "an unknown person", password_cost);
        return {};
    }
    auto whole = std::string{encoded};
    auto error = [&] {
        Place const place;
        return argon2id_verify(whole.c_str(), password.data(), password.size()); // compares in constant time
    }();
    if (error == ARGON2_MEMORY_ALLOCATION_ERROR) throw Unavailable{"no memory to hash a password"};
    expects(error == ARGON2_OK || error == ARGON2_VERIFY_MISMATCH);
    if (error != ARGON2_OK) return {};
    return {.right    = true,
            .outdated = parameter(encoded, "$m=") < password_cost.memory_kib ||
                        parameter(encoded, ",t=") < password_cost.passes};
}

std::uint64_t password_hashes() { return computed; }

int password_hashes_running() { return running; }

} // namespace penstock
