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

struct BareMember {
    std::string_view name;
    Bare             bare{};
};

template <class Ask, template <class...> class List, class... Member>
constexpr std::array<BareMember, sizeof...(Member)> bare_members_of(List<Member...>)
{
    return {{{Member::name, bareness<json::TypeOf<Ask, Member>>()}...}};
}
template <class Ask> inline constexpr auto bare_table = bare_members_of<Ask>(json::MembersOf<Ask>{});

Result<std::string> request_text(RawRequest const& raw, std::span<BareMember const> members);

template <class Ask> Result<std::string> request_text(RawRequest const& raw)
{
    return request_text(raw, bare_table<Ask>);
}

// The request as what is asked.
Result<void> read_request(RawRequest const& raw, std::span<BareMember const> members, void* ask, json::ReadInto read);

template <class Ask> Result<void> read_request(RawRequest const& raw, Ask& ask)
{
    return read_request(raw, bare_table<Ask>, &ask, &json::read_into<Ask>);
}

} // namespace penstock::api
