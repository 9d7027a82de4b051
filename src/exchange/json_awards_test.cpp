// 360Giving packages as they should and should not be.
#include "exchange/json_grants.hpp"
#include "exchange/reading_for_tests.hpp"
#include "exchange/refusals.hpp"

using namespace penstock;
using namespace penstock::exchange;

namespace {

std::string grant(std::string const& changes = "")
{
    return R"({"id":"360G-a-1","title":"T","currency":"GBP","amountAwarded":10.5,"awardDate":"2020-01-02",)"
           R"("recipientOrganization":[{"id":"GB-CHC-123","name":"Org","companyNumber":"456"}],)"
           R"("fundingOrganization":[{"id":"f","name":"Funder"}])" +
           changes + "}";
}

std::string package(std::string const& grants) { return "{\"grants\": [\n" + grants + "\n]}"; }

using Problems = std::vector<std::string>;

WholeList judged(std::string const& text)
{
    auto list = read_list(text);
    EXPECT_TRUE(list.has_value()) << text;
    return list ? std::move(*list) : WholeList{};
}

Refused refusal_of(std::string text)
{
    auto list = read_list(std::move(text));
    EXPECT_FALSE(list.has_value());
    return list ? Refused{refusal::malformed_request} : list.error();
}

} // namespace

TEST(JsonAwards, a_grant_becomes_an_award)
{
    auto list = judged(package(grant(R"(,"plannedDates":[{"startDate":"01/02/2020","endDate":"03/2021"}],
        "grantProgramme":[{"code":"P","title":"Prog"}],"amountAppliedFor":20,"amountDisbursed":0,
        "other":{"a":[1,{"b":null}]})")));
    ASSERT_EQ(list.tally.accepted, 1);
    auto const& award = list.rows[0].award;
    EXPECT_EQ(award.number, "360G-a-1");
    EXPECT_EQ(award.amount, (Money{1'050, currency("GBP")}));
    EXPECT_EQ(award.applied, (Money{2'000, currency("GBP")}));
    EXPECT_EQ(award.disbursed, (Money{0, currency("GBP")}));
    EXPECT_EQ(award.starts_on, Day::of(2020, 2, 1));
    EXPECT_EQ(award.ends_on, Day::of(2021, 3, 31));
    EXPECT_EQ(award.programme, "Prog");
    EXPECT_EQ(award.funder, "Funder");
    EXPECT_EQ(award.organisation_ids, (std::vector<OutsideId>{{"GB-CHC", "123"}, {"GB-COH", "456"}}));
    EXPECT_EQ(list.rows[0].line, 2);
}

TEST(JsonAwards, numbers_keep_their_text_so_that_money_is_exact)
{
    auto amount = [](std::string text) {
        auto list = judged(R"([{"id":"1","currency":"GBP","amountAwarded":)" + text +
                           R"(,"recipientOrganization":[{"name":"o"}]}])");
        return list.tally.accepted == 1 ? list.rows[0].award.amount->decimal()
                                        : std::string{name_of(list.rows[0].problems.at(0).why)};
    };
    EXPECT_EQ(amount("0.1"), "0.10");
    EXPECT_EQ(amount("9007199254740.93"), "9007199254740.93");
    EXPECT_EQ(amount("1.5e3"), "1500.00");
    EXPECT_EQ(amount("6000.000"), "6000.00");
    EXPECT_EQ(amount("0.001"), "too_many_decimals");
    EXPECT_EQ(amount("1e999"), "not_an_amount");
    EXPECT_EQ(amount("1e-400"), "number_out_of_range");
    EXPECT_EQ(amount("99999999999999999999"), "number_out_of_range");
    EXPECT_EQ(amount("-1"), "not_positive");
    EXPECT_EQ(amount("0"), "not_positive");
    EXPECT_EQ(amount("\"10\""), "wrong_type");
    EXPECT_EQ(amount("null"), "missing_field");
}

TEST(JsonAwards, problems_name_the_path_and_the_line_of_the_grant)
{
    auto list = judged("{\"grants\": [\n" + grant() +
                       ",\n\n{\"id\":\"2\",\n\"currency\":\"gbp\",\"amountAwarded\":1,\"id\":\"3\"},\n5,\n[{}]\n]}");
    EXPECT_EQ(problems_of(list),
              (Problems{"4:id:duplicate_field", "4:currency:unknown_currency",
                        "4:recipientOrganization/0/name:missing_field", "6::wrong_type", "7::wrong_type"}));
    EXPECT_EQ(list.tally.rows, 4);
}

TEST(JsonAwards, dates_that_make_no_sense_are_left_out_and_noted)
{
    auto list = judged(package(grant(R"(,"plannedDates":[{"startDate":"2020-02-01","endDate":"2019-01-01"}])")));
    EXPECT_EQ(list.tally.accepted, 1);
    EXPECT_EQ(list.tally.notes[Adjustment::date_left_out], 1);
}

TEST(JsonAwards, repeated_numbers_are_reported)
{
    EXPECT_EQ(problems_of(judged(package(grant() + ",\n" + grant()))), Problems{"3:id:repeated_in_file"});
}

TEST(JsonAwards, what_is_no_package_is_refused)
{
    EXPECT_EQ(refusal_of("{}").why, refusal::unknown_format);
    EXPECT_EQ(refusal_of("{\"a\": 1}").why, refusal::unknown_format);
    EXPECT_EQ(refusal_of("{\"grants\": [], \"grants\": []}").why, refusal::duplicate_field);
    for (auto bad :
         {"{\"grants\": [", "{\"grants\": [{]}", "{\"grants\": []} x", "{\"grants\": [NaN]}",
          "{\"grants\": [\"\\ud800\"]}", "{\"grants\": [\"\xc0\x80\"]}", "{'grants': []}", "{\"grants\": [1,]}"})
        EXPECT_EQ(refusal_of(bad).why, refusal::malformed_json) << bad;
    auto broken = refusal_of("{\"grants\": [\n{\"id\":\n1 2}]}");
    EXPECT_EQ(broken.faults.at(0).pointer, "/lines/3");
}

TEST(JsonAwards, depth_and_size_are_limited)
{
    EXPECT_EQ(refusal_of(package("{\"a\":" + std::string(100'000, '[') + std::string(100'000, ']') + "}")).why,
              refusal::too_deep);
    EXPECT_EQ(refusal_of(package("{\"title\":\"" + std::string(2 << 20, 'x') + "\"}")).why, refusal::too_large);
    EXPECT_EQ(judged(package(grant(",\"unknown\":\"" + std::string(2 << 20, 'x') + "\""))).tally.accepted, 1);
    std::string keys;
    for (int i = 0; i < 10'001; ++i) keys += ",\"k" + std::to_string(i) + "\":1";
    EXPECT_EQ(refusal_of(package(grant(keys))).why, refusal::too_large);
}

TEST(JsonAwards, a_byte_order_mark_and_utf16_are_understood)
{
    EXPECT_EQ(judged("\xef\xbb\xbf" + package(grant())).tally.accepted, 1);
}
