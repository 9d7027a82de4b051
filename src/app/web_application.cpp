#include "app/web_application.hpp"

#include "api/problem.hpp"
#include "api/refusals.hpp"
#include "app/evidence.hpp"
#include "app/program.hpp"
#include "app/table_files.hpp"
#include "exchange/file_limits.hpp"
#include "identity/identity_api.hpp"
#include "people/api_token.hpp"
#include "people/secret.hpp"
#include "people/session.hpp"

namespace penstock {

namespace {

net::Response json_answer(std::string body)
{
    return {.content_type = "application/json", .body = std::move(body), .headers = {{"Cache-Control", "no-store"}}};
}

net::Response refused(Refused const& why, std::string_view trace)
{
    auto          problem = api::problem(why, std::string{trace});
    net::Response out{
        .status = problem.status, .content_type = "application/problem+json", .body = json::to_text(problem)};
    out.headers.push_back({"Cache-Control", "no-store"});
    if (why.why == refusal::too_many_attempts && !why.detail.empty())
        out.headers.push_back({"Retry-After", why.detail});
    return out;
}

bool well_formed_key(std::string_view key)
{
    return key.size() >= 16 && key.size() <= 64 && std::ranges::all_of(key, [](char c) {
               return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' ||
                      c == '_';
           });
}

// A change must come from our own pages: browsers say so in these headers, and a form cannot send JSON.
bool from_another_site(net::RequestHead const& request)
{
    if (auto site = request.header("sec-fetch-site"); site && *site != "same-origin" && *site != "none") return true;
    auto origin = request.header("origin");
    if (!origin) return false;
    auto host = origin->find("://");
    return host == origin->npos || origin->substr(host + 3) != request.host;
}

bool is_json(net::RequestHead const& request)
{
    auto type = request.header("content-type").value_or("");
    return type == "application/json" || type.starts_with("application/json;");
}

struct Table { // a list's address with the format a file is wanted in
    std::string_view path;
    std::string_view format; // "" for the list itself
};

Table table_address(std::string_view path)
{
    for (std::string_view format : {"csv", "xlsx"})
        if (path.size() > format.size() + 1 && path.ends_with(format) && path[path.size() - format.size() - 1] == '.')
            return {path.substr(0, path.size() - format.size() - 1), format};
    return {path, ""};
}

} // namespace

// Long work tells how far it is to everybody who listens; the hub keeps only the newest word of each.
class EventProgress : public Progress {
public:
    explicit EventProgress(std::shared_ptr<net::EventHub> hub) : hub_{std::move(hub)} {}
    void at(std::string_view kind, std::string_view subject, std::int64_t done, std::int64_t total) override
    {
        std::string data = "{\"kind\":";
        json::write_text(data, kind);
        data += ",\"digest\":";
        json::write_text(data, subject);
        data += ",\"done\":" + std::to_string(done) + ",\"total\":" + std::to_string(total) + "}";
        hub_->publish({"progress", std::move(data), std::string{subject}});
    }

private:
    std::shared_ptr<net::EventHub> hub_;
};

struct WebApplication::Task {
    net::Request         request;
    net::Responder       responder;
    api::Endpoint const* endpoint{};
    api::RawRequest      raw;
    std::string          trace;

