// Files people send: kept by their digest, outside the record until something refers to them.
#pragma once

#include "api/look.hpp"
#include "journal/recorder.hpp"
#include "net/request.hpp"

namespace penstock {

struct UploadView {
    Digest       digest;
    std::int64_t size{};
    std::string  name;
};
BOOST_DESCRIBE_STRUCT(UploadView, (), (digest, size, name))

// The attempt that keeps the file and answers an UploadView. The same bytes twice are kept once.
Result<journal::Attempt> upload_attempt(Look& look, net::Request const& request);

} // namespace penstock
