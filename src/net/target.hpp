// The address in the request line, taken apart and decoded once, so that no two parts of the program read it otherwise.
#pragma once

#include <string>
#include <string_view>

namespace penstock::net {

struct Target {
    std::string      path; // decoded
    std::string_view query; // as sent
    std::string_view authority; // of an absolute address; else empty
};

// False for what no honest client sends: not beginning with '/', a NUL or control character, a wrong %-code, an encoded
// slash or backslash, a '.' or '..' segment, a fragment, bytes that are not UTF-8.
bool read_target(std::string_view text, Target& out);

// A host name, IPv4 or bracketed IPv6 address with an optional port, and nothing else.
bool valid_host(std::string_view host);

} // namespace penstock::net
