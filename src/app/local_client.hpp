// The endpoints without the network: for the command line, the demonstration and tests, through the same code.
#pragma once

#include "api/endpoint.hpp"
#include "journal/recorder.hpp"

#include <string>

namespace penstock {

class LocalClient {
public:
    // All must outlive the client.
    LocalClient(api::Registry const& registry, Recorder& recorder, Installation const& installation, Chance& chance)
        : registry_{registry},
          recorder_{recorder},
          installation_{installation},
          chance_{chance}
    {}

    // The answer's JSON, or the refusal. A defect is thrown. `target` may have a query.
    Result<std::string> get(Caller const& caller, std::string_view target);
    Result<std::string> post(Caller const& caller, std::string_view target, std::string_view body, std::string key);
    Result<std::string> post(Caller const& caller, std::string_view target, std::string_view body); // under a fresh key

    // Who acts from now on: the person, if the password is right, with the roles in force today.
    Result<Caller> sign_in(std::string_view email, std::string_view password, std::string_view code = {});
    void           sign_out(Caller const& caller);

    template <class Use> auto look(Caller const& caller, Use use);

    std::string const& cookie() const { return cookie_; } // of the last answer

private:

    api::Registry const& registry_;
    Recorder&            recorder_;
    Installation const&  installation_;
    Chance&              chance_;
    std::string          cookie_; // set by the last answer, "" when it set none
};

template <class Use> auto LocalClient::look(Caller const& caller, Use use)
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
    auto  out = use(look);
    cookie_   = reply.set_cookie;
    return out;
}

// A fresh idempotency key: 32 hexadecimal digits.
std::string fresh_key(Chance& chance);

} // namespace penstock
