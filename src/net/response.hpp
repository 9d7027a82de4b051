// An answer as the application gives it: a status, a few headers and one of five kinds of body.
#pragma once

#include "net/event_hub.hpp"

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace penstock::net {

struct Header {
    std::string name;
    std::string value; // a line break in it is a defect
};

// Bytes that live as long as the program.
struct StaticBytes {
    std::string_view bytes;
};

// Called on a worker thread, one call at a time, when the client has taken the chunk before: puts the next bytes into
// the empty string and says whether more may follow. 16 to 256 KB at a time is good. An exception cuts the connection,
// so that the client sees that the answer is not whole.
using Producer = std::move_only_function<bool(std::string& chunk)>;

// A text/event-stream fed from a hub until the client or the server ends it.
struct EventStream {
    std::shared_ptr<EventHub>         hub;
    std::function<bool(Event const&)> wants; // empty: all events
};

using Body = std::variant<std::string, std::shared_ptr<std::string const>, StaticBytes, Producer, EventStream>;

struct Response {
    int                 status{200};
    std::string_view    content_type; // a literal; empty when there is no body
    Body                body;
    std::vector<Header> headers;
    std::string_view    route; // template for log and metrics such as /api/awards/{id}; must outlive the server
    std::string         nonce; // for pages: the nonce of the content security policy, which then allows a page to run
    bool                close{}; // close the connection afterwards
};

// The answer in a few words (RFC 9457 problem, zh and en) for a status the server itself decided.
Response problem(int status, std::string_view trace);

} // namespace penstock::net
