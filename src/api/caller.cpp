#include "api/caller.hpp"

#include "api/refusals.hpp"

namespace penstock {

Caller Caller::operator_of_this_machine()
{
    Caller out;
    out.everything_ = true;
    return out;
}

bool Caller::gives(Grant const& grant, Permission permission) const
{
    if (!permissions(grant.role).has(permission)) return false;
    // Every token reads, or an act by it could not be answered; what it lists is what it may change.
    return !token_ || token_->reads_only || token_->only.has(permission) || name_of(permission).starts_with("read_");
}

Refused Caller::missing(Permission permission) const
{
    if (!signed_in()) return refusal::not_signed_in;
    for (auto const& grant : withheld_)
        if (permissions(grant.role).has(permission)) return {withheld_why_, std::string{name_of(grant.role)}};
    return {refusal::not_your_role, std::string{name_of(permission)}};
}

Result<void> Caller::check_proof() const
{
    if (proof_needed_) return refuse(refusal::fresh_proof_needed);
    return {};
}

void Caller::narrow(TokenScope scope)
{
    token_ = scope;
    if (scope.programme == 0) return;
    std::vector<Grant> within;
    for (auto grant : grants_) {
        if (grant.award != 0 || (grant.programme != 0 && grant.programme != scope.programme)) continue;
        grant.programme = scope.programme;
        within.push_back(grant);
    }
    grants_ = std::move(within);
}

Result<void> Caller::check_change(Permission permission, bool own_door) const
{
    if (token_ && (own_door || token_->reads_only || !token_->only.has(permission)))
        return refuse(refusal::beyond_token);
    if (!withheld_.empty() && !own_door)
        return refuse(withheld_why_, std::string{name_of(withheld_.front().role)});
    return {};
}

bool Caller::may(Permission permission) const
{
    if (everything_ || permission == Permission::anyone) return true;
    if (permission == Permission::signed_in) return signed_in();
    for (auto const& grant : grants_)
        if (gives(grant, permission)) return true;
    return false;
}

bool Caller::may_in(Permission permission, std::int64_t programme) const
{
    if (everything_) return true;
    for (auto const& grant : grants_)
        if (gives(grant, permission) && grant.award == 0 &&
            (grant.programme == 0 || grant.programme == programme))
            return true;
    return false;
}

bool Caller::may_on(Permission permission, std::int64_t programme, std::int64_t award) const
{
    if (may_in(permission, programme)) return true;
    for (auto const& grant : grants_)
        if (gives(grant, permission) && grant.award == award && award != 0) return true;
    return false;
}

Result<void> Caller::check(Permission permission) const
{
    if (may(permission)) return {};
    return std::unexpected{missing(permission)};
}

Result<void> Caller::check_in(Permission permission, std::int64_t programme) const
{
    if (may_in(permission, programme)) return {};
    return std::unexpected{missing(permission)};
}

Result<void> Caller::check_on(Permission permission, std::int64_t programme, std::int64_t award) const
{
    if (may_on(permission, programme, award)) return {};
    return std::unexpected{missing(permission)};
}

std::vector<std::int64_t> Caller::awards(Permission permission) const
{
    std::vector<std::int64_t> out;
    for (auto const& grant : grants_)
        if (grant.award != 0 && gives(grant, permission)) out.push_back(grant.award);
    return out;
}

std::optional<std::vector<std::int64_t>> Caller::programmes(Permission permission) const
{
    if (everything_) return std::nullopt;
    std::vector<std::int64_t> out;
    for (auto const& grant : grants_) {
        if (!gives(grant, permission) || grant.award != 0) continue;
        if (grant.programme == 0) return std::nullopt;
        out.push_back(grant.programme);
    }
    return out;
}

std::string Caller::role_for(Permission permission) const
{
    for (auto const& grant : grants_)
        if (gives(grant, permission)) return std::string{name_of(grant.role)};
    return person_ ? "person" : "";
}

} // namespace penstock
