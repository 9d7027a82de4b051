// Importing lists made for the purpose: every row accounted for, confirmed before it is written, whole or not at all.
#include "exchange/import_test.hpp"

#include "api/refusals.hpp"
#include "exchange/refusals.hpp"

using namespace penstock;
using namespace penstock::exchange;
using penstock::test::ImportDesk;

namespace {

using Importing = test::OnEachEngine;
ON_EACH_ENGINE(Importing);

Caller const the_operator = Caller::operator_of_this_machine();

constexpr std::string_view list_map = R"(
name = "city"
[columns]
number = "编号"
title = "名称"
programme = "类别"
organisation = "单位"
lead = "负责人"
amount = "金额"
awarded_on = "日期"
[outside_ids]
certificate = "证书"
[values]
unit = "万元"
)";

constexpr std::string_view list_header = "编号,名称,类别,单位,负责人,金额,日期,证书\n";

std::string list(std::string_view rows) { return std::string{list_header} + std::string{rows}; }

std::string const map{list_map};

// Five rows: two good, one without an amount, one good, one with the number of the first.
std::string const mixed = list("A1,甲项目,面上,第一大学,王一,1.5,2020-01-02,C1\n"
                               "A2,乙项目,面上,第二大学,李二,2,2020-02-03,C2\n"
                               "A3,丙项目,重点,第二大学,李二,无,2020-02-03,\n"
                               "A4,丁项目,重点,第一 大学,王一,0.01,2020-03-04,\n"
                               "A1,戊项目,重点,第三大学,赵五,3,2020-03-04,\n");

// Fails when half of the second pass is read.
struct Failing final : Progress {
    void at(std::string_view, std::string_view, std::int64_t done, std::int64_t total) override
    {
        if (done > total / 4 * 3) throw Unavailable{"the disk is gone"};
    }
};

} // namespace

TEST_P(Importing, every_row_is_accepted_or_sent_back_with_line_column_and_reason)
{
    ImportDesk desk{address()};
    auto       digest = desk.upload(mixed);
    auto       seen   = desk.preview(digest, map);
    ASSERT_TRUE(seen);
    EXPECT_EQ(seen->rows, 5);
    EXPECT_EQ(seen->accepted, 3);
    EXPECT_EQ(seen->rejected, 2);
    EXPECT_EQ(seen->unchanged, 0);
    EXPECT_EQ(seen->sums, (std::vector<api::CurrencySum>{{Currency{}, 35'100'00, 3}}));
    EXPECT_EQ(seen->new_programmes, 2);
    EXPECT_EQ(seen->new_organisations, 2); // 第一 大学 is 第一大学
    ASSERT_EQ(seen->problems.size(), 2u);
    EXPECT_EQ(seen->problems[0].line, 4);
    EXPECT_EQ(seen->problems[0].column, 6);
    EXPECT_EQ(seen->problems[0].header, "金额");
    EXPECT_EQ(seen->problems[0].refusal, "not_an_amount");
    EXPECT_EQ(seen->problems[0].cell, "无");
    EXPECT_EQ(seen->problems[1].line, 6);
    EXPECT_EQ(seen->problems[1].refusal, "repeated_in_file");
    EXPECT_EQ(seen->columns[5].field, "amount");
    EXPECT_EQ(seen->columns[7].field, "certificate");
    EXPECT_EQ(seen->columns[3].sample, (std::vector<std::string>{"第一大学", "第二大学", "第一 大学"}));
    EXPECT_EQ(seen->first_rows.size(), 5u);
    EXPECT_EQ(desk.facts(), 0); // a preview writes nothing

    auto answer = desk.import(digest, map);
    ASSERT_TRUE(answer.done()) << answer.text();
    EXPECT_EQ(answer.member("accepted"), "3");
    EXPECT_EQ(desk.value<std::int64_t>("SELECT count(*) FROM award"), 3);
    EXPECT_EQ(desk.value<std::int64_t>("SELECT count(*) FROM organisation"), 2);
    EXPECT_EQ(desk.value<std::int64_t>("SELECT CAST(sum(amount_minor) AS BIGINT) FROM award"), 35'100'00);
    EXPECT_EQ(desk.value<std::int64_t>("SELECT line FROM award WHERE number = 'A4'"), 5);
    EXPECT_EQ(desk.value<std::string>("SELECT value FROM award_outside_id WHERE scheme = 'city' AND value = 'A2'"),
              "A2");
    EXPECT_EQ(
        desk.value<std::string>("SELECT value FROM award_outside_id WHERE scheme = 'certificate' AND value = 'C2'"),
        "C2");
    EXPECT_EQ(desk.value<std::string>("SELECT name FROM award_import"), "list.csv"); // without its folder
    EXPECT_EQ(desk.value<std::string>("SELECT attachment FROM journal WHERE kind = 'ImportCommitted'"),
              hex(digest.view()));
    desk.expect_totals_to_equal_a_recount();
    EXPECT_EQ(desk.replayed(GetParam()), std::vector<std::string>{});
}

