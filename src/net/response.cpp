#include "net/response.hpp"

#include "base/refusal.hpp"

#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

namespace penstock::net {

static Refusal refusal_for(int status)
{
    switch (status) {
    case 404: return refusal::not_found;
    case 405:
    case 501: return refusal::unknown_method;
    case 408: return refusal::too_slow;
    case 413: return refusal::too_large;
    case 414:
    case 431: return refusal::too_long;
    case 429: return refusal::too_many_connections;
    case 503:
    case 507: return refusal::unavailable;
    default:  return status >= 500 ? refusal::internal_error : refusal::malformed_request;
    }
}

// As a text: braces around its two halves would make a list of them.
static boost::json::string_view as_text(std::string_view text) { return {text.data(), text.size()}; }

Response problem(int status, std::string_view trace)
{
    Refusal             why  = refusal_for(status);
    Words               said = words(why);
    boost::json::object body{
        {"type", "urn:penstock:refusal:" + std::string{name_of(why)}},
        {"title", {{"zh", as_text(said.zh)}, {"en", as_text(said.en)}}},
        {"status", status},
        {"refusal", as_text(name_of(why))},
        {"detail", ""},
        {"errors", boost::json::array{}},
        {"trace", as_text(trace)},
    };
    Response out;
    out.status       = status;
    out.content_type = "application/problem+json";
    out.body         = boost::json::serialize(body);
    return out;
}

} // namespace penstock::net
