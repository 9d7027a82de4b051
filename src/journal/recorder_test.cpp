// The way into the record: batches, keys, refusals, defects, several recorders and many threads.
#include "journal/recorder.hpp"

#include "store/error.hpp"
#include "support/shelf.hpp"

#include <atomic>
#include <map>
#include <mutex>

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

struct BookRow {
    std::int64_t id{};
    std::string  title;
};
BOOST_DESCRIBE_STRUCT(BookRow, (), (id, title))

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

    // A year later, after other acts and a restart, it is still the same request with the same answer.
    clock.advance(std::chrono::hours{24} * 366);
    EXPECT_EQ(with->run_one(shelving("another key", "two")).ending, Ending::done);
    with.reset();
    auto later = recorder()->run_one(shelving("key", "one"));
    EXPECT_TRUE(later.repeated);
    EXPECT_EQ(later.answer, first.answer);
    EXPECT_EQ(count("test_book"), 2);
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
    EXPECT_EQ(other.refused, refusal::key_already_used);
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
    refused.run  = [](Act&) -> Result<std::string> { return refuse(refusal::not_found); };
    auto outcome = with->run_one(std::move(refused));
    EXPECT_EQ(outcome.ending, Ending::refused);
    EXPECT_EQ(outcome.refused, refusal::not_found);
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
        return refuse(refusal::not_found);
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

TEST_P(RecorderTest, a_thread_gives_everybody_their_own_answer_and_numbers_have_no_gap)
{
    RecorderThread                     thread{recorder()};
    std::mutex                         mutex;
    std::map<std::string, std::string> answers; // who asked -> what was answered, each once
    std::atomic<int>                   defects{};
    std::vector<std::thread>           threads;
    constexpr int                      askers = 8, each_asks = 200, fails_every = 20;
    for (int t = 0; t < askers; ++t)
        threads.emplace_back([&, t] {
            for (int i = 0; i < each_asks; ++i) {
                auto title   = std::to_string(t) + "-" + std::to_string(i);
                bool fails   = i % fails_every == 7;
                auto attempt = fails ? failing(title) : shelving(title, title);
                attempt.done = [&, title, fails](Outcome const& outcome) {
                    EXPECT_EQ(outcome.ending, fails ? Ending::defect : Ending::done) << title;
                    if (fails) ++defects;
                    std::lock_guard lock{mutex};
                    if (!fails) EXPECT_TRUE(answers.emplace(title, outcome.answer).second) << title;
                };
                thread.submit(std::move(attempt));
            }
        });
    for (auto& each : threads) each.join();
    thread.stop();
    EXPECT_EQ(defects, askers * each_asks / fails_every);

    // The answer is the number of the fact, and the fact is the asker's own.
    std::map<std::string, std::string> recorded;
    auto                               db = open();
    db.snapshot().each<BookRow>("SELECT id, title FROM test_book", [&](BookRow const& book) {
        recorded[book.title] = std::to_string(book.id);
    });
    EXPECT_EQ(answers, recorded);
    auto facts = askers * each_asks - defects;
    EXPECT_EQ(recorded.size(), static_cast<std::size_t>(facts));
    EXPECT_EQ(count("journal"), facts);
    EXPECT_EQ(count("journal WHERE seq = (SELECT max(seq) FROM journal) AND seq = " + std::to_string(facts)), 1);
    auto late = thread.ask(shelving("late", "t"));
    EXPECT_EQ(late.ending, Ending::refused);
    EXPECT_EQ(late.refused, refusal::shutting_down);
    EXPECT_EQ(count("journal"), facts);
}

ON_EACH_ENGINE(RecorderTest);