TEST_P(Importing, an_award_leads_back_to_its_file_and_line)
{
    ImportDesk desk{address()};
    auto       import = desk.import(mixed, map).member("id");
    auto       id     = desk.value<std::int64_t>("SELECT id FROM award WHERE number = 'A2'");
    auto       award  = desk.get(the_operator, "/api/awards/" + std::to_string(id));
    ASSERT_TRUE(award);
    EXPECT_NE(award->find(R"("source":{"import":)" + import + R"(,"line":3,"file":"list.csv"})"), award->npos)
        << *award;
    auto one = desk.get(the_operator, "/api/imports/" + import);
    ASSERT_TRUE(one);
    EXPECT_NE(
        one->find(R"("read":5,"accepted":3,"rejected":2,"unchanged":0,"sums":[{"currency":"CNY","minor":3510000}])"),
        one->npos)
        << *one;
    auto all = desk.get(the_operator, "/api/imports");
    ASSERT_TRUE(all);
    EXPECT_NE(all->find(R"("total":1)"), all->npos) << *all;
    auto sent_back = desk.get(the_operator, "/api/imports/" + import + "/rejections");
    ASSERT_TRUE(sent_back);
    EXPECT_NE(sent_back->find(R"("line":4,"column":6,"header":"金额","refusal":"not_an_amount")"), sent_back->npos)
        << *sent_back;
    EXPECT_NE(sent_back->find(R"("row":"A3, 丙项目, 重点, 第二大学, 李二, 无, 2020-02-03, ")"), sent_back->npos)
        << *sent_back;
    EXPECT_EQ(desk.get(the_operator, "/api/imports/999/rejections").error().why, refusal::not_found);
}

TEST_P(Importing, the_same_file_again_changes_nothing)
{
    ImportDesk desk{address()};
    auto       first  = desk.import(mixed, map);
    auto       before = desk.facts();
    auto       again  = desk.import(mixed, map);
    ASSERT_TRUE(again.done()) << again.text();
    EXPECT_EQ(again.member("recorded"), "false");
    EXPECT_EQ(again.member("accepted"), "0");
    EXPECT_EQ(again.member("unchanged"), "3");
    EXPECT_EQ(again.member("rejected"), "2");
    EXPECT_EQ(again.member("id"), first.member("id"));
    EXPECT_EQ(desk.facts(), before);
}

TEST_P(Importing, a_grown_file_brings_only_what_is_new)
{
    ImportDesk desk{address()};
    (void)desk.import(mixed, map);
    auto grown = desk.import(mixed + "A5,己项目,重点,第四大学,孙六,7,2021-01-01,\n", map);
    ASSERT_TRUE(grown.done()) << grown.text();
    EXPECT_EQ(grown.member("accepted"), "1");
    EXPECT_EQ(grown.member("unchanged"), "3");
    EXPECT_EQ(grown.member("rejected"), "2");
    desk.expect_totals_to_equal_a_recount();
}

