#include "app/demo_authority.hpp"

#include "base/json_write.hpp"

#include <fmt/format.h>

namespace penstock {

namespace {

struct DemoRule {
    std::string_view kind;
    Words            title;
    Words            text;
    std::string_view source;
    std::string_view from;
    std::string_view terms;
    Words            example;
    std::string_view question;
    std::string_view answer;
};

constexpr DemoRule rules_in_force[] = {
    {"indirect_cost",
     {"间接费用分档比例", "Indirect cost by tiers"},
     {"间接费用按直接费用扣除设备购置费后的一定比例核定：500 万元以下的部分不超过 30%，500 万元至 1000 万元"
      "的部分不超过 25%，1000 万元以上的部分不超过 20%。",
      "Indirect cost is a share of direct cost without equipment: at most 30 % of the part up to 5 million yuan, "
      "25 % of the part from 5 to 10 million, 20 % of the part above."},
     "国办发〔2021〕32号 第（七）条",
     "2021-08-05",
     R"({"tiers":[{"up_to":500000000,"basis_points":3000},{"up_to":1000000000,"basis_points":2500},)"
     R"({"basis_points":2000}]})",
     {"直接费用（不含设备）1200 万元：150 + 125 + 40 = 315 万元。",
      "Direct cost without equipment of 12 million: 1.5 + 1.25 + 0.4 = 3.15 million."},
     R"({"base":1200000000,"asked":315000000})",
     R"({"allowed":true,"limit":315000000})"},
    {"lump_sum",
     {"经费包干制负面清单", "Lump sum and what it may not buy"},
     {"包干制项目不再编制科目预算，由项目负责人在承诺遵守科研伦理和诚信的基础上自主决定使用；下列支出除外。",
      "Lump-sum awards have no lines: the lead decides, bound by ethics and integrity, but for the purposes listed."},
     "国办发〔2021〕32号 第（三）条；临江市包干制负面清单",
     "2022-01-01",
     R"({"negative_list":[)"
     R"({"code":"fines","title":{"zh":"罚款、捐赠与赞助","en":"Fines, donations and sponsoring"}},)"
     R"({"code":"investment","title":{"zh":"对外投资与偿还债务","en":"Investment and repayment of debt"}},)"
     R"({"code":"construction","title":{"zh":"基本建设","en":"Construction of buildings"}},)"
     R"({"code":"entertainment","title":{"zh":"招待、礼品与娱乐","en":"Hospitality, gifts and entertainment"}},)"
     R"({"code":"unrelated","title":{"zh":"与科研无关的支出","en":"Anything not for the research"}}]})",
     {"用包干经费缴纳罚款：不可以。", "A fine paid out of lump-sum money: no."},
     R"({"purpose":"fines"})",
     R"({"allowed":false})"},
    {"advance",
     {"预付比例上限", "Advance cap"},
     {"启动时预付不超过资助金额的 40%。", "At the start at most 40 % of the award is advanced."},
     "临江市项目经费管理办法 第十二条",
     "2022-01-01",
     R"({"basis_points":4000})",
     {"资助 300 万元：最多预付 120 万元。", "An award of 3 million: at most 1.2 million is advanced."},
     R"({"base":300000000,"asked":120000001})",
     R"({"allowed":false,"limit":120000000})"},
    {"equipment",
     {"设备购置说明", "Equipment that needs reasons"},
     {"单台套 50 万元以上的设备须逐项说明；其余只提供基本测算说明。",
      "Each item above 500,000 yuan is justified by itself; the others by a basic estimate."},
     "国办发〔2021〕32号 第（一）条",
     "2021-08-05",
     R"({"amount":50000000})",
     {"50 万元的离心机：只需基本测算。", "A centrifuge of 500,000 yuan: a basic estimate will do."},
     R"({"asked":50000000})",
     R"({"allowed":true,"limit":50000000})"},
    {"virement",
     {"科目间调剂限额", "Virement limit"},
     {"从一个科目调出的金额累计不超过该科目预算的 20%。",
      "At most 20 % of a line is moved out of it, all moves together."},
     "临江市项目经费管理办法 第十五条",
     "2022-01-01",
     R"({"basis_points":2000})",
     {"从 80 万元的劳务费调出：最多 16 万元。", "From a line of 800,000: at most 160,000."},
     R"({"base":80000000,"asked":16000000})",
     R"({"allowed":true,"limit":16000000})"},
    {"leftover",
     {"结余资金留用", "Leftover money"},
     {"结余资金留归承担单位，验收后两年内统筹用于科研直接支出；两年后未使用完的收回。",
      "Leftover money stays with the recipient for research for two years after acceptance; what is left then "
      "goes back."},
     "中办发〔2016〕50号 第（二）条",
     "2016-07-31",
     R"({"months":24})",
     {"2024 年 6 月 30 日验收：可用至 2026 年 6 月 30 日。", "Accepted on 30 June 2024: usable until 30 June 2026."},
     R"({"since":"2024-06-30","on":"2026-07-01"})",
     R"({"allowed":false,"limit_day":"2026-06-30"})"},
    {"extension",
     {"项目延期", "Extension"},
     {"可延期一次，最长不超过一年，不增加经费。", "Once, for at most a year, without more money."},
     "临江市项目管理办法 第二十条",
     "2022-01-01",
     R"({"times":1,"months":12})",
     {"第一次延期 12 个月：可以。", "The first extension, by twelve months: yes."},
     R"({"times":1,"months":12})",
     R"({"allowed":true,"limit":12})"},
    {"cooling_off",
     {"收款账户变更冷静期", "Cooling-off of payee accounts"},
     {"收款账户变更后 5 个完整工作日内不付款，并通知原联系人。",
      "Nothing is paid for five whole working days after a change of account, and the old contact is told."},
     "临江市资金支付内控规程 第八条",
     "2022-01-01",
     R"({"days":5})",
     {"2026 年 11 月 20 日（星期五）变更：11 月 28 日起可付款。",
      "Changed on Friday, 20 November 2026: payable from 28 November."},
     R"({"since":"2026-11-20","on":"2026-11-27"})",
     R"({"allowed":false,"limit_day":"2026-11-28"})"},
    {"two_persons",
     {"双人办理限额", "Two-person limit"},
     {"单笔超过 900 万元的事项须两位有授权的自然人办理。",
      "An act above nine million yuan takes two natural persons with authority."},
     "临江市资金支付内控规程 第三条",
     "2022-01-01",
     R"({"amount":900000000})",
     {"900 万元整：一人即可。", "Exactly nine million: one person will do."},
     R"({"asked":900000000})",
     R"({"allowed":true,"limit":900000000})"},
};

} // namespace

Result<void> DemoAuthority::rules(Day today)
{
    auto record = [&](DemoRule const& rule, std::string const& from) -> Result<void> {
        std::string body =
            fmt::format(R"({{"kind":"{}","currency":"CNY","valid_from":"{}","terms":{},)", rule.kind, from, rule.terms);
        for (auto const& [name, words] : {std::pair{"title", rule.title}, {"text", rule.text}}) {
            body += fmt::format("\"{}\":", name);
            json::write(body, words);
            body += ",";
        }
        body += "\"source\":";
        json::write(body, rule.source);
        body += R"(,"examples":[{"text":)";
        json::write(body, rule.example);
        body += fmt::format(R"(,"question":{},"answer":{}}}]}})", rule.question, rule.answer);
        CHECK(client_.post(secretary_, "/api/funding-rules", body));
        return {};
    };
    for (auto const& rule : rules_in_force) CHECK(record(rule, std::string{rule.from}));
    // The next version of one of them, decided ahead of its day.
    DemoRule more = rules_in_force[2];
    more.text     = {"启动时预付不超过资助金额的 50%，用于青年团队设备先期投入。",
                     "At the start at most 50 % of the award is advanced, for the equipment of young teams."};
    more.source   = "临江市项目经费管理办法（修订）第十二条";
    more.terms    = R"({"basis_points":5000})";
    more.example  = {"资助 300 万元：最多预付 150 万元。", "An award of 3 million: at most 1.5 million is advanced."};
    more.question = R"({"base":300000000,"asked":150000000})";
    more.answer   = R"({"allowed":true,"limit":150000000})";
    return record(more, today.plus_months(50).iso());
}

// 全国年节及纪念日放假办法（2024年修订）第二条, of which the days that follow the lunar calendar are left to whoever sets them.
Result<void> DemoAuthority::working_days(Day today)
{
    struct {
        std::string_view first, last, zh, en;
    } const holidays[]{{"01-01", "01-01", "元旦", "New Year's Day"},
                       {"05-01", "05-02", "劳动节", "Labour Day"},
                       {"10-01", "10-03", "国庆节", "National Day"}};
    for (auto year : {today.year(), today.year() + 1}) {
        std::string days;
        for (auto const& each : holidays)
            days += fmt::format(R"({}{{"first_day":"{}-{}","last_day":"{}-{}","worked":false,)"
                                R"("title":{{"zh":"{}","en":"{}"}}}})",
                                days.empty() ? "" : ",", year, each.first, year, each.last, each.zh, each.en);
        CHECK(client_.post(
            secretary_, "/api/work-calendars",
            fmt::format(R"({{"year":{},"source":"全国年节及纪念日放假办法第二条（日期固定的节日）","days":[{}]}})",
                        year, days)));
    }
    return {};
}

Result<void> DemoAuthority::delegate(std::int64_t person, std::string_view deeds, std::int64_t programme,
                                     std::string_view currency, std::string_view limits, Day from, Day until,
                                     std::string_view decision)
{
    auto body = fmt::format(R"({{"person":{},"deeds":[{}],{}"currency":"{}","limits":{},"from":"{}",)"
                            R"("until":"{}","decision":)",
                            person, deeds, programme ? fmt::format("\"programme\":{},", programme) : "", currency,
                            limits, from.iso(), until.iso());
    json::write(body, decision);
    CHECK(client_.post(secretary_, "/api/authority", body + "}"));
    return {};
}

Result<void> DemoAuthority::manager(std::int64_t person, std::int64_t programme, Day today)
{
    constexpr std::string_view deeds =
        R"("commit_award","decide_milestone","advance_money","amend_award","stop_award","move_line","request_payment")";
    auto meeting = fmt::format("理事会 {} 年第 3 次会议", today.year());
    CHECK(delegate(person, deeds, programme, "CNY",
                   R"({"per_act":1000000000,"per_award":1600000000,"per_year":15000000000,)"
                   R"("second_person_above":900000000})",
                   today, today.plus_months(50), meeting));
    return delegate(person, deeds, programme, "EUR",
                    R"({"per_act":120000000,"per_award":200000000,"per_year":900000000})", today, today.plus_months(49),
                    meeting);
}

Result<void> DemoAuthority::payments(std::int64_t officer, std::span<std::int64_t const> finance,
                                     std::int64_t bookkeeper, Day today)
{
    constexpr std::string_view by = "资金支付内控规程 第二条";
    for (std::string_view currency : {"CNY", "EUR"}) {
        CHECK(delegate(officer, R"("request_payment")", 0, currency, R"({"per_act":1000000000})", today,
                       today.plus_months(50), "主任办公会授权书"));
        for (auto person : {finance[0], bookkeeper})
            CHECK(delegate(person, R"("enter_commitment","enter_due")", 0, currency, R"({"per_act":1000000000})", today,
                           today.plus_months(60), by));
        for (auto person : finance) {
            CHECK(delegate(person, R"("approve_payment")", 0, currency,
                           R"({"per_act":1000000000,"second_person_above":900000000})", today, today.plus_months(60),
                           by));
            CHECK(delegate(person, R"("sign_payments")", 0, currency, R"({"per_act":10000000000})", today,
                           today.plus_months(60), by));
        }
    }
    // A delegation that was for one year.
    return delegate(officer, R"("move_line")", 0, "CNY", R"({"per_act":20000000,"per_year":200000000})", today,
                    today.plus_months(12), "主任办公会授权书（试行一年）");
}

Result<void> DemoAuthority::deputy(std::int64_t deputy, std::int64_t holder, Day today)
{
    CHECK(client_.post(secretary_, "/api/acting",
                     fmt::format(R"({{"deputy":{},"holder":{},"from":"{}","until":"{}",)"
                                 R"("decision":"出国访问期间代行，主任办公会同意"}})",
                                 deputy, holder, today.iso(), today.plus_days(14).iso())));
    return {};
}

} // namespace penstock
