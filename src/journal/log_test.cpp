// The log checks itself: what is unharmed verifies, and an edit of history or of tables is found.
#include "journal/log.hpp"

#include "journal/erasure.hpp"
#include "journal/recorder.hpp"
#include "journal/replay.hpp"
#include "support/shelf.hpp"

#include <random>

using namespace penstock;
using namespace penstock::journal;

namespace {

constexpr int facts = 600; // more than two full tiles

struct LogTest : test::OnEachEngine {
    void SetUp() override
    {
        test::OnEachEngine::SetUp();
        if (IsSkipped()) return;
        db.emplace(open());
        test::make_shelf(*db);
        ManualClock  clock{*Instant::from_iso("2026-11-23T04:00:00.000Z")};
        SeededChance chance{1};
        Recorder     recorder{open(), clock, chance};
        for (int half = 0; half < 2; ++half) {
            auto attempt = test::shelving("key-" + std::to_string(half), "t");
            attempt.run  = [](Act& act) -> Result<std::string> {
                for (int i = 0; i < facts / 4; ++i) {
                    auto book = act.record(test::BookShelved{"title " + std::to_string(i), i});
                    act.record(test::BookLent{book, "reader"});
                }
                return std::string{"{}"};
            };
            ASSERT_EQ(recorder.run_one(std::move(attempt)).ending, Ending::done);
            test::write(*db, [&](Writer& writer) { ASSERT_TRUE(publish(writer, key, Instant{})); });
            if (half == 0) earlier = published_note();
        }
    }

    std::string  published_note() { auto snapshot = db->snapshot(); return published(snapshot)->note; }
    Verification check(std::optional<std::string> const& saved = {})
    {
        auto snapshot = db->snapshot();
        return verify(snapshot, key.verifier(), saved);
    }
    // Edits, verifies, and takes the edit back.
    bool found(std::string const& edit, bool with_saved = false)
    {
        db->begin_write();
        store::WriterKey const licence;
        Writer                 writer{licence, *db};
        writer.script(edit);
        auto out = verify(writer, key.verifier(), with_saved ? std::optional{earlier} : std::nullopt);
        db->rollback();
        return !out.ok;
    }
    std::string bytes(std::string const& hex) const
    {
        return GetParam() == Dialect::sqlite ? "x'" + hex + "'" : "decode('" + hex + "', 'hex')";
    }

    SigningKey        key{"test.example/log", KeyType::log, sha256("seed")};
    std::optional<Db> db;
    std::string       earlier;
};

} // namespace

TEST_P(LogTest, an_unharmed_log_verifies_and_continues_its_earlier_checkpoint)
{
    auto out = check(earlier);
    EXPECT_TRUE(out.ok);
    EXPECT_EQ(out.size, facts);
    EXPECT_EQ(out.erased, 0);
    auto published_root = open_checkpoint(published_note(), key.verifier())->checkpoint.root;
    EXPECT_EQ(out.root, base64(published_root.view()));
    test::write(*db, [&](Writer& writer) { EXPECT_FALSE(publish(writer, key, Instant{})); });
}

TEST_P(LogTest, every_fact_is_proved_through_the_tiles)
{
    auto          snapshot   = db->snapshot();
    auto          checkpoint = open_checkpoint(published(snapshot)->note, key.verifier())->checkpoint;
    DatabaseTiles tiles{snapshot};
    TileNodes     nodes{tiles, checkpoint.size};
    for (std::int64_t seq = 1; seq <= facts; ++seq) {
        auto proof = inclusion_proof(seq - 1, checkpoint.size, nodes);
        auto leaf  = leaf_hash(leaf_text(*leaf_of(snapshot, seq)));
        ASSERT_TRUE(verify_inclusion(seq - 1, checkpoint.size, leaf, proof, checkpoint.root)) << seq;
    }
}

TEST_P(LogTest, p14_every_kind_of_edit_is_found)
{
    std::string const zero = bytes(std::string(64, '0'));
    std::string const edits[] = {
        "UPDATE journal SET at = at + 1 WHERE seq = 300",
        "UPDATE journal SET kind = 'BookBurnt' WHERE seq = 300",
        "UPDATE journal SET subject = 'book/1' WHERE seq = 300",
        "UPDATE journal SET actor = 8 WHERE seq = 300",
        "UPDATE journal SET actor = 70 WHERE seq = 300",
        "UPDATE journal SET actor_role = 'auditor' WHERE seq = 300",
        "UPDATE journal SET request = 'other' WHERE seq = 300",
        "UPDATE journal SET attachment = 'ab' WHERE seq = 300",
        "UPDATE journal SET commitment = " + zero + " WHERE seq = 300",
        "UPDATE fact_body SET body = replace(body, 'reader', 'writer') WHERE seq = 300",
        "UPDATE fact_body SET salt = " + zero + " WHERE seq = 300",
        "DELETE FROM fact_body WHERE seq = 300", // no erasure says so
        "DELETE FROM fact_body WHERE seq = 600; DELETE FROM journal WHERE seq = 600",
        "DELETE FROM fact_body WHERE seq = 300; DELETE FROM journal WHERE seq = 300",
        "INSERT INTO journal SELECT 601, at, kind, subject, actor, actor_role, request, attachment, commitment "
        "FROM journal WHERE seq = 600",
        "UPDATE journal SET subject = CASE seq WHEN 10 THEN 'book/11' ELSE 'book/9' END WHERE seq IN (10, 12)",
        "UPDATE journal_node SET hash = " + zero + " WHERE position = 1",
        "DELETE FROM journal_node WHERE position = 0",
        "UPDATE journal_head SET size = 599",
        "UPDATE journal_head SET edge = " + zero,
        "DELETE FROM journal_head",
        "UPDATE checkpoint SET note = replace(note, 'test.example', 'best.example') WHERE size = 600",
        "UPDATE checkpoint SET note = '" + sign_checkpoint({"test.example/log", 600, sha256("x")}, key) +
            "' WHERE size = 600",
        "UPDATE checkpoint SET size = 700 WHERE size = 600",
        "UPDATE checkpoint SET note = '" + sign_checkpoint({"test.example/log", 300, sha256("x")}, key) +
            "' WHERE size = 300",
    };
    for (auto const& edit : edits) EXPECT_TRUE(found(edit)) << edit;
    EXPECT_TRUE(check().ok);
    EXPECT_FALSE(check(sign_checkpoint({"test.example/log", 300, sha256("x")}, key)).ok);
    EXPECT_FALSE(check(sign_checkpoint({"test.example/log", 601, sha256("x")}, key)).ok);
}

