#include "app/program.hpp"

#include "api/openapi.hpp"
#include "app/epoch.hpp"
#include "app/operations.hpp"
#include "app/record_api.hpp"
#include "app/schedule_api.hpp"
#include "app/settings.hpp"
#include "app/upload.hpp"
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
#include "award/finding_look.hpp"
#include "award/milestone_api.hpp"
#include "award/money_api.hpp"
#include "award/race_facts.hpp"
#include "award/recovery_api.hpp"
#include "award/recovery_facts.hpp"
#include "award/report_facts.hpp"
#include "award/reservation_api.hpp"
#include "award/spending.hpp"
#include "base/json_write.hpp"
#include "exchange/communique_api.hpp"
#include "exchange/figure_import_api.hpp"
#include "exchange/import_api.hpp"
#include "identity/identity_api.hpp"
#include "identity/identity_facts.hpp"
#include "indicator/indicator_api.hpp"
#include "indicator/scorecard_facts.hpp"
#include "ledger/books_api.hpp"
#include "ledger/delegation_facts.hpp"
#include "ledger/due_order.hpp"
#include "ledger/exchange_rate_facts.hpp"
#include "ledger/fiscal_year_facts.hpp"
#include "ledger/funding_rule_facts.hpp"
#include "ledger/ledger_api.hpp"
#include "ledger/recount.hpp"
#include "ledger/working_day_facts.hpp"
#include "mandate/decision_facts.hpp"
#include "mandate/escalation_facts.hpp"
#include "mandate/mandate_api.hpp"
#include "mandate/meeting_document_facts.hpp"
#include "mandate/paper_facts.hpp"
#include "mandate/voting_facts.hpp"
#include "message/message.hpp"
#include "message/message_api.hpp"
#include "payment/payee_api.hpp"
#include "payment/payee_facts.hpp"
#include "payment/payment_api.hpp"
#include "payment/payment_closing.hpp"
#include "payment/payment_facts.hpp"
#include "people/api_token.hpp"
#include "people/organisation_facts.hpp"
#include "people/person_api.hpp"
#include "people/person_facts.hpp"
#include "people/saved_filter_api.hpp"
#include "people/second_factor.hpp"
#include "people/session_api.hpp"
#include "people/sign_in_event.hpp"
#include "practice/practice_api.hpp"
#include "programme/programme_facts.hpp"
#include "store/examine.hpp"

