// Words of stories about money that is asked back.
#pragma once

#include "scenario/agreement_words.hpp"

#include <optional>

namespace penstock::story {

template <class World> std::string decision_words(World& world, std::vector<std::string> const& line)
{
    return R"(,"decision":{"body":)" + json::to_text(after(line, "by")) + R"(,"number":"2026-12","decided_on":)" +
           json::to_text(world.today().iso()) + "}";
}

// Nothing when the verb is none of them. The recovery is the newest.
template <class World>
std::optional<std::string> recovery_deed(World& world, Caller const& by, std::vector<std::string> const& line)
{
    auto const& verb = line.at(1);
    auto recovery    = [&] { return "/api/recoveries/" + world.number("SELECT COALESCE(max(id), 0) FROM recovery"); };
    auto amount      = [&](std::string const& text) { return json::to_text(*Money::parse(text, Currency{})); };
    if (verb == "demands_back") // AWARD AMOUNT as GROUND by BODY until DAY because WHY
        return world.post(by, "/api/recoveries",
                          R"({"award":)" + award_id(world, line.at(2)) + R"(,"ground":)" +
                              json::to_text(after(line, "as")) + R"(,"amount":)" + amount(line.at(3)) +
                              R"(,"reason":)" + json::to_text(after(line, "because")) + R"(,"due_on":)" +
                              json::to_text(after(line, "until")) + decision_words(world, line) + "}",
                          after(line, "key"));
    if (verb == "recovers") // AMOUNT [line REFERENCE]
        return world.post(by, recovery() + "/receipts",
                          R"({"amount":)" + amount(line.at(2)) + R"(,"received_on":)" +
                              json::to_text(world.today().iso()) + R"(,"reference":)" +
                              json::to_text(after(line, "line")) + "}",
                          after(line, "key"));
    if (verb == "asks_write_off") // by BODY because WHY
        return world.post(by, recovery() + "/write-off",
                          R"({"reason":)" + json::to_text(after(line, "because")) + decision_words(world, line) + "}",
                          after(line, "key"));
    if (verb == "takes_recovery") // STEP because WHY
        return world.post(by, recovery() + "/steps",
                          R"({"step":)" + json::to_text(line.at(2)) + R"(,"reason":)" +
                              json::to_text(after(line, "because")) + "}",
                          after(line, "key"));
    return std::nullopt;
}

} // namespace penstock::story
