#include "app/endpoint_commands.hpp"

#include "api/refusals.hpp"
#include "app/local_client.hpp"
#include "app/program.hpp"
#include "app/signer_link.hpp"
#include "app/table_files.hpp"
#include "base/json_components.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <set>

namespace penstock {

namespace {

using boost::json::object;

std::vector<std::string> pieces(std::string_view text, char mark)
{
    std::vector<std::string> out(1);
    for (char c : text) {
        if (c == mark) out.emplace_back();
        else out.back() += c;
    }
    return out;
}

std::string joined(std::vector<std::string> const& words, std::string_view mark)
{
    return fmt::format("{}", fmt::join(words, mark));
}

std::string singular(std::string const& word)
{
    if (word == "people") return "person";
    if (word.ends_with("ies")) return word.substr(0, word.size() - 3) + "y";
    return word.ends_with('s') ? word.substr(0, word.size() - 1) : word;
}

// list_awards of awards is "list", get_award is "show", found_one_programme of programmes is "found".
std::string verb_of(std::string const& function, std::string const& noun)
{
    std::set<std::string> left_out{"one"};
    for (auto const& word : pieces(noun, '-')) left_out.insert({word, singular(word)});
    std::vector<std::string> words;
    for (auto const& word : pieces(function, '_'))
        if (!left_out.contains(word)) words.push_back(word == "get" ? "show" : word);
    return words.empty() ? "show" : joined(words, "-");
}

std::string with_hyphens(std::string name)
{
    std::ranges::replace(name, '_', '-');
    return name;
}

// What may be typed for a field, and how that is told.
void describe_value(EndpointField& field, object const& schema, object const& schemas)
{
    if (auto const* reference = schema.if_contains("$ref")) {
        auto name = std::string{reference->as_string()}.substr(std::string_view{"#/components/schemas/"}.size());
        return describe_value(field, schemas.at(name).as_object(), schemas);
    }
    if (auto const* choices = schema.if_contains("enum")) {
        std::vector<std::string> names;
        for (auto const& each : choices->as_array()) names.emplace_back(each.as_string());
        field.sample = names.front();
        field.help   = joined(names, ", ");
        return;
    }
    auto const* type = schema.if_contains("type");
    if (!type || *type == "object" || *type == "array") {
        field.json = true;
        if (auto const* members = schema.if_contains("properties")) {
            std::vector<std::string> names;
            for (auto const& each : members->as_object()) names.emplace_back(each.key());
            field.help = "JSON with " + joined(names, ", ");
        } else field.help = "JSON";
        field.sample = type && *type == "array" ? "'[…]'" : "'{…}'";
    } else if (*type == "integer") {
        field.sample = "1";
        field.help   = "whole number";
    } else if (*type == "boolean") {
        field.sample = "true";
        field.help   = "true or false";
    } else if (auto const* format = schema.if_contains("format"); format && *format == "date") {
        field.sample = "2026-01-01";
        field.help   = "day, as 2026-01-01";
    } else {
        field.sample = "…";
        field.help   = "text";
    }
}

EndpointCommand command_of(api::Endpoint const& endpoint)
{
    json::Components components;
    object           operation;
    endpoint.describe(components, operation);
    auto            name     = std::string{operation["x-ask"].at("$ref").as_string()}.substr(21);
    auto&           members  = components.schemas.at(name).as_object();
    auto            required = members.if_contains("required");
    auto            words    = pieces(endpoint.path, '/'); // "", "api", the noun
    auto            noun     = words.at(2);
    EndpointCommand out{&endpoint, noun, verb_of(endpoint.name, noun), {}};
    for (auto const& [key, schema] : members.at("properties").as_object()) {
        EndpointField field{.name = std::string{key}};
        field.in_path = endpoint.path.find("{" + field.name + "}") != std::string::npos;
        field.needed =
            field.in_path || (required && std::ranges::count(required->as_array(), boost::json::value(key)) > 0);
        field.typed = field.in_path ? field.name : "--" + with_hyphens(field.name);
        describe_value(field, schema.as_object(), components.schemas);
        out.fields.push_back(std::move(field));
    }
    if (endpoint.kind == api::EndpointKind::act)
        out.fields.push_back({.name   = "decided_in",
                              .typed  = "--decided-in",
                              .sample = "1",
                              .help   = "the number of the decision it rests on"});
    return out;
}

std::string escaped(std::string_view text)
{
    std::string out;
    for (char c : text) {
        bool plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '_';
        if (plain) out += c;
        else out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
    return out;
}

// What was typed as an HTTP client would send it.
struct Sent {
    std::string target;
    std::string body;
};

Result<Sent> sent(EndpointCommand const& command, EndpointRequest const& request)
{
    Sent        out{command.endpoint->path, {}};
    std::string query, members;
    for (auto const& field : command.fields) {
        auto given = request.given.find(field.name);
        if (given == request.given.end()) continue;
        if (field.in_path) {
            auto place = "{" + field.name + "}";
            out.target.replace(out.target.find(place), place.size(), escaped(given->second));
        } else if (field.json) {
            boost::json::error_code error;
            boost::json::parse(given->second, error);
            if (error) return refuse(refusal::malformed_request, field.typed, "JSON");
            members += members.empty() ? "" : ",";
            json::write_text(members, field.name);
            members += ":" + given->second;
        } else query += (query.empty() ? "?" : "&") + escaped(field.name) + "=" + escaped(given->second);
    }
    out.target += query;
    if (!members.empty()) out.body = "{" + members + "}";
    if (!request.body_file.empty()) {
        if (!members.empty()) return refuse(refusal::malformed_request, "--body", "");
        out.body = TRY(content_of(request.body_file));
    }
    return out;
}

// One line for each value: its place, then what stands there.
void print_lines(boost::json::value const& value, std::string const& place)
{
    if (auto const* members = value.if_object()) {
        for (auto const& [key, each] : *members)
            print_lines(each, place.empty() ? std::string{key} : place + "." + std::string{key});
    } else if (auto const* items = value.if_array()) {
        for (std::size_t i = 0; i < items->size(); ++i) print_lines((*items)[i], fmt::format("{}[{}]", place, i + 1));
    } else if (auto const* text = value.if_string()) fmt::print("{}: {}\n", place, std::string_view{*text});
    else fmt::print("{}: {}\n", place, boost::json::serialize(value));
}

Result<void> answer(LocalClient& client, Caller const& caller, EndpointCommand const& command,
                    EndpointRequest const& request, Output const& output)
{
    auto asked    = TRY(sent(command, request));
    bool one_page = request.given.contains("cursor") || request.given.contains("limit");
    if (command.endpoint->table && !output.json && !one_page) {
        return client.look(caller, [&](Look& look) {
            auto question = std::min(asked.target.find('?'), asked.target.size());
            auto match    = all_endpoints().find("GET", asked.target.substr(0, question));
            return write_csv(look, *command.endpoint,
                             {std::move(match.parameters),
                              std::string_view{asked.target}.substr(std::min(question + 1, asked.target.size())),
                              {}},
                             output.chinese ? api::Language::zh : api::Language::en,
                             [](std::string_view piece) { std::fwrite(piece.data(), 1, piece.size(), stdout); });
        });
    }
    auto text = TRY(command.endpoint->kind == api::EndpointKind::read ? client.get(caller, asked.target)
                                                                      : client.post(caller, asked.target, asked.body));
    if (output.json) fmt::print("{}\n", text);
    else print_lines(boost::json::parse(text), "");
    return {};
}

} // namespace

std::string EndpointCommand::example() const
{
    auto out = fmt::format("penstock {} {}", noun, verb);
    for (auto const& field : fields) {
        if (field.in_path) out += " " + field.sample;
        else if (field.needed) out += fmt::format(" {} {}", field.typed, field.sample);
    }
    if (endpoint->mutating()) out += " --as officer@example.org --password-file secret.txt";
    return out + " --json";
}

std::vector<EndpointCommand> const& endpoint_commands()
{
    static std::vector<EndpointCommand> const commands = [] {
        std::set<std::string> const  of_browsers{"session", "first-run", "invitations"};
        std::vector<EndpointCommand> out;
        for (auto const& endpoint : all_endpoints().all()) {
            auto command = command_of(*endpoint);
            if (!of_browsers.contains(command.noun)) out.push_back(std::move(command));
        }
        return out;
    }();
    return commands;
}

int run_endpoint(Config const& config, EndpointCommand const& command, EndpointRequest const& request,
                 Output const& output)
{
    // A change is always somebody's: the record shall name the person who answers for it.
    if (command.endpoint->mutating() && request.email.empty()) return say({refusal::not_signed_in, "--as …"}, output);
    SystemClock  clock;
    SystemChance chance;
    auto         options  = instance_options(config);
    auto         open     = command.endpoint->mutating() ? open_to_act : open_recorder;
    auto         recorder = open(options, clock, chance, OpenMode::existing);
    if (!recorder) return say(recorder.error(), output);
    auto link = link_for_command(options);
    auto key  = link ? link->key() : std::unexpected{link.error()};

    Installation const installation{
        .version = std::string{program_version()}, .zone = options.zone, .journal_key = key ? key->text() : ""};
    LocalClient client{all_endpoints(), **recorder, installation, chance};
    auto        caller = Caller::operator_of_this_machine();
    if (!request.email.empty()) {
        auto password = password_from(request.password_file);
        if (!password) return say(password.error(), output);
        auto signed_in = client.sign_in(request.email, *password, request.code);
        if (!signed_in) return say(signed_in.error(), output);
        caller = *std::move(signed_in);
    }
    auto done = answer(client, caller, command, request, output);
    if (!request.email.empty()) client.sign_out(caller);
    if (command.endpoint->mutating()) sign_if_possible(**recorder, options);
    return done ? exit_code::done : say(done.error(), output);
}

} // namespace penstock
