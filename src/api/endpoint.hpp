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
#include <map>
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
    bool         proof{}; // wants a fresh proof that the person is there: it moves money, or opens doors

    void             needs_proof() { proof = true; }
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
// A view that is no list but holds one says which: static constexpr auto rows() { return &YearsView::years; }
template <class View> concept HasRows = requires { View::rows(); };

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

// What is known of a function behind plain pointers. All that needs no types is compiled once, in endpoint.cpp.
struct Form {
    std::string_view name; // what the compiler calls it
    json::SchemaOf   ask;
    json::SchemaOf   view;
};
using Reading = Result<std::string> (*)(Look&, RawRequest const&);
using Tabling = Result<void> (*)(Look&, RawRequest const&, Language, TableSink&);

// An act that has been read: its ask, what was made ready for it, and the ask in canonical form.
struct Prepared {
    std::shared_ptr<void> ask;
    std::shared_ptr<void> ready;
    std::string           request;
};
using Preparing = Result<Prepared> (*)(Look&, RawRequest const&);
using Running   = Result<std::string> (*)(Act&, Caller const&, Prepared const&);

namespace detail {

template <auto function> constexpr Form form_of()
{
    using S = Signature<decltype(function)>;
    return {__PRETTY_FUNCTION__, &json::schema<typename S::Ask>, &json::schema<typename S::View>};
}

template <class View> Result<std::string> shown(Result<View>&& view)
{
    if (!view) return std::unexpected{std::move(view).error()};
    return json::to_text(*view);
}

template <auto function> Result<std::string> reading(Look& look, RawRequest const& raw)
{
    typename Signature<decltype(function)>::Ask ask{};
    CHECK(read_request(raw, ask));
    return shown(function(look, ask));
}

template <auto function> Result<void> tabling(Look& look, RawRequest const& raw, Language language, TableSink& sink)
{
    using S    = Signature<decltype(function)>;
    using Item = typename is_list<typename S::View>::Of;
    typename S::Ask ask{};
    CHECK(read_request(raw, ask));
    ask.limit = 1000;
    ask.cursor.reset();
    for (bool first = true;; first = false) {
        auto page = function(look, ask);
        if (!page) return std::unexpected{std::move(page).error()};
        if (first) write_header(sink, &add_headers<Item>, language);
        write_rows(sink, page->items.data(), page->items.size(), sizeof(Item), &add_cells<Item>);
        if (page->next.empty()) return {};
        ask.cursor = page->next;
    }
}

template <auto function>
Result<void> tabling_of_rows(Look& look, RawRequest const& raw, Language language, TableSink& sink)
{
    using S = Signature<decltype(function)>;
    typename S::Ask ask{};
    CHECK(read_request(raw, ask));
    auto view = function(look, ask);
    if (!view) return std::unexpected{std::move(view).error()};
    auto const& rows = (*view).*S::View::rows();
    using Item       = typename std::remove_cvref_t<decltype(rows)>::value_type;
    write_header(sink, &add_headers<Item>, language);
    write_rows(sink, rows.data(), rows.size(), sizeof(Item), &add_cells<Item>);
    return {};
}

template <auto function> constexpr Tabling tabling_of()
{
    using View = typename Signature<decltype(function)>::View;
    if constexpr (is_list<View>::value) return &tabling<function>;
    else if constexpr (HasRows<View>) return &tabling_of_rows<function>;
    else return nullptr;
}

template <auto function> Result<Prepared> preparing(Look&, RawRequest const& raw)
{
    auto ask = std::make_shared<typename Signature<decltype(function)>::Ask>();
    CHECK(read_request(raw, *ask));
    auto request = json::canonical(*ask);
    return Prepared{std::move(ask), {}, std::move(request)};
}

template <auto prepare, auto function> Result<Prepared> preparing(Look& look, RawRequest const& raw)
{
    auto ask = std::make_shared<typename Signature<decltype(function)>::Ask>();
    CHECK(read_request(raw, *ask));
    auto made = prepare(look, *ask);
    if (!made) return std::unexpected{std::move(made).error()};
    auto ready   = std::make_shared<typename Signature<decltype(function)>::Ready>(*std::move(made));
    auto request = json::canonical(*ask);
    return Prepared{std::move(ask), std::move(ready), std::move(request)};
}

template <auto function> Result<std::string> running(Act& act, Caller const& caller, Prepared const& prepared)
{
    using S         = Signature<decltype(function)>;
    auto const& ask = *static_cast<typename S::Ask const*>(prepared.ask.get());
    if constexpr (requires { typename S::Ready; })
        return shown(function(act, caller, ask, *static_cast<typename S::Ready const*>(prepared.ready.get())));
    else return shown(function(act, caller, ask));
}

} // namespace detail

