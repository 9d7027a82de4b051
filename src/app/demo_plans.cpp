#include "app/demo_plans.hpp"

#include "app/demo_json.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace penstock {

namespace {

struct DemoIndicator {
    std::string_view code;
    Words            name;
    Words            unit;
    std::string_view direction;
};

// The figures are invented. `year` counts from the first year of the plan, three years before this one.
struct DemoFigure {
    std::string_view code;
    std::string_view kind;
    int              year;
    std::string_view value;
    std::string_view op;
    bool             waits;
};

constexpr DemoIndicator indicators[] = {
    {"L-01", {"每万人有效发明专利", "Patents in force per 10,000 inhabitants"}, {"件", "patents"}, "up"},
    {"L-02", {"科研成果转化周期", "Time from result to first use"}, {"月", "months"}, "down"},
    {"L-03", {"大型仪器开放率", "Large instruments open to all"}, {"%", "%"}, "up"},
    {"L-04", {"女性科研人员占比", "Women among researchers"}, {"%", "%"}, "up"},
    {"L-05", {"青年科学营参加人数", "Young people in science camps"}, {"人", "persons"}, "up"},
    {"L-06", {"实验室安全事故数", "Accidents in laboratories"}, {"起", "accidents"}, "down"},
    {"L-07", {"技术合同登记数", "Technology contracts registered"}, {"项", "contracts"}, "up"},
    {"L-08", {"基层科普站点数", "Neighbourhood science points"}, {"个", "points"}, "up"},
};

constexpr DemoFigure figures[] = {
    {"L-01", "baseline", -1, "21.4", "", false}, {"L-01", "target", 6, "35", "at_least", false},
    {"L-01", "actual", 0, "23.6", "", false},    {"L-01", "actual", 1, "25.9", "", false},
    {"L-01", "actual", 2, "27.7", "", false},    {"L-02", "baseline", -1, "26", "", false},
    {"L-02", "target", 6, "14", "at_most", false}, {"L-02", "actual", 0, "25.1", "", false},
    {"L-02", "actual", 1, "23.8", "", false},    {"L-02", "actual", 2, "22.0", "", false},
    {"L-03", "baseline", -1, "48.0", "", false}, {"L-03", "target", 4, "80", "at_least", false},
    {"L-03", "actual", 0, "61.5", "", false},    {"L-03", "actual", 1, "74.2", "", false},
    {"L-03", "actual", 2, "82.3", "", false},    {"L-04", "baseline", -1, "36.2", "", false},
    {"L-04", "target", 6, "42", "at_least", false}, {"L-04", "actual", 0, "36.4", "", false},
    {"L-04", "actual", 1, "36.5", "", false},    {"L-04", "actual", 2, "36.6", "", false},
    {"L-05", "target", 6, "5000", "at_least", false}, {"L-05", "actual", 2, "2860", "", false},
    {"L-06", "baseline", -1, "9", "", false},    {"L-06", "target", 6, "4", "at_most", false},
    {"L-06", "actual", 1, "7", "", false},       {"L-06", "actual", 2, "11", "", false},
    {"L-07", "baseline", -1, "1180", "", false}, {"L-07", "target", 6, "2400", "at_least", false},
    {"L-07", "actual", 0, "1322", "", false},    {"L-07", "actual", 1, "1695", "", false},
    {"L-07", "actual", 2, "1544", "", false},    {"L-07", "actual", 2, "1608", "", false},
    {"L-08", "baseline", -1, "310", "", false},  {"L-08", "target", 6, "460", "at_least", false},
    {"L-08", "actual", 0, "342", "", false},     {"L-08", "actual", 1, "365", "", false},
    {"L-08", "actual", 2, "207", "", false},     {"L-01", "actual", 3, "29.1", "", true},
    {"L-04", "actual", 3, "37.0", "", true},
};

} // namespace

