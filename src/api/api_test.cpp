// Requests put together, endpoints found, callers checked, lists paged while they grow, and the API described.
#include "api/endpoint.hpp"
#include "api/openapi.hpp"
#include "api/problem.hpp"
#include "api/refusals.hpp"
#include "support/engines.hpp"

#include <boost/json/parse.hpp>

#include <algorithm>
#include <random>
#include <set>

namespace penstock::api {
namespace {

struct ThingItem {
    Id<ThingItem> id;
    std::string   name;
    std::int64_t  size{};
    friend bool   operator==(ThingItem const&, ThingItem const&) = default;
};
BOOST_DESCRIBE_STRUCT(ThingItem, (), (id, name, size))

struct ThingAsk {
    std::int64_t               id{};
    std::optional<std::string> name;
    std::optional<bool>        big;
};
BOOST_DESCRIBE_STRUCT(ThingAsk, (), (id, name, big))

Result<ThingItem> thing(Look&, ThingAsk const& ask) { return ThingItem{{ask.id}, ask.name.value_or(""), 1}; }
Result<ThingItem> thing_summary(Look&, ThingAsk const&) { return ThingItem{}; }
Result<ThingItem> keep_thing(Act&, Caller const&, ThingAsk const&) { return ThingItem{}; }

Registry const& registry()
{
    static Registry const out = [] {
        Registry made;
        made.read<Permission::read_portfolio, thing>("/api/things/{id}", {"甲", "a"});
        made.read<Permission::anyone, thing_summary>("/api/things/summary", {"乙", "b"});
        made.act<Permission::record_awards, keep_thing>("/api/things/{id}/keep", {"丙", "c"});
        return made;
    }();
    return out;
}

Result<ThingAsk> asked(RawRequest const& raw) { return json::from_text<ThingAsk>(TRY(request_text<ThingAsk>(raw))); }

constexpr SortBy<ThingItem> orders[] = {
    {"name", "t.name", [](ThingItem const& item) -> SortKey { return item.name; }},
    {"size", "t.size", [](ThingItem const& item) -> SortKey { return item.size; }},
};

class Lists : public test::OnEachEngine {
protected:
    void SetUp() override
    {
        test::OnEachEngine::SetUp();
        if (IsSkipped()) return;
        db.emplace(open());
        test::write(*db, [](Writer& writer) {
            writer.script("CREATE TABLE test_thing (id BIGINT PRIMARY KEY, name TEXT NOT NULL, size BIGINT NOT NULL)");
        });
    }

    void add(int count)
    {
        test::write(*db, [&](Writer& writer) {
            for (int i = 0; i < count; ++i) {
                static constexpr char const* names[] = {"", "a", "a.b", "B", "甲", "乙"};
                ThingItem item{{static_cast<std::int64_t>(all.size()) + 1}, names[random() % 6],
                               static_cast<std::int64_t>(random() % 7) - 3};
                writer.run("INSERT INTO test_thing (id, name, size) VALUES ($1, $2, $3)", item.id, item.name,
                           item.size);
                all.push_back(std::move(item));
            }
        });
    }

    Result<List<ThingItem>> page(ListAsk const& ask, std::int64_t least = -3)
    {
        ListQuery query{"SELECT t.id, t.name, t.size", "FROM test_thing t", "t.id"};
        query.where("t.size >= ?", least);
        auto snapshot = db->snapshot();
        return query.page<ThingItem>(snapshot, ask, orders);
    }

    static bool before(ThingItem const& x, ThingItem const& y, bool by_name)
    {
        return by_name ? std::pair{x.name, x.id} < std::pair{y.name, y.id}
                       : std::pair{x.size, x.id} < std::pair{y.size, y.id};
    }

