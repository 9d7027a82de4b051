// Signers and witnesses: each status of the protocol, split views (P17), what survives a crash, and policies.
#include "journal/policy.hpp"
#include "journal/witness.hpp"

#include "base/defect.hpp"
#include "support/memory_log.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <random>

using namespace penstock;
using namespace penstock::journal;
namespace fs = std::filesystem;

namespace {

SigningKey key_of(std::string const& name, KeyType type) { return {name, type, sha256("the seed of " + name)}; }

SigningKey const the_log     = key_of("penstock.example/journal/1", KeyType::log);
SigningKey const witness_key = key_of("witness.example/audit", KeyType::witness);

struct Kept final : Memory {
    explicit Kept(std::optional<Checkpoint>& place) : place_{place} {}
    std::optional<Checkpoint>  last() override { return place_; }
    void                       keep(Checkpoint const& checkpoint) override { place_ = checkpoint; }
    std::optional<Checkpoint>& place_;
};

// A witness with its memory, in one piece.
struct Witness {
    std::map<std::string, std::optional<Checkpoint>> seen;
    VerifierKey                                      log = the_log.verifier();

    Answered ask(std::string const& body)
    {
        return witness(
            body, {&log, 1}, witness_key,
            [&](std::string const& origin) { return std::make_unique<Kept>(seen[origin]); }, 1767225600);
    }
};

Checkpoint checkpoint_of(test::MemoryLog const& log)
{
    return {the_log.verifier().name(), log.edge.size(), log.edge.root()};
}

std::string ask_for(test::MemoryLog& log, std::uint64_t old)
{
    TileNodes nodes{log, log.edge.size()};
    return Submission{old, consistency_proof(old, log.edge.size(), nodes), sign_checkpoint(checkpoint_of(log), the_log)}
        .text();
}

bool cosigned(Answered const& answer, test::MemoryLog const& log)
{
    auto key  = witness_key.verifier();
    auto note = open_note(sign_checkpoint(checkpoint_of(log), the_log) + answer.body, {&key, 1});
    return answer.status == 200 && note.has_value();
}

} // namespace

TEST(Witness, answers_each_question_with_the_status_of_the_specification)
{
    Witness all;
    auto    log = test::log_of(3);
    EXPECT_TRUE(cosigned(all.ask(ask_for(log, 0)), log));
    EXPECT_TRUE(cosigned(all.ask(ask_for(log, 3)), log)); // the same again
    auto conflict = all.ask(ask_for(log, 0));
    EXPECT_EQ(conflict.status, 409);
    EXPECT_EQ(conflict.body, "3\n");
    EXPECT_EQ(conflict.content_type, "text/x.tlog.size");
    auto larger = test::log_of(70);
    EXPECT_TRUE(cosigned(all.ask(ask_for(larger, 3)), larger));
    EXPECT_EQ(all.ask(ask_for(log, 3)).status, 409); // shrunk

    auto even_larger     = test::log_of(71);
    auto body            = ask_for(even_larger, 70);
    auto wrong_proof     = body;
    auto end             = wrong_proof.find('\n');
    wrong_proof[end + 1] = wrong_proof[end + 1] == 'A' ? 'B' : 'A';
    EXPECT_EQ(all.ask(wrong_proof).status, 422);
    EXPECT_EQ(all.ask("old 72" + body.substr(6)).status, 400);
    EXPECT_EQ(all.ask("old 070" + body.substr(6)).status, 400);
    EXPECT_EQ(all.ask("").status, 400);
    EXPECT_EQ(all.ask("old 70\n").status, 400);

    auto other = key_of("penstock.example/journal/2", KeyType::log);
    auto text  = checkpoint_text({other.verifier().name(), 1, sha256("x")});
    auto sign  = [&](SigningKey const& key) {
        Signature signature = key.sign(text);
        return Submission{0, {}, write_note(text, {&signature, 1})}.text();
    };
    EXPECT_EQ(all.ask(sign(other)).status, 404);
    text = checkpoint_text({the_log.verifier().name(), 71, sha256("x")});
    EXPECT_EQ(all.ask(sign(the_log)).status, 409); // old 0, known 70
    SigningKey const thief{the_log.verifier().name(), KeyType::log, sha256("another seed")};
    EXPECT_EQ(all.ask(sign(thief)).status, 403);
}

