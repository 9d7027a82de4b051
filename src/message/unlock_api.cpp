// Lifting the lock of one's own account by a link that is mailed. Who asks is told the same whether or not there is
// such an account and whether or not it is locked.
#include "message/message.hpp"
#include "message/message_api.hpp"

#include "api/refusals.hpp"
#include "people/secret.hpp"
#include "people/sign_in_event.hpp"
#include "people/throttle.hpp"

namespace penstock {

namespace {

struct UnlockLinkAsk {
    EmailAddress email;
};
BOOST_DESCRIBE_STRUCT(UnlockLinkAsk, (), (email))
struct UnlockLinkView {
    bool asked{};
};
BOOST_DESCRIBE_STRUCT(UnlockLinkView, (), (asked))

Result<UnlockLinkView> ask_for_unlock_link(Act& act, Caller const&, UnlockLinkAsk const& ask)
{
    auto person = find_person(act.read(), ask.email.value);
    bool locked = person && person->state == PersonState::active &&
                  account_lock(act.read(), ask.email.value, act.now) > 0;
    if (auto token = locked ? make_unlock(act, person->id) : std::nullopt)
        tell(act, person->id,
             {.category = MessageCategory::account_locked,
              .cause    = "unlock/" + hex(sha256(*token).view().substr(0, 12)),
              .place    = "/unlock?token=" + *token,
              .title    = {"解除账号锁定", "Lift the lock on your account"},
              .text     = {"登录多次失败，账号已暂时锁定。如是您本人，请打开下面的链接解除；链接一小时内有效，只能用一次。"
                           "如不是您本人，不必理会，锁定会自行解除。",
                           "After several failures your account is locked for a while. If that was you, open the link "
                           "to lift it; it works once, for an hour. If not, do nothing: the lock ends by itself."},
              .why      = {"有人在登录页为此邮箱申请了解锁链接", "Somebody asked for this at the sign-in, with your address"}});
    return UnlockLinkView{true};
}

struct UnlockAsk {
    Token token;
};
BOOST_DESCRIBE_STRUCT(UnlockAsk, (), (token))
struct UnlockedView {
    bool lifted{};
};
BOOST_DESCRIBE_STRUCT(UnlockedView, (), (lifted))

Result<UnlockedView> lift_lock(Act& act, Caller const&, UnlockAsk const& ask)
{
    auto id = use_unlock(act, ask.token.reveal());
    if (!id) return refuse(refusal::link_used_or_expired);
    auto person = TRY(load_person(act.read(), *id));
    forget_failures(act, person.email);
    note_event(act, person.id, SignInEventKind::lock_lifted, "");
    return UnlockedView{true};
}

} // namespace

void register_unlocking(api::Registry& registry)
{
    using enum Permission;
    registry.upkeep<anyone, ask_for_unlock_link>("/api/session/unlock-links",
                                                 {"索取解锁链接", "Ask for a link that lifts a lock"});
    registry.upkeep<anyone, lift_lock>("/api/session/unlock", {"解除账号锁定", "Lift the lock on an account"});
}

} // namespace penstock
