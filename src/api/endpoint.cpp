#include "api/endpoint.hpp"

#include "base/json_components.hpp"

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

// The decision that a request names as its ground.
struct GroundAsk {
    std::optional<std::int64_t> decided_in;
};
BOOST_DESCRIBE_STRUCT(GroundAsk, (), (decided_in))

// Takes the ground out of a query; what is left is the request's own.
Result<std::optional<std::int64_t>> take_ground(std::string& query)
{
    constexpr std::string_view name = "decided_in=";
    std::string                own, named; // all of them, so that two are refused as two of any field are
    GroundAsk                  ground;
    for (std::string_view rest = query; !rest.empty();) {
        auto part = rest.substr(0, rest.find('&'));
        rest.remove_prefix(std::min(part.size() + 1, rest.size()));
        auto& to = part.starts_with(name) ? named : own;
        (to += to.empty() ? "" : "&") += part;
    }
    CHECK(read_request({{}, named, {}}, ground));
    query = std::move(own);
    return ground.decided_in;
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

Endpoint& Registry::act(Entry&& entry, Form const& form, Preparing preparing, Running running)
{
    auto& endpoint   = add(std::move(entry), form);
    auto const grounding  = endpoint.kind == EndpointKind::act ? grounding_ : Grounding{};
    endpoint.prepare      = [&endpoint, preparing, running, grounding](Look&      look,
                                                                  RawRequest raw) -> Result<journal::Attempt> {
        CHECK(look.caller.check(endpoint.permission));
        CHECK(look.caller.check_change(endpoint.permission, endpoint.path.starts_with("/api/session")));
        if (endpoint.proof) CHECK(look.caller.check_proof());
        std::string                 query{raw.query};
        std::optional<std::int64_t> ground;
        if (grounding.check) ground = TRY(take_ground(query));
        raw.query     = query;
        auto prepared = TRY(preparing(look, raw));
        auto request  = std::exchange(prepared.request, {});
        // It counts as a field of the request: one key cannot do the same on two grounds.
        if (ground)
            request = R"({"decided_in":)" + std::to_string(*ground) + (request == "{}" ? "" : ",") + request.substr(1);
        auto run = [prepared = std::move(prepared), running, caller = look.caller, grounding,
                    ground](Act& act) -> Result<std::string> {
            if (ground) CHECK(grounding.check(act, caller, *ground));
            auto answer = running(act, caller, prepared);
            if (answer && ground) grounding.carry(act, *ground);
            return answer;
        };
        return journal::Attempt{.actor     = {look.caller.person(), look.caller.role_for(endpoint.permission), 0},
                                .operation = endpoint.name,
                                .request   = std::move(request),
                                .run       = std::move(run)};
    };
    return endpoint;
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

} // namespace penstock::api
