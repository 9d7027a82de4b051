// What may be written about bodies and their members.
#pragma once

#include "journal/act.hpp"
#include "mandate/body.hpp"

namespace penstock {

// The folded names are part of the fact, so that a replay does not depend on the folding of a later day.
struct BodyFounded {
    static constexpr Words            words{"登记会议或责任机构", "Body founded"};
    static constexpr std::string_view noun = "body";

    BodyText  text;
    Bilingual folded;
};
BOOST_DESCRIBE_STRUCT(BodyFounded, (), (text, folded))

struct BodyMemberNamed {
    static constexpr Words            words{"任命机构成员", "Member of a body named"};
    static constexpr std::string_view noun = "body";
    std::int64_t                      subject() const { return body.value; }

    Id<Body>           body;
    Id<Person>         person;
    BodyOffice         office{};
    Day                from;
    std::optional<Day> until;
};
BOOST_DESCRIBE_STRUCT(BodyMemberNamed, (), (body, person, office, from, until))

struct BodyMemberEnded {
    static constexpr Words            words{"终止机构成员任期", "Term of a member ended"};
    static constexpr std::string_view noun = "body";
    std::int64_t                      subject() const { return body.value; }

    Id<Body>       body;
    Id<BodyMember> member;
    Day            on; // the first day without it
};
BOOST_DESCRIBE_STRUCT(BodyMemberEnded, (), (body, member, on))

void apply(Writer& db, Stamp const& stamp, BodyFounded const& fact);
void apply(Writer& db, Stamp const& stamp, BodyMemberNamed const& fact);
void apply(Writer& db, Stamp const& stamp, BodyMemberEnded const& fact);

void add_body_facts(FactKinds& kinds);

// The body of this name in either language and in any spelling of it; the earliest when there are several.
std::optional<Id<Body>> find_body(Reader& reader, std::string_view name);
// Checks the text and records it: already_exists, naming the body, when one of its names is taken.
Result<Id<Body>> found_body(Act& act, BodyText const& typed);

Result<BodyText>       load_body(Reader& reader, Id<Body> id);
std::vector<MemberNow> members_of(Reader& reader, Id<Body> body); // in the order of their naming
Result<MemberNow>      load_member(Reader& reader, Id<BodyMember> id);
// The bodies somebody belongs to today.
std::vector<Id<Body>> bodies_of(Reader& reader, std::int64_t person, Day today);
// The person who holds the chair today.
std::optional<Id<Person>> chair_of(Reader& reader, Id<Body> body, Day today);

} // namespace penstock
