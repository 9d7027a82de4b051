// The description of the API, from what is registered.
#include "api/openapi.hpp"

#include "api/problem.hpp"
#include "base/json_components.hpp"

#include <boost/json/serialize.hpp>

#include <algorithm>

namespace penstock::api {

namespace {

using boost::json::array;
using boost::json::object;

void say(object& operation, std::string_view name, Words words, Permission permission, std::string_view kind)
{
    operation["operationId"]  = name;
    operation["summary"]      = words.en;
    operation["x-summary-zh"] = words.zh;
    operation["x-permission"] = name_of(permission);
    operation["x-kind"]       = kind;
}

object content(std::string_view type, object schema)
{
    return object{{type, object{{"schema", std::move(schema)}}}};
}

object answers(object good, object const& problem)
{
    object bad{{"description", "refused"}, {"content", content("application/problem+json", problem)}};
    return object{{"200", object{{"description", "done"}, {"content", std::move(good)}}}, {"default", std::move(bad)}};
}

void put(object& paths, std::string_view path, std::string_view method, object operation)
{
    auto& at = paths[path];
    if (!at.is_object()) at = object{};
    at.as_object()[method] = std::move(operation);
}

} // namespace

std::string openapi(Registry const& registry, std::string_view version, std::span<RawOperation const> raw)
{
    json::Components components;
    object           paths;
    auto             problem_schema = json::schema<Problem>(components);
    for (auto const& endpoint : registry.all()) {
        object operation;
        endpoint->describe(components, operation);
        auto ask  = operation["x-ask"].as_object();
        auto view = operation["x-view"].as_object();
        operation.erase("x-ask");
        operation.erase("x-view");
        say(operation, endpoint->name, endpoint->words, endpoint->permission, name_of(endpoint->kind));
        if (endpoint->proof) operation["x-fresh-proof"] = true;
        if (endpoint->table) operation["x-tables"] = array{".csv", ".xlsx"}; // the whole list at path + one of these

        auto   name       = std::string{ask.at("$ref").as_string()}.substr(21);
        auto&  members    = components.schemas.at(name).as_object();
        auto   properties = members.at("properties").as_object();
        array  required   = members.contains("required") ? members.at("required").as_array() : array{};
        array  parameters, body_required;
        object body;
        for (auto const& [key, schema] : properties) {
            bool in_path = endpoint->path.find("{" + std::string{key} + "}") != std::string::npos;
            bool needed  = std::ranges::find(required, boost::json::value(key)) != required.end();
            if (in_path || endpoint->kind == EndpointKind::read)
                parameters.push_back(object{{"name", key},
                                            {"in", in_path ? "path" : "query"},
                                            {"required", in_path || needed},
                                            {"schema", schema}});
            else {
                body[key] = schema;
                if (needed) body_required.emplace_back(key);
            }
        }
        if (endpoint->kind == EndpointKind::act && registry.bears_grounds())
            parameters.push_back(object{{"name", "decided_in"},
                                        {"in", "query"},
                                        {"required", false},
                                        {"description", "the agenda item whose decision this carries out"},
                                        {"schema", object{{"type", "integer"}, {"minimum", 1}}}});
        if (endpoint->kind == EndpointKind::act)
            parameters.push_back(object{{"name", "Idempotency-Key"},
                                        {"in", "header"},
                                        {"required", true},
                                        {"schema", object{{"type", "string"}, {"pattern", "^[A-Za-z0-9_-]{16,64}$"}}}});
        if (!parameters.empty()) operation["parameters"] = std::move(parameters);
        if (endpoint->kind != EndpointKind::read) {
            object schema{{"type", "object"}, {"properties", std::move(body)}, {"additionalProperties", false}};
            bool const needed = !body_required.empty(); // without a field that must be there, no body says the same
            if (needed) schema["required"] = std::move(body_required);
            operation["requestBody"] =
                object{{"required", needed}, {"content", content("application/json", std::move(schema))}};
        }
        operation["responses"] = answers(content("application/json", std::move(view)), problem_schema);
        put(paths, endpoint->path, endpoint->kind == EndpointKind::read ? "get" : "post", std::move(operation));
    }
    for (auto const& each : raw) {
        object operation;
        say(operation, each.name, each.words, each.permission, each.kind);
        array parameters;
        for (std::string_view rest = each.path; rest.find('{') != rest.npos; rest = rest.substr(rest.find('}') + 1)) {
            auto name = rest.substr(rest.find('{') + 1, rest.find('}') - rest.find('{') - 1);
            parameters.push_back(
                object{{"name", name}, {"in", "path"}, {"required", true}, {"schema", object{{"type", "string"}}}});
        }
        if (!each.query.empty())
            parameters.push_back(object{
                {"name", each.query}, {"in", "query"}, {"required", true}, {"schema", object{{"type", "string"}}}});
        if (!parameters.empty()) operation["parameters"] = std::move(parameters);
        object bytes{{"type", "string"}, {"format", "binary"}};
        if (!each.takes.empty())
            operation["requestBody"] = object{{"required", true}, {"content", content(each.takes, bytes)}};
        auto view = each.gives == octets ? bytes : object{{"type", "string"}};
        if (each.view) view = {}, each.view(components, view);
        operation["responses"] = answers(content(each.gives, std::move(view)), problem_schema);
        put(paths, each.path, each.method, std::move(operation));
    }
    object root{{"openapi", "3.1.0"},
                {"info", object{{"title", "Penstock"},
                                {"description",
                                 "In a request, null for a member that is not required is as if it were left out."},
                                {"version", version},
                                {"license", object{{"name", "Apache-2.0"}, {"identifier", "Apache-2.0"}}}}},
                {"paths", std::move(paths)},
                {"components", object{{"schemas", std::move(components.schemas)}}}};
    return boost::json::serialize(root);
}

} // namespace penstock::api