class Registry {
public:
    template <Permission permission, auto function> void read(std::string path, Words words, Speed speed = Speed::fast)
    {
        read({EndpointKind::read, std::move(path), permission, words, speed}, detail::form_of<function>(),
             &detail::reading<function>, detail::tabling_of<function>());
    }
    template <Permission permission, auto function> void query(std::string path, Words words)
    {
        read({EndpointKind::query, std::move(path), permission, words, Speed::slow}, detail::form_of<function>(),
             &detail::reading<function>, detail::tabling_of<function>());
    }
    template <Permission permission, auto function> Endpoint& act(std::string path, Words words)
    {
        return act({EndpointKind::act, std::move(path), permission, words, Speed::fast}, detail::form_of<function>(),
            &detail::preparing<function>, &detail::running<function>);
    }
    template <Permission permission, auto prepare, auto function> Endpoint& act(std::string path, Words words)
    {
        return act({EndpointKind::act, std::move(path), permission, words, Speed::slow}, detail::form_of<function>(),
            &detail::preparing<prepare, function>, &detail::running<function>);
    }
    template <Permission permission, auto function> Endpoint& upkeep(std::string path, Words words)
    {
        return act({EndpointKind::upkeep, std::move(path), permission, words, Speed::fast}, detail::form_of<function>(),
            &detail::preparing<function>, &detail::running<function>);
    }
    template <Permission permission, auto prepare, auto function> Endpoint& upkeep(std::string path, Words words)
    {
        return act({EndpointKind::upkeep, std::move(path), permission, words, Speed::slow}, detail::form_of<function>(),
            &detail::preparing<prepare, function>, &detail::running<function>);
    }

    // What an act does besides when its request names, as ?decided_in=ID, the decision it carries out: whether it may
    // is asked before it does anything. Set before the first act is registered.
    struct Grounding {
        Result<void> (*check)(Act&, Caller const&, std::int64_t item){};
        void (*carry)(Act&, std::int64_t item){};
    };
    void ground(Grounding grounding) { grounding_ = grounding; }
    bool bears_grounds() const { return grounding_.check != nullptr; }

    std::vector<std::unique_ptr<Endpoint>> const& all() const { return endpoints_; }

    struct Match {
        Endpoint const*                                  endpoint{};
        std::vector<std::pair<std::string, std::string>> parameters;
        bool                                             other_method{}; // the path exists, the method does not
    };
    Match find(std::string_view method, std::string_view path) const;

private:
    struct Entry {
        EndpointKind kind{};
        std::string  path;
        Permission   permission{};
        Words        words;
        Speed        speed{};
    };
    Endpoint& add(Entry&& entry, Form const& form);
    void      read(Entry&& entry, Form const& form, Reading reading, Tabling tabling);
    Endpoint& act(Entry&& entry, Form const& form, Preparing preparing, Running running);

    // Endpoints whose paths have as many parts and begin alike, so that a request is compared with a few of them.
    using Beginning = std::pair<std::ptrdiff_t, std::string_view>;
    static Beginning beginning_of(std::string_view path);

    std::vector<std::unique_ptr<Endpoint>>            endpoints_;
    std::map<Beginning, std::vector<Endpoint const*>> by_beginning_; // the views are of the endpoints' own paths
    Grounding                                         grounding_{};
};

} // namespace penstock::api