TEST_P(Importing, a_number_with_other_content_is_sent_back_with_the_award_that_has_it)
{
    ImportDesk desk{address()};
    (void)desk.import(mixed, map);
    auto digest = desk.upload(list("A1,甲项目改,面上,第一大学,王一,1.5,2020-01-02,C1\n"
                                   "A9,新项目,面上,第一大学,王一,1.5,2020-01-02,C2\n"));
    auto seen   = desk.preview(digest, map);
    ASSERT_TRUE(seen);
    EXPECT_EQ(seen->accepted, 0);
    ASSERT_EQ(seen->problems.size(), 3u); // number and certificate of A1; certificate C2 of A2
    EXPECT_EQ(seen->problems[0].refusal, "repeated_identifier");
    EXPECT_EQ(seen->problems[0].column, 1);
    EXPECT_EQ(seen->problems[0].known_as, "A1");
    EXPECT_EQ(seen->problems[2].column, 8);
    EXPECT_EQ(seen->problems[2].cell, "C2");
    EXPECT_EQ(seen->problems[2].known_as, "A2");

    auto answer = desk.import(digest, map);
    ASSERT_TRUE(answer.done());
    EXPECT_EQ(answer.member("recorded"), "true"); // rows sent back are kept, once
    EXPECT_EQ(desk.value<std::string>("SELECT title FROM award WHERE number = 'A1'"), "甲项目");
    auto before = desk.facts();
    EXPECT_EQ(desk.import(digest, map).member("recorded"), "false");
    EXPECT_EQ(desk.facts(), before);
    auto rows = desk.rejected_rows(answer.member("id"), api::Language::en);
    EXPECT_NE(rows.find("(A2)"), rows.npos) << rows;
}

TEST_P(Importing, a_certificate_given_to_two_awards_of_one_file_is_refused_the_second_time)
{
    ImportDesk desk{address()};
    auto       seen = desk.preview(desk.upload(list("B1,甲,面上,第一大学,王一,1,2020-01-02,C1\n"
                                                          "B2,乙,面上,第一大学,王一,1,2020-01-02,C1\n")),
                                   map);
    ASSERT_TRUE(seen);
    EXPECT_EQ(seen->accepted, 1);
    ASSERT_EQ(seen->problems.size(), 1u);
    EXPECT_EQ(seen->problems[0].line, 3);
    EXPECT_EQ(seen->problems[0].column, 8);
    EXPECT_EQ(seen->problems[0].header, "证书");
    EXPECT_EQ(seen->problems[0].refusal, "repeated_in_file");
}

TEST_P(Importing, rejected_rows_come_back_lossless_and_only_the_repaired_one_is_imported)
{
    ImportDesk desk{address()};
    // Cells that look like formulas, hold quotes, line ends, the delimiter, and a row with a cell too many.
    auto content = list("A1,甲,面上,第一大学,王一,1,2020-01-02,C1\n"
                        "A2,\"=1+2, \"\"x\"\"\",面上,第二大学,'-李,无,2020-01-02,'=C2\n"
                        "A3,乙,面上,第二大学,李,1,2020-01-02,C3,更多\n"
                        "A4,丙,面上,\"第二\n大学\",李,1,2020-01-02,C4\n");
    auto import  = desk.import(content, map).member("id");
    auto file    = desk.rejected_rows(import);
    EXPECT_NE(file.find("退回原因,编号,名称"), file.npos) << file;
    EXPECT_NE(file.find("\"'=1+2, \"\"x\"\"\""), file.npos) << file; // no cell can become a formula
    EXPECT_NE(file.find(",'-李,无,2020-01-02,'=C2\r\n"), file.npos) << file;
    EXPECT_NE(file.find("C3,更多\r\n"), file.npos) << file;

    auto unchanged = desk.preview(desk.upload(file), map);
    ASSERT_TRUE(unchanged);
    EXPECT_EQ(unchanged->rows, 3);
    EXPECT_EQ(unchanged->rejected, 3); // the same faults, in the same cells

    file.replace(file.find(",无,"), std::string{",无,"}.size(), ",2.5,");
    auto repaired = desk.import(file, map);
    ASSERT_TRUE(repaired.done()) << repaired.text();
    EXPECT_EQ(repaired.member("accepted"), "1");
    EXPECT_EQ(repaired.member("rejected"), "2");
    EXPECT_EQ(desk.value<std::string>("SELECT title FROM award WHERE number = 'A2'"), "=1+2, \"x\"");
    EXPECT_EQ(desk.value<std::string>("SELECT lead FROM award WHERE number = 'A2'"), "-李");
    EXPECT_EQ(
        desk.value<std::string>("SELECT value FROM award_outside_id WHERE scheme = 'certificate' AND value LIKE '=%'"),
        "=C2");

    // Rejected once more, they carry one reason, the present one.
    auto again = desk.rejected_rows(repaired.member("id"), api::Language::en);
    EXPECT_TRUE(again.starts_with("Reason,编号,")) << again;
    EXPECT_EQ(again.find("退回原因"), again.npos) << again;
    desk.expect_totals_to_equal_a_recount();
    EXPECT_EQ(desk.replayed(GetParam()), std::vector<std::string>{});
}

