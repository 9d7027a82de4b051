// Refusals as RFC 9457 problems, and actions with the reason why one is not possible now.
#pragma once

#include "base/json_write.hpp"
#include "base/money.hpp"

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
    std::string                           type; // urn:penstock:refusal:<name>
    Words                                 title;
    int                                   status{};
    std::string                           refusal;
    std::string                           detail;
    std::vector<FaultView>                errors;
    std::optional<std::vector<Bilingual>> lines; // which limit, what is left, who could
    std::string                           trace;
};
BOOST_DESCRIBE_STRUCT(Problem, (), (type, title, status, refusal, detail, errors, lines, trace))

Problem problem(Refused const& refused, std::string trace);

// What a second person is asked to confirm before a step can be taken: the request that proposes it, but for its note.
struct SecondPerson {
    std::string                 deed;
    std::int64_t                programme{};
    std::optional<std::int64_t> award;
    Money                       amount;
    std::string                 cause;
    std::optional<std::int64_t> approval; // it is proposed, and waits for an answer
};
BOOST_DESCRIBE_STRUCT(SecondPerson, (), (deed, programme, award, amount, cause, approval))

// One step of a table of life, as the person who looks may or may not take it now.
struct May {
    std::string                           step;
    bool                                  allowed{};
    std::optional<std::string>            refusal; // why not
    std::optional<Bilingual>              title;   // the same in words
    std::optional<Bilingual>              remedy;  // what would make it possible
    std::optional<std::vector<Bilingual>> lines;   // where a limit is in the way: which, what is left, who could
    std::optional<SecondPerson>           second_person;
};
BOOST_DESCRIBE_STRUCT(May, (), (step, allowed, refusal, title, remedy, lines, second_person))

May allowed(std::string_view step);
May not_allowed(std::string_view step, Refusal why, Words remedy);

} // namespace penstock::api
