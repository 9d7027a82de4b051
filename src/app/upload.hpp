// Files people send: kept by their digest, outside the record until something refers to them.
#pragma once

#include "api/look.hpp"
#include "journal/recorder.hpp"
#include "net/request.hpp"

#include <mutex>
#include <unordered_map>

namespace penstock {

struct UploadView {
    Digest       digest;
    std::int64_t size{};
    std::string  name;
};
BOOST_DESCRIBE_STRUCT(UploadView, (), (digest, size, name))

// How much each person has uploaded today through this server, since it started.
class UploadQuota {
public:
    // Counts it, unless that would be more than limits.upload_bytes_per_day.
    bool take(std::int64_t person, Day today, std::int64_t bytes);

private:
    std::mutex                                     mutex_;
    Day                                            day_;
    std::unordered_map<std::int64_t, std::int64_t> taken_;
};

// The attempt that keeps the file and answers an UploadView. The same bytes twice are kept once. Refuses
// upload_quota_reached.
Result<journal::Attempt> upload_attempt(Look& look, net::Request const& request, UploadQuota& quota);

} // namespace penstock