    std::optional<Db>      db;
    std::mt19937           random{2026};
    std::vector<ThingItem> all;
};

} // namespace

TEST(RequestText, joins_path_query_and_body)
{
    auto ask = asked({{{"id", "12"}}, "name=a%26b+%E7%94%B2&big=1", ""});
    ASSERT_TRUE(ask);
    EXPECT_EQ(ask->id, 12);
    EXPECT_EQ(ask->name, "a&b 甲");
    EXPECT_EQ(ask->big, true);
    EXPECT_EQ(asked({{{"id", "12"}}, "", R"( {"name":"x"})"})->name, "x");
    for (auto const* query : {"name=%2", "name=%zz", "name=%FF", "name=a&name=b", "other=1", "big=maybe", "id=3"})
        EXPECT_FALSE(asked({{{"id", "12"}}, query, ""})) << query;
    EXPECT_FALSE(asked({{{"id", "1x"}}, "", ""}));
    EXPECT_FALSE(asked({{{"id", "12"}}, "", R"({"id":13})"}));
}

TEST_P(Lists, a_request_names_at_most_one_decision_it_rests_on)
{
    Registry grounded;
    grounded.ground({[](Act&, Caller const&, std::int64_t) -> Result<void> { return {}; }, [](Act&, std::int64_t) {}});
    grounded.act<Permission::record_awards, keep_thing>("/api/things/{id}/keep", {"丙", "c"});
    auto               snapshot = db->snapshot();
    auto const         caller   = Caller::operator_of_this_machine();
    Installation const here{};
    SeededChance       chance{1};
    Reply              reply;
    Look               look{snapshot, caller, {}, {}, "", here, chance, reply};
    auto const&        keep = *grounded.all().front();
    auto               asks = [&](std::string_view query) { return keep.prepare(look, {{{"id", "12"}}, query, "{}"}); };
    EXPECT_EQ(asks("").value().request, R"({"id":12})");
    EXPECT_EQ(asks("decided_in=7").value().request, R"({"decided_in":7,"id":12})");
    EXPECT_EQ(asks("name=a&decided_in=7&big=true").value().request,
              R"({"decided_in":7,"big":true,"id":12,"name":"a"})");
    for (auto const* query : {"decided_in=7&decided_in=8", "decided_in=", "decided_in=x", "decided_in=7.5"})
        EXPECT_FALSE(asks(query)) << query;
}

TEST(RequestText, all_that_is_wrong_is_named_at_once_with_pointers)
{
    auto refused = asked({{{"id", "x"}}, "big=maybe&colour=red&name=a&name=b", ""});
    ASSERT_FALSE(refused);
    auto     problem = api::problem(refused.error(), "trace-1");
    std::set<std::string> found;
    for (auto const& each : problem.errors) {
        found.insert(each.pointer + " " + each.refusal);
        EXPECT_TRUE(!each.title.zh.empty() && !each.title.en.empty());
    }
    EXPECT_EQ(found, (std::set<std::string>{"/big wrong_type", "/colour unknown_field", "/id wrong_type",
                                            "/name duplicate_field"}));
    EXPECT_EQ(problem.status, 422);
    EXPECT_EQ(problem.trace, "trace-1");
}

TEST(Registry, a_fixed_word_beats_a_parameter)
{
    EXPECT_EQ(registry().find("GET", "/api/things/summary").endpoint->name, "thing_summary");
    auto match = registry().find("GET", "/api/things/12");
    ASSERT_NE(match.endpoint, nullptr);
    EXPECT_EQ(match.endpoint->name, "thing");
    EXPECT_EQ(match.parameters[0].second, "12");
    EXPECT_TRUE(registry().find("POST", "/api/things/12").other_method);
    EXPECT_EQ(registry().find("GET", "/api/things/").endpoint, nullptr);
    EXPECT_EQ(registry().find("GET", "/api/things/1/2").endpoint, nullptr);
}

TEST(Permissions, P13_nothing_is_allowed_by_default)
{
    Caller nobody;
    Caller auditor{3, {{Role::auditor, 0}}, ""};
    Caller manager{4, {{Role::programme_manager, 9}}, ""};
    EXPECT_EQ(nobody.check(Permission::record_awards).error(), refusal::not_signed_in);
    EXPECT_EQ(auditor.check(Permission::record_awards).error(), refusal::not_your_role);
    EXPECT_TRUE(manager.check_in(Permission::record_awards, 9));
    EXPECT_FALSE(manager.check_in(Permission::record_awards, 8));
    for (auto const& each : enumerators<Permission>())
        EXPECT_EQ(nobody.may(each.value), each.value == Permission::anyone) << each.name;
}

TEST(Cursors, P21_what_was_tampered_with_or_is_of_another_list_is_none)
{
    for (auto const& key : {SortKey{std::int64_t{-5}}, SortKey{std::string{"甲.b"}}, SortKey{std::string{}}}) {
        auto text = cursor_text({key, 7}, "things name");
        EXPECT_EQ(parse_cursor(text, "things name")->key, key);
        EXPECT_EQ(parse_cursor(text, "things name")->id, 7);
        EXPECT_FALSE(parse_cursor(text, "things -name"));
        EXPECT_FALSE(parse_cursor(text, "others name"));
    }
    auto mark = cursor_text({SortKey{std::int64_t{5}}, 7}, "l").substr(0, 8);
    for (auto const* text : {"", "x", "i5", "i5.", "i.7", "j5.7", "i5.7x", "szz.7", "sff.7", "s00.7",
                             "i99999999999999999999.1"}) {
        EXPECT_FALSE(parse_cursor(text, "l")) << text;
        EXPECT_FALSE(parse_cursor(mark + text, "l")) << text;
    }
}

TEST_P(Lists, pages_put_together_are_the_whole_sorted_list)
{
    add(120);
    for (int round = 0; round < 60; ++round) {
        bool         by_name = random() % 2, falling = random() % 2;
        std::int64_t least = static_cast<std::int64_t>(random() % 8) - 3;

        std::vector<ThingItem> expected, got;
        std::ranges::copy_if(all, std::back_inserter(expected), [&](auto const& each) { return each.size >= least; });
        std::ranges::sort(expected, [&](auto const& a, auto const& b) {
            return falling ? before(b, a, by_name) : before(a, b, by_name);
        });
        ListAsk ask{std::string{falling ? "-" : ""} + (by_name ? "name" : "size"), {}, 1 + random() % 50};
        do {
            auto next = page(ask, least);
            ASSERT_TRUE(next);
            EXPECT_EQ(next->total.has_value(), got.empty());
            if (next->total) {
                EXPECT_EQ(*next->total, static_cast<std::int64_t>(expected.size()));
            }
            got.insert(got.end(), next->items.begin(), next->items.end());
            ask.cursor = next->next;
        } while (!ask.cursor->empty() && got.size() <= all.size());
        EXPECT_EQ(got, expected);
    }
}

// Whoever pages while others add sees everything that was there at the beginning, in order, and nothing twice.
TEST_P(Lists, pages_are_complete_and_without_repeats_while_rows_are_added)
{
    for (int round = 0; round < 16; ++round) {
        bool by_name = round & 1, falling = round & 2;
        add(20);
        auto                   there = all;
        std::vector<ThingItem> got;
        ListAsk ask{std::string{falling ? "-" : ""} + (by_name ? "name" : "size"), {}, 1 + random() % 9};
        do {
            auto next = page(ask);
            ASSERT_TRUE(next);
            got.insert(got.end(), next->items.begin(), next->items.end());
            ask.cursor = next->next;
            if (all.size() < there.size() + 40) add(2);
        } while (!ask.cursor->empty() && got.size() <= all.size());
        EXPECT_TRUE(std::ranges::is_sorted(got, [&](auto const& a, auto const& b) {
            return falling ? before(b, a, by_name) : before(a, b, by_name);
        }));
        std::set<std::int64_t> ids;
        for (auto const& each : got) EXPECT_TRUE(ids.insert(each.id.value).second) << "twice: " << each.id.value;
        for (auto const& each : there) EXPECT_TRUE(ids.contains(each.id.value)) << "missing: " << each.id.value;
    }
}

TEST_P(Lists, a_foreign_cursor_an_unknown_order_and_a_wild_limit_are_refused)
{
    add(30);
    auto by_size = page({"size", {}, 5});
    ASSERT_TRUE(by_size);
    for (auto const* sort : {"name", "-size", "-name"}) {
        auto refused = page({sort, by_size->next, 5});
        ASSERT_FALSE(refused) << sort;
        EXPECT_EQ(refused.error(), refusal::bad_cursor);
        EXPECT_EQ(refused.error().faults.at(0).pointer, "/cursor");
    }
    // Well-formed, of this list, and of the wrong type: a text where a number is due.
    auto forged = by_size->next.substr(0, 8) + "s" + hex("甲") + ".1";
    EXPECT_EQ(page({"size", forged, 5}).error(), refusal::bad_cursor);

    auto unknown = page({"colour", {}, 5});
    ASSERT_FALSE(unknown);
    EXPECT_EQ(unknown.error(), refusal::unknown_sort);
    EXPECT_EQ(unknown.error().detail, "name, size"); // what is allowed
    for (std::int64_t limit : {0, -1, 1001}) EXPECT_FALSE(page({"size", {}, limit})) << limit;
}

ON_EACH_ENGINE(Lists);

TEST(OpenApi, describes_each_endpoint_with_permission_words_and_refusals)
{
    static constexpr RawOperation raw[] = {{"get",
                                            "/api/things/{id}/files/{digest}",
                                            "thing_file",
                                            {"下载", "Download"},
                                            Permission::signed_in,
                                            "file",
                                            "",
                                            "",
                                            octets}};
    auto                          root  = boost::json::parse(openapi(registry(), "1.2.3", raw)).as_object();
    EXPECT_EQ(root.at("openapi").as_string(), "3.1.0");
    auto const& paths = root.at("paths").as_object();
    EXPECT_EQ(paths.size(), 4u);
    auto const& file = paths.at("/api/things/{id}/files/{digest}").as_object().at("get").as_object();
    EXPECT_EQ(file.at("parameters").as_array().size(), 2u);
    EXPECT_TRUE(file.at("responses").at("200").at("content").as_object().contains(octets));
    auto const& get = paths.at("/api/things/{id}").as_object().at("get").as_object();
    EXPECT_EQ(get.at("operationId").as_string(), "thing");
    EXPECT_EQ(get.at("parameters").as_array().size(), 3u);
    for (auto const& [path, methods] : paths)
        for (auto const& [method, described] : methods.as_object()) {
            auto const& operation = described.as_object();
            EXPECT_TRUE(named<Permission>(std::string_view{operation.at("x-permission").as_string()})) << path;
            EXPECT_FALSE(operation.at("summary").as_string().empty());
            EXPECT_FALSE(operation.at("x-summary-zh").as_string().empty());
            EXPECT_TRUE(operation.at("responses").as_object().contains("default")) << path;
        }
    auto const& schemas = root.at("components").as_object().at("schemas").as_object();
    EXPECT_TRUE(schemas.contains("ThingItem"));
    EXPECT_TRUE(schemas.contains("Problem"));
}

} // namespace penstock::api
