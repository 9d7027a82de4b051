// Tables of figures: every row entered or refused at its cell, nothing twice; and the published tables of PENSTOCK_DATA
// imported, approved and assessed on both engines.
#include "exchange/figure_file.hpp"
#include "exchange/figure_import_api.hpp"
#include "exchange/reading_for_tests.hpp"
#include "exchange/refusals.hpp"
#include "indicator/indicator_api.hpp"
#include "indicator/refusals.hpp"
#include "indicator/series.hpp"
#include "mandate/mandate_api.hpp"
#include "store/blob.hpp"
#include "support/people_desk.hpp"

#include <map>

namespace penstock {
namespace {

using exchange::read_figures;
using exchange::real_data;

std::string const header{
    "indicator_id,domain_zh,name_zh,name_en,unit,direction,kind,year,operator,value,source_url,note\n"};

TEST(FigureTables, refuse_each_bad_row_at_its_cell)
{
    auto file = read_figures(header + "A,健康,甲,,%,up,actual,2024,,16.90,https://a.example,\n"
                                      ",健康,甲,,%,up,actual,2024,,1,https://a.example,\n"
                                      "A,健康,,,%,up,actual,2024,,1,https://a.example,\n"
                                      "A,健康,甲,,%,sideways,actual,2024,,1,https://a.example,\n"
                                      "A,健康,甲,,%,up,actual,24,,1,https://a.example,\n"
                                      "A,健康,甲,,%,up,target,2030,,1,https://a.example,\n"
                                      "A,健康,甲,,%,up,actual,2024,<=,1,https://a.example,\n"
                                      "A,健康,甲,,%,up,target,2030,about,1,https://a.example,\n"
                                      "A,健康,甲,,%,up,actual,2024,,\"1,5\",https://a.example,\n"
                                      "A,健康,甲,,%,up,actual,2024,,1,,\n\n"
                                      "A,健康,甲,,%,up,target,2030-Q1,>=,-0.5,https://a.example,注\n");
    ASSERT_TRUE(file);
    EXPECT_EQ(file->rows, 11);
    ASSERT_EQ(file->lines.size(), 2U);
    EXPECT_EQ(file->lines[0].figure.value.text(), "16.90");
    EXPECT_EQ(file->lines[1].line, 13);
    EXPECT_EQ(file->lines[1].figure.op, Operator::at_least);
    EXPECT_EQ(file->lines[1].figure.note.value, "注");
    std::vector<std::pair<std::string, Refusal>> const wanted{
        {"indicator_id", refusal::missing_field}, {"name_zh", refusal::missing_field},
        {"direction", refusal::not_a_choice},     {"year", refusal::not_a_period},
        {"operator", refusal::missing_field},     {"operator", refusal::not_a_choice},
        {"operator", refusal::not_a_choice},      {"value", refusal::not_a_number},
        {"source_url", refusal::missing_field}};
    ASSERT_EQ(file->bad.size(), wanted.size());
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        EXPECT_EQ(file->bad[i].line, static_cast<std::int64_t>(i) + 3);
        EXPECT_EQ(file->bad[i].column, wanted[i].first);
        EXPECT_EQ(file->bad[i].why, wanted[i].second) << i;
    }
    EXPECT_EQ(read_figures("indicator_id,name_zh\nA,b\n").error().why, refusal::column_missing);
    EXPECT_EQ(read_figures(header).error().why, refusal::nothing_to_import);
    EXPECT_FALSE(read_figures("PK\x03\x04 no workbook"));
}

// Of the headers of the list of figures due, in either language, and rows of it that nobody filled in.
TEST(FigureTables, read_the_table_of_figures_due_back)
{
    std::string const rows = "A,健康,甲,,%,up,actual,2024,,16.9,https://a.example,,单位\n"
                             "A,健康,甲,,%,up,actual,2025,,,,,单位\n"
                             "A,健康,甲,,%,up,actual,2026,,,https://a.example,,单位\n"
                             "A,健康,甲,,%,up,target,2027,,,,,单位\n";
    for (auto const* head : {"代码,领域,中文名称,英文名称,单位,方向,类型,期间,比较方式,数值,来源网址,说明,责任人\n",
                             "Code,Domain,Name in Chinese,Name in English,Unit,Direction,Kind,Period,Operator,Value,"
                             "Address,Note,Answerable\n"}) {
        auto file = read_figures(head + rows);
        ASSERT_TRUE(file) << head;
        EXPECT_EQ(file->rows, 4);
        EXPECT_EQ(file->unfilled, 1);
        ASSERT_EQ(file->lines.size(), 1U);
        EXPECT_EQ(file->lines[0].figure.value.text(), "16.9");
        ASSERT_EQ(file->bad.size(), 2U); // half filled in, and a target without its value
        EXPECT_EQ(file->bad[0].line, 4);
        EXPECT_EQ(file->bad[0].column, "value");
        EXPECT_EQ(file->bad[1].line, 5);
    }
}

class FigureImports : public test::OnEachEngine {
protected:
    void SetUp() override
    {
        test::OnEachEngine::SetUp();
        if (IsSkipped()) return;
        desk.emplace(address());
        register_plans(desk->registry);
        register_indicators(desk->registry);
        register_figures(desk->registry);
        register_figures_due(desk->registry);
        register_figure_imports(desk->registry);
        auto id   = desk->person("secretary@linjiang.example", Role::board_secretary);
        secretary = Caller{id.value, {Grant{Role::board_secretary, 0}}, ""};
        auto other = desk->person("auditor@linjiang.example", Role::auditor);
        auditor    = Caller{other.value, {Grant{Role::auditor, 0}}, ""};
        std::int64_t body{};
        desk->act([&](Act& act) { body = found_body(act, {{"委员会", ""}, BodyKind::committee})->value; });
        plan = desk->post(secretary, "/api/plans",
                          R"({"keeper":)" + std::to_string(body) +
                              R"(,"title":{"zh":"规划","en":""},"first_year":2021,"last_year":2030})")
                   .member("id");
    }

