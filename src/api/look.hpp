// What a reading function is given: a snapshot of the record, who looks, and when.
#pragma once

#include "api/caller.hpp"
#include "base/day.hpp"
#include "store/db.hpp"
#include "store/world.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace penstock {

struct DemoAccount {
    std::string email;
    std::string password;
    Role        role{};
    std::string name;
};
BOOST_DESCRIBE_STRUCT(DemoAccount, (), (email, password, role, name))

// Facts about this installation that do not change while it runs.
struct Installation {
    std::string              version;
    std::string              zone{"Asia/Shanghai"};
    std::string              journal_key; // the verifier key of the journal, as others write it
    bool                     demo{};
    std::vector<DemoAccount> demo_accounts;
    bool                     secure_cookies{}; // served by TLS, so cookies may be told never to travel without
};

// What goes out beside the answer, and only if there is one.
struct Reply {
    std::string set_cookie;
};

// Told how far a long piece of work has come, often and from any thread; whoever shows it decides how often.
struct Progress {
    virtual ~Progress() = default;
    // `kind` is a word of the API ("import"), `subject` what is worked on (the digest of a file), in `total` bytes.
    virtual void at(std::string_view kind, std::string_view subject, std::int64_t done, std::int64_t total) = 0;
};

struct Look {
    Reader&             read;
    Caller const&       caller;
    Instant             now;
    Day                 today;
    std::string         remote; // the client's address, for throttling only
    Installation const& installation;
    Chance&             chance;
    Reply&              reply;
    Progress*           progress{}; // lives until an act prepared through this look is answered
    std::string         device;     // what the client calls itself, in two words; "" when it does not
};

} // namespace penstock
