// A request as the application sees it: checked for form, decoded once, and holding the bytes its views point into.
#pragma once

#include "net/spool.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace penstock::net {

struct Field {
    std::string_view name; // as the client wrote it
    std::string_view value;
};

// What stands before the body. All views live as long as the Request they belong to.
struct RequestHead {
    std::string_view method; // GET, HEAD, POST, PUT, PATCH, DELETE or OPTIONS: others never get here
    std::string_view path; // percent-decoded once, UTF-8, begins with '/', no control character, no '.' or '..' segment
    std::string_view query; // after '?', as sent
    std::string_view host; // of the client's view, without the scheme; the forwarded one behind a trusted proxy
    std::string_view remote; // the client's address; the forwarded one behind a trusted proxy
    std::string_view trace; // 16 hexadecimal digits made for this request
    bool             head{}; // HEAD: answer as to GET, the body is left out for you
    bool             secure{}; // came by TLS, here or at the trusted proxy
    std::span<Field const> fields;

    // The value of a header by its name in lower case; nothing when absent. A repeated header gives its first value.
    std::optional<std::string_view> header(std::string_view lower_case_name) const;
};

// May be moved to another thread and kept as long as needed.
struct Request : RequestHead {
    std::string_view             body; // empty when spooled
    std::shared_ptr<SpooledFile> upload; // set when the body rule said so
    std::shared_ptr<void const>  bytes; // what the views point into
};

} // namespace penstock::net