    std::string asked(std::string const& bytes)
    {
        BlobSink sink;
        sink.append(bytes);
        auto blob = sink.finish();
        desk->act([&](Act& act) { sink.keep(act.upkeep()); });
        return R"({"plan":)" + plan + R"(,"digest":")" + hex(blob.digest.view()) + "\"}";
    }
    std::int64_t number(std::string const& sql) { return desk->value<std::int64_t>(sql); }

    void approve_all()
    {
        std::string list;
        {
            auto snapshot = desk->reading.snapshot();
            for (auto id : snapshot.rows<std::int64_t>("SELECT id FROM figure WHERE state = 'entered' ORDER BY id"))
                list += (list.empty() ? "" : ",") + std::to_string(id);
        }
        EXPECT_TRUE(desk->post(auditor, "/api/figure-approvals", R"({"figures":[)" + list + "]}").done());
    }

    Judgement judged(std::string const& code)
    {
        auto snapshot = desk->reading.snapshot();
        auto id       = find_indicator(snapshot, {std::stoll(plan)}, code);
        EXPECT_TRUE(id) << code;
        return assess(series_of(snapshot, id.value_or(Id<Indicator>{})));
    }

    std::optional<test::Desk> desk;
    Caller                    secretary, auditor;
    std::string               plan;
};
ON_EACH_ENGINE(FigureImports);

