#include "app/local_client.hpp"

namespace penstock {

std::string fresh_key(Chance& chance)
{
    auto bytes = chance.bytes<16>();
    return hex({reinterpret_cast<char const*>(bytes.data()), bytes.size()});
}

template <class Use> auto LocalClient::with_look(Caller const& caller, Use use)
{
    auto  now      = recorder_.now();
    auto  snapshot = recorder_.database().snapshot();
    Reply reply;
    Look  look{.read         = snapshot,
               .caller       = caller,
               .now          = now,
               .today        = *day_in(now, installation_.zone),
               .remote       = "local",
               .installation = installation_,
               .chance       = chance_,
               .reply        = reply};
    return use(look);
}

Result<std::string> LocalClient::get(Caller const& caller, std::string_view target)
{
    auto question = std::min(target.find('?'), target.size());
    auto match    = registry_.find("GET", target.substr(0, question));
    if (!match.endpoint) return refuse(Refusal::not_found);
    api::RawRequest raw{std::move(match.parameters), target.substr(std::min(question + 1, target.size())), {}};
    return with_look(caller, [&](Look& look) { return match.endpoint->read(look, raw); });
}

Result<std::string> LocalClient::post(Caller const& caller, std::string_view path, std::string_view body)
{
    return post(caller, path, body, fresh_key(chance_));
}

Result<std::string> LocalClient::post(Caller const& caller, std::string_view path, std::string_view body,
                                      std::string key)
{
    auto match = registry_.find("POST", path);
    if (!match.endpoint) return refuse(Refusal::not_found);
    api::RawRequest raw{std::move(match.parameters), {}, body};
    if (!match.endpoint->mutating())
        return with_look(caller, [&](Look& look) { return match.endpoint->read(look, raw); });

    auto attempt = TRY(with_look(caller, [&](Look& look) { return match.endpoint->prepare(look, raw); }));
    if (match.endpoint->kind == api::EndpointKind::act) attempt.key = std::move(key);
    auto outcome = recorder_.run_one(std::move(attempt));
    switch (outcome.ending) {
    case journal::Ending::done:        return std::move(outcome.answer);
    case journal::Ending::refused:     return std::unexpected{std::move(outcome.refused)};
    case journal::Ending::unavailable: return refuse(Refusal::unavailable);
    case journal::Ending::defect:      throw Defect{std::source_location::current(), outcome.incident};
    }
    std::unreachable();
}

} // namespace penstock
