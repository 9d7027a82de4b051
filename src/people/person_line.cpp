// Persons on the line: whom a decision appointed.
#include "people/person_api.hpp"

namespace penstock {

namespace {

// Whoever reads the record finds the names of those who act in it.
std::optional<LineSight> see_person(Look& look, std::int64_t id)
{
    if (!look.caller.may(Permission::read_record)) return std::nullopt;
    auto name = look.read.row<std::string>("SELECT name FROM person WHERE id = $1", id);
    if (!name) return std::nullopt;
    return LineSight{.name = *std::move(name)};
}

} // namespace

void describe_line_of_people(LineNouns& nouns)
{
    nouns.declare("person", {{"人员", "Person"}, see_person, nullptr, nullptr});
}

} // namespace penstock
