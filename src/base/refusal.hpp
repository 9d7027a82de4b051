// What a user may be refused, in which words, and how a function says so.
#pragma once

#include "base/bilingual.hpp"
#include "base/defect.hpp"
#include "base/enumerator.hpp"
#include "base/refusals.def"
#include "base/words.hpp"

#include <expected>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace penstock {

// The names stand in refusals.def beside their words, so that one cannot be added without the other.
enum class Refusal {
#define REFUSAL(name, zh, en) name,
    PENSTOCK_REFUSALS(REFUSAL)
#undef REFUSAL
};

inline constexpr Enumerator<Refusal> refusals[] = {
#define REFUSAL(name, zh, en) {Refusal::name, #name},
    PENSTOCK_REFUSALS(REFUSAL)
#undef REFUSAL
};
constexpr std::span<Enumerator<Refusal> const> enumerators_of(Refusal const*) { return refusals; }

// The sentence shown for a refusal: what is wrong and what to do.
Words words(Refusal why);

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
    explicit Refused(std::vector<Fault> f) : why{Refusal::malformed_request}, faults{std::move(f)} {}

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
