// The table of tokens, which is outside the record.
#include "people/api_token.hpp"

#include <algorithm>

namespace penstock {

namespace {

constexpr std::size_t   bearer_length = token_mark.size() + 43;
constexpr std::string_view token_columns =
    "SELECT id, person, name, scope, programme, made, until_day, used_day, ended FROM api_token ";

} // namespace

TokenScope ApiTokenNow::reach() const
{
    TokenScope out{.reads_only = scope == "read", .programme = programme};
    if (out.reads_only) return out;
    for (std::string_view rest = scope; !rest.empty();) {
        auto end = std::min(rest.find(' '), rest.size());
        if (auto permission = penstock::named<Permission>(rest.substr(0, end))) out.only.add(*permission);
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return out;
}

std::string_view bearer_in(std::string_view authorization)
{
    constexpr std::string_view word = "Bearer ";
    return authorization.starts_with(word) ? authorization.substr(word.size()) : std::string_view{};
}

std::optional<ByToken> find_api_token(Reader& reader, std::string_view bearer, Instant now, Day today)
{
    if (bearer.size() != bearer_length || !bearer.starts_with(token_mark)) return std::nullopt;
    auto token = reader.row<ApiTokenNow>(R"sql(
        SELECT t.id, t.person, t.name, t.scope, t.programme, t.made, t.until_day, t.used_day, t.ended
          FROM api_token t
          JOIN person p ON p.id = t.person
         WHERE t.digest = $1
           AND p.state = 'active'
    )sql", sha256(bearer));
    if (!token || !token->works(today)) return std::nullopt;

    ByToken out{caller_by_token(reader, token->person, now, today), token->id, token->used_day != today};
    out.caller.narrow(token->reach());
    return out;
}

journal::Attempt touch_api_token(ByToken const& by)
{
    return {.actor     = {by.caller.person(), "", 0},
            .operation = "touch_api_token",
            .request   = "{}",
            .run       = [id = by.token](Act& act) -> Result<std::string> {
                act.upkeep().run("UPDATE api_token SET used_day = $2 WHERE id = $1", id, act.today);
                return std::string{"{}"};
            }};
}

std::vector<ApiTokenNow> api_tokens_of(Reader& reader, Id<Person> person)
{
    return reader.rows<ApiTokenNow>(std::string{token_columns} + "WHERE person = $1 ORDER BY id DESC", person);
}

std::optional<ApiTokenNow> load_api_token(Reader& reader, Id<ApiToken> id)
{
    return reader.row<ApiTokenNow>(std::string{token_columns} + "WHERE id = $1", id);
}

Id<ApiToken> keep_api_token(Act& act, ApiTokenNow const& token, std::string_view text)
{
    auto& db = act.upkeep();
    auto  id = db.one<std::int64_t>("SELECT COALESCE(max(id), 0) + 1 FROM api_token");
    db.run(R"sql(
        INSERT INTO api_token (id, digest, person, name, scope, programme, made, until_day)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
    )sql",
           id, sha256(text), token.person, token.name, token.scope, token.programme, act.now, token.until_day);
    return {id};
}

void end_api_token(Act& act, Id<ApiToken> id)
{
    act.upkeep().run("UPDATE api_token SET ended = $2 WHERE id = $1 AND ended IS NULL", id, act.now);
}

void end_api_tokens(Act& act, Id<Person> person)
{
    act.upkeep().run("UPDATE api_token SET ended = $2 WHERE person = $1 AND ended IS NULL", person, act.now);
}

} // namespace penstock