TEST(RecorderOnFullDisk, P3_nothing_is_acknowledged_and_the_next_attempt_succeeds)
{
    test::FreshDatabase fresh{Dialect::sqlite};
    auto                db = fresh.open();
    test::make_shelf(db);
    ManualClock  clock{*Instant::from_iso("2026-11-23T04:00:00.000Z")};
    SeededChance chance{1};
    Recorder     recorder{fresh.open(), clock, chance};
    auto         pages = [&](std::int64_t most) {
        auto upkeep = shelving("", "pages");
        upkeep.run  = [most](Act& act) -> Result<std::string> {
            act.upkeep().script("PRAGMA max_page_count = " + std::to_string(most));
            return std::string{"{}"};
        };
        EXPECT_EQ(recorder.run_one(std::move(upkeep)).ending, Ending::done);
    };
    pages(1); // no more than there are
    std::vector<Attempt> batch;
    std::vector<Ending>  endings;
    batch.push_back(shelving("small", "a"));
    batch.push_back(shelving("large", std::string(500'000, 'x')));
    for (auto& each : batch) each.done = [&](Outcome const& outcome) { endings.push_back(outcome.ending); };
    recorder.run(batch);
    EXPECT_EQ(endings, (std::vector<Ending>{Ending::unavailable, Ending::unavailable}));
    EXPECT_EQ(db.snapshot().one<int>("SELECT count(*) FROM journal"), 0);
    pages(1'000'000);
    EXPECT_EQ(recorder.run_one(shelving("small", "a")).answer, "1");
}

namespace {

// A database whose commits go wrong, as the title of the book says.
struct RecorderOnBadCommit : testing::Test {
    void SetUp() override
    {
        if (test::postgres_is_left_out()) GTEST_SKIP() << "PENSTOCK_SKIP_POSTGRES=1";
        fresh   = std::make_unique<test::FreshDatabase>(Dialect::postgresql);
        auto db = fresh->open();
        test::make_shelf(db);
        test::write(db, [](Writer& writer) {
            writer.script(R"sql(
                CREATE SEQUENCE conflicts;
                CREATE FUNCTION spoil() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    IF NEW.title = 'full' THEN RAISE EXCEPTION 'no room' USING ERRCODE = '53100'; END IF;
                    IF NEW.title = 'wrong' THEN RAISE EXCEPTION 'broken rule' USING ERRCODE = '23514'; END IF;
                    IF NEW.title = 'conflict' AND nextval('conflicts') < 3 THEN
                        RAISE EXCEPTION 'given up' USING ERRCODE = '40001';
                    END IF;
                    IF NEW.title = 'lost' AND nextval('conflicts') < 2 THEN
                        PERFORM pg_terminate_backend(pg_backend_pid());
                    END IF;
                    RETURN NULL;
                END $$;
                CREATE CONSTRAINT TRIGGER spoil AFTER INSERT ON test_book DEFERRABLE INITIALLY DEFERRED
                    FOR EACH ROW EXECUTE FUNCTION spoil();
            )sql");
        });
        recorder = std::make_unique<Recorder>(fresh->open(), clock, chance);
    }
    int facts() { return fresh->open().snapshot().one<int>("SELECT count(*) FROM journal"); }

    std::unique_ptr<test::FreshDatabase> fresh;
    std::unique_ptr<Recorder>            recorder;
    ManualClock                          clock{*Instant::from_iso("2026-11-23T04:00:00.000Z")};
    SeededChance                         chance{1};
};

} // namespace

TEST_F(RecorderOnBadCommit, a_full_disk_acknowledges_nothing)
{
    EXPECT_EQ(recorder->run_one(shelving("key", "full")).ending, Ending::unavailable);
    EXPECT_EQ(facts(), 0);
    EXPECT_EQ(recorder->run_one(shelving("key", "good")).answer, "1");
}

TEST_F(RecorderOnBadCommit, a_conflict_at_the_commit_is_run_again)
{
    auto outcome = recorder->run_one(shelving("key", "conflict"));
    EXPECT_EQ(outcome.ending, Ending::done);
    EXPECT_EQ(outcome.answer, "1");
    EXPECT_EQ(facts(), 1);
}

TEST_F(RecorderOnBadCommit, a_rule_broken_at_the_commit_is_the_defect_of_one_and_the_others_are_answered)
{
    std::vector<Attempt>     batch;
    std::vector<std::string> outcomes;
    for (auto const* title : {"a", "wrong", "c"}) {
        batch.push_back(shelving(title, title));
        batch.back().done = [&](Outcome const& outcome) {
            outcomes.push_back(std::string{name_of(outcome.ending)} + outcome.answer);
        };
    }
    recorder->run(batch);
    EXPECT_EQ(outcomes, (std::vector<std::string>{"done1", "defect", "done2"}));
    EXPECT_EQ(facts(), 2);
}

TEST_F(RecorderOnBadCommit, P7_a_connection_lost_while_committing_is_looked_up_by_key)
{
    auto outcome = recorder->run_one(shelving("key", "lost"));
    EXPECT_EQ(outcome.ending, Ending::unavailable); // looked up, and not there
    EXPECT_EQ(facts(), 0);
    auto again = recorder->run_one(shelving("key", "lost"));
    EXPECT_EQ(again.answer, "1");
    EXPECT_FALSE(again.repeated);
    EXPECT_TRUE(recorder->run_one(shelving("key", "lost")).repeated);
    EXPECT_EQ(facts(), 1);
}
