// What a reading function is given: a snapshot of the record, who looks, and when.
#pragma once

#include "api/caller.hpp"
#include "base/day.hpp"
#include "store/db.hpp"
#include "store/world.hpp"

#include <string>
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

struct Look {
    Reader&             read;
    Caller const&       caller;
    Instant             now;
    Day                 today;
    std::string         remote; // the client's address, for throttling only
    Installation const& installation;
    Chance&             chance;
    Reply&              reply;
};

} // namespace penstock
