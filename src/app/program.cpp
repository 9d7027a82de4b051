#include "app/program.hpp"

#include "app/epoch.hpp"
#include "app/operations.hpp"
#include "app/record_api.hpp"
#include "app/schedule_api.hpp"
#include "app/settings.hpp"
#include "award/amendment_api.hpp"
#include "award/amendment_facts.hpp"
#include "award/authority_api.hpp"
#include "award/award_api.hpp"
#include "award/award_facts.hpp"
#include "award/award_import_facts.hpp"
#include "award/claim_api.hpp"
#include "award/claim_facts.hpp"
#include "award/closeout_facts.hpp"
#include "award/finding_api.hpp"
#include "award/finding_facts.hpp"
#include "award/milestone_api.hpp"
#include "award/money_api.hpp"
#include "award/race_facts.hpp"
#include "award/reservation_api.hpp"
#include "award/spending.hpp"
#include "base/json_write.hpp"
#include "exchange/import_api.hpp"
#include "ledger/delegation_facts.hpp"
#include "ledger/exchange_rate_facts.hpp"
#include "ledger/fiscal_year_facts.hpp"
#include "ledger/funding_rule_facts.hpp"
#include "ledger/ledger_api.hpp"
#include "ledger/recount.hpp"
#include "payment/payee_api.hpp"
#include "payment/payee_facts.hpp"
#include "payment/payment_api.hpp"
#include "payment/payment_facts.hpp"
#include "people/organisation_facts.hpp"
#include "people/person_api.hpp"
#include "people/person_facts.hpp"
#include "people/session_api.hpp"
#include "programme/programme_facts.hpp"

namespace penstock {

FactKinds const& all_fact_kinds()
{
    static FactKinds const kinds = [] {
        FactKinds out;
        add_person_facts(out);
        add_organisation_facts(out);
        add_ledger_facts(out);
        add_authority_facts(out);
        add_funding_rule_facts(out);
        add_fiscal_year_facts(out);
        add_exchange_facts(out);
        add_programme_facts(out);
        add_award_facts(out);
        add_agreement_facts(out);
        add_milestone_facts(out);
        add_spending_facts(out);
        add_amendment_facts(out);
        add_race_facts(out);
        add_closeout_facts(out);
        add_claim_facts(out);
        add_import_facts(out);
        add_finding_facts(out);
        add_payee_facts(out);
        add_payment_facts(out);
        out.add<SettingsChanged, EpochBegan>();
        return out;
    }();
    return kinds;
}

api::Registry const& all_endpoints()
{
    static api::Registry const registry = [] {
        api::Registry out;
        register_settings(out);
        register_sessions(out);
        register_people(out);
        register_programmes(out);
        register_awards(out);
        register_agreements(out);
        register_milestones(out);
        register_teams(out);
        register_amendments(out);
        register_races(out);
        register_closeouts(out);
        register_claims(out);
        register_portfolio(out);
        register_board(out);
        register_organisations(out);
        register_ledger(out);
        register_money(out);
        register_authority(out);
        register_authority_answers(out);
        register_two_persons(out);
        register_funding_rules(out);
        register_reservations(out);
        register_exchanges(out);
        register_fiscal_years(out);
        register_imports(out);
        register_findings(out);
        register_payees(out);
        register_payments(out);
        register_batches(out);
        register_bank_answers(out);
        register_record(out, all_fact_kinds());
        register_line(out, line_nouns(), all_fact_kinds());
        register_search(out);
        register_schedule(out, daily_jobs());
        return out;
    }();
    return registry;
}

Schedule const& daily_jobs()
{
    static Schedule const schedule = [] {
        Schedule out;
        out.daily({"expire_reservations",
                   {"冻结到期解除", "Let reservations expire whose last day is over"},
                   {},
                   [](Act& act, std::string const&) -> Result<std::string> {
                       return std::to_string(expire_reservations(act, 100'000));
                   }});
        out.daily({"expire_approvals",
                   {"提请到期失效", "Let proposals for two persons end whose last day is over"},
                   {},
                   [](Act& act, std::string const&) -> Result<std::string> {
                       return std::to_string(expire_approvals(act, 100'000));
                   }});
        out.daily({"expire_offers",
                   {"任务书过期作废", "Let offers end that nobody signed in time"},
                   {},
                   [](Act& act, std::string const&) -> Result<std::string> {
                       return std::to_string(expire_offers(act, 100'000));
                   }});
        out.daily({"activate_awards",
                   {"启动已到开始日期的资助", "Activate awards that are signed and whose start has come"},
                   {},
                   [](Act& act, std::string const&) -> Result<std::string> {
                       return std::to_string(activate_signed_awards(act, 100'000));
                   }});
        out.daily({"end_cooling_off",
                   {"收款账户冷静期满", "Let payee accounts be used that have cooled off, and close those they replace"},
                   {},
                   [](Act& act, std::string const&) -> Result<std::string> {
                       return std::to_string(end_cooling_off(act));
                   }});
        out.daily({"recount_money",
                   {"账目全面复核", "Count all money anew, entry by entry"},
                   [](Reader& reader, Day) {
                       auto counted = recount(reader);
                       for (auto const& wrong : counted.wrong) log_incident("recount: " + wrong, "");
                       return json::to_text(counted);
                   },
                   [](Act&, std::string const& seen) -> Result<std::string> { return seen; }});
        return out;
    }();
    return schedule;
}

search::Index const& search_index()
{
    static search::Index const index = [] {
        search::Index out;
        describe_awards(out);
        return out;
    }();
    return index;
}

LineNouns const& line_nouns()
{
    static LineNouns const nouns = [] {
        LineNouns out;
        describe_line_of_money(out);
        describe_line_of_authority(out);
        describe_line_of_awards(out);
        describe_line_of_amendments(out);
        describe_line_of_races(out);
        describe_line_of_claims(out);
        describe_line_of_payments(out);
        return out;
    }();
    return nouns;
}

std::string_view program_version() { return PENSTOCK_VERSION; }

std::string api_description() { return api::openapi(all_endpoints(), program_version()); }

} // namespace penstock