// P17: the holder of the key shows two histories, one to us and one to the witness. The witness never signs the second.
TEST(Witness, P17_refuses_split_views)
{
    std::mt19937_64 random{17};
    auto            below = [&](std::uint64_t most) { return random() % most; };
    int             pairs = 0;
    for (; pairs < 1'000; ++pairs) {
        auto const first = 1 + below(300), second = 1 + below(300);
        auto const fork = below(std::min(first, second));
        auto       grow = [&](std::uint64_t size, std::string const& side) {
            test::MemoryLog log;
            for (std::uint64_t i = 0; i < size; ++i)
                log.append((i == fork ? side : std::string{"entry"}) + "-" + std::to_string(i));
            return log;
        };
        auto    honest = grow(first, "honest"), other = grow(second, "other");
        Witness one;
        ASSERT_TRUE(cosigned(one.ask(ask_for(honest, 0)), honest));
        // Every way to ask for the other view: from what the witness knows, from nothing, from the fork.
        for (auto old : {first, std::uint64_t{0}, fork, second})
            if (old <= second) {
                auto answer = one.ask(ask_for(other, old));
                ASSERT_TRUE(answer.status == 409 || answer.status == 422) << answer.status;
                ASSERT_EQ(answer.body.find("—"), std::string::npos);
            }
        ASSERT_EQ(one.seen[the_log.verifier().name()], checkpoint_of(honest));
    }
    // The control: a witness that remembers nothing cosigns both.
    Witness forgetful;
    auto    one = test::log_of(5);
    ASSERT_TRUE(cosigned(forgetful.ask(ask_for(one, 0)), one));
    forgetful.seen.clear();
    test::MemoryLog two;
    for (int i = 0; i < 5; ++i) two.append("another " + std::to_string(i));
    EXPECT_TRUE(cosigned(forgetful.ask(ask_for(two, 0)), two));
}

TEST(Signer, signs_only_what_continues_what_it_signed)
{
    std::optional<Checkpoint> place;
    Kept                      memory{place};
    auto                      ask = [&](test::MemoryLog& log, std::uint64_t old) {
        TileNodes  nodes{log, log.edge.size()};
        Submission submission{old, consistency_proof(old, log.edge.size(), nodes), checkpoint_text(checkpoint_of(log))};
        return sign_extension(submission.text(), the_log, memory);
    };
    auto log = test::log_of(3);
    EXPECT_EQ(ask(log, 0).status, 503); // it does not know what was signed: any history could be the second
    place       = Checkpoint{the_log.verifier().name(), 0, empty_root()};
    auto answer = ask(log, 0);
    ASSERT_EQ(answer.status, 200);
    EXPECT_TRUE(open_checkpoint(checkpoint_text(checkpoint_of(log)) + "\n" + answer.body, the_log.verifier()));
    auto larger = test::log_of(9), shrunk = test::log_of(2);
    EXPECT_EQ(ask(larger, 3).status, 200);
    EXPECT_EQ(ask(shrunk, 2).status, 409);
    test::MemoryLog forked;
    for (int i = 0; i < 20; ++i) forked.append(i == 5 ? "other" : "entry-" + std::to_string(i));
    EXPECT_EQ(ask(forked, 9).status, 422);
    EXPECT_EQ(ask(forked, 0).status, 409);
    EXPECT_EQ(place->size, 9u);
}

TEST(Signer, is_asked_again_from_the_size_it_names)
{
    std::optional<Checkpoint> place = Checkpoint{the_log.verifier().name(), 0, empty_root()};
    Kept                      memory{place};
    int                       calls = 0;
    Call const                call  = [&](std::string const& body) -> std::optional<Reached> {
        ++calls;
        auto answer = sign_extension(body, the_log, memory);
        return Reached{answer.status, answer.body};
    };
    auto bring = [&](test::MemoryLog log, std::uint64_t believed) {
        TileNodes nodes{log, log.edge.size()};
        return submit(checkpoint_of(log), checkpoint_text(checkpoint_of(log)), believed, nodes, call);
    };
    EXPECT_EQ(bring(test::log_of(5), 0).how, Submitted::How::accepted);
    // It signed 9 and nobody got the answer: the log still believes 5.
    EXPECT_EQ(bring(test::log_of(9), 5).how, Submitted::How::accepted);
    calls = 0;
    EXPECT_EQ(bring(test::log_of(12), 5).how, Submitted::How::accepted);
    EXPECT_EQ(calls, 2);
    // An old backup came back: what was signed is ahead of what is there.
    auto behind = bring(test::log_of(7), 5);
    EXPECT_EQ(behind.how, Submitted::How::ahead);
    EXPECT_EQ(behind.size, 12u);
    test::MemoryLog other;
    for (int i = 0; i < 12; ++i) other.append("other-" + std::to_string(i));
    EXPECT_EQ(bring(other, 5).how, Submitted::How::refused);
    other.append("more");
    EXPECT_EQ(bring(other, 12).how, Submitted::How::refused);
    TileNodes nodes{other, 13};
    EXPECT_EQ(submit(checkpoint_of(other), "", 0, nodes, [](auto const&) { return std::optional<Reached>{}; }).how,
              Submitted::How::unreachable);
}