namespace penstock {

FactKinds const& all_fact_kinds()
{
    static FactKinds const kinds = [] {
        FactKinds out;
        add_person_facts(out);
        add_identity_facts(out);
        add_organisation_facts(out);
        add_ledger_facts(out);
        add_due_order_facts(out);
        add_authority_facts(out);
        add_funding_rule_facts(out);
        add_fiscal_year_facts(out);
        add_books_facts(out);
        add_exchange_facts(out);
        add_body_facts(out);
        add_directive_facts(out);
        add_escalation_facts(out);
        add_meeting_facts(out);
        add_meeting_document_facts(out);
        add_decision_facts(out);
        add_plan_facts(out);
        add_indicator_facts(out);
        add_scorecard_facts(out);
        add_paper_facts(out);
        add_voting_facts(out);
        add_programme_facts(out);
        add_pilot_facts(out);
        add_practice_facts(out);
        add_award_facts(out);
        add_agreement_facts(out);
        add_milestone_facts(out);
        add_spending_facts(out);
        add_report_facts(out);
        add_amendment_facts(out);
        add_race_facts(out);
        add_closeout_facts(out);
        add_claim_facts(out);
        add_recovery_facts(out);
        add_import_facts(out);
        add_finding_facts(out);
        add_finding_parameter_facts(out);
        add_working_day_facts(out);
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
        register_decisions(out, line_nouns()); // first: acts may rest on them
        register_settings(out);
        register_sessions(out);
        register_own_sessions(out);
        register_second_factor(out);
        register_sign_in_rules(out);
        register_api_tokens(out);
        register_people(out);
        register_provider_sign_in(out);
        register_identities(out);
        register_messages(out);
        register_unlocking(out);
        register_saved_filters(out);
        register_bodies(out);
        register_directives(out);
        register_escalation(out);
        register_bulletins(out);
        register_calendars(out);
        register_meetings(out);
        register_papers(out);
        register_voting(out);
        register_report_imports(out);
        register_plans(out);
        register_indicators(out);
        register_figures(out);
        register_figures_due(out);
        register_pilots(out);
        register_practices(out);
        register_practice_templates(out);
        register_reference_practices(out);
        register_public_practices(out);
        register_scorecards(out);
        register_plan_templates(out);
        register_programmes(out);
        register_awards(out);
        register_agreements(out);
        register_milestones(out);
        register_teams(out);
        register_amendments(out);
        register_races(out);
        register_closeouts(out);
        register_claims(out);
        register_recoveries(out);
        register_portfolio(out);
        register_board(out);
        register_organisations(out);
        register_ledger(out);
        register_books(out);
        register_money(out);
        register_authority(out);
        register_authority_answers(out);
        register_two_persons(out);
        register_funding_rules(out);
        register_working_days(out);
        register_reservations(out);
        register_exchanges(out);
        register_fiscal_years(out);
        register_imports(out);
        register_communiques(out);
        register_figure_imports(out);
        register_paper_differences(out);
        register_findings(out);
        register_finding_parameters(out);
        register_reports(out);
        register_registers(out);
        register_burn(out);
        register_payees(out);
        register_payee_contacts(out);
        register_payments(out);
        register_closing_checks_of_payments();
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
        out.daily(
            {"end_cooling_off",
             {"收款账户冷静期满", "Let payee accounts be used that have cooled off, and close those they replace"},
             {},
             [](Act& act, std::string const&) -> Result<std::string> { return std::to_string(end_cooling_off(act)); }});
        out.daily({"ask_for_reports",
                   {"催交报告", "Ask for reports that have not come"},
                   {},
                   [](Act& act, std::string const&) { return ask_for_reports(act); }});
        out.daily({"escalate_directives",
                   {"督办升级", "Escalate directives whose date comes near or has passed"},
                   {},
                   [](Act& act, std::string const&) { return escalate_directives(act); }});
        out.daily(
            {"look_for_findings", {"按规则查看资金", "Let the rules look at money"}, new_questions, raise_questions});
        out.daily({"make_digests",
                   {"汇总每日消息", "Put what was told since yesterday into one mail for each person"},
                   {},
                   [](Act& act, std::string const&) { return make_digests(act); }});
        out.daily({"recount_money",
                   {"账目全面复核", "Count all money anew, entry by entry"},
                   [](Reader& reader, Day) {
                       auto counted = recount(reader);
                       for (auto const& wrong : counted.wrong) log_incident("recount: " + wrong, "");
                       return json::to_text(counted);
                   },
                   [](Act&, std::string const& seen) -> Result<std::string> { return seen; }});
        out.daily({"examine_database",
                   {"通读数据库文件", "Read the whole database and see that it holds together"},
                   [](Reader& reader, Day) {
                       auto examined = store::examine(reader);
                       for (auto const& wrong : examined.wrong) log_incident("database: " + wrong, "");
                       return json::to_text(examined);
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
        describe_appropriations(out);
        describe_practices(out);
        describe_awards(out);
        describe_payments(out);
        return out;
    }();
    return index;
}

LineNouns const& line_nouns()
{
    static LineNouns const nouns = [] {
        LineNouns out;
        describe_line_of_people(out);
        describe_line_of_money(out);
        describe_line_of_authority(out);
        describe_line_of_mandate(out);
        describe_line_of_decisions(out);
        describe_line_of_plans(out);
        describe_line_of_practices(out);
        describe_line_of_awards(out);
        describe_line_of_amendments(out);
        describe_line_of_races(out);
        describe_line_of_claims(out);
        describe_line_of_recoveries(out);
        describe_line_of_payments(out);
        return out;
    }();
    return nouns;
}

std::string_view program_version() { return PENSTOCK_VERSION; }

std::string api_description()
{
    using enum Permission;
    auto file = [](std::string_view path, std::string_view name, Words words) -> api::RawOperation {
        return {"get", path, name, words, signed_in, "file", "", "", api::octets};
    };
    api::RawOperation const upload{
        "post", "/api/uploads", "upload_file",      {"上传文件", "Upload a file"}, signed_in, "upload",
        "name", api::octets,    "application/json", &json::schema<UploadView>};
    api::RawOperation const events{
        "get", "/api/events",      "get_events", {"变动的通知", "What changes, as it happens"}, signed_in, "events", "",
        "",    "text/event-stream"};
    api::RawOperation const raw[] = {
        upload,
        file("/api/milestones/{id}/files/{digest}", "get_milestone_file",
             {"下载里程碑的证明材料", "Evidence of a milestone"}),
        file("/api/awards/{id}/files/{digest}", "get_award_file", {"下载签署的任务书", "Signed paper of an agreement"}),
        file("/api/claims/{id}/files/{digest}", "get_claim_file", {"下载报销凭证", "Receipt of a claim"}),
        file("/api/directives/{id}/files/{digest}", "get_directive_file",
             {"下载督办反馈的证明材料", "Evidence of a directive's report"}),
        file("/api/figures/{id}/files/{digest}", "get_figure_file", {"下载数据的来源文件", "File a figure stands in"}),
        file("/api/papers/{id}/files/{digest}", "get_paper_file", {"下载文稿", "Text of a paper"}),
        file("/api/practices/{id}/files/{digest}", "get_practice_file",
             {"下载做法的证明材料", "File that shows a practice"}),
        file("/api/pilots/{id}/files/{digest}", "get_pilot_file",
             {"下载试点评估的证明材料", "File an evaluation rests on"}),
        events,
    };
    return api::openapi(all_endpoints(), program_version(), raw);
}

} // namespace penstock
