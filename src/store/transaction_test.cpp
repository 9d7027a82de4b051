// Who may write, what a rollback leaves, and what is said when the database or the connection fails.
#include "store/schema.hpp"
#include "support/engines.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <thread>

using namespace penstock;
using store::StoreDefect;
using store::StoreUnavailable;

// A Writer needs a key, and a key needs writer_key.hpp.
static_assert(!std::is_constructible_v<Writer, Db&>);

namespace {

class Transactions : public test::OnEachEngine {
protected:
    void SetUp() override
    {
        test::OnEachEngine::SetUp();
        if (IsSkipped()) return;
        db_ = std::make_unique<Db>(open());
        test::write(db(), [](Writer& w) {
            w.script(store::schema_for(w.dialect(), R"sql(
                CREATE TABLE parent (id BIGINT PRIMARY KEY, name TEXT NOT NULL UNIQUE CHECK (name <> ''));
                CREATE TABLE child (
                    id        BIGINT PRIMARY KEY,
                    parent_id BIGINT NOT NULL REFERENCES parent (id) DEFERRABLE INITIALLY DEFERRED
                );
            )sql"));
        });
    }
    Db&          db() { return *db_; }
    static void  add(Writer& writer, int id) { writer.run(insert, id, std::to_string(id)); }
    std::int64_t count() { return db().snapshot().one<std::int64_t>("SELECT count(*) FROM parent"); }

    static constexpr std::string_view insert = "INSERT INTO parent (id, name) VALUES ($1, $2)";
    store::WriterKey const            key{};

private:
    std::unique_ptr<Db> db_;
};

StoreError error_of(auto const& deed)
{
    try {
        deed();
    } catch (StoreUnavailable const& e) {
        return e.error;
    } catch (StoreDefect const& e) {
        return e.error;
    }
    ADD_FAILURE() << "nothing was thrown";
    return {};
}

// PostgreSQL says what became of a statement when somebody looks.
std::int64_t look_at(store::Changed changed) { return changed; }

} // namespace

TEST_P(Transactions, a_reader_cannot_write_not_even_inside_a_write_transaction)
{
    for (auto const* sql : {"INSERT INTO parent (id, name) VALUES (1, 'x') RETURNING id",
                            "DELETE FROM parent RETURNING id", "UPDATE parent SET name = 'y' RETURNING id"}) {
        EXPECT_THROW(db().snapshot().rows<std::int64_t>(sql), StoreDefect) << sql;
        EXPECT_THROW(db().snapshot().each<std::int64_t>(sql, [](std::int64_t) {}), StoreDefect) << sql;
        test::write(db(), [&](Writer& writer) {
            Reader& reader = writer;
            EXPECT_THROW(reader.rows<std::int64_t>(sql), StoreDefect) << sql;
        });
    }
    EXPECT_EQ(count(), 0);
}

TEST_P(Transactions, a_connection_opened_to_read_cannot_begin_to_write)
{
    Db reading = open(OpenMode::read_only);
    EXPECT_THROW(reading.begin_write(), Defect);
    EXPECT_EQ(reading.snapshot().one<std::int64_t>("SELECT count(*) FROM parent"), 0);
}

TEST_P(Transactions, a_rollback_leaves_nothing)
{
    db().begin_write();
    {
        Writer writer{key, db()};
        add(writer, 1);
        EXPECT_EQ(writer.one<std::int64_t>("SELECT count(*) FROM parent"), 1);
    }
    db().rollback();
    db().rollback(); // nothing is open any more
    EXPECT_EQ(count(), 0);
}

TEST_P(Transactions, run_tells_how_many_rows_and_returning_gives_them)
{
    test::write(db(), [&](Writer& writer) {
        EXPECT_EQ(writer.run(insert, 1, "one"), 1);
        EXPECT_EQ(writer.run("INSERT INTO parent (id, name) VALUES ($1, $2) ON CONFLICT DO NOTHING", 1, "one"), 0);
        EXPECT_EQ(writer.run("UPDATE parent SET name = name || 'x' WHERE id >= $1", 2), 0);
        EXPECT_EQ(
            writer.returning<std::string>("INSERT INTO parent (id, name) VALUES ($1, $2) RETURNING name", 2, "two"),
            "two");
        EXPECT_EQ(writer.run("UPDATE parent SET name = name || 'x'"), 2);
    });
    EXPECT_EQ(count(), 2);
}

TEST_P(Transactions, a_snapshot_sees_one_moment)
{
    Db         other    = open(OpenMode::create);
    auto       snapshot = other.snapshot();
    auto const before   = snapshot.one<std::int64_t>("SELECT count(*) FROM parent");
    test::write(db(), [&](Writer& writer) { add(writer, 1); });
    EXPECT_EQ(snapshot.one<std::int64_t>("SELECT count(*) FROM parent"), before);
    EXPECT_EQ(count(), before + 1);
}

TEST_P(Transactions, broken_rules_are_defects_of_the_kind_constraint)
{
    for (auto const* sql :
         {"INSERT INTO parent (id, name) VALUES (1, '')", "INSERT INTO parent (id, name) VALUES (1, NULL)",
          "INSERT INTO parent (id, name) VALUES (1, 'a'), (1, 'b')",
          "INSERT INTO parent (id, name) VALUES (1, 'a'), (2, 'a')"}) {
        db().begin_write();
        Writer writer{key, db()};
        EXPECT_EQ(error_of([&] { look_at(writer.run(sql)); }), StoreError::constraint) << sql;
        db().rollback();
    }
    EXPECT_EQ(count(), 0);
}

TEST_P(Transactions, a_commit_that_breaks_a_rule_fails_and_leaves_nothing)
{
    db().begin_write();
    {
        Writer writer{key, db()};
        add(writer, 1);
        writer.run("INSERT INTO child (id, parent_id) VALUES (1, 99)");
    }
    EXPECT_EQ(db().commit(), Commit::failed);
    EXPECT_EQ(db().last_failure().error, StoreError::constraint);
    EXPECT_FALSE(db().in_transaction());
    EXPECT_EQ(count(), 0);
}

TEST_P(Transactions, what_a_statement_changed_can_be_looked_at_until_the_transaction_ends)
{
    std::vector<store::Changed> changed;
    test::write(db(), [&](Writer& writer) {
        for (int id = 1; id <= 1000; ++id) {
            add(writer, id);
            changed.push_back(writer.run("UPDATE parent SET name = name || 'x' WHERE id > $1", id - id % 10));
            if (id % 100 == 0) { EXPECT_EQ(writer.one<std::int64_t>("SELECT count(*) FROM parent"), id); }
        }
        for (int id = 1000; id >= 1; --id) EXPECT_EQ(changed[static_cast<std::size_t>(id - 1)], id % 10) << id;
    });
    EXPECT_EQ(count(), 1000);
}

TEST_P(Transactions, a_broken_rule_among_many_statements_leaves_nothing_and_the_next_transaction_is_well)
{
    auto all = [&](int broken, auto then) {
        db().begin_write();
        Writer writer{key, db()};
        for (int id = 1; id <= 300; ++id) add(writer, id == broken ? 1 : id);
        then(writer);
    };
    for (int broken : {2, 128, 129, 150, 299, 300}) {
        EXPECT_EQ(error_of([&] { all(broken, [](Writer& writer) { (void)writer.one<int>("SELECT 1"); }); }),
                  StoreError::constraint)
            << broken;
        db().rollback();
        EXPECT_EQ(error_of([&] {
                      all(broken, [](Writer&) {});
                      if (db().commit() == Commit::failed) raise(db().last_failure().error, db().last_failure().why);
                  }),
                  StoreError::constraint)
            << broken;
        db().rollback();
        try {
            all(broken, [](Writer&) {});
        } catch (StoreDefect const&) { // at the statement itself on SQLite, or when enough were sent
        }
        db().rollback();
        EXPECT_EQ(count(), 0);
    }
    test::write(db(), [&](Writer& writer) { add(writer, 1); });
    EXPECT_EQ(count(), 1);
}

TEST_P(Transactions, rows_are_read_one_by_one_while_others_are_written)
{
    test::write(db(), [&](Writer& writer) {
        for (int id = 1; id <= 1200; ++id) add(writer, id);
    });
    test::write(db(), [&](Writer& writer) {
        int seen = 0;
        writer.each<int>("SELECT id FROM parent WHERE id <= $1 ORDER BY id", 1200, [&](int id) {
            ++seen;
            writer.run("INSERT INTO child (id, parent_id) VALUES ($1, $2)", id, id);
            if (id % 500 == 0) { EXPECT_EQ(writer.one<int>("SELECT count(*) FROM child"), id); }
        });
        EXPECT_EQ(seen, 1200);
    });
    EXPECT_EQ(db().snapshot().one<int>("SELECT count(*) FROM child"), 1200);
}

TEST_P(Transactions, many_large_values_at_once_wait_for_nobody)
{
    std::string const much(300'000, 'x');
    test::write(db(), [&](Writer& writer) {
        writer.script(store::schema_for(writer.dialect(), "CREATE TABLE long (id BIGINT PRIMARY KEY, text TEXT);"));
        for (int id = 1; id <= 200; ++id) writer.run("INSERT INTO long (id, text) VALUES ($1, $2)", id, much);
    });
    EXPECT_EQ(db().snapshot().one<std::int64_t>("SELECT sum(length(text)) FROM long"), 200 * 300'000);
}

TEST_P(Transactions, beginning_twice_is_a_defect)
{
    db().begin_write();
    EXPECT_THROW(db().begin_write(), Defect);
    EXPECT_THROW(db().snapshot(), Defect);
    db().rollback();
    EXPECT_THROW((Writer{key, db()}), Defect);
}

TEST_P(Transactions, a_lock_that_is_held_too_long_is_transient)
{
    auto other = Db::open(address(), OpenMode::create, {.busy_milliseconds = 50});
    ASSERT_TRUE(other);
    test::write(db(), [&](Writer& writer) { add(writer, 1); });
    db().begin_write();
    Writer writer{key, db()};
    look_at(writer.run("UPDATE parent SET name = 'held' WHERE id = 1"));
    EXPECT_EQ(error_of([&] {
                  other->begin_write(); // SQLite waits here
                  look_at(Writer{key, *other}.run("UPDATE parent SET name = 'wanted' WHERE id = 1"));
              }),
              StoreError::busy);
    other->rollback();
    EXPECT_EQ(db().commit(), Commit::committed);
}

ON_EACH_ENGINE(Transactions);

TEST(SqliteTransaction, a_full_disk_is_unavailable_and_not_a_defect)
{
    test::FreshDatabase fresh{Dialect::sqlite, test::Fresh::empty};
    Db                  db = fresh.open();
    test::write(db, [](Writer& w) { w.script("CREATE TABLE t (id INTEGER PRIMARY KEY, content BLOB) STRICT"); });
    db.begin_write();
    store::WriterKey const key{};
    Writer                 writer{key, db};
    writer.script("PRAGMA max_page_count = 20");
    std::string const much(200'000, 'x');
    EXPECT_EQ(error_of([&] { writer.run("INSERT INTO t (content) VALUES ($1)", Bytes{much}); }), StoreError::full);
    db.rollback();
    EXPECT_EQ(db.snapshot().one<int>("SELECT count(*) FROM t"), 0);
}

TEST(SqliteTransaction, the_settings_that_keep_promises_are_on)
{
    test::FreshDatabase fresh{Dialect::sqlite};
    Db                  db       = fresh.open();
    auto                snapshot = db.snapshot();
    auto                number   = [&](char const* name) {
        return snapshot.one<std::int64_t>("SELECT * FROM pragma_" + std::string{name});
    };
    EXPECT_EQ(number("synchronous"), 2);
    EXPECT_EQ(snapshot.one<std::string>("SELECT * FROM pragma_journal_mode"), "wal");
    EXPECT_EQ(number("foreign_keys"), 1);
    EXPECT_EQ(number("trusted_schema"), 0);
    EXPECT_EQ(number("application_id"), 0x504e5354);
    auto const path = fresh.address().substr(7);
    EXPECT_EQ(std::filesystem::status(path).permissions(), std::filesystem::perms{0600});
}

namespace {

class LostConnection : public testing::Test {
protected:
    void SetUp() override
    {
        if (test::postgres_is_left_out()) GTEST_SKIP() << "PENSTOCK_SKIP_POSTGRES=1";
        fresh_ = std::make_unique<test::FreshDatabase>(Dialect::postgresql);
        db_    = std::make_unique<Db>(fresh_->open());
        test::write(db(), [](Writer& w) { w.script("CREATE TABLE t (id BIGINT PRIMARY KEY)"); });
    }
    Db&        db() { return *db_; }
    static int process(Reader& reader) { return reader.one<int>("SELECT pg_backend_pid()"); }
    void       kill(int process) const
    {
        Db other = fresh_->open();
        EXPECT_TRUE(other.snapshot().one<bool>("SELECT pg_terminate_backend(CAST($1 AS integer), 5000)", process));
    }
    store::WriterKey const key{};

private:
    std::unique_ptr<test::FreshDatabase> fresh_;
    std::unique_ptr<Db>                  db_;
};

} // namespace

TEST_F(LostConnection, within_a_transaction_is_transient_and_heals_at_the_next)
{
    db().begin_write();
    {
        Writer writer{key, db()};
        writer.run("INSERT INTO t (id) VALUES ($1)", 1);
        kill(process(writer));
        EXPECT_THROW(look_at(writer.run("INSERT INTO t (id) VALUES ($1)", 2)), Transient);
    }
    EXPECT_EQ(db().commit(), Commit::failed);
    test::write(db(), [](Writer& writer) { writer.run("INSERT INTO t (id) VALUES ($1)", 3); });
    EXPECT_EQ(db().snapshot().rows<int>("SELECT id FROM t"), std::vector<int>{3});
}

TEST_F(LostConnection, between_transactions_is_not_noticed)
{
    int const before = [&] {
        auto snapshot = db().snapshot();
        return process(snapshot);
    }();
    kill(before);
    auto snapshot = db().snapshot();
    EXPECT_NE(process(snapshot), before);
}

TEST_F(LostConnection, during_commit_is_unknown)
{
    test::write(db(), [](Writer& w) {
        w.script("CREATE FUNCTION slow() RETURNS trigger LANGUAGE plpgsql AS "
                 "'BEGIN PERFORM pg_sleep(30); RETURN NULL; END';"
                 "CREATE CONSTRAINT TRIGGER slow AFTER INSERT ON t DEFERRABLE INITIALLY DEFERRED FOR EACH ROW "
                 "EXECUTE FUNCTION slow()");
    });
    db().begin_write();
    int backend{};
    {
        Writer writer{key, db()};
        writer.run("INSERT INTO t (id) VALUES (1)");
        backend = process(writer);
    }
    std::thread killer{[&] {
        std::this_thread::sleep_for(std::chrono::milliseconds{200});
        kill(backend);
    }};
    EXPECT_EQ(db().commit(), Commit::unknown);
    killer.join();
    EXPECT_FALSE(db().in_transaction());
    EXPECT_EQ(db().snapshot().one<int>("SELECT count(*) FROM t"), 0);
}

TEST_F(LostConnection, is_like_a_deadlock_transient)
{
    test::write(db(), [](Writer& w) { w.run("INSERT INTO t (id) VALUES (1), (2)"); });
    auto other = Db::open(db().address(), OpenMode::create);
    ASSERT_TRUE(other);
    constexpr std::string_view lock = "SELECT id FROM t WHERE id = $1 FOR UPDATE";
    db().begin_write();
    other->begin_write();
    Writer one{key, db()};
    Writer two{key, *other};
    look_at(one.run(lock, 1));
    look_at(two.run(lock, 2));
    int  given_up = 0;
    auto take     = [&](Writer& writer, int id) {
        try {
            look_at(writer.run(lock, id));
        } catch (Transient const&) {
            return 1;
        }
        return 0;
    };
    std::thread waiting{[&] {
        given_up += take(one, 2);
        db().rollback();
    }};
    int const   second = take(two, 1);
    other->rollback();
    waiting.join();
    EXPECT_EQ(given_up + second, 1);
}
