// Search finds the same on both engines: either script, two characters, beginnings of words, and whatever is typed.
#include "search/search.hpp"

#include "support/shelf.hpp"

#include <algorithm>

namespace penstock::search {
namespace {

struct ShownBook {
    std::string title;
};
BOOST_DESCRIBE_STRUCT(ShownBook, (), (title))

// Books, of which one titled "-" is no longer shown.
Index const& books()
{
    static Index const out = [] {
        Index made;
        made.describe("book", [](Reader& reader, std::int64_t id) -> Change {
            auto row = reader.row<ShownBook>("SELECT title FROM test_book WHERE id = $1", id);
            if (!row) return {};
            if (row->title == "-") return {{}, {id}};
            return {{{.id = id, .noun = "book", .title = row->title}}, {}};
        });
        return made;
    }();
    return out;
}

struct SearchWorld {
    explicit SearchWorld(Dialect dialect)
        : fresh{dialect},
          recorder{[&] {
                       auto db = fresh.open();
                       test::make_shelf(db);
                       return fresh.open();
                   }(),
                   clock, chance}
    {}

    std::int64_t add(std::string const& title)
    {
        auto attempt    = test::shelving("key-" + std::to_string(++keys), title);
        attempt.request = "{}"; // a title may hold quotation marks
        auto outcome    = recorder.run_one(std::move(attempt));
        EXPECT_EQ(outcome.ending, journal::Ending::done);
        return std::stoll(outcome.answer);
    }
    // Changes the title behind the record, and tells the index by a fact about the book.
    void rename(std::int64_t id, std::string const& title)
    {
        auto outcome = recorder.run_one({.actor     = {7, "librarian", 0},
                                         .key       = "key-" + std::to_string(++keys),
                                         .operation = "rename",
                                         .request   = "{}",
                                         .run       = [&](Act& act) -> Result<std::string> {
                                             act.upkeep().run("UPDATE test_book SET title = $2 WHERE id = $1", id,
                                                                    title);
                                             act.record(test::BookLent{id, "nobody"});
                                             return std::string{"{}"};
                                         }});
        ASSERT_EQ(outcome.ending, journal::Ending::done) << outcome.incident;
    }
    void take_in()
    {
        while (books().advance(recorder, 3)) {} // few at a time, so that it goes on where it stopped
    }
    std::vector<std::string> find(std::string const& query)
    {
        auto db       = fresh.open();
        auto snapshot = db.snapshot();
        auto dialect  = snapshot.dialect();
        auto sql      = "SELECT e.title FROM search_entry e WHERE " + condition(dialect, "e.id") + " ORDER BY e.id";
        sql.replace(sql.find('?'), 1, "$1");
        return snapshot.rows<std::string>(sql, question(dialect, query));
    }

    test::FreshDatabase fresh;
    ManualClock         clock{*Instant::from_iso("2026-11-23T04:00:00.000Z")};
    SeededChance        chance{1};
    Recorder            recorder;
    int                 keys{};
};

constexpr char const* titles[] = {"项目经理制度研究",    "項目經理與管理",       "量子管理",          "Quantum Control",
                                  "Quantitative methods", "Élan vital in Zürich", "C++ and \"quotes\"", "数据 🚀 大桥",
                                  "管子与道理",           "A AND B OR NOT NEAR",  "2026年度计划",       "臺灣的鋼鐵"};

// What a query must find, by place in the list of titles.
struct Wanted {
    char const*      query;
    std::vector<int> places;
};
Wanted const wanted[] = {
    {"经理", {0, 1}}, // either script finds both
    {"經理", {0, 1}},
    {"管理", {1, 2}}, // neighbours only: not 管子与道理
    {"項目", {0, 1}},
    {"台湾", {11}},
    {"钢铁", {11}},
    {"量", {2}}, // a character alone
    {"quan", {3, 4}},
    {"QUANTUM", {3}},
    {"quantum control", {3}},
    {"quantum methods", {}},
    {"elan", {5}},
    {"zurich", {5}},
    {"qu", {}}, // too short a beginning
    {"2026", {10}},
    {"没有的词", {}},
};

class Search : public testing::TestWithParam<Dialect> {
protected:
    void SetUp() override
    {
        if (GetParam() == Dialect::postgresql && test::postgres_is_left_out())
            GTEST_SKIP() << "PENSTOCK_SKIP_POSTGRES=1";
        world = std::make_unique<SearchWorld>(GetParam());
        for (auto const* title : titles) ids.push_back(world->add(title));
        world->take_in();
    }
    std::unique_ptr<SearchWorld> world;
    std::vector<std::int64_t>    ids;
};

} // namespace

TEST_P(Search, finds_what_is_meant_in_order)
{
    for (auto const& each : wanted) {
        std::vector<std::string> expected;
        for (auto place : each.places) expected.emplace_back(titles[place]);
        EXPECT_EQ(world->find(each.query), expected) << each.query;
    }
}

TEST_P(Search, a_renamed_thing_is_found_by_the_new_name_only_and_what_is_gone_not_at_all)
{
    world->rename(ids[2], "深海探测");
    world->rename(ids[3], "-");
    world->take_in();
    EXPECT_EQ(world->find("管理"), std::vector<std::string>{titles[1]});
    EXPECT_EQ(world->find("深海"), std::vector<std::string>{"深海探测"});
    EXPECT_EQ(world->find("quan"), std::vector<std::string>{titles[4]});
    EXPECT_TRUE(world->find("control").empty());
}

TEST_P(Search, whatever_is_typed_is_answered_without_error)
{
    std::string const long_han = [] {
        std::string out;
        for (int i = 0; i < 500; ++i) out += "管理";
        return out;
    }();
    for (std::string const& query :
         {std::string{}, std::string{" "}, std::string{"\""}, std::string{"\"\"\""}, std::string{"'"},
          std::string{"a\" OR \"b"}, std::string{"'; DROP TABLE search_entry; --"}, std::string{"AND"},
          std::string{"NOT NEAR(a b, 2)"}, std::string{"a & b | !c <-> d:*"}, std::string{"tokens:quantum"},
          std::string{"^quantum*"}, std::string{"{a,b}"}, std::string{"\\"}, std::string{"%_"}, std::string{"_"},
          std::string{"🚀"}, std::string{"👩‍🔬👨‍👩‍👧"}, std::string{"+-*/=()[]{}<>"}, std::string(1000, 'x'), long_han,
          std::string{"\xE2\x80\xAE" "abc"}, std::string{"NULL"}, std::string{"$1 ? :name @p"}}) {
        EXPECT_NO_THROW(world->find(query)) << query.substr(0, 40);
    }
    for (auto const* nothing : {"", " ", "\"", "_", "+-*/", "🚀🚀"}) EXPECT_TRUE(world->find(nothing).empty()) << nothing;
    EXPECT_EQ(world->find("\"quantum\" AND control").size(), 0u); // the operator is a word like any other
    EXPECT_EQ(world->find("a and b or not near").size(), 1u);
    EXPECT_EQ(world->find("quotes\"").size(), 1u);
}

INSTANTIATE_TEST_SUITE_P(Each, Search, testing::Values(Dialect::sqlite, Dialect::postgresql), test::engine_names);

} // namespace penstock::search
