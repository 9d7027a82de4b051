// "Why may I not?" in three lines at most, and what was tried beyond a limit.
#include "award/authority_view.hpp"

#include <fmt/format.h>

namespace penstock {

namespace {

using namespace authority;

// ---- why may I not? ----------------------------------------------------------------------------------------------

struct WhyAsk {
    Deed                        deed{};
    Id<Programme>               programme;
    std::optional<Id<Award>>    award;
    std::optional<std::int64_t> minor; // 0 when absent
    std::optional<Currency>     currency;
    std::optional<Id<Person>>   person; // who is asked about; the caller when absent
};
BOOST_DESCRIBE_STRUCT(WhyAsk, (), (deed, programme, award, minor, currency, person))

// The answer in three lines at most: the rule, the figure, who could.
struct WhyView {
    bool                        allowed{};
    bool                        second_person_needed{};
    std::optional<std::string>  refusal;
    std::vector<Bilingual>      lines;
    std::optional<std::int64_t> delegation; // the one that allows it, or comes closest
    std::optional<Money>        left;       // of the limit that stands in the way
    std::vector<Named>          who;        // could do it, or confirm it
};
BOOST_DESCRIBE_STRUCT(WhyView, (), (allowed, second_person_needed, refusal, lines, delegation, left, who))

std::string grouped(Money amount)
{
    auto out   = amount.decimal();
    auto point = std::min(out.find('.'), out.size());
    for (auto at = static_cast<std::ptrdiff_t>(point) - 3; at > 0; at -= 3)
        out.insert(static_cast<std::size_t>(at), ",");
    return std::string{amount.currency.code()} + " " + out;
}

std::string listed(std::vector<Named> const& persons, std::string_view between)
{
    std::string out;
    for (auto const& each : persons) out.append(out.empty() ? "" : between).append(each.name);
    return out;
}

// The limits of a delegation and what is used of them, as far as they bear on the ground.
Bilingual figures(Claim const& claim, Ground const& ground)
{
    auto const& limits = claim.delegation.terms.limits;
    auto        in     = [&](std::int64_t minor) { return grouped({minor, ground.amount.currency}); };
    Bilingual   out;
    auto        add = [&](std::string zh, std::string en) {
        out.zh += (out.zh.empty() ? "" : "；") + std::move(zh);
        out.en += (out.en.empty() ? "" : "; ") + std::move(en);
    };
    if (limits.per_act) add("单次限额 " + in(*limits.per_act), "at most " + in(*limits.per_act) + " in one act");
    if (limits.per_award && ground.award)
        add(fmt::format("每项资助限额 {}，已用 {}", in(*limits.per_award), in(claim.used_on_award)),
            fmt::format("{} for one award, of which {} is used", in(*limits.per_award), in(claim.used_on_award)));
    if (limits.per_year)
        add(fmt::format("年度限额 {}，已用 {}", in(*limits.per_year), in(claim.used_in_year)),
            fmt::format("{} in the fiscal year, of which {} is used", in(*limits.per_year), in(claim.used_in_year)));
    if (out.empty()) add("不设金额上限", "no limit of amount");
    out.zh += "。";
    out.en[0] = out.en[0] == 'a' ? 'A' : out.en[0] == 'n' ? 'N' : out.en[0];
    out.en += ".";
    return out;
}

Result<WhyView> why_not(Look& look, WhyAsk const& ask)
{
    auto&      reader = look.read;
    Id<Person> person = ask.person.value_or(Id<Person>{look.caller.person()});
    Ground     ground{ask.deed,
                  ask.programme,
                  ask.award.value_or(Id<Award>{}),
                      {ask.minor.value_or(0), ask.currency.value_or(Currency{})}};
    if (ground.amount.minor < 0 || !ground.amount.in_range()) return refuse(Refusal::number_out_of_range, "/minor", "");
    auto known = ground.award ? reader.row<Id<Programme>>("SELECT programme_id FROM award WHERE id = $1", ground.award)
                              : reader.row<Id<Programme>>("SELECT id FROM programme WHERE id = $1", ground.programme);
    if (!known || *known != ground.programme || !sees(look.caller, ground.programme))
        return refuse(Refusal::not_found, ground.award ? "/award" : "/programme", "");

    WhyView out;
    auto    name_all = [&](std::vector<Id<Person>> const& persons) {
        for (auto each : persons) out.who.push_back({each.value, load_person(reader, each)->name});
    };
    auto say      = [&](std::string zh, std::string en) { out.lines.push_back({std::move(zh), std::move(en)}); };
    auto deed     = words(ground.deed);
    auto others   = who_could(reader, ground, person, look.today);
    auto who_line = [&] {
        name_all(others);
        if (out.who.empty())
            say("目前没有人有此权限，可由理事会秘书依据决定授权。",
                "Nobody can do this now; the board secretary can give a delegation by a decision.");
        else
            say("可由以下人员办理：" + listed(out.who, "、") + "。",
                "It can be done by " + listed(out.who, ", ") + ".");
    };
    auto caller = person.value == look.caller.person() ? look.caller : caller_of(reader, person, look.today);
    if (auto role = caller.check_on(permission_for(ground.deed), ground.programme.value, ground.award.value); !role) {
        out.refusal = name_of(role.error().why);
        auto needed = words(permission_for(ground.deed));
        say(fmt::format("“{}”须有“{}”权限，所任角色没有。", deed.zh, needed.zh),
            fmt::format("This needs the permission “{}”, which no role held here gives.", needed.en));
        who_line();
        return out;
    }

    auto claims  = claims_of(reader, person, ground, look.today);
    auto verdict = judge(claims, ground, two_persons_above(reader, ground, look.today), look.today);
    auto leaning = verdict.yes ? verdict.yes->delegation : verdict.no.delegation;
    auto claim   = std::ranges::find(claims, leaning, [](Claim const& each) { return each.delegation.id; });
    if (claim == claims.end()) {
        out.refusal = name_of(verdict.no.why);
        say(fmt::format("没有一项授权涵盖在此“{}”。", deed.zh),
            fmt::format("No delegation covers “{}” here.", deed.en));
        who_line();
        return out;
    }
    auto const& terms = claim->delegation.terms;
    out.delegation    = leaning.value;
    auto by_whom      = claim->acting_for ? load_person(reader, claim->acting_for)->name : std::string{};
    auto from = terms.from.iso(), until = terms.until.iso();
    auto rule = [&](std::string zh, std::string en) {
        auto for_zh = by_whom.empty() ? std::string{} : "代 " + by_whom + " 行使，";
        auto for_en = by_whom.empty() ? std::string{} : ", acting for " + by_whom;
        say(zh + fmt::format("依据：{}，{}有效期 {} 至 {}。", terms.decision, for_zh, from, until),
            en + fmt::format("By {}, in force from {} to {}{}.", terms.decision, from, until, for_en));
    };
    if (verdict.yes) {
        out.allowed              = true;
        out.second_person_needed = verdict.yes->second_person_needed;
        rule("可以。", "Yes. ");
        out.lines.push_back(figures(*claim, ground));
        if (out.second_person_needed) {
            name_all(others);
            auto zh = listed(out.who, "、"), en = listed(out.who, ", ");
            say("超出双人办理限额，还须另一人复核" + (zh.empty() ? "；目前没有其他人可复核。" : "：" + zh + "。"),
                en.empty() ? "Above this amount another person has to confirm it; nobody else can at present."
                           : "Above this amount another person has to confirm it: " + en + ".");
        }
        return out;
    }
    out.refusal = name_of(verdict.no.why);
    auto title  = words(verdict.no.why);
    rule(std::string{title.zh.substr(0, title.zh.find("，"))} + "。",
         std::string{title.en.substr(0, title.en.find(';'))} + ". ");
    if (verdict.no.left >= 0) {
        out.left  = Money{verdict.no.left, ground.amount.currency};
        auto line = figures(*claim, ground);
        out.lines.push_back({line.zh + "还可办理 " + grouped(*out.left) + "，所问金额 " + grouped(ground.amount) + "。",
                             line.en + " " + grouped(*out.left) + " is left; asked: " + grouped(ground.amount) + "."});
    }
    who_line();
    return out;
}

// ---- tried beyond the limit --------------------------------------------------------------------------------------

struct AuthorityAttempt {
    Named                 person;
    Deed                  deed{};
    std::optional<Titled> programme;
    std::optional<Named>  award;
    Money                 amount;
    Refusal               refusal{};
    Instant               at;
};
BOOST_DESCRIBE_STRUCT(AuthorityAttempt, (), (person, deed, programme, award, amount, refusal, at))

struct AttemptRow {
    std::int64_t person{};
    std::string  person_name;
    Deed         deed{};
    std::int64_t programme_id{};
    Bilingual    programme_title;
    std::int64_t award_id{};
    std::string  award_number;
    std::int64_t minor{};
    std::string  currency;
    Refusal      refusal{};
    Instant      at;
};
BOOST_DESCRIBE_STRUCT(AttemptRow, (),
                      (person, person_name, deed, programme_id, programme_title, award_id, award_number, minor,
                       currency, refusal, at))

struct AttemptsAsk {};
BOOST_DESCRIBE_STRUCT(AttemptsAsk, (), ())

struct AttemptsView {
    std::vector<AuthorityAttempt> attempts; // the newest 200
};
BOOST_DESCRIBE_STRUCT(AttemptsView, (), (attempts))

Result<AttemptsView> list_attempts(Look& look, AttemptsAsk const&)
{
    api::ListQuery query{"", R"sql(
        FROM authority_attempt d
        LEFT JOIN person n ON n.id = d.person_id
        LEFT JOIN programme g ON g.id = d.programme_id
        LEFT JOIN award w ON w.id = d.award_id
    )sql",
                         "d.at"};
    narrow(query, look.caller);
    AttemptsView out;
    for (auto& row : query.rows<AttemptRow>(look.read, R"sql(
            SELECT d.person_id AS person, COALESCE(n.name, '') AS person_name, d.deed, d.programme_id,
                   COALESCE(g.title_zh, '') AS programme_title_zh, COALESCE(g.title_en, '') AS programme_title_en,
                   d.award_id, COALESCE(w.number, '') AS award_number, d.minor, d.currency, d.refusal, d.at
        )sql",
                                            "ORDER BY d.at DESC LIMIT 200"))
        out.attempts.push_back({{row.person, std::move(row.person_name)},
                                row.deed,
                                some_programme(row.programme_id, std::move(row.programme_title)),
                                somebody(row.award_id, std::move(row.award_number)),
                                {row.minor, currency(row.currency)},
                                row.refusal,
                                row.at});
    return out;
}

} // namespace

void register_authority_answers(api::Registry& registry)
{
    using enum Permission;
    registry.read<read_authority, why_not>("/api/authority/why",
                                           {"能否办理及其原因", "Whether something may be done, and why"});
    registry.read<read_authority, list_attempts>("/api/authority/attempts",
                                                 {"超限额的尝试", "What was tried beyond a limit"});
}

} // namespace penstock