TEST_P(Importing, totals_that_differ_import_nothing)
{
    ImportDesk desk{address()};
    auto       digest = desk.upload(mixed);
    auto       post   = [&](std::int64_t accepted, std::vector<ImportSum> sums) {
        return desk.post(the_operator, "/api/imports", desk.ask(digest, map, accepted, sums)).text();
    };
    EXPECT_EQ(post(4, {{Currency{}, 35'100'00}}), "totals_differ");
    EXPECT_EQ(post(3, {{Currency{}, 35'100'01}}), "totals_differ");
    EXPECT_EQ(post(3, {{currency("USD"), 35'100'00}}), "totals_differ");
    EXPECT_EQ(post(3, {}), "totals_differ");
    EXPECT_EQ(desk.facts(), 0);
    EXPECT_EQ(post(3, {{Currency{}, 35'100'00}}), "done");
}

TEST_P(Importing, what_was_recorded_between_counting_and_committing_counts)
{
    ImportDesk  desk{address()};
    auto        digest = desk.upload(mixed);
    CountedList counted;
    {
        auto snapshot = desk.reading.snapshot();
        counted       = count_before_commit(snapshot, digest, "list.csv", map, nullptr);
    }
    ASSERT_TRUE(desk.import(digest, map).done()); // somebody else was faster
    auto before = desk.facts();
    auto outcome =
        desk.recorder.run_one({.key       = "late-attempt-0000001",
                               .operation = "import",
                               .request   = "{}",
                               .run       = [&](Act& act) -> Result<std::string> {
                                   Confirmed const confirmed{digest, "list.csv", map, 3, {{Currency{}, 35'100'00}}};
                                   CHECK(commit_list(act, the_operator, confirmed, counted));
                                   return std::string{"{}"};
                               }});
    EXPECT_EQ(outcome.ending, journal::Ending::refused);
    EXPECT_EQ(outcome.refused.why, refusal::totals_differ);
    EXPECT_EQ(desk.facts(), before);
}

