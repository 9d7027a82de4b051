// Links that work once: for the first administrator, for an invitation, for a new password. Outside the record.
#pragma once

#include "base/day.hpp"
#include "base/id.hpp"
#include "journal/act.hpp"
#include "people/person.hpp"
#include "people/secret.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace penstock {

BOOST_DEFINE_ENUM_CLASS(LinkPurpose, first_run, invitation, reset)

constexpr std::chrono::hours lifetime(LinkPurpose purpose)
{
    switch (purpose) {
    case LinkPurpose::first_run: return std::chrono::hours{24};
    case LinkPurpose::invitation: return std::chrono::hours{7 * 24};
    case LinkPurpose::reset: return std::chrono::hours{24};
    }
    std::unreachable();
}

struct LinkNow {
    LinkPurpose            purpose{};
    Id<Person>             person;
    std::int64_t           maker{};
    Instant                expires;
    std::optional<Instant> used;
};
BOOST_DESCRIBE_STRUCT(LinkNow, (), (purpose, person, maker, expires, used))

// Not used, and its time is neither over nor, by a clock that went back, longer than it ever was.
bool link_valid(LinkNow const& link, Instant now);

struct MadeLink {
    std::string path; // "/first-run?token=..." or "/invitation?token=..."
    Instant     expires;
};
// Makes a link and voids every earlier one of the same person; for upkeep. The path is shown once and kept nowhere.
MadeLink make_link(Act& act, LinkPurpose purpose, Id<Person> person);
MadeLink make_first_run_link(Act& act);

std::optional<LinkNow> find_link(Reader& reader, std::string_view token);
void                   use_link(Act& act, std::string_view token);
void                   drop_links(Act& act, Id<Person> person);

} // namespace penstock
