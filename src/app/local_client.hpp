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
    Result<std::string> post(Caller const& caller, std::string_view path, std::string_view body, std::string key);
    Result<std::string> post(Caller const& caller, std::string_view path, std::string_view body); // under a fresh key

private:
    template <class Use> auto with_look(Caller const& caller, Use use);

    api::Registry const& registry_;
    Recorder&            recorder_;
    Installation const&  installation_;
    Chance&              chance_;
};

// A fresh idempotency key: 32 hexadecimal digits.
std::string fresh_key(Chance& chance);

} // namespace penstock
