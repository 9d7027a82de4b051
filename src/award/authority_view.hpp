// What the pages of authority share: names, what the caller may see, and steps with the reason against them.
#pragma once

#include "api/refusals.hpp"
#include "award/authority_api.hpp"
#include "award/somebody.hpp"
#include "ledger/refusals.hpp"

namespace penstock::authority {

inline std::optional<Titled> some_programme(std::int64_t id, Bilingual title)
{
    return id ? std::optional{Titled{id, std::move(title)}} : std::nullopt;
}
inline std::optional<Money> some_money(std::optional<std::int64_t> minor, Currency of)
{
    return minor ? std::optional{Money{*minor, of}} : std::nullopt;
}

// Who reads authority in one programme sees what holds there, what holds everywhere, and what is his own.
inline void narrow(api::ListQuery& query, Caller const& caller)
{
    auto scope = caller.programmes(Permission::read_authority);
    if (!scope) return;
    scope->push_back(0);
    query.where_any("d.programme_id", *scope);
}

inline bool sees(Caller const& caller, Id<Programme> programme)
{
    return !programme || caller.may_in(Permission::read_authority, programme.value);
}

inline Words remedy(Refusal why)
{
    switch (why) {
    case refusal::not_signed_in:     return {"登录后即可操作。", "Sign in first."};
    case refusal::not_your_role:     return {"须由理事会秘书办理。", "The board secretary can do this."};
    case refusal::same_person:       return {"请另一位有授权的人办理。", "Ask another person with authority."};
    case refusal::step_not_allowed:  return {"已经结束。", "It has ended."};
    case refusal::authority_missing: return {"请有授权的人办理。", "Ask somebody who holds a delegation."};
    default:                         return {"请额度更高的人办理。", "Ask somebody with a higher limit."};
    }
}

template <class T> api::May as_may(std::string_view step, Result<T> const& planned)
{
    if (planned) return api::allowed(step);
    return api::not_allowed(step, planned.error().why, remedy(planned.error().why));
}

} // namespace penstock::authority