TEST_P(Importing, a_failure_in_the_middle_leaves_nothing)
{
    ImportDesk  desk{address()};
    std::string rows;
    std::string title(400, 'x'); // so that the file is read in many pieces
    for (int i = 0; i < 8'000; ++i) rows += fmt::format("N{},项目{},面上,大学{},王,1,2020-01-02,\n", i, title, i % 50);
    auto digest = desk.upload(list(rows));
    auto seen   = desk.preview(digest, map);
    ASSERT_TRUE(seen);
    ASSERT_EQ(seen->accepted, 8'000);

    CountedList counted;
    {
        auto snapshot = desk.reading.snapshot();
        counted       = count_before_commit(snapshot, digest, "list.csv", map, nullptr);
    }
    Failing failing;
    counted.progress      = &failing;
    std::int64_t recorded = 0;
    auto         outcome =
        desk.recorder.run_one({.key       = "failing-attempt-00001",
                               .operation = "import",
                               .request   = "{}",
                               .run       = [&](Act& act) -> Result<std::string> {
                                   Confirmed confirmed{digest, "list.csv", map, seen->accepted, counted.counts->sums()};
                                   try {
                                       CHECK(commit_list(act, the_operator, confirmed, counted));
                                   } catch (Unavailable const&) {
                                       recorded = act.last_fact();
                                       throw;
                                   }
                                   return std::string{"{}"};
                               }});
    EXPECT_EQ(outcome.ending, journal::Ending::unavailable);
    EXPECT_GT(recorded, 1'000);
    EXPECT_EQ(desk.facts(), 0);
    EXPECT_EQ(desk.value<std::int64_t>("SELECT count(*) FROM award"), 0);
    EXPECT_EQ(desk.value<std::int64_t>("SELECT count(*) FROM award_import"), 0);
    EXPECT_EQ(desk.value<std::int64_t>("SELECT count(*) FROM organisation"), 0);

    ASSERT_TRUE(desk.import(digest, map).done()); // and the file can be imported then
    EXPECT_EQ(desk.value<std::int64_t>("SELECT count(*) FROM award"), 8'000);
}

TEST_P(Importing, a_key_used_again_gives_the_first_answer)
{
    ImportDesk desk{address()};
    auto       digest = desk.upload(mixed);
    auto       seen   = desk.preview(digest, map);
    auto       body   = desk.ask(digest, map, *seen);
    auto       first  = desk.post(the_operator, "/api/imports", body, "import-key-000000001");
    auto       before = desk.facts();
    auto       again  = desk.post(the_operator, "/api/imports", body, "import-key-000000001");
    EXPECT_TRUE(first.done() && again.done()) << first.text() << again.text();
    EXPECT_TRUE(again.outcome.repeated);
    EXPECT_EQ(first.outcome.answer, again.outcome.answer);
    EXPECT_EQ(desk.facts(), before);
    auto other = desk.post(the_operator, "/api/imports", desk.ask(digest, map, 9, {}), "import-key-000000001");
    EXPECT_EQ(other.text(), "key_already_used");
}

TEST_P(Importing, only_who_may_import_in_the_whole_body_imports)
{
    ImportDesk desk{address()};
    auto       digest = desk.upload(mixed);
    auto       seen   = desk.preview(digest, map);
    auto       body   = desk.ask(digest, map, *seen);
    auto       as     = [&](Role role, std::int64_t programme) {
        Caller caller{5, {{role, programme}}, ""};
        return desk.post(caller, "/api/imports", body).text();
    };
    EXPECT_EQ(desk.post({}, "/api/imports", body).text(), "not_signed_in");
    EXPECT_EQ(as(Role::auditor, 0), "not_your_role");
    EXPECT_EQ(as(Role::programme_manager, 0), "not_your_role");
    EXPECT_EQ(as(Role::case_officer, 7), "not_your_role"); // in one programme only
    EXPECT_EQ(desk.get(Caller{5, {{Role::programme_manager, 7}}, ""}, "/api/imports").error().why,
              refusal::not_your_role);
    EXPECT_TRUE(desk.get(Caller{5, {{Role::auditor, 0}}, ""}, "/api/imports"));
    EXPECT_EQ(desk.facts(), 0);
    EXPECT_EQ(as(Role::case_officer, 0), "done");
}

TEST_P(Importing, a_wrong_mapping_or_file_is_refused_with_what_would_help)
{
    ImportDesk desk{address()};
    auto       digest = desk.upload(mixed);
    auto       why    = [&](std::string const& mapping) {
        auto seen = desk.preview(digest, mapping);
        return seen ? Refused{refusal::internal_error} : seen.error();
    };
    EXPECT_EQ(why("nsf"), refusal::not_a_choice);
    EXPECT_EQ(why("nsf").detail, "360giving, nsfc, nssfc");
    EXPECT_EQ(why("nsfc"), refusal::mapping_incomplete); // its columns are not in this file
    EXPECT_EQ(why("[columns]\nnumbr = \"编号\"\n"), refusal::malformed_request);
    EXPECT_EQ(desk.post(the_operator, "/api/imports", desk.ask(digest, "nsf", 3, {})).text(), "not_a_choice");
    EXPECT_EQ(desk.post(the_operator, "/api/imports", desk.ask(sha256("absent"), map, 3, {})).text(), "not_found");
    EXPECT_EQ(desk.post(the_operator, "/api/imports", desk.ask(desk.upload(list("")), map, 0, {})).text(),
              "nothing_to_import");
    EXPECT_EQ(desk.post(the_operator, "/api/imports", desk.ask(desk.upload("%PDF-1.7"), map, 0, {})).text(),
              "unknown_format");
    EXPECT_EQ(desk.facts(), 0);
}

TEST_P(Importing, a_sum_beyond_exact_numbers_is_refused)
{
    ImportDesk  desk{address()};
    std::string rows;
    for (int i = 0; i < 10; ++i)
        rows += fmt::format("N{},项目,面上,大学,王,1000000000,2020-01-02,\n", i); // 10^15 fen each
    auto seen = desk.preview(desk.upload(list(rows)), map);
    ASSERT_FALSE(seen);
    EXPECT_EQ(seen.error().why, refusal::number_out_of_range);
}

TEST_P(Importing, two_engines_record_the_same)
{
    ImportDesk desk{address()};
    ASSERT_TRUE(desk.import(mixed, map).done());
    // Clock, chance and keys of a desk are the same each time, so both engines must come to these very tables.
    static std::string first;
    if (first.empty()) first = desk.dump();
    EXPECT_EQ(desk.dump(), first);
}

TEST_P(Importing, persons_do_not_become_organisations)
{
    ImportDesk desk{address()};
    auto       json   = std::string{R"({"grants":[
        {"id":"g-1","title":"One","currency":"GBP","amountAwarded":100,"awardDate":"2020-01-02",
         "recipientIndividual":{"id":"i-1","name":"Ann Example"}},
        {"id":"g-2","title":"Two","currency":"GBP","amountAwarded":200,"awardDate":"2020-01-02",
         "recipientIndividual":{"id":"i-2","name":"Bob Example"},"grantProgramme":[{"title":"Help"}]},
        {"id":"g-3","title":"Three","currency":"GBP","amountAwarded":300,"awardDate":"2020-01-02",
         "recipientOrganization":[{"id":"GB-CHC-1","name":"Help Ltd"}],
         "fundingOrganization":[{"id":"f","name":"Fund"}]}]})"};
    auto       answer = desk.import(json);
    ASSERT_TRUE(answer.done()) << answer.text();
    EXPECT_EQ(answer.member("accepted"), "3");
    EXPECT_EQ(answer.member("mapping_name"), "360giving");
    EXPECT_EQ(desk.value<std::int64_t>("SELECT count(*) FROM organisation"), 2);
    EXPECT_EQ(desk.value<std::int64_t>("SELECT count(DISTINCT organisation_id) FROM award WHERE lead <> ''"), 1);
    EXPECT_EQ(desk.value<std::string>("SELECT lead FROM award WHERE number = 'g-2'"), "Bob Example");
    // An award that names no programme belongs to its funder's, or to the one for all such awards.
    EXPECT_EQ(desk.value<std::int64_t>("SELECT count(*) FROM programme"), 3);
    EXPECT_EQ(desk.value<std::string>(
                  "SELECT p.title_en FROM programme p JOIN award a ON a.programme_id = p.id WHERE a.number = 'g-3'"),
              "Fund");
    EXPECT_EQ(desk.value<std::string>(
                  "SELECT p.title_zh FROM programme p JOIN award a ON a.programme_id = p.id WHERE a.number = 'g-1'"),
              "未注明项目群");
    EXPECT_EQ(desk.import(json).member("recorded"), "false");
}

TEST_P(Importing, a_rejected_grant_is_repaired_in_a_table_and_imported)
{
    ImportDesk desk{address()};
    auto       answer = desk.import(R"({"grants":[
        {"id":"g-1","title":"=One","description":"a\nb","currency":"GBP","amountAwarded":-5,"awardDate":"02/01/2020",
         "recipientOrganization":[{"id":"GB-CHC-17","name":"Help Ltd"}],"grantProgramme":[{"title":"Help"}]},
        {"id":"g-2","title":"Two","currency":"GBP","amountAwarded":7,"awardDate":"2020-01-02",
         "recipientOrganization":[{"id":"GB-CHC-17","name":"Help Limited"}],"grantProgramme":[{"title":"Help"}]}]})");
    ASSERT_TRUE(answer.done()) << answer.text();
    EXPECT_EQ(answer.member("rejected"), "1");
    auto file = desk.rejected_rows(answer.member("id"), api::Language::en);
    ASSERT_NE(file.find(",'-5,"), file.npos) << file;
    file.replace(file.find(",'-5,"), 5, ",5.50,");
    auto repaired = desk.import(file);
    ASSERT_TRUE(repaired.done()) << repaired.text();
    EXPECT_EQ(repaired.member("mapping_name"), "360giving");
    EXPECT_EQ(repaired.member("accepted"), "1");
    EXPECT_EQ(desk.value<std::int64_t>("SELECT amount_minor FROM award WHERE number = 'g-1'"), 550);
    EXPECT_EQ(desk.value<std::string>("SELECT title FROM award WHERE number = 'g-1'"), "=One");
    EXPECT_EQ(desk.value<std::string>("SELECT awarded_on FROM award WHERE number = 'g-1'"), "2020-01-02");
    EXPECT_EQ(desk.value<std::int64_t>("SELECT count(*) FROM award_outside_id WHERE scheme = '360giving'"), 2);
    EXPECT_EQ(desk.value<std::int64_t>("SELECT count(*) FROM organisation"), 1); // GB-CHC 17 either way
    EXPECT_EQ(desk.value<std::int64_t>("SELECT count(*) FROM programme"), 1);
}

