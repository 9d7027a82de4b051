// A server without its sockets, for tests of what persons may do: endpoints, recorder, clock and chance in one place.
#pragma once

#include "api/problem.hpp"
#include "base/json_tree.hpp"
#include "journal/recorder.hpp"
#include "journal/replay.hpp"
#include "people/password.hpp"
#include "people/person_facts.hpp"
#include "people/second_factor.hpp"
#include "people/session_api.hpp"
#include "people/sign_in_event.hpp"
#include "store/schema.hpp"
#include "support/engines.hpp"
#include "support/test_cipher.hpp"

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <string_view>

namespace penstock::test {

inline constexpr std::string_view good_password = "three calm herons wade";

// Hashing takes 40 ms; who needs a person and not a password shares this hash.
inline std::string const& good_hash()
{
    static SeededChance      chance{7};
    static std::string const hash = hash_password(good_password, chance);
    return hash;
}

class Desk {
public:
    explicit Desk(std::string const& address, std::string_view start = "2026-11-23T04:00:00.000Z")
        : clock{*Instant::from_iso(start)},
          chance{42},
          recorder{std::move(*Db::open(address, OpenMode::existing)), clock, chance, {.cipher = test_cipher()}},
          reading{std::move(*Db::open(address, OpenMode::existing))}
    {
        register_people(registry);
        register_sessions(registry);
        register_own_sessions(registry);
        register_second_factor(registry);
        register_sign_in_rules(registry);
    }

    struct Answer {
        Outcome     outcome;
        std::string cookie; // of Set-Cookie, only beside an answer

        bool        done() const { return outcome.ending == journal::Ending::done; }
        Refusal     why() const { return outcome.refused.why; }
        std::string text() const
        {
            if (done()) return "done";
            if (outcome.ending != journal::Ending::refused)
                return std::string{name_of(outcome.ending)} + outcome.incident;
            return std::string{name_of(outcome.refused.why)};
        }
        // A member of the answer as text.
        std::string member(std::string_view name) const
        {
            json::Tree tree;
            EXPECT_TRUE(tree.parse(outcome.answer));
            std::string out;
            tree.children(tree.root(), [&](std::uint32_t at) {
                if (tree[at].key == name) out = tree[at].text;
            });
            return out;
        }
        std::string token() const
        {
            auto from = cookie.find('=') + 1;
            return cookie.substr(from, cookie.find(';') - from);
        }
    };

    Answer post(Caller const& caller, std::string const& path, std::string const& body, std::string key = {})
    {
        auto match = registry.find("POST", path);
        EXPECT_NE(match.endpoint, nullptr) << path;
        Answer out;
        Reply  reply;
        auto   snapshot = reading.snapshot();
        Look   look     = looking(snapshot, caller, reply);
        auto   attempt  = match.endpoint->prepare(look, {match.parameters, {}, body});
        if (!attempt) {
            out.outcome = {.ending = journal::Ending::refused, .refused = attempt.error()};
            return out;
        }
        if (match.endpoint->kind == api::EndpointKind::act) attempt->key = key.empty() ? next_key() : key;
        out.outcome = recorder.run_one(*std::move(attempt));
        if (out.done()) out.cookie = reply.set_cookie;
        return out;
    }

    Result<std::string> get(Caller const& caller, std::string const& path, std::string_view query = {})
    {
        auto  match    = registry.find("GET", path);
        Reply reply;
        auto  snapshot = reading.snapshot();
        Look  look     = looking(snapshot, caller, reply);
        return match.endpoint->read(look, {match.parameters, query, {}});
    }

    template <class Work> auto look(Caller const& caller, Work const& work)
    {
        Reply reply;
        auto  snapshot = reading.snapshot();
        Look  look     = looking(snapshot, caller, reply);
        return work(look);
    }

    // Runs an act of the machine's operator, which must succeed.
    template <class Work> void act(Work const& work)
    {
        auto outcome = recorder.run_one({.actor = {}, .key = next_key(), .operation = "test", .request = "{}",
                                         .run = [&](Act& act) -> Result<std::string> {
                                             work(act);
                                             return std::string{"{}"};
                                         }});
        ASSERT_EQ(outcome.ending, journal::Ending::done) << outcome.incident << name_of(outcome.refused.why);
    }

    // A new active person with good_password.
    Id<Person> person(std::string const& email, std::optional<Role> role = {}, std::int64_t programme = 0)
    {
        Id<Person> out;
        act([&](Act& act) {
            std::optional<RoleWanted> wanted;
            if (role) wanted = RoleWanted{*role, programme, act.today, std::nullopt};
            auto added = add_person(act, Caller::operator_of_this_machine(),
                                    {"Person " + std::to_string(++persons), email, good_hash(), wanted});
            ASSERT_TRUE(added);
            out = *added;
        });
        return out;
    }

    Answer sign_in(std::string const& email, std::string_view password = good_password, Caller const& caller = {})
    {
        return post(caller, "/api/session",
                    R"({"email":")" + email + R"(","password":")" + std::string{password} + R"("})");
    }

    std::optional<SignedIn> session(std::string_view token)
    {
        auto snapshot = reading.snapshot();
        return find_session(snapshot, token, clock.now(), today());
    }

    // Who would come with such a cookie; nobody when the session does not count.
    Caller caller(std::string_view token)
    {
        auto found = session(token);
        return found ? found->caller : Caller{};
    }

    PersonState state(Id<Person> id)
    {
        auto snapshot = reading.snapshot();
        return load_person(snapshot, id)->state;
    }

    template <class T> T value(std::string_view sql)
    {
        auto snapshot = reading.snapshot();
        return snapshot.one<T>(sql);
    }

    Day today() { return *day_in(clock.now(), installation.zone); }

    ManualClock   clock;
    SeededChance  chance;
    Recorder      recorder;
    Db            reading;
    api::Registry registry;
    Installation  installation{.version = "0.0.0", .journal_key = "", .secure_cookies = true};
    std::string   remote{"192.0.2.1"};

private:
    Look looking(Reader& reader, Caller const& caller, Reply& reply)
    {
        return {reader, caller, clock.now(), today(), remote, installation, chance, reply};
    }
    std::string next_key() { return "test-key-" + std::to_string(1'000'000'000 + ++keys); }

    std::int64_t keys{};
    std::int64_t persons{};
};

} // namespace penstock::test
