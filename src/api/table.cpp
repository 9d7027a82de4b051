#include "api/table.hpp"

#include "base/defect.hpp"

namespace penstock::api {

namespace {

struct FieldWords {
    std::string_view name;
    Words            words;
};

// One word per idea: the name of a field in the API, and the header of its column in both languages.
constexpr FieldWords list[] = {
    {"accepted", {"已导入", "Accepted"}},
    {"accepted_amount", {"同意金额", "Amount accepted"}},
    {"account", {"账户", "Account"}},
    {"account_abroad", {"账户在境外", "Account abroad"}},
    {"acting_for", {"代行对象", "Acting for"}},
    {"actor", {"操作人", "Actor"}},
    {"actor_role", {"角色", "Role"}},
    {"address", {"来源网址", "Address"}},
    {"adopted_on", {"通过日期", "Adopted on"}},
    {"adoptions", {"采用单位数", "Adoptions"}},
    {"advanced", {"已预付", "Advanced"}},
    {"agency", {"来源机构", "Agency"}},
    {"amount", {"金额", "Amount"}},
    {"answer", {"银行回单", "Bank answer"}},
    {"appropriation", {"预算", "Appropriation"}},
    {"appropriation_code", {"预算编号", "Appropriation code"}},
    {"appropriations", {"预算笔数", "Appropriations"}},
    {"approved_by", {"审核人", "Approved by"}},
    {"assessment", {"评估", "Assessment"}},
    {"at", {"时间", "Time"}},
    {"at_risk", {"可能失效", "At risk"}},
    {"attempts", {"发送次数", "Attempts"}},
    {"available", {"可用余额", "Available"}},
    {"award", {"资助", "Award"}},
    {"award_line", {"开支科目", "Line of the award's budget"}},
    {"award_title", {"资助名称", "Award title"}},
    {"awarded_on", {"立项日期", "Awarded on"}},
    {"awards", {"资助数", "Awards"}},
    {"balance", {"余额", "Balance"}},
    {"balance_after", {"记账后余额", "Balance after"}},
    {"bank_code", {"行号", "Bank code"}},
    {"bank_name", {"开户行", "Bank"}},
    {"bank_reference", {"银行流水号", "Bank reference"}},
    {"baseline", {"基期值", "Baseline"}},
    {"batch", {"付款批次", "Batch"}},
    {"blocks", {"暂停付款", "Holds payments"}},
    {"bound", {"已承诺", "Bound to awards"}},
    {"breakdown", {"分组", "Breakdown"}},
    {"budget_line", {"预算科目", "Budget line"}},
    {"by", {"操作人", "By"}},
    {"category", {"类别", "Category"}},
    {"cause", {"业务编号", "Cause"}},
    {"cell", {"单元格", "Cell"}},
    {"chosen", {"已选定", "Chosen"}},
    {"code", {"代码", "Code"}},
    {"column", {"列", "Column"}},
    {"comparison", {"比较", "Comparison"}},
    {"concluded_on", {"办结日期", "Concluded on"}},
    {"conditions", {"所需条件", "Conditions"}},
    {"confidence", {"来源", "Known from"}},
    {"contact", {"联系单位", "Contact"}},
    {"cost", {"成本", "Cost"}},
    {"cost_note", {"成本说明", "What it costs"}},
    {"count", {"数量", "Count"}},
    {"covers_until", {"报告截至", "Covers until"}},
    {"created", {"登录时间", "Signed in"}},
    {"currencies", {"币种", "Currencies"}},
    {"currency", {"币种", "Currency"}},
    {"custodian", {"保管人", "Custodian"}},
    {"date_changes", {"改期次数", "Changes of date"}},
    {"day", {"日期", "Day"}},
    {"days", {"天数", "Days"}},
    {"days_late", {"逾期天数", "Days late"}},
    {"days_to_issue", {"通过至印发天数", "Days from adoption to issue"}},
    {"debtor", {"付款账户", "Paying account"}},
    {"decided_on", {"决定日期", "Decided on"}},
    {"decision", {"决定", "Decision"}},
    {"deed", {"事项", "Deed"}},
    {"deeds", {"可办事项", "Deeds"}},
    {"delegation", {"授权", "Delegation"}},
    {"deputy", {"代行人", "Deputy"}},
    {"device", {"设备", "Device"}},
    {"direction", {"方向", "Direction"}},
    {"directives", {"督办事项数", "Directives"}},
    {"document", {"标准文件", "Standard"}},
    {"domain", {"领域", "Domain"}},
    {"due_on", {"应完成日", "Due on"}},
    {"due_soon", {"七日内到期", "Due soon"}},
    {"effective", {"报告有效的单位数", "Adopters it works for"}},
    {"email", {"电子邮件", "E-mail"}},
    {"en", {"（英文）", "(English)"}},
    {"end_to_end", {"端到端标识", "End-to-end identification"}},
    {"ended_at", {"办结时间", "Ended at"}},
    {"ended_by", {"办结人", "Ended by"}},
    {"ended_on", {"结束日期", "Ended on"}},
    {"ends_on", {"结束日期", "Ends on"}},
    {"entered_by", {"填报人", "Entered by"}},
    {"entries", {"分录数", "Entries"}},
    {"entry", {"分录", "Entry"}},
    {"escalated", {"已通报或呈报", "In the bulletin or beyond"}},
    {"escalation", {"督办升级", "Escalation"}},
    {"evaluator", {"评估单位", "Evaluated by"}},
    {"evidence", {"证据", "Evidence"}},
    {"execute_on", {"执行日", "Execute on"}},
    {"expected", {"按进度应支付", "By an even course"}},
    {"expires_on", {"最后期限", "Expires on"}},
    {"failures", {"失败与不适用", "Failures"}},
    {"fallen_due", {"已到期应付", "Fallen due"}},
    {"findings", {"发现", "Findings"}},
    {"first_on", {"起始日", "First day"}},
    {"first_to_payee", {"首次支付", "First to this account"}},
    {"first_year", {"首年", "First year"}},
    {"fiscal_year", {"财政年度", "Fiscal year"}},
    {"format", {"格式", "Format"}},
    {"free", {"未下达", "Not yet allotted"}},
    {"frequency", {"报告频率", "How often"}},
    {"from", {"自", "From"}},
    {"from_code", {"兑出预算编号", "Code of the appropriation given from"}},
    {"fund", {"资金来源", "Fund"}},
    {"gate", {"关口", "Gate"}},
    {"given", {"兑出", "Given"}},
    {"given_by", {"授权人", "Given by"}},
    {"got", {"兑入", "Got"}},
    {"granted", {"批复金额", "Appropriated"}},
    {"ground", {"理由", "Ground"}},
    {"header", {"表头", "Header"}},
    {"held_by", {"召开机构", "Held by"}},
    {"citation", {"引用格式", "Cited as"}},
    {"here", {"本次登录", "This one"}},
    {"last", {"上次运行", "Last run"}},
    {"last_seen", {"最近使用", "Last seen"}},
    {"made", {"创建时间", "Made"}},
    {"paid", {"已支付", "Paid"}},
    {"position", {"议程序号", "Place on the agenda"}},
    {"carried_out", {"已有落实", "Carried out"}},
    {"held_on", {"会议日期", "Held on"}},
    {"holder", {"持有人", "Holder"}},
    {"id", {"编号", "Id"}},
    {"identifier", {"编号", "Identifier"}},
    {"in_brief", {"要点", "In brief"}},
    {"in_force", {"生效中", "In force"}},
    {"indicator", {"指标", "Indicator"}},
    {"indicators", {"指标数", "Indicators"}},
    {"invoice_number", {"发票号码", "Invoice number"}},
    {"issue_number", {"文号", "Document number"}},
    {"issued_on", {"印发日期", "Issued on"}},
    {"issuer", {"提出机构", "Laid down by"}},
    {"items", {"议题数", "Items"}},
    {"keeper", {"制定机构", "Kept by"}},
    {"kind", {"类型", "Kind"}},
    {"known", {"已读过", "Known already"}},
    {"last_on", {"截止日", "Last day"}},
    {"last_used_at", {"最近行使", "Last used"}},
    {"last_year", {"末年", "Last year"}},
    {"lateness", {"进度", "Lateness"}},
    {"latest", {"最新值", "Latest"}},
    {"lead", {"项目负责人", "Project lead"}},
    {"left", {"机构甲", "First"}},
    {"level", {"级别", "Level"}},
    {"line", {"行", "Line"}},
    {"made_at", {"制单时间", "Made at"}},
    {"made_by", {"制单人", "Made by"}},
    {"masked", {"账号", "Account number"}},
    {"measured_in", {"单位", "Unit"}},
    {"mechanism", {"机制", "Mechanism"}},
    {"meeting", {"会议", "Meeting"}},
    {"members", {"成员数", "Members"}},
    {"memo", {"摘要", "Memo"}},
    {"message", {"报文编号", "Message"}},
    {"messages", {"消息数", "Messages"}},
    {"met_at_start", {"起步即达标", "Met at the start"}},
    {"milestone", {"里程碑", "Milestone"}},
    {"milestone_number", {"里程碑编号", "Milestone number"}},
    {"name", {"名称", "Name"}},
    {"name_en", {"英文名称", "Name in English"}},
    {"name_zh", {"中文名称", "Name in Chinese"}},
    {"note", {"说明", "Note"}},
    {"number", {"项目编号", "Award number"}},
    {"of_day", {"汇率日期", "Of the day"}},
    {"office", {"联系岗位", "Office"}},
    {"op", {"比较方式", "Operator"}},
    {"open", {"未了", "Open"}},
    {"open_parts", {"未销分解项", "Open parts"}},
    {"organisation", {"承担单位", "Recipient organisation"}},
    {"outcome", {"总评", "Outcome"}},
    {"overdue", {"逾期", "Overdue"}},
    {"owner", {"责任人", "Answerable"}},
    {"part", {"领域或目标", "Domain or objective"}},
    {"parts", {"分解项数", "Parts"}},
    {"payee", {"收款账户", "Payee account"}},
    {"payee_account", {"收款账号", "Payee account number"}},
    {"payee_holder", {"收款户名", "Payee"}},
    {"payment", {"支付", "Payment"}},
    {"payments", {"笔数", "Payments"}},
    {"per_act", {"单次限额", "Per act"}},
    {"per_award", {"每项资助限额", "Per award"}},
    {"per_year", {"年度限额", "Per fiscal year"}},
    {"period", {"期间", "Period"}},
    {"person", {"人员", "Person"}},
    {"place", {"页面", "Page"}},
    {"plan", {"规划", "Plan"}},
    {"posted", {"已入账", "Posted"}},
    {"practice", {"做法", "Practice"}},
    {"prize", {"奖励", "Prize"}},
    {"problem", {"问题", "Problem"}},
    {"problem_title", {"问题说明", "Problem in words"}},
    {"programme", {"项目群", "Programme"}},
    {"proposed_at", {"提请时间", "Proposed at"}},
    {"proposed_by", {"提请人", "Proposed by"}},
    {"purpose", {"用途", "Purpose"}},
    {"question", {"问题", "Question"}},
    {"rate", {"汇率", "Rate"}},
    {"rate_id", {"汇率编号", "Rate number"}},
    {"rate_of_day", {"汇率日期", "Day of the rate"}},
    {"rate_source", {"汇率来源", "Source of the rate"}},
    {"reach", {"联系方式", "How to reach"}},
    {"read", {"已读取", "Read"}},
    {"read_at", {"已读时间", "Read at"}},
    {"reads_only", {"只读", "Reads only"}},
    {"reason", {"原因", "Reason"}},
    {"received", {"已收回", "Received"}},
    {"recipients", {"告知", "Told to"}},
    {"recognised_on", {"认定日期", "Recognised on"}},
    {"recorded_at", {"记录时间", "Recorded at"}},
    {"recorded_by", {"记录人", "Recorded by"}},
    {"reference", {"随附做法", "Shipped as"}},
    {"refusal", {"问题", "Problem"}},
    {"rejected", {"未导入", "Rejected"}},
    {"requested_at", {"申请时间", "Requested at"}},
    {"requested_by", {"申请人", "Requested by"}},
    {"returned", {"已退回", "Given back"}},
    {"reversed_by", {"冲销分录", "Reversed by"}},
    {"reverses", {"被冲销分录", "Reverses"}},
    {"right", {"机构乙", "Second"}},
    {"roles", {"角色", "Roles"}},
    {"rounding", {"舍入方式", "Rounding"}},
    {"row", {"原始行", "Original row"}},
    {"rule", {"规则", "Rule"}},
    {"running", {"在赛团队数", "Teams still running"}},
    {"said", {"答复", "Said"}},
    {"scheme", {"账号体系", "Account scheme"}},
    {"second", {"复核人", "Second person"}},
    {"second_person_above", {"双人办理限额", "Two persons above"}},
    {"seq", {"序号", "Number"}},
    {"set_aside", {"冻结", "Set aside"}},
    {"settled_on", {"到账日", "Settled on"}},
    {"settled_reason", {"处理说明", "Why set aside"}},
    {"severity", {"重要程度", "Severity"}},
    {"shape", {"形状", "Shape"}},
    {"since", {"起始", "Since"}},
    {"source", {"依据", "Source"}},
    {"sources", {"出处", "Sources"}},
    {"spent", {"已支出", "Spent"}},
    {"stage", {"阶段", "Stage"}},
    {"started_on", {"启动日期", "Started on"}},
    {"starts_on", {"开始日期", "Starts on"}},
    {"state", {"状态", "State"}},
    {"status", {"状态", "Status"}},
    {"stops", {"停止付款", "Stops payments"}},
    {"subject", {"对象", "Subject"}},
    {"subtitle", {"说明", "About it"}},
    {"target", {"目标值", "Target"}},
    {"teams", {"参赛团队数", "Teams"}},
    {"templates", {"模板数", "Templates"}},
    {"terms", {"设定", "Terms"}},
    {"text", {"内容", "Text"}},
    {"title", {"名称", "Title"}},
    {"to", {"至", "To"}},
    {"to_code", {"兑入预算编号", "Code of the appropriation got into"}},
    {"tone", {"颜色", "Colour"}},
    {"tranche", {"拨付额", "Tranche"}},
    {"type", {"类型", "Type"}},
    {"unchanged", {"未变", "Unchanged"}},
    {"undecided", {"未决议题", "Undecided"}},
    {"unit", {"牵头单位", "Lead unit"}},
    {"unmatched", {"未匹配", "Unmatched"}},
    {"unreviewed", {"紧急使用待复核", "Emergency use to be reviewed"}},
    {"until", {"截止日", "Until"}},
    {"upper", {"上限", "Upper end"}},
    {"usable_on", {"可用日", "Usable on"}},
    {"used", {"已用", "Used"}},
    {"uses", {"次数", "Uses"}},
    {"valid_from", {"生效日", "Valid from"}},
    {"valid_until", {"失效日", "Valid until"}},
    {"value", {"数值", "Value"}},
    {"value_on", {"起息日", "Value date"}},
    {"verdict", {"评估结论", "Verdict"}},
    {"verdict_conditions", {"有效的条件", "Works under"}},
    {"verdict_evidence", {"评估证据", "Evidence of the evaluation"}},
    {"versions", {"稿数", "Versions"}},
    {"waiting", {"待审核", "Waiting for approval"}},
    {"what", {"内容", "What for"}},
    {"why", {"说明", "Why"}},
    {"words", {"事项", "What happened"}},
    {"working_days_left", {"剩余工作日", "Working days left"}},
    {"works", {"有效", "Works"}},
    {"year", {"年度", "Year"}},
    {"zh", {"（中文）", "(Chinese)"}},
};

} // namespace

Words field_words(std::string_view name)
{
    for (auto const& each : list)
        if (each.name == name) return each.words;
    throw Defect{std::source_location::current(), "no words for the field " + std::string{name}};
}

void write_header(TableSink& sink, HeadersInto headers, Language language)
{
    std::vector<std::string> names;
    headers(names, "", language);
    sink.header(names);
}

void write_rows(TableSink& sink, void const* first, std::size_t count, std::size_t size, CellsInto cells)
{
    std::vector<Cell> row;
    for (std::size_t i = 0; i < count; ++i) {
        row.clear();
        cells(row, static_cast<char const*>(first) + i * size);
        sink.row(row);
    }
}

void add_member_headers(std::vector<std::string>& out, std::string const& prefix, Language language,
                        std::span<TableMember const> members)
{
    for (auto const& member : members) {
        if (!member.headers) continue;
        auto words = field_words(member.name);
        auto word  = std::string{language == Language::zh ? words.zh : words.en};
        member.headers(out, prefix.empty() ? word : prefix + (language == Language::zh ? "" : " ") + word, language);
    }
}

void add_member_cells(std::vector<Cell>& out, void const* value, std::span<TableMember const> members)
{
    for (auto const& member : members)
        if (member.cells) member.cells(out, value);
}

void add_text_cell(std::vector<Cell>& out, std::string_view text)
{
    out.push_back({Cell::Kind::text, std::string{text}});
}

void add_number_cell(std::vector<Cell>& out, std::int64_t number)
{
    out.push_back({Cell::Kind::integer, std::to_string(number)});
}

void add_money_cells(std::vector<Cell>& out, Money const* money)
{
    out.push_back(money ? Cell{Cell::Kind::money, money->decimal(), money->currency.decimals()} : Cell{});
    add_text_cell(out, money ? money->currency.code() : "");
}

void add_joined_cell(std::vector<Cell>& out, std::vector<std::string> const& texts)
{
    std::string joined;
    for (auto const& each : texts) joined += (joined.empty() ? "" : "; ") + each;
    add_text_cell(out, joined);
}

template void add_headers<std::string>(std::vector<std::string>&, std::string const&, Language);
template void add_headers<std::int64_t>(std::vector<std::string>&, std::string const&, Language);
template void add_headers<Money>(std::vector<std::string>&, std::string const&, Language);
template void add_headers<Bilingual>(std::vector<std::string>&, std::string const&, Language);

} // namespace penstock::api
