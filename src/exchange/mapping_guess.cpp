// Guessing a mapping from headers and values, so that a plain list needs no mapping file. Every guess that could be
// wrong without being noticed is listed as a doubt for a person to confirm.
#include "exchange/columns.hpp"
#include "exchange/values.hpp"

#include <algorithm>

namespace penstock::exchange {

namespace {

// The headers a field goes by, as header_key writes them, with | between them and the likeliest first.
struct Synonyms {
    Field            field;
    std::string_view headers;
};

constexpr std::string_view number_words =
    "项目批准号|项目编号|批准号|项目号|课题编号|立项编号|合同编号|任务书编号|受理编号|编号|項目批准號|"
    "項目編號|計畫編號|編號|awardnumber|awardid|grantnumber|grantid|grantreference|projectnumber|"
    "projectid|reference|identifier|id";
constexpr std::string_view title_words =
    "项目名称|课题名称|项目标题|名称|題目|項目名稱|計畫名稱|題目名稱|名稱|title|projecttitle|granttitle|"
    "awardtitle|projectname";
constexpr std::string_view programme_words =
    "项目类别|计划类别|计划名称|专项名称|资助类别|类别|項目類別|計畫類別|專項名稱|programme|program|"
    "grantprogramme|grantprogramme:title|programmetitle|fundingprogramme|scheme|category|项目群名称|项目群";
constexpr std::string_view organisation_words =
    "依托单位|承担单位|工作单位|牵头单位|项目承担单位|申报单位|单位名称|单位|依託單位|承擔單位|工作單位|"
    "牽頭單位|執行機構|單位|recipientorg:name|recipientorganization|recipientorganisation|recipient|"
    "organisation|organization|institution|grantee|承担单位名称|recipientorganisationname";
constexpr std::string_view organisation_id_words =
    "统一社会信用代码|信用代码|單位代碼|統一社會信用代碼|recipientorg:identifier|organisationidentifier|"
    "organizationid";
constexpr std::string_view lead_words =
    "负责人|项目负责人|课题负责人|主持人|负责人姓名|負責人|項目負責人|計畫主持人|lead|projectlead|"
    "principalinvestigator|pi|leadinvestigator";
constexpr std::string_view amount_words =
    "金额|资助金额|资助经费|批准金额|立项经费|批准经费|经费|资助额度|合同金额|金額|資助金額|核定金額|"
    "經費|amountawarded|amount|awardamount|awardedamount|grantamount";
constexpr std::string_view applied_words =
    "申请金额|申请经费|申請金額|amountappliedfor|amountrequested|requestedamount";
constexpr std::string_view disbursed_words =
    "已拨金额|拨付金额|已拨经费|到账金额|撥付金額|amountdisbursed|disbursed|amountpaid";
constexpr std::string_view awarded_words =
    "立项时间|立项日期|批准时间|批准日期|批准年度|立項時間|立項日期|核定日期|awarddate|dateawarded|"
    "awardedon";
constexpr std::string_view start_words =
    "开始日期|起始日期|开始时间|起始时间|開始日期|起始日期|開始時間|plannedstartdate|"
    "planneddates:startdate|startdate|startson";
constexpr std::string_view end_words =
    "结束日期|终止日期|结束时间|完成日期|截止日期|結束日期|終止日期|結束時間|plannedenddate|"
    "planneddates:enddate|enddate|endson";
constexpr std::string_view period_words =
    "起止年月|起止时间|起止日期|执行期|研究期限|项目周期|起止時間|起止日期|執行期限|執行期間|period|"
    "duration|projectperiod";
constexpr std::string_view outcome_words = "总评|结题评价|验收结论|评价等级|成果等级|總評|驗收結論|outcome|finalgrade";
constexpr std::string_view description_words =
    "项目简介|摘要|项目摘要|研究内容|備註說明|摘要內容|description|abstract|summary";

constexpr Synonyms synonyms[] = {
    {Field::number, number_words},
    {Field::title, title_words},
    {Field::programme, programme_words},
    {Field::programme_code, "programmecode|grantprogramme:code"},
    {Field::funder, "资助机构|資助機構|fundingorg:name|funder|fundingorganisation|fundingorganization"},
    {Field::organisation, organisation_words},
    {Field::organisation_id, organisation_id_words},
    {Field::lead, lead_words},
    {Field::lead_role, "专业职务|职称|職稱|leadrole"},
    {Field::amount, amount_words},
    {Field::applied, applied_words},
    {Field::disbursed, disbursed_words},
    {Field::currency, "币种|幣別|幣種|currency|金额币种|amountcurrency"},
    {Field::awarded_on, awarded_words},
    {Field::starts_on, start_words},
    {Field::ends_on, end_words},
    {Field::period, period_words},
    {Field::description, description_words},
    {Field::outcome, outcome_words},
};

// A header without a unit or remark in brackets: "金额(万元)" gives "金额", "万元".
struct Header {
    std::string key, remark;
};
Header split_header(std::string_view header)
{
    auto key  = header_key(header);
    auto open = key.find('(');
    if (open == key.npos || open == 0 || !key.ends_with(')')) return {key, {}};
    return {key.substr(0, open), key.substr(open + 1, key.size() - open - 2)};
}

// The place of the first header that is one of the words; words earlier in the list win.
int find_header(std::span<Header const> headers, std::string_view words)
{
    for (;;) {
        auto end   = std::min(words.find('|'), words.size());
        auto found = std::ranges::find(headers, words.substr(0, end), &Header::key);
        if (found != headers.end()) return static_cast<int>(found - headers.begin());
        if (end == words.size()) return -1;
        words.remove_prefix(end + 1);
    }
}

struct NamedUnit {
    std::string_view name, currency;
    std::int64_t     factor;
};
constexpr NamedUnit named_units[] = {
    {"亿元", "CNY", 100'000'000}, {"億元", "CNY", 100'000'000},
    {"万元", "CNY", 10'000},      {"萬元", "CNY", 10'000},
    {"千元", "CNY", 1'000},       {"元", "CNY", 1},
    {"人民币", "CNY", 1},         {"rmb", "CNY", 1},
};

// Unit and currency from the amount's remark; without one the unit is a doubt, because 元 and 万元 look the same.
void guess_money(Guess& guess, Header const& header, std::string const& written)
{
    for (auto const& unit : named_units)
        if (header.remark.find(unit.name) != header.remark.npos) {
            guess.mapping.unit = unit.factor;
            return;
        }
    std::string upper;
    for (char c : header.remark) upper += 'a' <= c && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    if (auto found = Currency::from_code(upper)) {
        guess.mapping.currency = *found;
        return;
    }
    guess.doubts.push_back({Field::amount, written, "unit"});
    if (guess.mapping.headers_of(Field::currency).empty()) guess.doubts.push_back({Field::amount, written, "currency"});
}

// 1.234,50 as against 1,234.50: the mark that stands before the last one or two digits, or stands twice, tells.
void guess_marks(Mapping& mapping, int column, std::span<std::vector<std::string> const> rows)
{
    int comma_decimal = 0, point_decimal = 0;
    for (auto const& row : rows) {
        if (static_cast<std::size_t>(column) >= row.size()) continue;
        auto text = trimmed(row[static_cast<std::size_t>(column)]);
        auto mark = text.find_last_of(",.");
        if (mark == text.npos) continue;
        bool fraction = text.size() - mark != 4;
        if (fraction) ++(text[mark] == ',' ? comma_decimal : point_decimal);
    }
    if (comma_decimal > 0 && point_decimal == 0) {
        mapping.decimal_mark = ',';
        mapping.group_mark   = '.';
    }
}

// A column of dates that the usual shapes cannot read, but day/month/year or month/year can.
void guess_dates(Guess& guess, Field field, int column, std::span<std::vector<std::string> const> rows)
{
    constexpr std::string_view shapes[] = {"DD/MM/YYYY", "D/M/YYYY", "M/D/YYYY", "MM/YYYY",
                                           "DD.MM.YYYY", "YYYY",     "serial"};
    std::set<Adjustment>       ignored;
    auto                       all_fit = [&](std::span<DateShape const> tried) {
        for (auto const& row : rows) {
            if (static_cast<std::size_t>(column) >= row.size()) continue;
            auto cell = trimmed(row[static_cast<std::size_t>(column)]);
            if (!cell.empty() && !read_days(cell, tried, ignored)) return false;
        }
        return true;
    };
    if (field == Field::period || all_fit(usual_shapes())) return;
    for (auto text : shapes) {
        auto shape = *DateShape::parse(text);
        if (!all_fit({&shape, 1})) continue;
        if (std::ranges::find(guess.mapping.dates, text) == guess.mapping.dates.end())
            guess.mapping.dates.emplace_back(text);
        guess.doubts.push_back({field, guess.mapping.headers_of(field)[0], "dates"});
        return;
    }
}

bool has_ideographs(std::string_view text)
{
    // U+4E00 to U+9FFF begin with E4 B8 to E9 BF in UTF-8; kana and marks below E4 do not count.
    return std::ranges::any_of(text, [](char c) { return '\xe4' <= c && c <= '\xe9'; });
}

std::string guess_language(int column, std::span<std::vector<std::string> const> rows)
{
    std::size_t ideographs = 0;
    for (auto const& row : rows)
        if (static_cast<std::size_t>(column) < row.size() && has_ideographs(row[static_cast<std::size_t>(column)]))
            ++ideographs;
    return ideographs * 2 > rows.size() ? "zh" : rows.empty() || ideographs > 0 ? "" : "en";
}

} // namespace

Guess guess_mapping(std::span<std::string const> headers, std::span<std::vector<std::string> const> rows)
{
    std::vector<Header> split;
    for (auto const& header : headers) split.push_back(split_header(header));

    Guess                guess;
    std::map<Field, int> found;
    for (auto const& [field, words] : synonyms) {
        int column = find_header(split, words);
        if (column < 0) continue;
        found[field]                    = column;
        auto const& header              = headers[static_cast<std::size_t>(column)];
        guess.mapping.headers_of(field) = {header};
        if (std::ranges::count(split, split[static_cast<std::size_t>(column)].key, &Header::key) > 1)
            guess.doubts.push_back({field, header, "which"});
    }
    // The columns a usable list must have are asked for when no header tells.
    for (auto field : {Field::number, Field::title, Field::organisation, Field::amount})
        if (!found.contains(field)) guess.doubts.push_back({field, "", "missing"});

    if (auto amount = found.find(Field::amount); amount != found.end()) {
        auto column = static_cast<std::size_t>(amount->second);
        guess_money(guess, split[column], headers[column]);
        guess_marks(guess.mapping, amount->second, rows);
    }
    for (auto field : {Field::awarded_on, Field::starts_on, Field::ends_on, Field::period})
        if (auto date = found.find(field); date != found.end()) guess_dates(guess, field, date->second, rows);
    if (!guess.mapping.dates.empty()) guess.mapping.dates.insert(guess.mapping.dates.begin(), "YYYY-MM-DD");
    if (auto title = found.find(Field::title); title != found.end())
        guess.mapping.title_language = guess_language(title->second, rows);
    return guess;
}

} // namespace penstock::exchange
