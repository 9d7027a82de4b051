// Words of stories about decisions and what came of them. Any deed may end with "decided_in ITEM".
#pragma once

#include "scenario/house.hpp"

namespace penstock::story {

template <class World> std::string thing_named(World const& world, std::string const& noun, std::string const& name)
{
    auto const& all = noun == "programme"       ? world.programmes
                      : noun == "award"         ? world.awards
                      : noun == "plan"          ? world.plans
                      : noun == "appropriation" ? world.pools
                                                : world.persons;
    return std::to_string(all.contains(name) ? all.at(name) : 999'999);
}

// The number of the decision a line names; "" when it names none.
template <class World> std::string ground_named(World const& world, LineWords const& line)
{
    auto name = World::after(line, "decided_in");
    return name.empty() ? name : std::to_string(world.items.contains(name) ? world.items.at(name) : 999'999);
}

// What a person does with decisions; nothing when the verb is none of these.
template <class World>
std::optional<std::string> decision_deed(World& world, Caller const& by, LineWords const& line)
{
    auto const& verb = line.at(1);
    auto const  key  = World::after(line, "key");
    auto        item = [&](std::size_t at) {
        return "/api/decisions/" +
               std::to_string(world.items.contains(line.at(at)) ? world.items.at(line[at]) : 999'999);
    };
    if (verb == "appoints") // PERSON ROLE PROGRAMME
        return world.post(by, "/api/people/" + thing_named(world, "person", line.at(2)) + "/roles",
                          R"({"role":)" + in_json(line.at(3)) + R"(,"programme":)" +
                              thing_named(world, "programme", line.at(4)) + R"(,"from":)" +
                              in_json(world.today().iso()) + R"(,"until":""})",
                          key);
    if (verb == "names_effect") // ITEM NOUN NAME
        return world.post(
            by, item(2) + "/effects",
            R"({"noun":)" + in_json(line.at(3)) + R"(,"thing":)" + thing_named(world, line[3], line.at(4)) + "}", key);
    if (verb == "withdraws_effect") { // ITEM NOUN NAME because WHY
        auto effect = world.number("SELECT COALESCE(max(id), 999999) FROM decision_effect WHERE noun = '" + line.at(3) +
                                   "' AND thing_id = " + thing_named(world, line[3], line.at(4)));
        return world.post(by, item(2) + "/effects/" + effect + "/withdrawal",
                          R"({"reason":)" + in_json(World::after(line, "because")) + "}", key);
    }
    if (verb == "sees_effects") { // ITEM: the nouns of what came of it
        auto answer = world.client.get(by, item(2));
        if (!answer) return world.refusal(answer.error());
        std::string out;
        auto const  shown = boost::json::parse(*answer);
        for (auto const& each : shown.at("effects").as_array())
            out += (out.empty() ? "" : " ") + std::string{each.at("effect").at("noun").as_string()};
        return out.empty() ? "nothing" : out;
    }
    if (verb == "sees_decisions") { // [carried_out true|false] [text TEXT]: how they are cited
        auto only   = World::after(line, "carried_out");
        auto text   = World::after(line, "text");
        auto answer = world.client.get(by, "/api/decisions?sort=id" + (only.empty() ? "" : "&carried_out=" + only) +
                                               (text.empty() ? "" : "&text=" + World::escaped(text)));
        if (!answer) return world.refusal(answer.error());
        std::string out;
        auto const  shown = boost::json::parse(*answer);
        for (auto const& each : shown.at("items").as_array())
            out += (out.empty() ? "" : " ") + std::string{each.at("citation").at("zh").as_string()};
        return out.empty() ? "nothing" : out;
    }
    return std::nullopt;
}

} // namespace penstock::story
