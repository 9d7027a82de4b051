// What happened at a person's door, kept half a year for the person, administrators and auditors. Outside the record:
// it is about where and when somebody was, and goes with time.
#pragma once

#include "api/endpoint.hpp"
#include "people/person.hpp"

#include <chrono>

namespace penstock {

struct SignInEvent; // the kind of thing an Id<SignInEvent> identifies

BOOST_DEFINE_ENUM_CLASS(SignInEventKind, signed_in, recovery_code_used, wrong_password, wrong_code, signed_out,
                        session_ended, proved, password_changed, second_factor_set, second_factor_removed,
                        recovery_codes_made, token_made, token_ended, lock_lifted, provider_signed_in, identity_linked,
                        identity_unlinked)

inline constexpr std::chrono::days events_kept{180};
inline constexpr std::int64_t      events_most = 1000; // of one person; the oldest go first

void note_event(Act& act, Id<Person> person, SignInEventKind kind, std::string const& device);

void register_own_sessions(api::Registry& registry);

} // namespace penstock
