// The line of authority: an act leads to the delegation it rests on, and the delegation to the decision that gave it.
#include "api/in_both.hpp"
#include "ledger/delegation_facts.hpp"
#include "ledger/ledger_api.hpp"
#include "ledger/ledger_facts.hpp"

namespace penstock {

namespace {

bool sees(Look& look, std::int64_t programme)
{
    return programme ? look.caller.may_in(Permission::read_authority, programme)
                     : look.caller.may(Permission::read_authority);
}

struct DelegationSeen {
    std::string  person;
    std::int64_t programme{};
    std::string  decision;
    std::int64_t uses{};
    std::int64_t used{};
    std::string  currency;
};
BOOST_DESCRIBE_STRUCT(DelegationSeen, (), (person, programme, decision, uses, used, currency))

std::optional<DelegationSeen> delegation(Look& look, std::int64_t id)
{
    auto row = look.read.row<DelegationSeen>(R"sql(
        SELECT n.name AS person, d.programme_id AS programme, d.decision, d.uses, d.used, d.currency
          FROM delegation d
          JOIN person n ON n.id = d.person_id
         WHERE d.id = $1
    )sql",
                                             id);
    return row && sees(look, row->programme) ? row : std::nullopt;
}

std::optional<LineSight> see_delegation(Look& look, std::int64_t id)
{
    auto row = delegation(look, id);
    if (!row) return std::nullopt;
    return LineSight{.name = std::move(row->person), .decision = std::move(row->decision)};
}

std::vector<LineEdge> causes_of_delegation(Look& look, std::int64_t id)
{
    std::vector<LineEdge> out;
    if (auto row = delegation(look, id); row && row->programme)
        add(out, {.noun = "programme", .words = {"在此项目群", "In the programme"}, .ids = {row->programme}});
    return out;
}

std::vector<LineEdge> effects_of_delegation(Look& look, std::int64_t id)
{
    std::vector<LineEdge> out;
    // Whoever sees one programme only is not told what a delegation of the whole body was used for elsewhere.
    auto row = delegation(look, id);
    if (!row || !look.caller.may_in(Permission::read_authority, row->programme)) return out;
    auto ids =
        look.read.rows<std::int64_t>("SELECT id FROM authority_use WHERE delegation_id = $1 ORDER BY id LIMIT 5", id);
    if (ids.empty()) return out;
    add(out, {.noun  = "authority_use",
              .words = {"据此办理", "What was done by it"},
              .ids   = std::move(ids),
              .count = row->uses,
              .sums  = {{row->used, currency(row->currency)}},
              .list  = "authority/uses?delegation=" + std::to_string(id)});
    return out;
}

struct UseSeen {
    Deed         deed{};
    std::int64_t delegation{};
    std::int64_t programme{};
    std::int64_t award{};
    std::int64_t minor{};
    std::string  currency;
    std::string  cause;
};
BOOST_DESCRIBE_STRUCT(UseSeen, (), (deed, delegation, programme, award, minor, currency, cause))

std::optional<UseSeen> use(Look& look, std::int64_t id)
{
    auto row = look.read.row<UseSeen>(R"sql(
        SELECT deed, delegation_id AS delegation, programme_id AS programme, award_id AS award, minor, currency, cause
          FROM authority_use
         WHERE id = $1
    )sql",
                                      id);
    return row && sees(look, row->programme) ? row : std::nullopt;
}

std::optional<LineSight> see_use(Look& look, std::int64_t id)
{
    auto row = use(look, id);
    if (!row) return std::nullopt;
    return LineSight{.title = api::in_both(words(row->deed)), .amounts = {{row->minor, currency(row->currency)}}};
}

std::vector<LineEdge> causes_of_use(Look& look, std::int64_t id)
{
    std::vector<LineEdge> out;
    auto                  row = use(look, id);
    if (!row) return out;
    add(out, {.noun = "delegation", .words = {"所依据的授权", "By the delegation"}, .ids = {row->delegation}});
    if (row->award) add(out, {.noun = "award", .words = {"所属资助", "For the award"}, .ids = {row->award}});
    return out;
}

std::vector<LineEdge> effects_of_use(Look& look, std::int64_t id)
{
    std::vector<LineEdge> out;
    auto                  row = use(look, id);
    if (row && look.caller.may_in(Permission::read_money, row->programme))
        if (auto entry = entry_of_cause(look.read, row->cause))
            add(out, {.noun = "entry", .words = {"所记账目", "The entry it made"}, .ids = {entry->value}});
    return out;
}

} // namespace

void describe_line_of_authority(LineNouns& nouns)
{
    nouns.declare("delegation", {{"授权", "Delegation"}, see_delegation, causes_of_delegation, effects_of_delegation});
    nouns.declare("authority_use", {{"行使授权", "Use of authority"}, see_use, causes_of_use, effects_of_use});
}

} // namespace penstock
