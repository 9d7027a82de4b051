#include "app/program.hpp"

#include "app/epoch.hpp"
#include "app/record_api.hpp"
#include "app/settings.hpp"
#include "award/authority_api.hpp"
#include "award/award_api.hpp"
#include "award/award_facts.hpp"
#include "award/award_import_facts.hpp"
#include "award/finding_api.hpp"
#include "award/finding_facts.hpp"
#include "award/money_api.hpp"
#include "exchange/import_api.hpp"
#include "ledger/delegation_facts.hpp"
#include "ledger/ledger_api.hpp"
#include "ledger/funding_rule_facts.hpp"
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
        add_programme_facts(out);
        add_award_facts(out);
        add_import_facts(out);
        add_finding_facts(out);
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
        register_portfolio(out);
        register_board(out);
        register_organisations(out);
        register_ledger(out);
        register_money(out);
        register_authority(out);
        register_authority_answers(out);
        register_two_persons(out);
        register_funding_rules(out);
        register_imports(out);
        register_findings(out);
        register_record(out, all_fact_kinds());
        register_line(out, line_nouns(), all_fact_kinds());
        register_search(out);
        return out;
    }();
    return registry;
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
        describe_line_of_awards(out);
        return out;
    }();
    return nouns;
}

std::string_view program_version() { return PENSTOCK_VERSION; }

std::string api_description() { return api::openapi(all_endpoints(), program_version()); }

} // namespace penstock
