#include "app/demo.hpp"

#include "app/config.hpp"
#include "app/demo_agreements.hpp"
#include "app/demo_authority.hpp"
#include "app/demo_duties.hpp"
#include "app/demo_json.hpp"
#include "app/demo_money.hpp"
#include "app/demo_plans.hpp"
#include "app/demo_practices.hpp"
#include "app/local_client.hpp"
#include "app/program.hpp"
#include "app/signer_link.hpp"
#include "award/award.hpp"
#include "base/json_write.hpp"
#include "people/password.hpp"
#include "people/person_api.hpp"

#include <fmt/format.h>

#include <array>
#include <map>

namespace penstock {

namespace {

constexpr std::string_view demo_password    = "linjiang-demo-2026";
constexpr std::int64_t     day_milliseconds = 86'400'000;
constexpr std::string_view demo_name        = "临江市科技创新委员会";

struct DemoProgramme {
    std::string_view     code;
    Words                title;
    Words                goal;
    Words                problem;
    Words                result;
    std::array<Words, 6> topics;
    std::int64_t         ten_thousands; // a usual award, in 万元
};

constexpr DemoProgramme programmes[] = {
    {"SW",
     {"海水直接制氢", "Hydrogen from seawater"},
     {"五年内使海水直接制氢成本低于每公斤 15 元。",
      "Hydrogen straight from seawater below 15 yuan a kilogram within five years."},
     {"电极在海水中数百小时即失效，成本为淡水制氢的两倍。",
      "Electrodes fail after a few hundred hours in seawater; the cost is twice that of fresh water."},
     {"电极寿命 10,000 小时，中试装置日产 100 公斤。",
      "Electrodes that last 10,000 hours, and a pilot plant of 100 kg a day."},
     {Words{"抗氯腐蚀阳极", "Anodes that resist chlorine"},
      {"非贵金属催化剂", "Catalysts without noble metals"},
      {"离子选择膜", "Ion-selective membranes"},
      {"海上风电耦合电解", "Electrolysis coupled to offshore wind"},
      {"电解槽在线诊断", "Online diagnosis of electrolysers"},
      {"中试装置集成", "Pilot plant integration"}},
     380},
    {"CM",
     {"存算一体芯片", "Computing in memory"},
     {"能效比现有加速器提高二十倍。", "Twenty times the energy efficiency of today's accelerators."},
     {"数据搬运耗去九成能量。", "Nine tenths of the energy goes into moving data."},
     {"两家本地企业完成流片并小批量使用。", "Two local firms tape out and use it in small series."},
     {Words{"阻变存储阵列", "Resistive memory arrays"},
      {"模拟计算误差校正", "Error correction for analogue computing"},
      {"编译工具链", "Compiler tool chain"},
      {"低温封装", "Low-temperature packaging"},
      {"稀疏网络映射", "Mapping of sparse networks"},
      {"可靠性测试方法", "Reliability test methods"}},
     520},
    {"OR",
     {"类器官与药物筛选", "Organoids for drug screening"},
     {"用人源类器官替代三成动物实验。", "Human organoids in place of three in ten animal tests."},
     {"类器官批次差异大，结果难以比较。", "Batches of organoids differ too much for results to be compared."},
     {"三项方法进入地方标准。", "Three methods enter a local standard."},
     {Words{"肝类器官血管化", "Vascularised liver organoids"},
      {"肿瘤类器官样本库", "A tumour organoid bank"},
      {"自动化培养", "Automated culture"},
      {"成像与计量", "Imaging and metrology"},
      {"毒性预测模型", "Models that predict toxicity"},
      {"肠脑轴芯片", "Gut-brain axis on a chip"}},
     260},
    {"TY",
     {"台风短临预报", "Nowcasting of typhoons"},
     {"登陆前六小时路径误差小于 15 公里。", "Track error below 15 km six hours before landfall."},
     {"近海观测稀疏，模式更新慢。", "Coastal observation is sparse and models update slowly."},
     {"市应急部门汛期全程使用。", "The city's emergency office uses it all through the season."},
     {Words{"相控阵雷达组网", "Networks of phased-array radar"},
      {"无人艇观测", "Observation by unmanned boats"},
      {"快速同化方法", "Rapid data assimilation"},
      {"风暴潮耦合模型", "Coupled storm surge models"},
      {"预警发布评估", "Evaluation of warnings"},
      {"城市内涝推演", "Urban flood projection"}},
     180},
    {"AG",
     {"滩涂耐盐作物", "Salt-tolerant crops for tidal flats"},
     {"千分之六盐度下亩产 400 公斤。", "Six tonnes a hectare at six per mille of salt."},
     {"耐盐与高产性状难以兼得。", "Salt tolerance and yield are hard to have together."},
     {"三个品种通过审定，推广十万亩。", "Three varieties approved and grown on 6,700 hectares."},
     {Words{"耐盐基因挖掘", "Finding genes for salt tolerance"},
      {"根际微生物", "Microbes of the root zone"},
      {"智能灌排", "Smart irrigation and drainage"},
      {"品种区域试验", "Regional variety trials"},
      {"土壤盐分遥感", "Remote sensing of soil salt"},
      {"种质资源库", "A germplasm bank"}},
     140},
    {"QS",
     {"量子精密测量", "Quantum sensing"},
     {"室温磁力计灵敏度达到飞特级。", "Magnetometers of femtotesla sensitivity at room temperature."},
     {"现有设备需液氦，无法进医院。", "Present devices need liquid helium and cannot enter a hospital."},
     {"两家医院完成心磁临床验证。", "Two hospitals complete clinical trials of heart magnetism."},
     {Words{"金刚石色心探头", "Diamond colour-centre probes"},
      {"原子气室工艺", "Making of atomic vapour cells"},
      {"磁屏蔽小型化", "Small magnetic shields"},
      {"心磁信号解读", "Reading heart magnetism"},
      {"弱磁计量标准", "Standards for weak fields"},
      {"野外地磁测绘", "Field mapping of earth magnetism"}},
     450},
};

constexpr std::string_view organisations[] = {
    "临江大学",
    "临江理工大学",
    "江北海洋研究院",
    "临江市人民医院",
    "临江农业科学研究所",
    "晨曦半导体（临江）有限公司",
    "澄海氢能科技有限公司",
    "北屿智能装备有限公司",
    "临江气象研究中心",
    "南浦生物医药有限公司",
    "量衡仪器有限公司",
    "江湾新材料研究院",
    "Harbour Institute of Technology",
    "Northmere University",
    "Saltgrass Seeds Cooperative",
    "临江大学附属儿童医院",
    "东塘微电子技术有限公司",
    "海石能源研究所",
    "Tidal Analytics Ltd",
    "临江市应急技术研究所",
};

constexpr std::string_view surnames[] = {"林", "陈", "周", "许", "沈", "顾", "陆", "程", "叶", "方", "江", "袁"};
constexpr std::string_view given[]    = {"知远", "若水", "明川", "清和", "予安", "思齐",
                                         "望舒", "景行", "怀瑾", "立言", "云帆", "静姝"};

struct SignIn {
    std::string_view email;
    Role             role;
    std::string_view name;
};
constexpr SignIn accounts[] = {
    {"admin@linjiang.example", Role::administrator, "管理员 江立言"},
    {"secretary@linjiang.example", Role::board_secretary, "理事会秘书 叶静姝"},
    {"manager@linjiang.example", Role::programme_manager, "项目经理人 陈望舒"},
    {"manager2@linjiang.example", Role::programme_manager, "项目经理人 顾云帆"},
    {"officer@linjiang.example", Role::case_officer, "项目专员 许清和"},
    {"finance@linjiang.example", Role::finance_officer, "财务 沈思齐"},
    {"finance2@linjiang.example", Role::finance_officer, "财务 陆明川"},
    {"accounts@linjiang.example", Role::finance_officer, "会计 程立言"},
    {"auditor@linjiang.example", Role::auditor, "审计 Alex Rivers"},
    {"monitor@linjiang.example", Role::monitoring_officer, "监测专员 方怀瑾"},
    {"performer@linjiang.example", Role::performer, "承担人员 林知远"},
};

// The first minute of its day: what is made does not depend on the hour.
Instant beginning_of_day(Instant now, std::string_view zone)
{
    auto const minute = std::chrono::milliseconds{60'000};
    auto       at     = now.plus(std::chrono::milliseconds{-(now.milliseconds % minute.count())});
    while (day_in(at.plus(-minute), zone) == day_in(now, zone)) at = at.plus(-minute);
    return at;
}

struct MadeAward {
    std::int64_t id{};
    std::int64_t programme{};
    Day          ends_on;
};

// Makes everything, turning the clock by hand.
class DemoMaker {
public:
    DemoMaker(Recorder& recorder, ManualClock& clock, SeededChance& chance, Installation const& installation)
        : recorder_{recorder},
          clock_{clock},
          chance_{chance},
          client_{all_endpoints(), recorder, installation, chance}
    {}

    Result<void> make(Instant today)
    {
        clock_.set(today.plus(std::chrono::milliseconds{-day_milliseconds * 4 * 365}));
        CHECK(name_the_body());
        for (auto const& account : accounts) CHECK(add_account(account));
        CHECK(add_account({"team@linjiang.example", Role::performer, "承担人员 周若水"}));
        auto const&   secretary = who_acts(Role::board_secretary);
        DemoAuthority authority{client_, secretary};
        CHECK(authority.rules(this->today()));
        std::int64_t const finance[]{who_acts(Role::finance_officer).person(), second_finance_.person()};
        CHECK(authority.payments(who_acts(Role::case_officer).person(), finance, bookkeeper_.person(), this->today()));
        for (auto const& programme : programmes) {
            std::string body = "{\"code\":";
            json::write(body, programme.code);
            for (auto const& [name, words] : {std::pair{"title", programme.title},
                                              {"goal", programme.goal},
                                              {"problem", programme.problem},
                                              {"result", programme.result}}) {
                body += fmt::format(",\"{}\":", name);
                json::write(body, words);
            }
            auto answer = TRY(client_.post(secretary, "/api/programmes", body + "}"));
            ids_.push_back(TRY(demo_id(answer)));
            auto which = ids_.size() <= std::size(programmes) / 2 ? 0 : 1;
            CHECK(appoint(which, ids_.back()));
            CHECK(authority.manager(managers_.at(which).person, ids_.back(), this->today()));
            advance(9);
        }
        CHECK(authority.deputy(managers_.at(1).person, managers_.at(0).person, this->today()));
        DemoPayments   payments{client_, recorder_, who_acts(Role::case_officer), who_acts(Role::finance_officer),
                              second_finance_};
        DemoMoney      money{client_, payments, bookkeeper_};
        auto           last = *day_in(today, recorder_.options().zone);
        DemoPractices  practices{client_, secretary, who_acts(Role::monitoring_officer), this->today()};
        DemoAgreements agreements{client_, recorder_, people_of_agreements(), money, payments, ids_, last};
        for (int number = 1; number <= 120; ++number) {
            CHECK(agreements.live_until(*day_in(clock_.now(), recorder_.options().zone)));
            CHECK(practices.live_until(*day_in(clock_.now(), recorder_.options().zone)));
            CHECK(add_award(number, today, money));
        }
        DemoDuties duties{client_,
                          recorder_,
                          {secretary, who_acts(Role::case_officer), who_acts(Role::finance_officer),
                           who_acts(Role::monitoring_officer)},
                          last};
        CHECK(live_on(today, agreements, money, duties));
        CHECK(age_awards(today, money));
        CHECK(duties.live_until(last));
        CHECK(practices.finish(last));
        CHECK(make_demo_plan(client_, {secretary, who_acts(Role::monitoring_officer)}, duties.issuer(), last));
        CHECK(agreements.live_until(*day_in(clock_.now(), recorder_.options().zone)));
        CHECK(authority.working_days(last));
        return read_messages();
    }

private:
    std::size_t any(std::size_t below) { return static_cast<std::size_t>(chance_.number() % below); }
    void advance(std::int64_t days) { clock_.advance(std::chrono::milliseconds{day_milliseconds * days + 3'600'000}); }

    Result<void> name_the_body()
    {
        auto body =
            fmt::format(R"({{"name":{{"zh":"{}","en":"Linjiang Science and Innovation Commission"}},)"
                        R"("fiscal_year_start_month":1,"default_currency":"CNY","display_unit":"ten_thousand"}})",
                        demo_name);
        CHECK(client_.post(Caller::operator_of_this_machine(), "/api/settings", body));
        return {};
    }

    // Everybody has read what he was told, but for the last few messages.
    Result<void> read_messages()
    {
        constexpr std::size_t unread = 4;
        std::vector<Caller>   all{second_finance_, bookkeeper_};
        for (auto const& [role, caller] : people_) all.push_back(caller);
        for (auto const& [person, grants] : managers_) all.emplace_back(person, grants, "");
        for (auto person : performers_) all.emplace_back(person, std::vector<Grant>{}, "");
        for (auto const& each : all) {
            auto newest = TRY(demo_ids(TRY(client_.get(each, "/api/my-messages?limit=20")), "items"));
            if (newest.size() <= unread) continue;
            CHECK(client_.post(each, "/api/my-messages/read", fmt::format(R"({{"through":{}}})", newest[unread])));
        }
        return {};
    }

    Result<void> add_account(SignIn const& account)
    {
        auto       hash = hash_password(demo_password, chance_);
        Id<Person> id;
        NewPerson  person{std::string{account.name}, std::string{account.email}, hash, {}};
        // A manager's authority lies in programmes, given when these are founded.
        bool manager = account.role == Role::programme_manager;
        bool team    = account.role == Role::performer; // has its role in awards, once there are any
        if (!manager && !team) person.role = RoleWanted{.role = account.role, .from = today()};
        auto outcome = recorder_.run_one({.actor     = {},
                                          .key       = fresh_key(chance_),
                                          .operation = "add_person",
                                          .request   = "{}",
                                          .run       = [&](Act& act) -> Result<std::string> {
                                              id = TRY(add_person(act, Caller::operator_of_this_machine(), person));
                                              return "{}";
                                          }});
        if (outcome.ending == journal::Ending::refused) return std::unexpected{outcome.refused};
        expects(outcome.ending == journal::Ending::done);
        if (manager) managers_.push_back({id.value, {}});
        else if (team) performers_.push_back(id.value);
        else if (Caller const by{id.value, {Grant{account.role, 0}}, ""}; !people_.emplace(account.role, by).second)
            (second_finance_.person() ? bookkeeper_ : second_finance_) =
                by; // the second signature; who keeps the books
        return {};
    }

    // Makes a manager answer for a programme.
    Result<void> appoint(std::size_t manager, std::int64_t programme)
    {
        auto& [person, grants] = managers_[manager];
        CHECK(client_.post(
            who_acts(Role::administrator), fmt::format("/api/people/{}/roles", person),
            fmt::format(R"({{"role":"programme_manager","programme":{},"from":"{}"}})", programme, today().iso())));
        grants.push_back({Role::programme_manager, programme});
        return {};
    }

    Caller manager_of(std::int64_t programme) const
    {
        for (auto const& [person, grants] : managers_)
            if (std::ranges::find(grants, programme, &Grant::programme) != grants.end()) return {person, grants, ""};
        throw Defect{std::source_location::current()};
    }

    Day today() const { return *day_in(clock_.now(), recorder_.options().zone); }

    DemoPeople people_of_agreements()
    {
        return {.administrator = who_acts(Role::administrator),
                .secretary     = who_acts(Role::board_secretary),
                .officer       = who_acts(Role::case_officer),
                .finance       = who_acts(Role::finance_officer),
                .monitor       = who_acts(Role::monitoring_officer),
                .performer     = performers_.at(0),
                .colleague     = performers_.at(1),
                .manager_of    = [this](std::int64_t programme) { return manager_of(programme); }};
    }

    Caller const& who_acts(Role role) const { return people_.at(role); }

    Result<void> add_award(int number, Instant today, DemoMoney& money)
    {
        auto        which     = any(std::size(programmes));
        auto const& programme = programmes[which];
        auto const& topic     = programme.topics[any(programme.topics.size())];
        bool        english   = any(5) == 0;
        auto        on        = *day_in(clock_.now(), recorder_.options().zone);
        auto        months    = 12 + 6 * static_cast<int>(any(5));
        auto        amount    = (programme.ten_thousands / 2 +
                       static_cast<std::int64_t>(any(static_cast<std::size_t>(programme.ten_thousands)))) *
                      1'000'000;
        bool        abroad = english && any(3) == 0;
        Money const sum{abroad ? amount / 8 : amount, currency(abroad ? "EUR" : "CNY")};
        auto body = fmt::format(R"({{"number":"{}{}{:03}","programme":{},"title":)", programme.code, on.year(), number,
                                ids_[which]);
        json::write(body, english ? fmt::format("{}, line {}", topic.en, 1 + any(9))
                                  : fmt::format("{}研究（{}期）", topic.zh, 1 + any(3)));
        body += ",\"organisation\":";
        json::write(body, organisations[any(std::size(organisations))]);
        body += ",\"lead\":";
        json::write(body, std::string{surnames[any(std::size(surnames))]} + std::string{given[any(std::size(given))]});
        body += fmt::format(
            R"(,"amount":{{"minor":{},"currency":"{}"}},"awarded_on":"{}","starts_on":"{}","ends_on":"{}"}})",
            sum.minor, sum.currency.code(), on.iso(), on.plus_days(30).iso(),
            on.plus_days(29).plus_months(months).iso());
        auto answer =
            TRY(client_.post(any(3) ? who_acts(Role::case_officer) : manager_of(ids_[which]), "/api/awards", body));
        made_.push_back({TRY(demo_id(answer)), ids_[which], on.plus_days(29).plus_months(months)});
        CHECK(money.live_until(on));
        CHECK(money.commit(made_.back().id, ids_[which], sum, on, made_.back().ends_on));
        auto left = (today.milliseconds - clock_.now().milliseconds) / day_milliseconds;
        advance(std::max<std::int64_t>(0, left / (130 - number) - 1 + static_cast<std::int64_t>(any(2))));
        return {};
    }

    // From the last award to yesterday day by day, so that what was planned for these weeks happens on its days.
    Result<void> live_on(Instant now, DemoAgreements& agreements, DemoMoney& money, DemoDuties& duties)
    {
        auto const one_day = std::chrono::milliseconds{day_milliseconds};
        while (clock_.now().plus(2 * one_day) <= now) {
            clock_.advance(one_day);
            auto on = *day_in(clock_.now(), recorder_.options().zone);
            CHECK(money.live_until(on));
            CHECK(agreements.live_until(on));
            CHECK(duties.live_until(on));
        }
        return {};
    }

    // What became of the older awards: closed at their end, and here and there held or stopped.
    Result<void> age_awards(Instant now, DemoMoney& money)
    {
        clock_.set(std::max(clock_.now(), now.plus(std::chrono::milliseconds{-day_milliseconds})));
        auto today  = *day_in(now, recorder_.options().zone);
        auto booked = *day_in(clock_.now(), recorder_.options().zone);
        CHECK(money.live_until(booked));
        std::vector<std::int64_t> going_on;
        for (std::size_t i = 0; i < made_.size(); ++i) {
            auto const& award = made_[i];
            clock_.advance(std::chrono::milliseconds{60'000});
            if (i % 17 == 11) {
                CHECK(step(award, "terminate",
                           i % 2 ? "抽检显示技术路线不可行，停止资助以便转投他组。"
                                 : "The approach cannot reach its target; the money moves to a better team."));
                CHECK(money.stop(award.id, booked));
            } else if (i % 23 == 7) CHECK(step(award, "hold", "负责人离任，待单位提出接替人选。"));
            else if (award.ends_on >= today) going_on.push_back(award.id);
            else {
                CHECK(step(award, "begin_closing", ""));
                if (i % 7 != 3) CHECK(step(award, "close", ""));
            }
        }
        CHECK(money.leave_open(going_on, booked));
        return money.end_years(booked); // what is under way is of years that stay open to payments
    }

    Result<void> step(MadeAward const& award, std::string_view name, std::string_view reason)
    {
        auto body = fmt::format(R"({{"step":"{}","reason":)", name);
        json::write(body, reason);
        CHECK(client_.post(manager_of(award.programme), fmt::format("/api/awards/{}/steps", award.id), body + "}"));
        return {};
    }

    Recorder&              recorder_;
    ManualClock&           clock_;
    SeededChance&          chance_;
    LocalClient            client_;
    std::map<Role, Caller> people_;
    Caller                 second_finance_;
    Caller                 bookkeeper_; // enters what is due by hand, and therefore approves and signs none of it
    struct Manager {
        std::int64_t       person{};
        std::vector<Grant> grants;
    };
    std::vector<Manager>      managers_;
    std::vector<std::int64_t> performers_; // the one to sign in as, and a colleague of other teams
    std::vector<std::int64_t> ids_;
    std::vector<MadeAward>    made_;
};

} // namespace

std::vector<DemoAccount> demo_accounts()
{
    std::vector<DemoAccount> out;
    for (auto const& account : accounts)
        out.push_back(
            {std::string{account.email}, std::string{demo_password}, account.role, std::string{account.name}});
    return out;
}

bool is_demo(Reader& reader)
{
    return reader.row<std::int64_t>("SELECT 1 FROM setting WHERE name_zh = $1", demo_name).has_value();
}

Result<void> make_demo(InstanceOptions const& options)
{
    SystemClock  system;
    auto         today = system.now();
    ManualClock  clock{today};
    SeededChance chance{20261123};
    auto         recorder = TRY(open_recorder(options, clock, chance, OpenMode::create));
    auto size = recorder->database().snapshot().row<std::int64_t>("SELECT size FROM journal_head WHERE one = 1");
    if (size.value_or(0) != 0) return refuse(refusal::not_empty, without_password(options.database));
    Installation installation{.version = std::string{program_version()}, .zone = options.zone, .demo = true};
    CHECK(DemoMaker(*recorder, clock, chance, installation).make(beginning_of_day(today, options.zone)));
    while (search_index().advance(*recorder)) {}
    sign_if_possible(*recorder, options);
    return {};
}

} // namespace penstock