TEST_P(FigureImports, enter_every_row_once_and_all_or_nothing)
{
    auto const good = asked(header + "A,健康,甲,,%,up,actual,2024,,16.9,https://a.example,\n"
                                     "A,健康,甲,,%,up,actual,2024,,16.90,https://a.example,again\n"
                                     "A,健康,甲,,%,up,actual,2024,,17,https://b.example,another source\n"
                                     "B,教育,乙,,%,up,target,2030,>=,20,https://a.example,\n");
    auto const before = number("SELECT count(*) FROM journal");
    auto const* previews = desk->registry.find("POST", "/api/figure-previews").endpoint;
    auto const  preview  = desk->look(secretary, [&](Look& look) { return previews->read(look, {{}, {}, good}); });
    ASSERT_TRUE(preview);
    auto const seen = json::from_text<FigurePreview>(*preview);
    ASSERT_TRUE(seen);
    EXPECT_EQ(seen->rows, seen->entered + seen->already_there + seen->repeated + seen->refused + seen->unfilled);
    EXPECT_EQ(seen->entered, 3);
    EXPECT_EQ(seen->indicators, 2);
    EXPECT_TRUE(seen->list.at(2).beside);
    auto done = desk->post(secretary, "/api/figure-imports", good);
    EXPECT_EQ(done.text(), "done");
    EXPECT_EQ(done.member("entered"), "3");
    EXPECT_EQ(done.member("repeated"), "1");
    EXPECT_EQ(done.member("indicators"), "2");
    EXPECT_EQ(number("SELECT count(*) FROM journal"), before + 2 + 2 + 3); // domains, indicators, figures
    auto again = desk->post(secretary, "/api/figure-imports", good);
    EXPECT_EQ(again.member("entered"), "0");
    EXPECT_EQ(again.member("already_there"), "3");
    EXPECT_EQ(number("SELECT count(*) FROM journal"), before + 7);

    auto bad = desk->post(secretary, "/api/figure-imports",
                          asked(header + "C,健康,丙,,%,up,actual,2024,,1,https://a.example,\n"
                                         "C,健康,丙,,%,up,actual,2025,,x,https://a.example,\n"));
    ASSERT_EQ(bad.outcome.refused.faults.size(), 1U);
    EXPECT_EQ(bad.outcome.refused.faults[0].pointer, "/rows/3/value");
    EXPECT_EQ(bad.outcome.refused.faults[0].why, refusal::not_a_number);
    auto quarter = desk->post(secretary, "/api/figure-imports",
                              asked(header + "C,健康,丙,,%,up,actual,2024,,1,https://a.example,\n"
                                             "A,健康,甲,,%,up,actual,2024-Q1,,1,https://a.example,\n"));
    ASSERT_EQ(quarter.outcome.refused.faults.size(), 1U);
    EXPECT_EQ(quarter.outcome.refused.faults[0].pointer, "/rows/3/year");
    EXPECT_EQ(number("SELECT count(*) FROM journal"), before + 7);
    EXPECT_EQ(desk->post(auditor, "/api/figure-imports", good).text(), "not_your_role");
}

// The day of the desk is in 2026, so the plan of 2021 to 2030 owes five years, less those told or locked.
TEST_P(FigureImports, send_out_what_is_due_and_take_it_back)
{
    ASSERT_EQ(desk->today().year(), 2026);
    ASSERT_EQ(desk->post(secretary, "/api/figure-imports",
                         asked(header + "A,健康,甲,A thing,%,up,actual,2023,,16.9,https://a.example,\n"
                                        "A,健康,甲,A thing,%,up,baseline,2021,,15,https://a.example,\n"
                                        "Q,健康,乙,,人,down,actual,2025-Q3,,7,https://a.example,\n"))
                  .text(),
              "done");
    auto const* listing = desk->registry.find("GET", "/api/figures-due").endpoint;
    auto        due     = [&] {
        struct Table : api::TableSink {
            std::string text;
            std::size_t rows{};
            void add(std::string const& cell) { text += (text.empty() || text.back() == '\n' ? "" : ",") + cell; }
            void header(std::vector<std::string> const& names) override
            {
                for (auto const& name : names) add(name);
                text += '\n';
            }
            void row(std::vector<api::Cell> const& cells) override
            {
                for (auto const& cell : cells) add(cell.text);
                text += '\n';
                ++rows;
            }
        } out;
        EXPECT_TRUE(desk->look(secretary, [&](Look& look) {
            return listing->table(look, {{}, "plan=" + plan, {}}, api::Language::zh, out);
        }));
        return out;
    };
    auto const first = due();
    EXPECT_EQ(first.rows, 3U + 22U); // 2022, 2024, 2025; quarters from 2021 to 2026-Q3 but one
    EXPECT_NE(first.text.find("A,健康,甲,A thing,%,up,actual,2025,,,,"), first.text.npos);
    EXPECT_EQ(first.text.find("actual,2021,"), first.text.npos); // the baseline's
    EXPECT_EQ(first.text.find("2026-Q4"), first.text.npos); // not over
    auto blank = desk->post(secretary, "/api/figure-imports", asked(first.text));
    EXPECT_EQ(blank.member("entered"), "0");
    EXPECT_EQ(blank.member("unfilled"), "25");
    auto              filled = first.text;
    std::string const open{"actual,2025,,,,"};
    filled.replace(filled.find(open), open.size(), "actual,2025,,17.2,https://b.example,");
    EXPECT_EQ(desk->post(secretary, "/api/figure-imports", asked(filled)).member("entered"), "1");
    EXPECT_EQ(due().rows, 24U);
}

