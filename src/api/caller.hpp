// Who calls, what they may, and in which programmes.
#pragma once

#include "api/permission.hpp"
#include "base/refusal.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace penstock {

// A role in force now: in the whole body (programme 0), in one programme, or in one award only.
struct Grant {
    Role         role{};
    std::int64_t programme{};
    std::int64_t award{}; // not 0: in this award, and nothing beside it
};

class Caller {
public:
    Caller() = default; // nobody: not signed in
    Caller(std::int64_t person, std::vector<Grant> grants, std::string session)
        : person_{person},
          grants_{std::move(grants)},
          session_{std::move(session)}
    {}
    // Whoever has the machine and its database: the command line and the schedule.
    static Caller operator_of_this_machine();

    std::int64_t              person() const { return person_; }
    bool                      signed_in() const { return person_ != 0 || everything_; }
    std::vector<Grant> const& grants() const { return grants_; }
    std::string const&        session() const { return session_; } // the digest of its token, in hexadecimal

    // In some scope at least.
    bool may(Permission permission) const;
    // In this programme, or in the whole body when programme is 0.
    bool may_in(Permission permission, std::int64_t programme) const;
    // not_signed_in or not_your_role, with the permission that is missing.
    Result<void> check(Permission permission) const;
    Result<void> check_in(Permission permission, std::int64_t programme) const;

    // In this award: by a role in it, in its programme or in the whole body.
    bool         may_on(Permission permission, std::int64_t programme, std::int64_t award) const;
    Result<void> check_on(Permission permission, std::int64_t programme, std::int64_t award) const;

    // The awards in which a role in one award gives the permission.
    std::vector<std::int64_t> awards(Permission permission) const;

    // Nothing: in all programmes. Otherwise the programmes in which the permission holds.
    std::optional<std::vector<std::int64_t>> programmes(Permission permission) const;

    // The role the person acts in when using a permission, for the public envelope of facts; "" for the system.
    std::string role_for(Permission permission) const;

private:
    std::int64_t       person_{};
    std::vector<Grant> grants_;
    std::string        session_;
    bool               everything_{};
};

} // namespace penstock
