#include "api/caller.hpp"

namespace penstock {

Caller Caller::operator_of_this_machine()
{
    Caller out;
    out.everything_ = true;
    return out;
}

bool Caller::may(Permission permission) const
{
    if (everything_ || permission == Permission::anyone) return true;
    if (permission == Permission::signed_in) return signed_in();
    for (auto const& grant : grants_)
        if (permissions(grant.role).has(permission)) return true;
    return false;
}

bool Caller::may_in(Permission permission, std::int64_t programme) const
{
    if (everything_) return true;
    for (auto const& grant : grants_)
        if (permissions(grant.role).has(permission) && grant.award == 0 &&
            (grant.programme == 0 || grant.programme == programme))
            return true;
    return false;
}

bool Caller::may_on(Permission permission, std::int64_t programme, std::int64_t award) const
{
    if (may_in(permission, programme)) return true;
    for (auto const& grant : grants_)
        if (permissions(grant.role).has(permission) && grant.award == award && award != 0) return true;
    return false;
}

Result<void> Caller::check(Permission permission) const
{
    if (may(permission)) return {};
    if (!signed_in()) return refuse(Refusal::not_signed_in);
    return refuse(Refusal::not_your_role, std::string{name_of(permission)});
}

Result<void> Caller::check_in(Permission permission, std::int64_t programme) const
{
    if (may_in(permission, programme)) return {};
    if (!signed_in()) return refuse(Refusal::not_signed_in);
    return refuse(Refusal::not_your_role, std::string{name_of(permission)});
}

Result<void> Caller::check_on(Permission permission, std::int64_t programme, std::int64_t award) const
{
    if (may_on(permission, programme, award)) return {};
    if (!signed_in()) return refuse(Refusal::not_signed_in);
    return refuse(Refusal::not_your_role, std::string{name_of(permission)});
}

std::vector<std::int64_t> Caller::awards(Permission permission) const
{
    std::vector<std::int64_t> out;
    for (auto const& grant : grants_)
        if (grant.award != 0 && permissions(grant.role).has(permission)) out.push_back(grant.award);
    return out;
}

std::optional<std::vector<std::int64_t>> Caller::programmes(Permission permission) const
{
    if (everything_) return std::nullopt;
    std::vector<std::int64_t> out;
    for (auto const& grant : grants_) {
        if (!permissions(grant.role).has(permission) || grant.award != 0) continue;
        if (grant.programme == 0) return std::nullopt;
        out.push_back(grant.programme);
    }
    return out;
}

std::string Caller::role_for(Permission permission) const
{
    for (auto const& grant : grants_)
        if (permissions(grant.role).has(permission)) return std::string{name_of(grant.role)};
    return person_ ? "person" : "";
}

} // namespace penstock
