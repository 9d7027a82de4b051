// Every endpoint is a command as well, penstock awards list: noun, verb and options are read off its description, so
// what is registered once can be asked for by HTTP and from a terminal.
#pragma once

#include "api/endpoint.hpp"
#include "app/commands.hpp"

#include <map>
#include <string>
#include <vector>

namespace penstock {

// What an endpoint takes, as it is typed: a word of its place ("id"), or an option ("--year-from").
struct EndpointField {
    std::string name;   // in the API
    std::string typed;
    std::string sample; // what may stand there: 1, 2026-01-01, a choice
    std::string help;
    bool        in_path{};
    bool        needed{};
    bool        json{}; // an object or an array, typed as JSON
};

struct EndpointCommand {
    api::Endpoint const*       endpoint{};
    std::string                noun;
    std::string                verb;
    std::vector<EndpointField> fields;

    std::string example() const;
};

// All but those by which a browser signs in.
std::vector<EndpointCommand> const& endpoint_commands();

// Who asks, and what was typed.
struct EndpointRequest {
    std::map<std::string, std::string> given; // by the name of the field
    std::string                        body_file;
    std::string                        email; // who acts; whoever has the database may read without
    std::string                        password_file{"-"};
    std::string                        code; // of the second factor, where there is one
};

int run_endpoint(Config const& config, EndpointCommand const& command, EndpointRequest const& request,
                 Output const& output);

} // namespace penstock
