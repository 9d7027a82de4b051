#include "api/endpoint.hpp"

#include "api/problem.hpp"
#include "base/json_components.hpp"

#include <boost/json/serialize.hpp>

#include <algorithm>

namespace penstock::api {

namespace {

// Whether the path fits the template; collects the parameters.
bool fits(std::string_view pattern, std::string_view path, std::vector<std::pair<std::string, std::string>>& parameters)
{
    while (!pattern.empty() && !path.empty()) {
        auto want = pattern.substr(0, pattern.find('/', 1));
        auto have = path.substr(0, path.find('/', 1));
        if (want.starts_with("/{")) {
            if (have.size() < 2) return false;
            parameters.emplace_back(want.substr(2, want.size() - 3), have.substr(1));
        } else if (want != have) return false;
        pattern.remove_prefix(want.size());
        path.remove_prefix(have.size());
    }
    return pattern.empty() && path.empty();
}

std::string function_name(std::string_view pretty)
{
    auto from = pretty.find("function = ") + 11;
    auto name = pretty.substr(from, pretty.find_first_of(";]", from) - from);
    if (auto colon = name.rfind("::"); colon != name.npos) name.remove_prefix(colon + 2);
    if (name.starts_with('&')) name.remove_prefix(1);
    return std::string{name};
}

} // namespace

Endpoint& Registry::add(Entry&& entry, Form const& form)
{
    expects(!entry.path.empty() && beginning_of(entry.path).second.find('{') == std::string_view::npos);
    endpoints_.push_back(std::make_unique<Endpoint>(Endpoint{.kind       = entry.kind,
                                                             .path       = std::move(entry.path),
                                                             .name       = function_name(form.name),
                                                             .permission = entry.permission,
                                                             .words      = entry.words,
                                                             .speed      = entry.speed}));
    by_beginning_[beginning_of(endpoints_.back()->path)].push_back(endpoints_.back().get());
    endpoints_.back()->describe = [form](json::Components& components, boost::json::object& operation) {
        form.ask(components, operation["x-ask"].emplace_object());
        form.view(components, operation["x-view"].emplace_object());
    };
    return *endpoints_.back();
}

void Registry::read(Entry&& entry, Form const& form, Reading reading, Tabling tabling)
{
    auto& endpoint = add(std::move(entry), form);
    endpoint.read  = [permission = endpoint.permission, reading](Look&             look,
                                                                RawRequest const& raw) -> Result<std::string> {
        CHECK(look.caller.check(permission));
        return reading(look, raw);
    };
    if (!tabling) return;
    endpoint.table = [permission = endpoint.permission, tabling](Look& look, RawRequest const& raw, Language language,
                                                                 TableSink& sink) -> Result<void> {
        CHECK(look.caller.check(permission));
        return tabling(look, raw, language, sink);
    };
}

void Registry::act(Entry&& entry, Form const& form, Preparing preparing, Running running)
{
    auto& endpoint   = add(std::move(entry), form);
    endpoint.prepare = [&endpoint, preparing, running](Look& look, RawRequest const& raw) -> Result<journal::Attempt> {
        CHECK(look.caller.check(endpoint.permission));
        auto prepared = TRY(preparing(look, raw));
        auto request  = std::exchange(prepared.request, {});
        auto run      = [prepared = std::move(prepared), running, caller = look.caller](Act& act) {
            return running(act, caller, prepared);
        };
        return journal::Attempt{.actor     = {look.caller.person(), look.caller.role_for(endpoint.permission), 0},
                                .operation = endpoint.name,
                                .request   = std::move(request),
                                .run       = std::move(run)};
    };
}

// The number of parts, and the first two of them, which no path has a parameter in: "/api/awards".
Registry::Beginning Registry::beginning_of(std::string_view path)
{
    auto second = path.find('/', 1);
    return {std::ranges::count(path, '/'), path.substr(0, path.find('/', std::min(second, path.size() - 1) + 1))};
}

Registry::Match Registry::find(std::string_view method, std::string_view path) const
{
    Match out;
    auto  alike = path.empty() ? by_beginning_.end() : by_beginning_.find(beginning_of(path));
    if (alike == by_beginning_.end()) return out;
    for (auto const* endpoint : alike->second) {
        std::vector<std::pair<std::string, std::string>> parameters;
        if (!fits(endpoint->path, path, parameters)) continue;
        if (endpoint->method() != method) {
            out.other_method = true;
            continue;
        }
        // A fixed word beats a parameter in the same place: /api/awards/summary before /api/awards/{id}.
        if (!out.endpoint || parameters.size() < out.parameters.size()) out = {endpoint, std::move(parameters), false};
    }
    return out;
}

std::string openapi(Registry const& registry, std::string_view version)
{
    using boost::json::array;
    using boost::json::object;
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
        operation["operationId"]  = endpoint->name;
        operation["summary"]      = endpoint->words.en;
        operation["x-summary-zh"] = endpoint->words.zh;
        operation["x-permission"] = name_of(endpoint->permission);
        operation["x-kind"]       = name_of(endpoint->kind);

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
        if (endpoint->kind == EndpointKind::act)
            parameters.push_back(object{{"name", "Idempotency-Key"},
                                        {"in", "header"},
                                        {"required", true},
                                        {"schema", object{{"type", "string"}, {"pattern", "^[A-Za-z0-9_-]{16,64}$"}}}});
        if (!parameters.empty()) operation["parameters"] = std::move(parameters);
        if (endpoint->kind != EndpointKind::read) {
            object schema{{"type", "object"}, {"properties", std::move(body)}, {"additionalProperties", false}};
            if (!body_required.empty()) schema["required"] = std::move(body_required);
            operation["requestBody"] = object{
                {"required", true}, {"content", object{{"application/json", object{{"schema", std::move(schema)}}}}}};
        }
        object good{{"description", "done"},
                    {"content", object{{"application/json", object{{"schema", std::move(view)}}}}}};
        object bad{{"description", "refused"},
                   {"content", object{{"application/problem+json", object{{"schema", problem_schema}}}}}};
        operation["responses"] = object{{"200", std::move(good)}, {"default", std::move(bad)}};
        auto& path             = paths[endpoint->path];
        if (!path.is_object()) path = object{};
        path.as_object()[endpoint->kind == EndpointKind::read ? "get" : "post"] = std::move(operation);
    }
    object root{{"openapi", "3.1.0"},
                {"info", object{{"title", "Penstock"},
                                {"version", version},
                                {"license", object{{"name", "Apache-2.0"}, {"identifier", "Apache-2.0"}}}}},
                {"paths", std::move(paths)},
                {"components", object{{"schemas", std::move(components.schemas)}}}};
    return boost::json::serialize(root);
}

} // namespace penstock::api
