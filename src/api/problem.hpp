// Refusals as RFC 9457 problems, and actions with the reason why one is not possible now.
#pragma once

#include "base/json_write.hpp"

#include <optional>
#include <string>
#include <vector>

namespace penstock::api {

// The HTTP status (RFC 9110) that says the same as a refusal.
int status_of(Refusal why);

struct FaultView {
    std::string pointer;
    std::string refusal;
    Words       title;
    std::string detail;
};
BOOST_DESCRIBE_STRUCT(FaultView, (), (pointer, refusal, title, detail))

struct Problem {
    std::string            type; // urn:penstock:refusal:<name>
    Words                  title;
    int                    status{};
    std::string            refusal;
    std::string            detail;
    std::vector<FaultView> errors;
    std::string            trace;
};
BOOST_DESCRIBE_STRUCT(Problem, (), (type, title, status, refusal, detail, errors, trace))

Problem problem(Refused const& refused, std::string trace);

// One step of a table of life, as the person who looks may or may not take it now.
struct May {
    std::string                step;
    bool                       allowed{};
    std::optional<std::string> refusal; // why not
    std::optional<Bilingual>   title;   // the same in words
    std::optional<Bilingual>   remedy;  // what would make it possible
};
BOOST_DESCRIBE_STRUCT(May, (), (step, allowed, refusal, title, remedy))

May allowed(std::string_view step);
May not_allowed(std::string_view step, Refusal why, Words remedy);

} // namespace penstock::api
