// Tokens by which programs act for a person: with a scope and an end, shown once, and never worth more than the
// person's own rights at that moment.
#pragma once

#include "api/endpoint.hpp"
#include "journal/recorder.hpp"
#include "people/person.hpp"
#include "people/session.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace penstock {

struct ApiToken; // the kind of thing an Id<ApiToken> identifies

inline constexpr std::string_view token_mark          = "pst_"; // by which those who scan for lost secrets know it
inline constexpr int              token_days_most     = 366;
inline constexpr std::int64_t     tokens_at_once_most = 20; // of one person

struct ApiTokenNow {
    Id<ApiToken>           id;
    Id<Person>             person;
    std::string            name;
    std::string            scope;
    std::int64_t           programme{};
    Instant                made;
    Day                    until_day;
    std::optional<Day>     used_day;
    std::optional<Instant> ended;

    bool       works(Day today) const { return !ended && today <= until_day; }
    TokenScope reach() const;
};
BOOST_DESCRIBE_STRUCT(ApiTokenNow, (), (id, person, name, scope, programme, made, until_day, used_day, ended))

// What follows "Bearer " in an Authorization header; "" when it holds no token.
std::string_view bearer_in(std::string_view authorization);

struct ByToken {
    Caller       caller;
    Id<ApiToken> token;
    bool         touch_due{}; // the day is another than when it was last used
};
std::optional<ByToken> find_api_token(Reader& reader, std::string_view bearer, Instant now, Day today);
journal::Attempt       touch_api_token(ByToken const& by);

std::vector<ApiTokenNow>   api_tokens_of(Reader& reader, Id<Person> person);
std::optional<ApiTokenNow> load_api_token(Reader& reader, Id<ApiToken> id);

// Upkeep of the table.
Id<ApiToken> keep_api_token(Act& act, ApiTokenNow const& token, std::string_view text);
void         end_api_token(Act& act, Id<ApiToken> id);
void         end_api_tokens(Act& act, Id<Person> person);

void register_api_tokens(api::Registry& registry);

} // namespace penstock