TEST_P(Importing, identifiers_of_two_organisations_in_one_row_merge_nothing)
{
    ImportDesk desk{address()};
    auto       grant = [](std::string const& id, std::string const& organisation) {
        return R"({"id":")" + id + R"(","title":"T","currency":"GBP","amountAwarded":1,"awardDate":"2020-01-02",)" +
               R"("recipientOrganization":[)" + organisation + "]}";
    };
    auto both = std::string{R"({"name":"Help","charityNumber":"1","companyNumber":"2"})"};
    auto file = R"({"grants":[)" + grant("g-1", R"({"name":"Help","charityNumber":"1"})") + "," +
                grant("g-2", R"({"name":"Aid","companyNumber":"2"})") + "," + grant("g-3", both) + "," +
                grant("g-4", R"({"name":"Help","companyNumber":"3"})") + "]}";
    auto digest = desk.upload(file);
    EXPECT_EQ(desk.preview(digest)->new_organisations, 2);
    auto answer = desk.import(digest);
    ASSERT_TRUE(answer.done()) << answer.text();
    EXPECT_EQ(desk.value<std::int64_t>("SELECT count(*) FROM organisation"), 2);
    // Company 2 stayed with Aid, so nothing speaks against company 3 being Help.
    EXPECT_EQ(desk.value<std::int64_t>("SELECT count(*) FROM organisation_identifier"), 3);
    // But a person is asked whether the two are one, once.
    EXPECT_EQ(desk.value<std::int64_t>("SELECT count(*) FROM organisation_doubt WHERE reason = 'same_row'"), 1);
    ASSERT_TRUE(desk.import(R"({"grants":[)" + grant("g-5", both) + "]}").done());
    EXPECT_EQ(desk.value<std::int64_t>("SELECT count(*) FROM organisation_doubt"), 1);
    EXPECT_EQ(desk.replayed(GetParam()), std::vector<std::string>{});
}

