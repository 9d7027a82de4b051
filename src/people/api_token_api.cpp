// Making a token, which is shown in that one answer; listing and ending them.
#include "people/api_token.hpp"

#include "api/refusals.hpp"
#include "people/person_view.hpp"
#include "people/refusals.hpp"
#include "people/sign_in_event.hpp"

#include <algorithm>

namespace penstock {

namespace {

struct ApiTokenItem {
    Id<ApiToken>             id;
    std::string              name;
    bool                     reads_only{};
    std::vector<Permission>  permissions; // where it does not only read
    std::optional<RoleScope> programme;   // absent: wherever the person's roles reach
    Instant                  made;
    Day                      until; // the last day it works
    std::optional<Day>       used;  // the last day it was used
    bool                     works{};
};
BOOST_DESCRIBE_STRUCT(ApiTokenItem, (), (id, name, reads_only, permissions, programme, made, until, used, works))

ApiTokenItem item_of(Reader& reader, ApiTokenNow const& token, Day today)
{
    auto const   reach = token.reach();
    ApiTokenItem out{.id         = token.id,
                     .name       = token.name,
                     .reads_only = reach.reads_only,
                     .made       = token.made,
                     .until      = token.until_day,
                     .used       = token.used_day,
                     .works      = token.works(today)};
    if (!reach.reads_only)
        for (auto const& [permission, name] : enumerators<Permission>())
            if (reach.only.has(permission)) out.permissions.push_back(permission);
    if (token.programme != 0)
        out.programme = RoleScope{token.programme, scope_title(reader, token.programme).value_or(Bilingual{})};
    return out;
}

struct ApiTokensAsk {
    std::optional<Id<Person>> person; // another one, for an administrator
};
BOOST_DESCRIBE_STRUCT(ApiTokensAsk, (), (person))

struct ApiTokensView {
    std::vector<ApiTokenItem> items;
    static constexpr auto     rows() { return &ApiTokensView::items; }
};
BOOST_DESCRIBE_STRUCT(ApiTokensView, (), (items))

ApiTokensView tokens_of(Reader& reader, Id<Person> person, Day today)
{
    ApiTokensView out;
    for (auto const& token : api_tokens_of(reader, person)) out.items.push_back(item_of(reader, token, today));
    return out;
}

Result<ApiTokensView> list_api_tokens(Look& look, ApiTokensAsk const& ask)
{
    auto person = ask.person.value_or(Id<Person>{look.caller.person()});
    if (person.value != look.caller.person()) CHECK(look.caller.check_in(Permission::manage_people, 0));
    return tokens_of(look.read, person, look.today);
}

struct MakeTokenAsk {
    Line<100>                              name;
    bool                                   reads_only{};
    std::optional<std::vector<Permission>> permissions;
    std::optional<std::int64_t>            programme; // 0 or absent: wherever the person's roles reach
    Day                                    until;
};
BOOST_DESCRIBE_STRUCT(MakeTokenAsk, (), (name, reads_only, permissions, programme, until))
struct MakeTokenReady {
    std::string text;
    std::string device;
};
struct MadeTokenView {
    std::string  token; // shown here and never again
    ApiTokenItem item;
};
BOOST_DESCRIBE_STRUCT(MadeTokenView, (), (token, item))

Result<MakeTokenReady> prepare_make_token(Look& look, MakeTokenAsk const&)
{
    return MakeTokenReady{std::string{token_mark} + make_token(look.chance), look.device};
}

// The names of the permissions asked for, each of which the person must hold somewhere now.
Result<std::string> scope_asked(Caller const& caller, MakeTokenAsk const& ask)
{
    if (ask.reads_only) return std::string{"read"};
    std::string out;
    for (auto permission : ask.permissions.value_or(std::vector<Permission>{})) {
        if (permission == Permission::anyone || !caller.may(permission))
            return refuse(refusal::not_your_role, "/permissions", std::string{name_of(permission)});
        out += (out.empty() ? "" : " ") + std::string{name_of(permission)};
    }
    if (out.empty()) return refuse(refusal::missing_field, "/permissions", "");
    return out;
}

// Without a key: an answer that may be given twice must not carry a secret.
Result<MadeTokenView> make_api_token(Act& act, Caller const& caller, MakeTokenAsk const& ask,
                                     MakeTokenReady const& ready)
{
    auto person    = TRY(load_person(act.read(), {caller.person()}));
    auto scope     = TRY(scope_asked(caller, ask));
    auto programme = ask.programme.value_or(0);
    if (programme != 0 && !scope_title(act.read(), programme)) return refuse(refusal::not_found, "/programme", "");
    if (ask.until < act.today || ask.until > act.today.plus_days(token_days_most))
        return refuse(refusal::token_term, "/until", act.today.plus_days(token_days_most).iso());
    auto works = [&](auto const& each) { return each.works(act.today); };
    if (std::ranges::count_if(api_tokens_of(act.read(), person.id), works) >= tokens_at_once_most)
        return refuse(refusal::too_many_tokens);

    auto id = keep_api_token(act,
                             {.person    = person.id,
                              .name      = ask.name.value,
                              .scope     = std::move(scope),
                              .programme = programme,
                              .until_day = ask.until},
                             ready.text);
    note_event(act, person.id, SignInEventKind::token_made, ready.device);
    return MadeTokenView{ready.text, item_of(act.read(), *load_api_token(act.read(), id), act.today)};
}

struct EndTokenAsk {
    Id<ApiToken> id;
};
BOOST_DESCRIBE_STRUCT(EndTokenAsk, (), (id))
struct EndTokenReady {
    std::string device;
};

Result<EndTokenReady> prepare_end_token(Look& look, EndTokenAsk const&) { return EndTokenReady{look.device}; }

// The tokens that are left to the person it was of.
Result<ApiTokensView> end_one_api_token(Act& act, Caller const& by, EndTokenAsk const& ask, EndTokenReady const& ready)
{
    auto token = load_api_token(act.read(), ask.id);
    bool own   = token && token->person.value == by.person();
    if (!token || (!own && !by.may_in(Permission::manage_people, 0))) return refuse(refusal::not_found);
    end_api_token(act, token->id);
    if (!token->ended) note_event(act, token->person, SignInEventKind::token_ended, ready.device);
    return tokens_of(act.read(), token->person, act.today);
}

} // namespace

void register_api_tokens(api::Registry& registry)
{
    using enum Permission;
    registry.read<signed_in, list_api_tokens>("/api/session/tokens", {"访问令牌", "Tokens of a person"});
    registry
        .upkeep<signed_in, prepare_make_token, make_api_token>("/api/session/tokens", {"生成访问令牌", "Make a token"})
        .needs_proof();
    registry.upkeep<signed_in, prepare_end_token, end_one_api_token>("/api/session/tokens/{id}/end",
                                                                     {"作废访问令牌", "End a token"});
}

} // namespace penstock
