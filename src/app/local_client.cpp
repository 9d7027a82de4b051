#include "app/local_client.hpp"

#include "api/refusals.hpp"
#include "people/session.hpp"

namespace penstock {

std::string fresh_key(Chance& chance)
{
    auto bytes = chance.bytes<16>();
    return hex({reinterpret_cast<char const*>(bytes.data()), bytes.size()});
}

Result<std::string> LocalClient::get(Caller const& caller, std::string_view target)
{
    auto question = std::min(target.find('?'), target.size());
    auto match    = registry_.find("GET", target.substr(0, question));
    if (!match.endpoint) return refuse(refusal::not_found);
    api::RawRequest raw{std::move(match.parameters), target.substr(std::min(question + 1, target.size())), {}};
    return look(caller, [&](Look& look) { return match.endpoint->read(look, raw); });
}

Result<std::string> LocalClient::post(Caller const& caller, std::string_view target, std::string_view body)
{
    return post(caller, target, body, fresh_key(chance_));
}

Result<std::string> LocalClient::post(Caller const& caller, std::string_view target, std::string_view body,
                                      std::string key)
{
    auto question = std::min(target.find('?'), target.size());
    auto match    = registry_.find("POST", target.substr(0, question));
    if (!match.endpoint) return refuse(refusal::not_found);
    api::RawRequest raw{std::move(match.parameters), target.substr(std::min(question + 1, target.size())), body};
    if (!match.endpoint->mutating()) return look(caller, [&](Look& look) { return match.endpoint->read(look, raw); });

    auto attempt = TRY(look(caller, [&](Look& look) { return match.endpoint->prepare(look, raw); }));
    if (match.endpoint->kind == api::EndpointKind::act) attempt.key = std::move(key);
    auto outcome = recorder_.run_one(std::move(attempt));
    switch (outcome.ending) {
    case journal::Ending::done:        return std::move(outcome.answer);
    case journal::Ending::refused:     return std::unexpected{std::move(outcome.refused)};
    case journal::Ending::unavailable: return refuse(refusal::unavailable);
    case journal::Ending::defect:      throw Defect{std::source_location::current(), outcome.incident};
    }
    std::unreachable();
}

Result<Caller> LocalClient::sign_in(std::string_view email, std::string_view password, std::string_view code)
{
    std::string body = "{\"email\":";
    json::write_text(body, email);
    body += ",\"password\":";
    json::write_text(body, password);
    if (!code.empty()) {
        body += ",\"code\":";
        json::write_text(body, code);
    }
    CHECK(post({}, "/api/session", body + "}"));
    auto cookie = cookie_;
    return look({}, [&](Look& look) -> Result<Caller> {
        auto token   = token_in(std::string_view{cookie}.substr(0, cookie.find(';')), installation_.secure_cookies);
        auto session = find_session(look.read, token, look.now, look.today);
        if (!session) return refuse(refusal::not_signed_in);
        return session->caller;
    });
}

void LocalClient::sign_out(Caller const& caller)
{
    // A session that cannot be ended now ends by itself.
    [[maybe_unused]] auto ended = post(caller, "/api/session/end", "{}");
}

} // namespace penstock
