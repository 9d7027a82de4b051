// What a user may be refused, in which words, and how a function says so.
#pragma once

#include "base/bilingual.hpp"
#include "base/defect.hpp"
#include "base/enumerator.hpp"
#include "base/words.hpp"

#include <cstdint>
#include <expected>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace penstock {

// The names stand in the modules' refusals.def beside their words, so that one cannot be added without the other; a
// module knows its own and those of the modules above it. A value is made from its name alone: a new refusal changes no
// other, and recompiles only what can refuse it.
enum class Refusal : std::uint32_t {};

// FNV-1a, 32 bits; that no two names share a value is checked where all of them stand (cmake/embed_refusals.cmake).
consteval Refusal refusal_named(std::string_view name)
{
    std::uint32_t value = 2166136261;
    for (char c : name) value = (value ^ static_cast<unsigned char>(c)) * 16777619;
    return Refusal{value};
}

namespace refusal {

#define REFUSAL(name, zh, en) inline constexpr Refusal name = refusal_named(#name);
#include "base/refusals.def"
#undef REFUSAL

} // namespace refusal

// The sentence shown for a refusal: what is wrong and what to do.
Words words(Refusal why);

// One line of the refusals.def files.
struct RefusalEntry {
    Refusal          value;
    std::string_view name;
    Words            words;
};

// Those of all modules, in the order of modules.txt; made when the program is built.
std::span<RefusalEntry const> all_refusals();

std::string_view name_of(Refusal why);
template <> std::optional<Refusal> named<Refusal>(std::string_view name);

// One thing wrong in a request: where (RFC 6901 JSON pointer; empty = the whole), what, and a value or limit to show.
struct Fault {
    std::string pointer;
    Refusal     why{};
    std::string detail;

    friend bool operator==(Fault const&, Fault const&) = default;
};

// A refusal on its way to the person: its name, what it is about, each field that is wrong, and where a limit stands in
// the way at most three lines: which limit, what is left of it, who could.
struct Refused {
    Refusal                why{};
    std::string            detail;
    std::vector<Fault>     faults;
    std::vector<Bilingual> lines;

    Refused(Refusal w) : why{w} {} // NOLINT: a bare enumerator is the usual refusal
    Refused(Refusal w, std::string d) : why{w}, detail{std::move(d)} {}
    explicit Refused(std::vector<Fault> f) : why{refusal::malformed_request}, faults{std::move(f)} {}

    friend bool operator==(Refused const& a, Refusal b) { return a.why == b; }
};

// GCC 12's std::expected may be dropped silently; ours may not.
template <class T> struct [[nodiscard]] Result : std::expected<T, Refused> {
    using std::expected<T, Refused>::expected;
};

inline std::unexpected<Refused> refuse(Refusal why) { return std::unexpected{Refused{why}}; }
inline std::unexpected<Refused> refuse(Refusal why, std::string detail)
{
    return std::unexpected{Refused{why, std::move(detail)}};
}
inline std::unexpected<Refused> refuse(Refusal why, std::string pointer, std::string detail)
{
    Refused refused{why, detail};
    refused.faults.push_back({std::move(pointer), why, std::move(detail)});
    return std::unexpected{std::move(refused)};
}

} // namespace penstock

// Yields the value or returns the refusal from the enclosing function. A statement expression, so
// GCC and Clang only; domain functions never suspend, so it never meets co_await.
#define TRY(expression)                                                                                                \
    __extension__({                                                                                                    \
        auto attempt_ = (expression);                                                                                  \
        if (!attempt_) [[unlikely]]                                                                                    \
            return std::unexpected(std::move(attempt_).error());                                                       \
        *std::move(attempt_);                                                                                          \
    })

// The same for a Result<void>, which has no value to yield.
#define CHECK(expression)                                                                                              \
    do {                                                                                                               \
        auto attempt_ = (expression);                                                                                  \
        if (!attempt_) [[unlikely]]                                                                                    \
            return std::unexpected(std::move(attempt_).error());                                                       \
    } while (false)
