// The published lists of PENSTOCK_DATA imported into a database: sums to the fen and the penny, nothing merged
// silently.
#include "exchange/import_test.hpp"

#include <set>

using namespace penstock;
using namespace penstock::exchange;
using penstock::test::ImportDesk;

namespace {

using Published = test::OnEachEngine;
ON_EACH_ENGINE(Published);

std::string published(std::string const& name) { return file_text(real_data() / "awards" / name); }

struct Reason {
    std::string  refusal;
    std::int64_t count{};
};
BOOST_DESCRIBE_STRUCT(Reason, (), (refusal, count))

// Why rows were rejected, as kept in the database; a row with two problems counts twice.
std::map<std::string, std::int64_t> reasons(ImportDesk& desk, std::string const& import)
{
    std::map<std::string, std::int64_t> out;
    auto                                snapshot = desk.reading.snapshot();
    for (auto const& each : snapshot.rows<Reason>(R"sql(
             SELECT q.refusal, count(*) AS count
               FROM award_import_problem q JOIN award_import_rejection r ON r.id = q.rejection_id
              WHERE r.import_id = $1 GROUP BY q.refusal
         )sql",
                                                  std::stoll(import)))
        out[each.refusal] = each.count;
    return out;
}

} // namespace

TEST_P(Published, nsfc_is_imported_whole_and_the_second_time_changes_nothing)
{
    NEEDS_REAL_DATA();
    ImportDesk desk{address()};
    auto       digest = desk.upload(published("nsfc_management_1992_2018.csv.gz"));
    auto       seen   = desk.preview(digest);
    ASSERT_TRUE(seen);
    EXPECT_EQ(seen->mapping_name, "nsfc");
    EXPECT_EQ(seen->rows, 17'926);
    EXPECT_EQ(seen->accepted, 17'926);
    EXPECT_EQ(seen->new_programmes, 15);
    EXPECT_EQ(seen->new_organisations, 892); // 华北电力大学(北京) twice: with brackets of either width

    auto answer = desk.import(digest);
    ASSERT_TRUE(answer.done()) << answer.text();
    EXPECT_EQ(desk.value<std::int64_t>("SELECT count(*) FROM award"), 17'926);
    EXPECT_EQ(desk.value<std::int64_t>("SELECT CAST(sum(amount_minor) AS BIGINT) FROM award"), 599'106'130'000);
    EXPECT_EQ(desk.value<std::int64_t>("SELECT CAST(sum(minor) AS BIGINT) FROM portfolio_total"), 599'106'130'000);
    EXPECT_EQ(desk.value<std::int64_t>("SELECT count(*) FROM programme"), 15);
    EXPECT_EQ(desk.value<std::int64_t>("SELECT count(*) FROM organisation"), 892);
    EXPECT_EQ(desk.value<std::int64_t>("SELECT count(*) FROM organisation_doubt WHERE reason = 'other_spelling'"), 1);
    EXPECT_EQ(desk.value<std::int64_t>(R"sql(
        SELECT count(*) FROM award a JOIN organisation o ON o.id = a.organisation_id WHERE o.name LIKE '华北电力大学_北京_'
    )sql"),
              6 + 7);
    EXPECT_EQ(desk.value<std::int64_t>("SELECT count(*) FROM award_outside_id WHERE scheme = 'nsfc'"), 17'926);
    desk.expect_totals_to_equal_a_recount();

    auto before = desk.facts();
    auto again  = desk.import(digest);
    EXPECT_EQ(again.member("recorded"), "false");
    EXPECT_EQ(again.member("unchanged"), "17926");
    EXPECT_EQ(desk.facts(), before);
    EXPECT_EQ(desk.replayed(GetParam()), std::vector<std::string>{});
}

TEST_P(Published, a_bad_row_among_thousands_is_repaired_and_only_it_is_imported)
{
    NEEDS_REAL_DATA();
    ImportDesk  desk{address()};
    auto        text = test::unzipped(real_data() / "awards/nsfc_management_1992_2018.csv.gz");
    std::size_t at   = 0;
    for (int line = 1; line < 5'000; ++line) at = text.find('\n', at) + 1;
    auto end     = text.find('\n', at);
    auto bad     = text.substr(at, end - at);
    auto planted = bad;
    auto from    = bad.size() - 1; // the amount is the third cell from the end
    for (int commas = 0; commas < 2; --from) commas += bad[from] == ',';
    auto comma = bad.rfind(',', from);
    planted.replace(comma + 1, from + 1 - comma - 1, "十八万");
    text.replace(at, end - at, planted);

    auto answer = desk.import(text);
    ASSERT_TRUE(answer.done()) << answer.text();
    EXPECT_EQ(answer.member("accepted"), "17925");
    EXPECT_EQ(answer.member("rejected"), "1");
    auto file = desk.rejected_rows(answer.member("id"));
    ASSERT_NE(file.find("十八万"), file.npos) << file;
    file.replace(file.find("十八万"), std::string{"十八万"}.size(), bad.substr(comma + 1, from - comma));
    auto repaired = desk.import(file);
    ASSERT_TRUE(repaired.done()) << repaired.text();
    EXPECT_EQ(repaired.member("read"), "1");
    EXPECT_EQ(repaired.member("accepted"), "1");
    EXPECT_EQ(desk.value<std::int64_t>("SELECT CAST(sum(amount_minor) AS BIGINT) FROM award"), 599'106'130'000);
    EXPECT_EQ(desk.import(published("nsfc_management_1992_2018.csv.gz")).member("recorded"), "false");
}

TEST_P(Published, nssfc_has_every_row_accounted_for_and_none_merged)
{
    NEEDS_REAL_DATA();
    ImportDesk desk{address()};
    auto       digest = desk.upload(published("nssfc_2010_2012.csv.gz"));
    auto       seen   = desk.preview(digest);
    ASSERT_TRUE(seen);
    auto answer = desk.import(digest);
    ASSERT_TRUE(answer.done()) << answer.text();
    auto awards = desk.value<std::int64_t>("SELECT count(*) FROM award");
    EXPECT_EQ(answer.member("read"), "13097");
    EXPECT_EQ(awards + std::stoll(answer.member("rejected")), 13'097);
    EXPECT_EQ(answer.member("unchanged"), "0");
    EXPECT_EQ(desk.value<std::int64_t>("SELECT count(*) FROM award_import_rejection"),
              std::stoll(answer.member("rejected")));
    auto why = reasons(desk, answer.member("id"));
    EXPECT_EQ(why["not_a_date"], 698 + 1);
    EXPECT_GE(why["repeated_in_file"], 648);
    EXPECT_EQ(why["missing_field"], 535 + 92);
    EXPECT_EQ(why["control_character"], 2);
    EXPECT_EQ(desk.value<std::int64_t>("SELECT count(*) FROM award_outside_id WHERE scheme = 'nssfc'"), awards);
    EXPECT_EQ(desk.value<std::int64_t>("SELECT count(*) FROM programme"), seen->new_programmes);
    EXPECT_EQ(desk.value<std::int64_t>("SELECT count(*) FROM organisation"), seen->new_organisations);
    auto zero = desk.value<std::int64_t>("SELECT count(*) FROM award_import_problem WHERE cell = '0000-00-00'");
    EXPECT_EQ(zero, 698);

    auto before = desk.facts();
    EXPECT_EQ(desk.import(digest).member("recorded"), "false"); // rows sent back before are not recorded again
    EXPECT_EQ(desk.facts(), before);
    desk.expect_totals_to_equal_a_recount();
    EXPECT_EQ(desk.replayed(GetParam()), std::vector<std::string>{});
}

TEST_P(Published, six_360giving_files_sum_to_the_penny_in_one_database)
{
    NEEDS_REAL_DATA();
    struct File {
        char const*  name;
        std::int64_t grants, minor;
    };
    constexpr File files[] = {
        {"360giving_wolfson_foundation.json.gz", 379, 31'178'456'00},
        {"360giving_power_to_change.json.gz", 870, 51'625'696'54},
        {"360giving_individuals_covid.json.gz", 154, 16'589'361'49},
        {"360giving_nominet_trust.json.gz", 270, 18'303'977'01},
        {"360giving_oxfordshire_cf1.json.gz", 156, 169'821'67},
        {"360giving_oxfordshire_cf2.json", 98, 627'115'93},
    };
    ImportDesk   desk{address()};
    std::int64_t organisations = 0, programmes = 0;
    for (auto const& file : files) {
        auto digest = desk.upload(published(file.name));
        auto seen   = desk.preview(digest);
        ASSERT_TRUE(seen) << file.name;
        auto answer = desk.import(digest);
        ASSERT_TRUE(answer.done()) << file.name << answer.text();
        EXPECT_EQ(answer.member("read"), std::to_string(file.grants)) << file.name;
        auto import = answer.member("id");
        EXPECT_EQ(
            desk.value<std::int64_t>(
                "SELECT CAST(sum(amount_minor) AS BIGINT) FROM award WHERE amount_currency = 'GBP' AND import_id = " +
                import),
            file.minor)
            << file.name;
        organisations += seen->new_organisations; // what the preview promised is what came
        programmes += seen->new_programmes;
        EXPECT_EQ(desk.value<std::int64_t>("SELECT count(*) FROM organisation"), organisations) << file.name;
        EXPECT_EQ(desk.value<std::int64_t>("SELECT count(*) FROM programme"), programmes) << file.name;
        auto before = desk.facts();
        EXPECT_EQ(desk.import(digest).member("recorded"), "false") << file.name;
        EXPECT_EQ(desk.facts(), before) << file.name;
    }
    desk.expect_totals_to_equal_a_recount();
    EXPECT_EQ(desk.replayed(GetParam()), std::vector<std::string>{});
}

TEST_P(Published, what_does_not_fit_in_power_to_change_is_asked_about_and_the_rest_booked)
{
    NEEDS_REAL_DATA();
    ImportDesk desk{address()};
    auto       digest = desk.upload(published("360giving_power_to_change.json.gz"));
    auto       seen   = desk.preview(digest);
    ASSERT_TRUE(seen);
    std::map<FindingRule, std::int64_t> promised;
    for (auto const& each : seen->finding_counts) promised[each.rule] = each.count;
    std::map<FindingRule, std::int64_t> const expected{{FindingRule::disbursed_above_award, 9},
                                                       {FindingRule::awarded_above_applied, 70},
                                                       {FindingRule::undisbursed_award, 111}};
    EXPECT_EQ(promised, expected);
    ASSERT_TRUE(desk.import(digest).done());
    for (auto const& [rule, count] : expected)
        EXPECT_EQ(desk.value<std::int64_t>("SELECT count(*) FROM finding WHERE state = 'open' AND rule = '" +
                                           std::string{name_of(rule)} + "'"),
                  count)
            << name_of(rule);
    desk.expect_money_to_equal_the_awards();
    // Of 38,711,248.17 disbursed only what was awarded can be booked as paid; the nine findings hold the rest.
    auto paid = desk.value<std::int64_t>("SELECT CAST(sum(balance) AS BIGINT) FROM account WHERE stage = 'paid'");
    auto said = desk.value<std::int64_t>("SELECT CAST(sum(disbursed_minor) AS BIGINT) FROM award");
    auto over = desk.value<std::int64_t>(
        "SELECT CAST(sum(disbursed_minor - amount_minor) AS BIGINT) FROM award WHERE disbursed_minor > amount_minor");
    EXPECT_EQ(said, 38'711'248'17);
    EXPECT_EQ(paid + over, said);
    EXPECT_EQ(desk.replayed(GetParam()), std::vector<std::string>{});
}

TEST_P(Published, iati_activities_bring_their_money_and_one_question_where_more_was_disbursed)
{
    NEEDS_REAL_DATA();
    struct File {
        char const*  name;
        std::int64_t activities, committed, disbursed, above, undisbursed;
    };
    constexpr File files[] = {
        {"iati_worldbank.xml", 16, 429'200'000'00, 118'469'264'39, 1, 2},
        {"iati_iatifromgf.xml", 7, 460'173'751'00, 308'995'225'51, 0, 0},
        {"iati_dfid_out.xml", 2, 0, 780'492'00, 0, 0},
    };
    ImportDesk desk{address()};
    for (auto const& file : files) {
        auto text   = exchange::file_text(real_data() / "payments" / file.name);
        auto digest = desk.upload(text);
        auto answer = desk.import(digest);
        ASSERT_TRUE(answer.done()) << file.name << answer.text();
        EXPECT_EQ(answer.member("accepted"), std::to_string(file.activities)) << file.name;
        auto of = [&](std::string const& sql) { return desk.value<std::int64_t>(sql + answer.member("id")); };
        EXPECT_EQ(of("SELECT CAST(COALESCE(sum(amount_minor), 0) AS BIGINT) FROM award WHERE import_id = "),
                  file.committed);
        EXPECT_EQ(of("SELECT CAST(COALESCE(sum(disbursed_minor), 0) AS BIGINT) FROM award WHERE import_id = "),
                  file.disbursed);
        auto asked = "SELECT count(*) FROM finding f JOIN award a ON a.id = f.award_id WHERE f.rule = ";
        EXPECT_EQ(of(asked + std::string{"'disbursed_above_award' AND a.import_id = "}), file.above) << file.name;
        EXPECT_EQ(of(asked + std::string{"'undisbursed_award' AND a.import_id = "}), file.undisbursed) << file.name;
        auto before = desk.facts();
        EXPECT_EQ(desk.import(digest).member("recorded"), "false") << file.name;
        EXPECT_EQ(desk.facts(), before) << file.name;
    }
    desk.expect_totals_to_equal_a_recount();
    EXPECT_EQ(desk.replayed(GetParam()), std::vector<std::string>{});
}

TEST_P(Published, the_shifted_record_of_the_flat_index_is_sent_back_with_its_line)
{
    NEEDS_REAL_DATA();
    ImportDesk desk{address()};
    auto       answer = desk.import(published("360giving_flat_index_2015.json.gz"));
    ASSERT_TRUE(answer.done()) << answer.text();
    EXPECT_EQ(answer.member("read"), "3411");
    auto shifted = desk.value<std::int64_t>(R"sql(
        SELECT r.line FROM award_import_rejection r JOIN award_import_problem q ON q.rejection_id = r.id
         WHERE q.refusal = 'unknown_currency'
    )sql");
    EXPECT_EQ(shifted, 32'475);
    EXPECT_EQ(
        desk.value<std::int64_t>("SELECT CAST(sum(amount_minor) AS BIGINT) FROM award WHERE amount_currency = 'GBP'"),
        310'390'149'77);
    EXPECT_EQ(desk.replayed(GetParam()), std::vector<std::string>{});
}
