// The OpenAPI 3.1 description of the API.
#pragma once

#include "api/endpoint.hpp"

#include <span>
#include <string>
#include <string_view>

namespace penstock::api {

inline constexpr std::string_view octets = "application/octet-stream";

// An address that takes or gives something other than JSON, and so is no endpoint: a file, a stream of events.
struct RawOperation {
    std::string_view method; // in lower case
    std::string_view path;
    std::string_view name;
    Words            words;
    Permission       permission{}; // that is asked for first; what a file belongs to may ask for more
    std::string_view kind;         // upload, file or events
    std::string_view query;        // its one parameter beside those of the path; "" when it has none
    std::string_view takes;        // media type of the request; "" when it has no body
    std::string_view gives;        // media type of the answer
    json::SchemaOf   view{};       // of an answer in JSON
};

// Everything registered, in canonical order, and what is raw.
std::string openapi(Registry const& registry, std::string_view version, std::span<RawOperation const> raw);

} // namespace penstock::api
