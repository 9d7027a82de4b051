// A request as it came, in pieces, put together as one JSON object: path and query parameters become members.
#pragma once

#include "base/json_read.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace penstock::api {

struct RawRequest {
    std::vector<std::pair<std::string, std::string>> path;  // {"id", "12"}
    std::string_view                                 query; // after '?', as sent
    std::string_view                                 body;  // JSON; empty counts as {}
};

// application/x-www-form-urlencoded pairs; malformed_request when an escape is broken.
Result<std::vector<std::pair<std::string, std::string>>> parse_query(std::string_view query);

// How a parameter is written in JSON: numbers and truths bare, everything else as a string.
enum class Bare { no, number, truth };
void write_member(std::string& out, std::string_view name, std::string_view value, Bare bare);

template <class T> constexpr Bare bareness()
{
    if constexpr (json::is_optional<T>::value) return bareness<typename T::value_type>();
    else if constexpr (std::is_same_v<T, bool>) return Bare::truth;
    else if constexpr (std::is_integral_v<T> || json::is_id<T>::value) return Bare::number;
    else return Bare::no;
}

template <class Ask> Bare bare(std::string_view name)
{
    Bare out = Bare::no;
    using Members =
        boost::describe::describe_members<Ask, boost::describe::mod_public | boost::describe::mod_inherited>;
    boost::mp11::mp_for_each<Members>([&](auto member) {
        if (name == member.name) out = bareness<std::remove_cvref_t<decltype(std::declval<Ask&>().*member.pointer)>>();
    });
    return out;
}

template <class Ask> Result<std::string> request_text(RawRequest const& raw)
{
    auto        parameters = TRY(parse_query(raw.query));
    std::string out        = "{";
    for (auto const& [name, value] : raw.path) write_member(out, name, value, bare<Ask>(name));
    for (auto const& [name, value] : parameters) write_member(out, name, value, bare<Ask>(name));

    auto body = raw.body;
    while (!body.empty() && std::string_view{" \t\r\n"}.contains(body.front())) body.remove_prefix(1);
    if (body.empty()) return out + "}";
    if (out == "{") return std::string{raw.body};
    if (body.front() != '{') return std::string{raw.body}; // the reader says what is wrong with it
    body.remove_prefix(1);
    auto rest = body.find_first_not_of(" \t\r\n");
    if (rest != body.npos && body[rest] != '}') out += ',';
    return out.append(body);
}

} // namespace penstock::api
