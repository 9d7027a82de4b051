// The way into the record: batches, keys, refusals, defects, several recorders and many threads.
#include "journal/recorder.hpp"

#include "store/error.hpp"
#include "support/shelf.hpp"

#include <atomic>

using namespace penstock;
using namespace penstock::journal;
using test::shelving;

namespace {

struct RecorderTest : test::OnEachEngine {
    void SetUp() override
    {
        test::OnEachEngine::SetUp();
        if (IsSkipped()) return;
        auto db = open();
        test::make_shelf(db);
    }

    std::unique_ptr<Recorder> recorder() { return std::make_unique<Recorder>(open(), clock, chance); }
    std::int64_t              count(std::string const& table)
    {
        auto db = open();
        return db.snapshot().one<std::int64_t>("SELECT count(*) FROM " + table);
    }

    ManualClock  clock{*Instant::from_iso("2026-11-23T04:00:00.000Z")};
    SeededChance chance{1};
};

Attempt failing(std::string key)
{
    auto out = shelving(std::move(key), "broken");
    out.run  = [](Act& act) -> Result<std::string> {
        act.record(test::BookShelved{"broken", 1});
        throw Defect{std::source_location::current(), "on purpose"};
    };
    return out;
}

} // namespace

TEST_P(RecorderTest, a_batch_commits_once_and_answers_after)
{
    auto                      with = recorder();
    std::vector<Attempt>      batch;
    std::vector<std::int64_t> seen;
    for (int i = 0; i < 3; ++i) {
        batch.push_back(shelving("key-" + std::to_string(i), "title"));
        // Another connection sees all of the batch as soon as the first answer is given.
        batch.back().done = [&](Outcome const& outcome) {
            EXPECT_EQ(outcome.ending, Ending::done);
            seen.push_back(count("test_book"));
        };
    }
    auto happened = with->run(batch);
    EXPECT_EQ(seen, (std::vector<std::int64_t>{3, 3, 3}));
    EXPECT_EQ(happened.size, 3);
    EXPECT_EQ(happened.kinds, std::vector<std::string>{"BookShelved"});
}

TEST_P(RecorderTest, p7_a_repeated_request_has_one_effect_and_the_same_answer)
{
    auto with  = recorder();
    auto first = with->run_one(shelving("key", "one"));
    for (int i = 0; i < 5; ++i) {
        auto again = with->run_one(shelving("key", "one"));
        EXPECT_EQ(again.ending, Ending::done);
        EXPECT_EQ(again.answer, first.answer);
        EXPECT_EQ(again.first_fact, first.first_fact);
        EXPECT_TRUE(again.repeated);
    }
    EXPECT_FALSE(first.repeated);
    EXPECT_EQ(count("journal"), 1);
    EXPECT_EQ(count("test_book"), 1);
}

TEST_P(RecorderTest, p7_a_repeat_within_one_batch_has_one_effect)
{
    auto                 with = recorder();
    std::vector<Attempt> batch;
    std::vector<Outcome> outcomes;
    for (int i = 0; i < 2; ++i) {
        batch.push_back(shelving("key", "one"));
        batch.back().done = [&](Outcome outcome) { outcomes.push_back(std::move(outcome)); };
    }
    with->run(batch);
    ASSERT_EQ(outcomes.size(), 2u);
    EXPECT_TRUE(outcomes[1].repeated);
    EXPECT_EQ(outcomes[0].answer, outcomes[1].answer);
    EXPECT_EQ(count("journal"), 1);
}

TEST_P(RecorderTest, a_key_used_for_something_else_is_refused_and_names_the_field)
{
    auto with = recorder();
    with->run_one(shelving("key", "one"));
    auto other = with->run_one(shelving("key", "two"));
    ASSERT_EQ(other.ending, Ending::refused);
    EXPECT_EQ(other.refused, Refusal::key_already_used);
    EXPECT_EQ(other.refused.detail, "title");
    ASSERT_EQ(other.refused.faults.size(), 1u);
    EXPECT_EQ(other.refused.faults[0].pointer, "/title");

    auto operation      = shelving("key", "one");
    operation.operation = "lend";
    EXPECT_EQ(with->run_one(std::move(operation)).refused.detail, "operation");

    auto somebody         = shelving("key", "two");
    somebody.actor.person = 8; // keys are each person's own
    EXPECT_EQ(with->run_one(std::move(somebody)).ending, Ending::done);
    EXPECT_EQ(count("journal"), 2);
}

TEST_P(RecorderTest, a_refusal_writes_nothing_and_leaves_the_key_free)
{
    auto with    = recorder();
    auto refused = shelving("key", "one");
    refused.run  = [](Act&) -> Result<std::string> { return refuse(Refusal::not_found); };
    auto outcome = with->run_one(std::move(refused));
    EXPECT_EQ(outcome.ending, Ending::refused);
    EXPECT_EQ(outcome.refused, Refusal::not_found);
    for (auto const* table : {"journal", "fact_body", "act", "test_book"}) EXPECT_EQ(count(table), 0) << table;
    EXPECT_EQ(with->run_one(shelving("key", "two")).answer, "1");
}

