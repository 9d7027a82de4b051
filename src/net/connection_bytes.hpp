// What the views of one request point into. The connection and the Request share it, so either may go first.
#pragma once

#include "net/connection.hpp"

namespace penstock::net {

struct Connection::Bytes {
    std::string                  text; // the head as sent
    HeadParts                    parts;
    Target                       target;
    RequestHead                  request;
    std::string                  trace;
    std::string                  host;
    std::string                  remote;
    std::string                  body;
    std::shared_ptr<SpooledFile> upload;
};

} // namespace penstock::net