TEST_P(Importing, awards_of_a_programme_that_has_ended_are_sent_back)
{
    ImportDesk desk{address()};
    register_programmes(desk.registry);
    auto const first = list("A1,甲,面上,第一大学,王一,1,2020-01-02,C1\n");
    ASSERT_TRUE(desk.import(first, map).done());
    auto id = desk.value<std::int64_t>("SELECT id FROM programme");
    ASSERT_TRUE(desk.post(the_operator, fmt::format("/api/programmes/{}/steps", id),
                          R"({"step":"terminate","reason":"It cannot reach its goal."})")
                    .done());
    auto digest = desk.upload(list("A1,甲,面上,第一大学,王一,1,2020-01-02,C1\n"
                                   "A2,乙,面上,第一大学,王一,1,2020-01-02,C2\n"
                                   "A3,丙,重点,第一大学,王一,1,2020-01-02,C3\n"));
    auto seen   = desk.preview(digest, map);
    ASSERT_TRUE(seen);
    EXPECT_EQ(seen->unchanged, 1); // it was here before the programme ended
    EXPECT_EQ(seen->accepted, 1);
    ASSERT_EQ(seen->problems.size(), 1u);
    EXPECT_EQ(seen->problems[0].refusal, "programme_not_active");
    EXPECT_EQ(seen->problems[0].line, 3);
    EXPECT_EQ(seen->problems[0].header, "类别");
    ASSERT_TRUE(desk.import(digest, map).done());
    EXPECT_EQ(desk.value<std::int64_t>("SELECT count(*) FROM award WHERE number = 'A2'"), 0);
    EXPECT_EQ(desk.value<std::int64_t>("SELECT count(*) FROM award WHERE number = 'A3'"), 1);
}