TEST_P(RecorderTest, a_defect_rolls_back_alone_and_the_others_are_answered)
{
    auto                 with = recorder();
    std::vector<Attempt> batch;
    std::vector<Outcome> outcomes;
    batch.push_back(shelving("a", "a"));
    batch.push_back(failing("b"));
    batch.push_back(shelving("c", "c"));
    for (auto& each : batch) each.done = [&](Outcome outcome) { outcomes.push_back(std::move(outcome)); };
    auto happened = with->run(batch);
    ASSERT_EQ(outcomes.size(), 3u);
    EXPECT_EQ(outcomes[0].answer, "1");
    EXPECT_EQ(outcomes[1].ending, Ending::defect);
    EXPECT_NE(outcomes[1].incident.find("on purpose"), std::string::npos);
    EXPECT_EQ(outcomes[2].answer, "2");
    EXPECT_EQ(happened.size, 2);
    EXPECT_EQ(count("test_book"), 2);
}

TEST_P(RecorderTest, refusing_after_the_first_fact_is_a_defect)
{
    auto with   = recorder();
    auto late   = shelving("key", "one");
    late.run    = [](Act& act) -> Result<std::string> {
        act.record(test::BookShelved{"one", 1});
        return refuse(Refusal::not_found);
    };
    EXPECT_EQ(with->run_one(std::move(late)).ending, Ending::defect);
    EXPECT_EQ(count("journal"), 0);
}

TEST_P(RecorderTest, upkeep_without_a_key_may_not_record_facts)
{
    auto with = recorder();
    EXPECT_EQ(with->run_one(shelving("", "one")).ending, Ending::defect);
    EXPECT_EQ(count("journal"), 0);

    auto upkeep = shelving("", "one");
    upkeep.run  = [](Act& act) -> Result<std::string> {
        act.upkeep().run("INSERT INTO feed (name, seq) VALUES ('test', 1)");
        return std::string{"{}"};
    };
    EXPECT_EQ(with->run_one(std::move(upkeep)).ending, Ending::done);
    EXPECT_EQ(count("feed"), 1);
    EXPECT_EQ(count("act"), 0);
}

TEST_P(RecorderTest, two_recorders_alternate_on_one_database)
{
    auto one = recorder(), two = recorder();
    for (int i = 1; i <= 20; ++i) {
        auto& with = i % 3 == 0 ? *one : *two;
        EXPECT_EQ(with.run_one(shelving("key-" + std::to_string(i), "t")).answer, std::to_string(i));
        if (i % 5 == 0) {
            EXPECT_EQ(with.run_one(failing("failing-" + std::to_string(i))).ending, Ending::defect);
        }
    }
}

TEST_P(RecorderTest, a_batch_the_database_gave_up_is_run_again)
{
    auto with = recorder();
    int  runs = 0;
    auto once = shelving("key", "one");
    once.run  = [&](Act& act) -> Result<std::string> {
        act.record(test::BookShelved{"one", 1});
        if (++runs < 3) throw Transient{StoreError::transient, "on purpose"};
        return std::string{"{}"};
    };
    EXPECT_EQ(with->run_one(std::move(once)).ending, Ending::done);
    EXPECT_EQ(runs, 3);
    EXPECT_EQ(count("journal"), 1);
}

TEST_P(RecorderTest, a_thread_answers_everybody_once_and_numbers_have_no_gap)
{
    RecorderThread           thread{recorder()};
    std::atomic<int>         answers{};
    std::vector<std::thread> threads;
    for (int t = 0; t < 8; ++t)
        threads.emplace_back([&, t] {
            for (int i = 0; i < 200; ++i) {
                auto attempt = shelving(std::to_string(t) + "-" + std::to_string(i), "t");
                attempt.done = [&](Outcome const& outcome) { answers += outcome.ending == Ending::done; };
                thread.submit(std::move(attempt));
            }
        });
    for (auto& each : threads) each.join();
    thread.stop();
    EXPECT_EQ(answers, 1600);
    EXPECT_EQ(count("journal"), 1600);
    EXPECT_EQ(count("journal WHERE seq = (SELECT max(seq) FROM journal) AND seq = 1600"), 1);
    auto late = thread.ask(shelving("late", "t"));
    EXPECT_EQ(late.ending, Ending::refused);
    EXPECT_EQ(late.refused, Refusal::shutting_down);
    EXPECT_EQ(count("journal"), 1600);
}

ON_EACH_ENGINE(RecorderTest);
