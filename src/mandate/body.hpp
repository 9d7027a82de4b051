// Bodies: who decides, who supervises, who carries out. A body has members, each in an office and for a term; a unit
// that owes a directive is a body like any other.
#pragma once

#include "api/caller.hpp"
#include "api/problem.hpp"
#include "people/person.hpp"

#include <optional>
#include <string>
#include <vector>

namespace penstock {

struct Body;       // the kinds of thing identifiers here belong to
struct BodyMember;

// committee, board, council and working_group meet and decide; an office supervises; a unit carries out.
BOOST_DEFINE_ENUM_CLASS(BodyKind, committee, board, council, working_group, office, unit)
BOOST_DEFINE_ENUM_CLASS(BodyOffice, chair, vice_chair, secretary, member)

struct BodyText {
    Bilingual name; // in one language at least
    BodyKind  kind{};
};
BOOST_DESCRIBE_STRUCT(BodyText, (), (name, kind))

// A term as it was given: from its first day to its last, both included, but not from ended_on on.
struct MemberNow {
    Id<BodyMember>     id;
    Id<Body>           body;
    Id<Person>         person;
    BodyOffice         office{};
    Day                from_day;
    std::optional<Day> until_day;
    std::optional<Day> ended_on;

    std::optional<Day> last_day() const; // may be the day before from_day: ended before it began
    bool               in_force(Day today) const;
};
BOOST_DESCRIBE_STRUCT(MemberNow, (), (id, body, person, office, from_day, until_day, ended_on))

struct MemberWanted {
    Id<Person>         person;
    BodyOffice         office{};
    Day                from;
    std::optional<Day> until;
};

// Checks and normalises what was typed: missing_field without a name, and what the rules of text refuse.
Result<BodyText> plan_body(BodyText const& typed);

// Refuses ends_before_start, already_exists (the same person at the same time) and chair_taken.
Result<void> plan_member(MemberWanted const& wanted, std::vector<MemberNow> const& members);

// `on` is the first day without it: date_in_past, and step_not_allowed when the term is over by then.
Result<void> plan_term_ended(MemberNow const& member, Day on, Day today);

} // namespace penstock