TEST_P(LogTest, an_erased_body_still_verifies_and_is_counted)
{
    ManualClock  clock{Instant{}};
    SeededChance chance{2};
    Recorder     recorder{open(), clock, chance};
    auto         attempt = test::shelving("erasure", "t");
    attempt.run          = [](Act& act) -> Result<std::string> {
        auto erasure = act.record(test::BookShelved{hex(sha256("what is shown instead").view()), 0});
        erase_body(act.upkeep(), 300, "what is shown instead", erasure);
        return std::string{"{}"};
    };
    ASSERT_EQ(recorder.run_one(std::move(attempt)).ending, Ending::done);
    auto out = check(earlier);
    EXPECT_TRUE(out.ok);
    EXPECT_EQ(out.erased, 1);
    EXPECT_TRUE(found("UPDATE fact_stand_in SET body = 'something else' WHERE seq = 300"));
    EXPECT_TRUE(found("DELETE FROM fact_stand_in WHERE seq = 300"));
}

TEST_P(LogTest, p15_tables_cannot_drift_from_the_facts_unseen)
{
    FactKinds kinds;
    kinds.add<test::BookShelved, test::BookLent>();
    auto replayed = [&] {
        test::FreshDatabase fresh{GetParam()};
        auto                target = fresh.open();
        test::make_shelf(target);
        auto snapshot = db->snapshot();
        return replay_check(snapshot, target, kinds);
    };
    auto equal = replayed();
    EXPECT_TRUE(equal.ok);
    EXPECT_EQ(equal.facts, facts);
    for (auto const* edit : {"UPDATE test_book SET title = 'x' WHERE id = 1",
                             "UPDATE test_book SET price = -1 WHERE id = 3",
                             "UPDATE test_loan SET at = at + 1 WHERE id = 2", "DELETE FROM test_loan WHERE id = 4",
                             "INSERT INTO test_book VALUES (9999, 'x', 1, 7)"}) {
        test::write(*db, [&](Writer& writer) { writer.run(edit); });
        auto wrong = replayed().wrong.size();
        EXPECT_GE(wrong, 1u) << edit;
    }
}

TEST_P(LogTest, a_replay_reports_facts_it_cannot_apply_instead_of_failing)
{
    FactKinds kinds;
    kinds.add<test::BookShelved, test::BookLent>();
    auto replayed = [&](std::string const& edit, std::string const& in_the_way) {
        test::write(*db, [&](Writer& writer) { writer.run(edit); });
        test::FreshDatabase fresh{GetParam()};
        auto                target = fresh.open();
        test::make_shelf(target);
        test::write(target, [&](Writer& writer) { writer.run(in_the_way); });
        auto snapshot = db->snapshot();
        return replay_check(snapshot, target, kinds);
    };
    auto malformed = replayed("UPDATE fact_body SET body = 'x' WHERE seq = 600", "DELETE FROM test_book");
    EXPECT_EQ(malformed.facts, facts);
    EXPECT_FALSE(malformed.stopped);
    ASSERT_FALSE(malformed.wrong.empty());
    EXPECT_TRUE(malformed.wrong[0].starts_with("fact 600: its body is not a ")) << malformed.wrong[0];

    auto refused = replayed("UPDATE fact_body SET body = 'x' WHERE seq = 600",
                            "INSERT INTO test_book (id, title, price, shelved_by) VALUES (3, 'in the way', 1, 1)");
    EXPECT_TRUE(refused.stopped);
    EXPECT_EQ(refused.facts, 3);
    ASSERT_EQ(refused.wrong.size(), 1u);
    EXPECT_TRUE(refused.wrong[0].starts_with("fact 3: the tables refuse it")) << refused.wrong[0];
}

TEST_P(LogTest, p14_chance_edits_of_one_cell_are_found)
{
    std::mt19937 random{2026};
    char const*  texts[] = {"kind", "subject", "actor_role", "request", "attachment"};
    for (int i = 0; i < 40; ++i) {
        auto        seq = std::to_string(1 + random() % facts);
        std::string edit;
        switch (random() % 4) {
        case 0: {
            std::string column = texts[random() % 5];
            edit               = "UPDATE journal SET " + column + " = " + column + " || 'x' WHERE seq = " + seq;
            break;
        }
        case 1:
            edit = "UPDATE journal SET at = at - " + std::to_string(1 + random() % 9) + " WHERE seq = " + seq;
            break;
        case 2: edit = "UPDATE journal SET actor = actor + 1 WHERE seq = " + seq; break;
        case 3: edit = "UPDATE fact_body SET body = body || ' ' WHERE seq = " + seq; break;
        }
        ASSERT_TRUE(found(edit)) << edit;
    }
}

ON_EACH_ENGINE(LogTest);