TEST(FileMemory, outlives_the_process_and_refuses_to_go_on_when_damaged)
{
    auto file = fs::path{testing::TempDir()} / "file_memory";
    fs::remove(file);
    EXPECT_FALSE(FileMemory{file}.last().has_value());
    Checkpoint const checkpoint{"a.example/log", 7, sha256("root")};
    FileMemory{file}.keep(checkpoint);
    EXPECT_EQ(FileMemory{file}.last(), checkpoint);
    auto text = checkpoint_text(checkpoint);
    for (std::size_t length = 0; length < text.size(); ++length) {
        std::ofstream{file, std::ios::binary | std::ios::trunc} << text.substr(0, length);
        EXPECT_THROW(FileMemory{file}.last(), Unavailable) << length;
    }
    std::ofstream{file.string() + ".new"} << "left by a crash before it was renamed";
    std::ofstream{file, std::ios::binary | std::ios::trunc} << text;
    EXPECT_EQ(FileMemory{file}.last(), checkpoint);
    FileMemory{file}.keep({"a.example/log", 8, sha256("root")});
    EXPECT_EQ(FileMemory{file}.last()->size, 8u);
    fs::remove(file);
}

TEST(Policy, the_example_of_the_specification_counts_as_it_says)
{
    auto line = [](std::string const& name) {
        return "witness " + name + " " + key_of(name + ".example", KeyType::witness).verifier().text() + "\n";
    };
    std::string text = "# two groups\nlog " + the_log.verifier().text() + "  https://penstock.example/journal\n\n";
    for (auto const* name : {"X1", "X2", "X3", "Y1", "Y2", "Y3"}) text += line(name);
    text += "group X-witnesses 2 X1 X2 X3\n\tgroup Y-witnesses any Y1 Y2 Y3\n"
            "group X-and-Y all X-witnesses Y-witnesses\nquorum X-and-Y\n";
    auto policy = parse_policy(text);
    ASSERT_TRUE(policy.has_value()) << policy.error().detail;
    EXPECT_EQ(policy->witnesses.size(), 6u);
    EXPECT_TRUE(policy->satisfied_by({"X1", "X3", "Y2"}));
    EXPECT_FALSE(policy->satisfied_by({"X1", "X2", "X3"}));
    EXPECT_FALSE(policy->satisfied_by({"X1", "Y1", "Y2", "Y3"}));
    EXPECT_FALSE(policy->satisfied_by({}));
    EXPECT_TRUE(parse_policy("quorum none")->satisfied_by({}));
    // One of three is dead.
    auto two_of_three = parse_policy(line("A") + line("B") + line("C") + "group g 2 A B C\nquorum g\n");
    ASSERT_TRUE(two_of_three.has_value());
    EXPECT_TRUE(two_of_three->satisfied_by({"A", "C"}));
    EXPECT_FALSE(two_of_three->satisfied_by({"B"}));
}

TEST(Policy, what_is_wrong_is_refused_with_its_line)
{
    auto        key   = key_of("a.example", KeyType::witness).verifier().text();
    auto        other = key_of("b.example", KeyType::witness).verifier().text();
    std::string good  = "witness A " + key + "\nwitness B " + other + "\n";
    auto        where = [](std::string const& text) {
        auto policy = parse_policy(text);
        return policy ? std::string{"fine"} : policy.error().detail;
    };
    EXPECT_EQ(where(good + "quorum A"), "fine");
    EXPECT_EQ(where(good), "quorum");
    EXPECT_EQ(where(good + "quorum A\nquorum B\n"), "line 4");
    EXPECT_EQ(where(good + "quorum C\n"), "line 3");
    EXPECT_EQ(where("quorum A\n" + good), "line 1");
    EXPECT_EQ(where(good + "witness C " + key + "\n"), "line 3");
    EXPECT_EQ(where(good + "witness A " + key_of("c.example", KeyType::witness).verifier().text() + "\n"), "line 3");
    EXPECT_EQ(where("log " + key + "\n"), "line 1");
    EXPECT_EQ(where("witness none " + key + "\n"), "line 1");
    for (auto const* group : {"group g 3 A B", "group g 0 A B", "group g 1", "group g some A", "group g 1 A A",
                              "group A 1 B", "group g -1 A", "group g 1 C"})
        EXPECT_EQ(where(good + group + "\n"), "line 3") << group;
    EXPECT_EQ(where(good + "group g 1 A\ngroup h 1 A\n"), "line 4"); // each name counts in one place only
    EXPECT_EQ(where(good + "quorum A\r\n"), "line 3");
    EXPECT_EQ(where("hello\n"), "line 1");
}