TEST_P(Importing, a_name_known_of_two_organisations_becomes_one_more_and_not_one_each_time)
{
    ImportDesk desk{address()};
    auto       grant = [](int number, std::string const& organisation) {
        return fmt::format(
            R"({{"grants":[{{"id":"g-{}","title":"T","currency":"GBP","amountAwarded":1,"awardDate":"2020-01-02",)"
                  R"("recipientOrganization":[{{"name":"Help"{}}}]}}]}})",
            number, organisation);
    };
    ASSERT_TRUE(desk.import(grant(1, R"(,"charityNumber":"1")")).done());
    ASSERT_TRUE(desk.import(grant(2, R"(,"charityNumber":"2")")).done());
    for (int number = 3; number < 6; ++number) {
        auto digest = desk.upload(grant(number, ""));
        EXPECT_EQ(desk.preview(digest)->new_organisations, number == 3 ? 1 : 0);
        ASSERT_TRUE(desk.import(digest).done());
    }
    EXPECT_EQ(desk.value<std::int64_t>("SELECT count(*) FROM organisation"), 3);
    EXPECT_EQ(desk.value<std::int64_t>("SELECT count(*) FROM organisation_doubt"), 3); // 1 and 2; the third with both
}

// P23: whatever is planted, rows read = accepted + rejected + unchanged, and the sum is that of the good rows.
TEST_P(Importing, P23_planted_errors_are_all_found_and_cost_no_good_row)
{
    ImportDesk   desk{address()};
    SeededChance chance{2026};
    std::int64_t awards = 0, minor = 0;
    for (int round = 0; round < 4; ++round) {
        std::string  rows;
        std::int64_t good = 0, bad = 0, sum = 0;
        for (int i = 0; i < 300; ++i) {
            auto number = fmt::format("R{}-{}", round, i);
            auto fen    = 1 + static_cast<std::int64_t>(chance.number() % 100'000'000);
            auto amount = fmt::format("{}.{:06}", fen / 1'000'000, fen % 1'000'000);
            auto rest   = fmt::format(",大学{},王,", chance.number() % 9);
            switch (chance.number() % 60) {
            case 0: rows += number + ",名称,面上" + rest + "-" + amount + ",2020-01-02,\n"; break;
            case 1: rows += number + ",名称,面上" + rest + amount + ",0000-00-00,\n"; break;
            case 2: rows += number + ",,面上" + rest + amount + ",2020-01-02,\n"; break;
            case 3: rows += ",名称,面上" + rest + amount + ",2020-01-02,\n"; break;
            case 4: rows += number + ",名称,面上" + rest + amount + "1,2020-01-02,\n"; break; // a tenth of a fen
            case 5: rows += number + ",名\u202e称,面上" + rest + amount + ",2020-01-02,\n"; break;
            case 6: rows += number + ",名称,面上" + rest + amount + "\n"; break;
            default:
                rows += number + ",名称,面上" + rest + amount + ",2020-01-02,\n";
                sum += fen;
                ++good;
                continue;
            }
            ++bad;
        }
        auto answer = desk.import(list(rows), map);
        ASSERT_TRUE(answer.done()) << answer.text();
        EXPECT_EQ(answer.member("accepted"), std::to_string(good));
        EXPECT_EQ(answer.member("rejected"), std::to_string(bad));
        EXPECT_GT(bad, 0);
        awards += good;
        minor += sum;
        EXPECT_EQ(desk.value<std::int64_t>("SELECT count(*) FROM award"), awards);
        EXPECT_EQ(desk.value<std::int64_t>("SELECT CAST(sum(amount_minor) AS BIGINT) FROM award"), minor);
    }
    desk.expect_totals_to_equal_a_recount();
    EXPECT_EQ(desk.replayed(GetParam()), std::vector<std::string>{});
}