    void answer(net::Response response)
    {
        if (endpoint) response.route = endpoint->path;
        responder.answer(std::move(response));
    }
    void refuse_with(Refused const& why) { answer(refused(why, trace)); }
};

WebApplication::WebApplication(api::Registry const& registry, Installation const& installation, ReaderPool& readers,
                               RecorderThread& recorder, Clock& clock, Chance& chance)
    : registry_{registry},
      installation_{installation},
      readers_{readers},
      recorder_{recorder},
      clock_{clock},
      chance_{chance},
      events_{std::make_shared<net::EventHub>()},
      progress_{std::make_shared<EventProgress>(events_)},
      description_{api_description()}
{
    recorder_.follow([events = events_](journal::Happened const& happened) {
        std::string data = "{\"size\":" + std::to_string(happened.size) + ",\"kinds\":";
        json::write(data, happened.kinds);
        events->publish({"changed", data + "}", "changed"});
    });
}

net::BodyRule WebApplication::body_rule(net::RequestHead const& head)
{
    if (head.method == "POST" && head.path == "/api/uploads")
        return {.at_most = exchange::file_limits().upload_bytes, .spool = true};
    return {};
}

void WebApplication::handle(net::Request&& request, net::Responder responder)
{
    if (request.path.starts_with("/api/")) return route_api(std::move(request), std::move(responder));
    if (auto file = files_.answer(request)) return responder.answer(*std::move(file));
    auto task = std::make_shared<Task>(Task{std::move(request), std::move(responder), nullptr, {}, {}});
    server_->work([this, task] {
        auto lease    = readers_.take();
        auto snapshot = lease.snapshot();
        task->answer(operations_answer(snapshot, task->request, server_->counts(), metrics_, installation_, clock_));
    });
}

void WebApplication::route_api(net::Request&& request, net::Responder responder)
{
    auto  task  = std::make_shared<Task>(Task{std::move(request), std::move(responder), nullptr, {}, {}});
    auto& asked = task->request;
    task->trace = asked.trace;
    auto method = asked.method == "HEAD" ? std::string_view{"GET"} : asked.method;
    if (method != "GET" && from_another_site(asked)) return task->refuse_with(refusal::cross_site_request);

    if (asked.path == "/api/openapi.json" && method == "GET")
        return task->answer({.content_type = "application/json", .body = description_});
    if (asked.path == "/api/events" && method == "GET") {
        return with_look(*task, [&](Look& look, auto const&) {
            if (!look.caller.signed_in()) return task->refuse_with(refusal::not_signed_in);
            task->answer({.content_type = "text/event-stream", .body = net::EventStream{events_, {}}});
        });
    }
    if (asked.path == "/api/uploads" && method == "POST") return server_->work([this, task] { run_upload(task); });

    if (method == "GET" && is_evidence_address(asked.path))
        return server_->work([this, task] {
            with_look(*task, [&](Look& look, auto const&) {
                auto answer = evidence_answer(look, task->request.path);
                if (!answer) return task->refuse_with(answer.error());
                task->answer(*std::move(answer));
            });
        });

    auto table = table_address(asked.path);
    auto match = registry_.find(method, table.path);
    if (!match.endpoint || (!table.format.empty() && !match.endpoint->table)) {
        if (match.other_method) return task->answer(net::problem(405, task->trace));
        return task->refuse_with(refusal::not_found);
    }
    task->endpoint = match.endpoint;
    task->raw      = {std::move(match.parameters), asked.query, asked.body};
    if (method == "POST" && takes_round(asked.path))
        if (auto kept = cookie_in(asked.header("cookie").value_or(""), round_cookie_name(installation_.secure_cookies));
            !kept.empty())
            task->raw.path.emplace_back(round_field, kept);
    if (method == "POST" && !is_json(asked)) return task->refuse_with(refusal::unsupported_media_type);

    if (!table.format.empty()) return server_->work([this, task, format = table.format] { run_table(task, format); });
    auto run = [this, task] { task->endpoint->mutating() ? run_act(task) : run_read(task); };
    // What is slow and no plain reading hashes passwords or counts through files: readers must not queue behind it.
    if (task->endpoint->speed == api::Speed::fast) run();
    else if (task->endpoint->kind == api::EndpointKind::read) server_->work(run);
    else server_->work_long(run);
}

template <class Use> void WebApplication::with_look(Task& task, Use use)
{
    auto                    now      = clock_.now();
    auto                    today    = *day_in(now, installation_.zone);
    auto                    lease    = readers_.take();
    auto                    snapshot = lease.snapshot();
    std::optional<SignedIn> session;
    std::optional<ByToken>  by_token;
    // Who shows a token is not asked for a cookie: one request is made in one name.
    if (auto bearer = bearer_in(task.request.header("authorization").value_or("")); !bearer.empty()) {
        by_token = find_api_token(snapshot, bearer, now, today);
    } else {
        auto token = token_in(task.request.header("cookie").value_or(""), installation_.secure_cookies);
        if (!token.empty()) session = find_session(snapshot, token, now, today);
    }

    Caller const nobody;
    Reply        reply;
    Look         look{snapshot,
              session    ? session->caller
              : by_token ? by_token->caller
                         : nobody,
              now,
              today,
              std::string{task.request.remote},
              installation_,
              chance_,
              reply,
              progress_.get(),
              device_words(task.request.header("user-agent").value_or(""))};
    use(look, session);
    if (session && session->touch_due) recorder_.submit(touch_session(*session));
    if (by_token && by_token->touch_due) recorder_.submit(touch_api_token(*by_token));
}

void WebApplication::run_read(std::shared_ptr<Task> task)
{
    with_look(*task, [&](Look& look, auto const& session) {
        auto const& request = task->request;
        if (task->endpoint->kind == api::EndpointKind::query && session &&
            !same_secret(request.header("x-csrf-token").value_or(""), session->csrf))
            return task->refuse_with(refusal::cross_site_request);
        auto body = task->endpoint->read(look, task->raw);
        if (!body) return task->refuse_with(body.error());
        auto          tag      = '"' + hex(sha256(*body).view().substr(0, 12)) + '"';
        net::Response response = json_answer(*std::move(body));
        // A private copy may be kept, and asked about with its tag before it is used again.
        response.headers = {{"Cache-Control", "private, no-cache"}, {"ETag", tag}};
        if (request.header("if-none-match") == tag) {
            response.status = 304;
            response.body   = std::string{};
        }
        task->answer(std::move(response));
    });
}

void WebApplication::run_act(std::shared_ptr<Task> task)
{
    with_look(*task, [&](Look& look, auto const& session) {
        auto const& request = task->request;
        if (session && !same_secret(request.header("x-csrf-token").value_or(""), session->csrf))
            return task->refuse_with(refusal::cross_site_request);
        auto key = request.header("idempotency-key").value_or("");
        bool act = task->endpoint->kind == api::EndpointKind::act;
        if (act && !well_formed_key(key)) return task->refuse_with(refusal::missing_key);
        if (auto standing = act && closed_ ? closed_() : std::nullopt)
            return task->refuse_with({refusal::read_only, standing->words()});

        auto attempt = task->endpoint->prepare(look, task->raw);
        if (!attempt) return task->refuse_with(attempt.error());
        if (act) attempt->key = key;
        attempt->done = [task, cookie = look.reply.set_cookie](Outcome outcome) {
            switch (outcome.ending) {
            case journal::Ending::done: {
                auto response = json_answer(std::move(outcome.answer));
                if (!cookie.empty()) response.headers.push_back({"Set-Cookie", cookie});
                if (outcome.first_fact) // where the receipts of what was done are to be had
                    response.headers.push_back({"Penstock-Facts", std::to_string(outcome.first_fact) + "-" +
                                                                      std::to_string(outcome.last_fact)});
                if (outcome.repeated) response.headers.push_back({"Idempotent-Replayed", "true"});
                return task->answer(std::move(response));
            }
            case journal::Ending::refused:
            case journal::Ending::unavailable: return task->refuse_with(outcome.refused);
            case journal::Ending::defect:
                log_incident(outcome.incident, task->trace);
                return task->answer(net::problem(500, task->trace));
            }
        };
        recorder_.submit(*std::move(attempt));
    });
}

void WebApplication::run_table(std::shared_ptr<Task> task, std::string_view format)
{
    with_look(*task, [&](Look& look, auto const&) {
        auto answer = table_answer(look, *task->endpoint, task->raw, format, task->request.path);
        if (!answer) return task->refuse_with(answer.error());
        task->answer(*std::move(answer));
    });
}

void WebApplication::run_upload(std::shared_ptr<Task> task)
{
    with_look(*task, [&](Look& look, auto const& session) {
        auto const& request = task->request;
        if (session && !same_secret(request.header("x-csrf-token").value_or(""), session->csrf))
            return task->refuse_with(refusal::cross_site_request);
        if (request.header("content-type").value_or("") != "application/octet-stream")
            return task->refuse_with(refusal::unsupported_media_type);
        auto attempt = upload_attempt(look, request, uploads_);
        if (!attempt) return task->refuse_with(attempt.error());
        attempt->done = [task](Outcome outcome) {
            if (outcome.ending == journal::Ending::done) return task->answer(json_answer(std::move(outcome.answer)));
            task->refuse_with(outcome.refused);
        };
        recorder_.submit(*std::move(attempt));
    });
}

} // namespace penstock
