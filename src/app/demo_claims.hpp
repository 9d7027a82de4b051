// Claims of the demonstration: one in every state, with receipts that are small files.
#pragma once

#include "app/local_client.hpp"
#include "base/day.hpp"
#include "journal/recorder.hpp"

namespace penstock {

class DemoClaims {
public:
    DemoClaims(LocalClient& client, Recorder& recorder) : client_{client}, recorder_{recorder} {}

    static std::size_t count();
    // Before today; and whether it is accepted and paid by now.
    static int  days_ago(std::size_t which);
    static bool is_paid(std::size_t which);

    // The claim with its receipts, and what was said to it.
    Result<void> hand_in(std::size_t which, std::int64_t award, Caller const& team, Caller const& judge, Day now);

private:
    LocalClient& client_;
    Recorder&    recorder_;
    int          receipts_{}; // so that no two are alike
};

} // namespace penstock