TEST_P(FigureImports, take_the_published_tables_with_every_figure_and_its_address)
{
    if (real_data().empty()) GTEST_SKIP() << "PENSTOCK_DATA names no folder with the published lists";
    std::int64_t rows = 0;
    for (auto const* name : {"children-outline-2021-2030.csv", "women-outline-2021-2030.csv", "shenzhen.csv"}) {
        auto const bytes = exchange::file_text(real_data() / "indicators" / name);
        auto const file  = read_figures(bytes);
        ASSERT_TRUE(file) << name;
        EXPECT_TRUE(file->bad.empty()) << name << " " << (file->bad.empty() ? 0 : file->bad[0].line);
        EXPECT_EQ(static_cast<std::int64_t>(file->lines.size()), file->rows);
        rows += file->rows;
        auto done = desk->post(secretary, "/api/figure-imports", asked(bytes));
        ASSERT_EQ(done.text(), "done") << name;
        EXPECT_EQ(done.member("entered"), std::to_string(file->rows)) << name;
        EXPECT_EQ(desk->post(secretary, "/api/figure-imports", asked(bytes)).member("entered"), "0") << name;
    }
    EXPECT_EQ(number("SELECT count(*) FROM figure"), rows);
    EXPECT_EQ(number("SELECT count(*) FROM figure WHERE address LIKE 'http%'"), rows);
    EXPECT_EQ(judged("W-01").state, Assessment::no_data); // nothing counts before it is approved
    approve_all();

    // The cases that are known beforehand.
    auto maternal = judged("W-01");
    EXPECT_EQ(maternal.state, Assessment::on_track) << maternal.why.en;
    EXPECT_EQ(maternal.expected->text(), "14.94");
    for (auto const* code : {"C-01", "C-02", "C-03", "W-04"})
        EXPECT_EQ(judged(code).state, Assessment::met_early) << code << judged(code).why.en;
    EXPECT_TRUE(judged("C-02").met_at_start); // 5.0 in the first year
    EXPECT_EQ(judged("C-16").state, Assessment::no_data); // without a baseline there is no path
    EXPECT_EQ(number("SELECT count(*) FROM figure f JOIN indicator i ON i.id = f.indicator_id "
                     "WHERE i.code = 'C-12' AND f.period = '2022' AND f.state = 'approved'"),
              2);
    {
        auto snapshot = desk->reading.snapshot();
        auto series   = series_of(snapshot, *find_indicator(snapshot, {std::stoll(plan)}, "C-12"));
        ASSERT_EQ(series.disputed.size(), 1U); // 158 and 151 stand side by side, and neither counts
        EXPECT_EQ(series.disputed[0].value, "2022");
        EXPECT_EQ(series.actuals.size(), 1U);
    }
    auto chosen = std::to_string(number("SELECT f.id FROM figure f JOIN indicator i ON i.id = f.indicator_id "
                                        "WHERE i.code = 'C-12' AND f.value_digits = 158"));
    EXPECT_TRUE(desk->post(secretary, "/api/figures/" + chosen + "/choice", R"({"reason":"The bulletin."})").done());
    {
        auto snapshot = desk->reading.snapshot();
        auto series   = series_of(snapshot, *find_indicator(snapshot, {std::stoll(plan)}, "C-12"));
        EXPECT_TRUE(series.disputed.empty());
        EXPECT_EQ(series.actuals.at(0).value.text(), "158");
    }
    auto broken = std::to_string(number("SELECT id FROM indicator WHERE code = 'W-13'"));
    EXPECT_TRUE(desk->post(secretary, "/api/indicators/" + broken + "/breaks",
                           R"({"period":"2024","reason":"The level falls while the share rises."})")
                    .done());
    EXPECT_EQ(judged("W-13").state, Assessment::not_comparable);
}

} // namespace
} // namespace penstock
