#include "ledger/authority_answer.hpp"

#include "ledger/refusals.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace penstock {

namespace {

std::string grouped(Money amount)
{
    auto out   = amount.decimal();
    auto point = std::min(out.find('.'), out.size());
    for (auto at = static_cast<std::ptrdiff_t>(point) - 3; at > 0; at -= 3)
        out.insert(static_cast<std::size_t>(at), ",");
    return std::string{amount.currency.code()} + " " + out;
}

std::string listed(std::vector<std::string> const& names, std::string_view between)
{
    std::string out;
    for (auto const& each : names) out.append(out.empty() ? "" : between).append(each);
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

Bilingual can_do(std::vector<std::string> const& names)
{
    if (names.empty())
        return {"目前没有人有此权限，可由理事会秘书依据决定授权。",
                "Nobody can do this now; the board secretary can give a delegation by a decision."};
    return {"可由以下人员办理：" + listed(names, "、") + "。", "It can be done by " + listed(names, ", ") + "."};
}

Words remedy(Refusal why)
{
    switch (why) {
    case refusal::party_to_it:
        return {"请由与该资助无关的人办理。", "Somebody who has no part in the award can do this."};
    case refusal::same_person: return {"请由未经手此事的另一人办理。", "Somebody who had no part in it can do this."};
    case refusal::second_person_needed:
        return {"请提请另一位有授权的人复核。", "Ask another person with authority to confirm it."};
    case refusal::authority_missing: return {"请有授权的人办理。", "Ask somebody who holds a delegation."};
    default:                         return {"请额度更高的人办理。", "Ask somebody with a higher limit."};
    }
}

} // namespace

Bilingual who_could_line(Reader& reader, Demand const& demand, Id<Person> except, Day today)
{
    std::vector<std::string> names;
    for (auto each : who_could(reader, demand, except, today)) names.push_back(load_person(reader, each)->name);
    return can_do(names);
}

AuthorityAnswer explain_authority(Reader& reader, Caller const& by, Demand const& demand, Day today)
{
    auto const&     ground = demand.ground;
    Id<Person>      person{by.person()};
    AuthorityAnswer out;
    auto            say  = [&](std::string zh, std::string en) { out.lines.push_back({std::move(zh), std::move(en)}); };
    auto            deed = words(ground.deed);
    auto            others   = who_could(reader, demand, person, today);
    auto            name_all = [&] {
        out.who = others;
        std::vector<std::string> names;
        for (auto each : others) names.push_back(load_person(reader, each)->name);
        return names;
    };
    auto who_line = [&] { out.lines.push_back(can_do(name_all())); };
    if (auto role = by.check_on(permission_for(ground.deed), ground.programme.value, ground.award.value); !role) {
        out.refusal = role.error().why;
        auto needed = words(permission_for(ground.deed));
        say(fmt::format("“{}”须有“{}”权限，所任角色没有。", deed.zh, needed.zh),
            fmt::format("This needs the permission “{}”, which no role held here gives.", needed.en));
        who_line();
        return out;
    }

    auto claims  = claims_of(reader, person, ground, today);
    auto verdict = judge(claims, ground, two_persons_above(reader, ground, today), today);
    auto leaning = verdict.yes ? verdict.yes->delegation : verdict.no.delegation;
    auto claim   = std::ranges::find(claims, leaning, [](Claim const& each) { return each.delegation.id; });
    if (claim == claims.end()) {
        out.refusal = verdict.no.why;
        say(fmt::format("没有一项授权涵盖在此“{}”。", deed.zh),
            fmt::format("No delegation covers “{}” here.", deed.en));
        who_line();
        return out;
    }
    auto const& terms = claim->delegation.terms;
    out.delegation    = leaning;
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
        rule(out.second_person_needed ? "可以，但须双人办理。" : "可以。",
             out.second_person_needed ? "Yes, by two persons. " : "Yes. ");
        out.lines.push_back(figures(*claim, ground));
        if (out.second_person_needed) {
            // Nor can it be he for whom the first acts.
            std::erase(others, verdict.yes->acting_for);
            auto names = name_all();
            auto zh = listed(names, "、"), en = listed(names, ", ");
            say("超出双人办理限额，还须另一人复核" + (zh.empty() ? "；目前没有其他人可复核。" : "：" + zh + "。"),
                en.empty() ? "Above this amount another person has to confirm it; nobody else can at present."
                           : "Above this amount another person has to confirm it: " + en + ".");
        }
        return out;
    }
    out.refusal = verdict.no.why;
    auto title  = words(verdict.no.why);
    rule(std::string{title.zh.substr(0, title.zh.find("，"))} + "。",
         std::string{title.en.substr(0, title.en.find(';'))} + ". ");
    if (verdict.no.left >= 0) {
        out.left  = Money{verdict.no.left, ground.amount.currency};
        auto line = figures(*claim, ground);
        out.lines.push_back({line.zh + "还可办理 " + grouped(*out.left) + "，所需金额 " + grouped(ground.amount) + "。",
                             line.en + " " + grouped(*out.left) + " is left; needed: " + grouped(ground.amount) + "."});
    }
    who_line();
    return out;
}

api::May with_authority(Reader& reader, Caller const& by, api::May step, Demand const& demand, Day today)
{
    if (!step.allowed) return step;
    auto planned = check_use(reader, by, demand, today);
    if (planned) return step;
    auto const& no  = planned.error();
    auto        out = api::not_allowed(step.step, no.why, remedy(no.why));
    if (!no.lines.empty()) out.lines = no.lines;
    if (no.why != refusal::second_person_needed) return out;
    auto const& ground = demand.ground;
    out.second_person =
        api::SecondPerson{.deed      = std::string{name_of(ground.deed)},
                          .programme = ground.programme.value,
                          .award     = ground.award ? std::optional{ground.award.value} : std::nullopt,
                          .amount    = ground.amount,
                          .cause     = demand.cause,
                          .approval  = reader.row<std::int64_t>(
                              "SELECT id FROM approval WHERE cause = $1 AND state = 'open'", demand.cause)};
    return out;
}

} // namespace penstock
