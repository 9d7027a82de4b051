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

// What a token in place of a session lets its owner do, of what he may at that moment.
struct TokenScope {
    bool         reads_only{}; // no change
    Permissions  only;         // otherwise changes by these permissions; what he may read, it reads in any case
    std::int64_t programme{};  // not 0: in this programme
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

    // Roles that give nothing while the person owes something: a second factor, a new password. They say so.
    void withhold(std::vector<Grant> grants, Refusal why)
    {
        withheld_     = std::move(grants);
        withheld_why_ = why;
    }
    // The last proof of being there is too old for what wants a fresh one.
    void         ask_for_proof() { proof_needed_ = true; }
    Result<void> check_proof() const;
    // Comes with a token: narrows what the roles give.
    void         narrow(TokenScope scope);
    bool         by_token() const { return token_.has_value(); }
    // Before any change: a token may not reach so far, and nothing but one's own door (the addresses of the session) is
    // moved while something is owed.
    Result<void> check_change(Permission permission, bool own_door) const;

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
    bool    gives(Grant const& grant, Permission permission) const;
    Refused missing(Permission permission) const;

    std::int64_t              person_{};
    std::vector<Grant>        grants_;
    std::vector<Grant>        withheld_;
    Refusal                   withheld_why_{};
    std::string               session_;
    std::optional<TokenScope> token_;
    bool                      everything_{};
    bool                      proof_needed_{};
};

} // namespace penstock