Result<void> make_demo_plan(LocalClient& client, PlanPeople const& people, std::int64_t keeper, Day today)
{
    auto const first = today.year() - 3;
    auto const post  = [&](Caller const& by, std::string const& path, std::string const& body) {
        return client.post(by, path, body);
    };
    auto const drafted =
        TRY(post(people.secretary, "/api/plans",
                 fmt::format(R"({{"keeper":{},"title":{},"source":"临科创发 7 号","first_year":{},"last_year":{}}})",
                             keeper, demo_words({"临江市科技创新发展规划", "Linjiang plan for science and innovation"}),
                             first, first + 6)));
    auto const                plan = "/api/plans/" + TRY(demo_member(drafted, "id"));
    std::vector<std::int64_t> parts;
    for (auto words : {Words{"创新能力", "Capacity to innovate"}, Words{"人与社会", "People and society"}})
        parts = TRY(demo_ids(TRY(post(people.secretary, plan + "/parts",
                                      fmt::format(R"({{"kind":"domain","title":{}}})", demo_words(words)))),
                             "parts"));
    parts = TRY(demo_ids(TRY(post(people.secretary, plan + "/parts",
                                  fmt::format(R"({{"kind":"objective","whole":{},"title":{}}})", parts.at(0),
                                              demo_words({"让成果更快用起来", "Bring results into use sooner"})))),
                         "parts"));
    std::map<std::string_view, std::int64_t> ids;
    for (auto const& each : indicators) {
        auto const place = each.code == "L-02" || each.code == "L-07" ? 2U
                           : each.code == "L-01" || each.code == "L-03" ? 0U
                                                                        : 1U;
        auto const shown = TRY(post(
            people.secretary, plan + "/indicators",
            fmt::format(R"({{"part":{},"code":"{}","name":{},"measured_in":{},"direction":"{}","frequency":"yearly",)"
                        R"("owner":{}}})",
                        parts.at(place), each.code, demo_words(each.name), demo_words(each.unit), each.direction,
                        keeper)));
        ids[each.code]   = TRY(demo_ids(shown, "list")).back();
    }
    std::string approved;
    for (auto const& each : figures) {
        auto const period = first + each.year;
        auto const shown  = TRY(post(
            people.secretary, fmt::format("/api/indicators/{}/figures", ids.at(each.code)),
            fmt::format(R"({{"kind":"{}","period":"{}","value":"{}",)"
                        R"("address":"https://data.linjiang.example/{}/{}/{}"{}}})",
                        each.kind, period, each.value, period, each.code, each.value,
                        each.op.empty() ? "" : fmt::format(R"(,"op":"{}")", each.op))));
        auto const all    = TRY(demo_ids(shown, "figures"));
        if (!each.waits) approved += (approved.empty() ? "" : ",") + std::to_string(std::ranges::max(all));
    }
    CHECK(post(people.monitor, "/api/figure-approvals", R"({"figures":[)" + approved + "]}"));
    CHECK(post(people.secretary, fmt::format("/api/indicators/{}/breaks", ids.at("L-08")),
               fmt::format(R"({{"period":"{}","reason":"此后只计常年开放的站点。 Only points open all year count from here."}})",
                           first + 2)));
    CHECK(post(people.secretary, fmt::format("/api/indicators/{}/measures", ids.at("L-02")),
               fmt::format(R"({{"title":{},"owner":{}}})",
                           demo_words({"建立概念验证中心", "Set up a centre for proofs of concept"}), keeper)));
    CHECK(post(people.secretary, plan + "/scorecard",
               fmt::format(R"({{"least_coverage":60,"domains":[{{"part":{},"weight":2}},{{"part":{},"weight":1}}],)"
                           R"("indicators":[{{"indicator":{},"weight":2}},{{"indicator":{},"weight":1}},)"
                           R"({{"indicator":{},"weight":1}},{{"indicator":{},"weight":1}}]}})",
                           parts.at(0), parts.at(1), ids.at("L-01"), ids.at("L-02"), ids.at("L-04"), ids.at("L-06"))));
    CHECK(post(people.secretary, plan + "/steps", R"({"step":"adopt","decision":"主任会议 3 号决定"})"));
    CHECK(post(people.secretary, plan + "/steps", R"({"step":"put_in_force"})"));
    CHECK(post(people.secretary, plan + "/locks", fmt::format(R"({{"period":"{}","locked":true}})", first)));
    return {};
}

} // namespace penstock
