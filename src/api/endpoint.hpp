// An endpoint is a plain function; its signature is the API. One registration parses, checks, authorises, makes the
// attempt idempotent and describes itself. There is no way to register without a permission: it is a template argument.
//
//   read   Result<View> f(Look&, Ask const&)                                  GET, changes nothing
//   query  the same, asked by POST because the question is long
//   act    Result<View> f(Act&, Caller const&, Ask const&)                    POST, needs an Idempotency-Key
//   upkeep the same, for tables outside the record (sessions, uploads): repeated calls do no harm, no key
// act and upkeep may have a first part, run before and outside the transaction, for what is slow:
//   Result<Ready> prepare(Look&, Ask const&)  then  f(Act&, Caller const&, Ask const&, Ready const&)
#pragma once

#include "api/list.hpp"
#include "api/look.hpp"
#include "api/request_text.hpp"
#include "api/table.hpp"
#include "base/json_schema.hpp"
#include "journal/recorder.hpp"

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace penstock::api {

BOOST_DEFINE_ENUM_CLASS(EndpointKind, read, query, act, upkeep)

enum class Speed { fast, slow }; // slow: not on a loop thread

struct Endpoint {
    EndpointKind kind{};
    std::string  path; // with {name} for each path parameter
    std::string  name; // of the function: the operationId
    Permission   permission{};
    Words        words;
    Speed        speed{};

    bool             mutating() const { return kind == EndpointKind::act || kind == EndpointKind::upkeep; }
    std::string_view method() const { return kind == EndpointKind::read ? "GET" : "POST"; }

    std::function<Result<std::string>(Look&, RawRequest const&)> read; // read and query
    // act and upkeep: everything but the running; actor and key are filled in by the caller.
    std::function<Result<journal::Attempt>(Look&, RawRequest const&)> prepare;
    // Lists: the whole filtered list into a table.
    std::function<Result<void>(Look&, RawRequest const&, Language, TableSink&)> table;
    std::function<void(json::Components&, boost::json::object& operation)>      describe;
};

template <class T> struct is_list : std::false_type {};
template <class Item> struct is_list<List<Item>> : std::true_type {
    using Of = Item;
};

template <class Function> struct Signature;
template <class V, class A> struct Signature<Result<V> (*)(Look&, A const&)> {
    using View = V;
    using Ask  = A;
};
template <class V, class A> struct Signature<Result<V> (*)(Act&, Caller const&, A const&)> {
    using View = V;
    using Ask  = A;
};
template <class V, class A, class R> struct Signature<Result<V> (*)(Act&, Caller const&, A const&, R const&)> {
    using View  = V;
    using Ask   = A;
    using Ready = R;
};

template <auto function> std::string function_name()
{
    constexpr std::string_view whole = __PRETTY_FUNCTION__;
    auto                       from  = whole.find("function = ") + 11;
    auto                       name  = whole.substr(from, whole.find_first_of(";]", from) - from);
    if (auto colon = name.rfind("::"); colon != name.npos) name.remove_prefix(colon + 2);
    if (name.starts_with('&')) name.remove_prefix(1);
    return std::string{name};
}

class Registry {
public:
    template <Permission permission, auto function> void read(std::string path, Words words, Speed speed = Speed::fast)
    {
        auto& endpoint = add<function>(EndpointKind::read, std::move(path), permission, words, speed);
        reading<function>(endpoint);
    }
    template <Permission permission, auto function> void query(std::string path, Words words)
    {
        auto& endpoint = add<function>(EndpointKind::query, std::move(path), permission, words, Speed::slow);
        reading<function>(endpoint);
    }
    template <Permission permission, auto function> void act(std::string path, Words words)
    {
        acting<function>(add<function>(EndpointKind::act, std::move(path), permission, words, Speed::fast));
    }
    template <Permission permission, auto prepare, auto function> void act(std::string path, Words words)
    {
        preparing<prepare, function>(add<function>(EndpointKind::act, std::move(path), permission, words, Speed::slow));
    }
    template <Permission permission, auto function> void upkeep(std::string path, Words words)
    {
        acting<function>(add<function>(EndpointKind::upkeep, std::move(path), permission, words, Speed::fast));
    }
    template <Permission permission, auto prepare, auto function> void upkeep(std::string path, Words words)
    {
        preparing<prepare, function>(
            add<function>(EndpointKind::upkeep, std::move(path), permission, words, Speed::slow));
    }

    std::vector<std::unique_ptr<Endpoint>> const& all() const { return endpoints_; }

    struct Match {
        Endpoint const*                                  endpoint{};
        std::vector<std::pair<std::string, std::string>> parameters;
        bool                                             other_method{}; // the path exists, the method does not
    };
    Match find(std::string_view method, std::string_view path) const;

private:
    template <auto function>
    Endpoint& add(EndpointKind kind, std::string path, Permission permission, Words words, Speed speed)
    {
        using S = Signature<decltype(function)>;
        endpoints_.push_back(std::make_unique<Endpoint>(Endpoint{.kind       = kind,
                                                                 .path       = std::move(path),
                                                                 .name       = function_name<function>(),
                                                                 .permission = permission,
                                                                 .words      = words,
                                                                 .speed      = speed}));
        endpoints_.back()->describe = [](json::Components& components, boost::json::object& operation) {
            operation["x-ask"]  = json::schema<typename S::Ask>(components);
            operation["x-view"] = json::schema<typename S::View>(components);
        };
        return *endpoints_.back();
    }

    template <auto function> void reading(Endpoint& endpoint)
    {
        using S       = Signature<decltype(function)>;
        endpoint.read = [permission = endpoint.permission](Look& look, RawRequest const& raw) -> Result<std::string> {
            CHECK(look.caller.check(permission));
            auto ask = TRY(json::from_text<typename S::Ask>(TRY(request_text<typename S::Ask>(raw))));
            return json::to_text(TRY(function(look, ask)));
        };
        if constexpr (is_list<typename S::View>::value) {
            endpoint.table = [permission = endpoint.permission](Look& look, RawRequest const& raw, Language language,
                                                                TableSink& sink) -> Result<void> {
                CHECK(look.caller.check(permission));
                using Item = typename is_list<typename S::View>::Of;
                auto ask   = TRY(json::from_text<typename S::Ask>(TRY(request_text<typename S::Ask>(raw))));
                ask.limit  = 1000;
                ask.cursor.reset();
                auto                     page = TRY(function(look, ask));
                std::vector<std::string> names;
                add_headers<Item>(names, "", language);
                sink.header(names);
                for (;;) {
                    for (auto const& item : page.items) {
                        std::vector<Cell> cells;
                        add_cells<Item>(cells, &item);
                        sink.row(cells);
                    }
                    if (page.next.empty()) return {};
                    ask.cursor = page.next;
                    page       = TRY(function(look, ask));
                }
            };
        }
    }

    template <auto function> void acting(Endpoint& endpoint)
    {
        using S          = Signature<decltype(function)>;
        endpoint.prepare = [&endpoint](Look& look, RawRequest const& raw) -> Result<journal::Attempt> {
            CHECK(look.caller.check(endpoint.permission));
            auto ask = std::make_shared<typename S::Ask>(
                TRY(json::from_text<typename S::Ask>(TRY(request_text<typename S::Ask>(raw)))));
            return attempt(endpoint, look, *ask, [ask, caller = look.caller](Act& act) -> Result<std::string> {
                return json::to_text(TRY(function(act, caller, *ask)));
            });
        };
    }

    template <auto prepare, auto function> void preparing(Endpoint& endpoint)
    {
        using S          = Signature<decltype(function)>;
        endpoint.prepare = [&endpoint](Look& look, RawRequest const& raw) -> Result<journal::Attempt> {
            CHECK(look.caller.check(endpoint.permission));
            auto ask = std::make_shared<typename S::Ask>(
                TRY(json::from_text<typename S::Ask>(TRY(request_text<typename S::Ask>(raw)))));
            auto ready = std::make_shared<typename S::Ready>(TRY(prepare(look, *ask)));
            return attempt(endpoint, look, *ask, [ask, ready, caller = look.caller](Act& act) -> Result<std::string> {
                return json::to_text(TRY(function(act, caller, *ask, *ready)));
            });
        };
    }

    template <class Ask>
    static journal::Attempt attempt(Endpoint const& endpoint, Look const& look, Ask const& ask,
                                    std::function<Result<std::string>(Act&)> run)
    {
        return {.actor     = {look.caller.person(), look.caller.role_for(endpoint.permission), 0},
                .operation = endpoint.name,
                .request   = json::canonical(ask),
                .run       = std::move(run)};
    }

    std::vector<std::unique_ptr<Endpoint>> endpoints_;
};

// The OpenAPI 3.1 description of everything registered, in canonical order.
std::string openapi(Registry const& registry, std::string_view version);

} // namespace penstock::api
