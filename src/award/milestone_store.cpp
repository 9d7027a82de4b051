// What facts about milestones do to the tables, and how a step is taken whole: verdict, money and what starts by it.
#include "award/milestone_facts.hpp"

#include "api/refusals.hpp"
#include "award/award_messages.hpp"
#include "award/stored_text.hpp"
#include "award/working_paper.hpp"
#include "store/blob.hpp"

namespace penstock {

namespace {

void move(Writer& db, Id<Milestone> id, MilestoneState to)
{
    db.run("UPDATE milestone SET state = $2 WHERE id = $1", id, to);
}

struct Decided {
    MilestoneState   state{};
    MilestoneEvent   step{};
    std::string_view text;
    std::string_view decision{};
    std::int64_t     due{};
};

void word(Writer& db, Stamp const& stamp, Id<Milestone> id, MilestoneEvent step, std::string_view text,
          std::string_view decision = {})
{
    db.run(R"sql(
        INSERT INTO milestone_word (id, milestone_id, step, person, at, text, decision)
        VALUES ($1, $2, $3, $4, $5, $6, $7)
    )sql",
           stamp.seq, id, step, stamp.actor, stamp.at, text, decision);
}

void decide(Writer& db, Stamp const& stamp, Id<Milestone> id, Day on, Decided const& verdict)
{
    db.run(R"sql(
        UPDATE milestone
           SET state = $2, decided_by = $3, decided_on = $4, verdict = $5, fallen_due = $6
         WHERE id = $1
    )sql",
           id, verdict.state, stamp.actor, on, verdict.text, verdict.due);
    word(db, stamp, id, verdict.step, verdict.text, verdict.decision);
}

} // namespace

void apply(Writer& db, Stamp const& stamp, MilestonePlanned const& fact)
{
    auto const& terms = fact.terms;
    db.run(R"sql(
        INSERT INTO milestone (id, award_id, version, position, number, title_zh, title_en, criteria, due_on, gate,
                               acceptor, currency, tranche, prize, advanced, fallen_due, state, submission,
                               submitted_by, verified_by, opinion, decided_by, decided_on, verdict)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, 0, 0, 'planned', 0, 0, 0, 'none', 0,
                NULL, '')
    )sql",
           stamp.seq, fact.award, fact.version, fact.position, terms.number.value, terms.title.zh, terms.title.en,
           json::canonical(terms.criteria), *terms.due_on, terms.gate, terms.acceptor ? terms.acceptor->value : 0,
           std::string{fact.currency.code()}, fact.tranche, fact.prize);
    for (auto after : fact.after)
        db.run("INSERT INTO milestone_dependency (milestone_id, after_id) VALUES ($1, $2)", stamp.seq, after);
}

void apply(Writer& db, Stamp const&, MilestoneActivated const& fact)
{
    move(db, fact.milestone, MilestoneState::active);
}

void apply(Writer& db, Stamp const& stamp, MilestoneSubmitted const& fact)
{
    db.run("INSERT INTO milestone_submission (id, milestone_id, person, at, report) VALUES ($1, $2, $3, $4, $5)",
           stamp.seq, fact.milestone, stamp.actor, stamp.at, json::canonical(fact.report));
    db.run(R"sql(
        UPDATE milestone
           SET state = 'submitted', submission = $2, submitted_by = $3, verified_by = 0, opinion = 'none'
         WHERE id = $1
    )sql",
           fact.milestone, stamp.seq, stamp.actor);
}

void apply(Writer& db, Stamp const& stamp, MilestoneVerified const& fact)
{
    db.run("UPDATE milestone SET verified_by = $2, opinion = $3 WHERE id = $1", fact.milestone, stamp.actor,
           fact.opinion);
    word(db, stamp, fact.milestone, MilestoneEvent::verify, fact.text);
}

void apply(Writer& db, Stamp const& stamp, MilestoneMet const& fact)
{
    decide(db, stamp, fact.milestone, fact.on,
           {.state = MilestoneState::met, .step = MilestoneEvent::accept, .text = fact.text, .due = fact.due});
}

void apply(Writer& db, Stamp const& stamp, MilestoneMetWithConditions const& fact)
{
    decide(db, stamp, fact.milestone, fact.on,
           {.state = MilestoneState::met_with_conditions,
            .step  = MilestoneEvent::accept_with_conditions,
            .text  = fact.conditions,
            .due   = fact.due});
}

void apply(Writer& db, Stamp const& stamp, MilestoneSentBack const& fact)
{
    move(db, fact.milestone, MilestoneState::active);
    word(db, stamp, fact.milestone, MilestoneEvent::send_back, fact.missing);
}

void apply(Writer& db, Stamp const& stamp, MilestoneMissed const& fact)
{
    decide(db, stamp, fact.milestone, fact.on,
           {.state = MilestoneState::missed, .step = MilestoneEvent::miss, .text = fact.reason});
}

void apply(Writer& db, Stamp const& stamp, MilestoneWaived const& fact)
{
    decide(db, stamp, fact.milestone, fact.on,
           {.state    = MilestoneState::waived,
            .step     = MilestoneEvent::waive,
            .text     = fact.reason,
            .decision = fact.decision});
}

void apply(Writer& db, Stamp const& stamp, MilestoneSuperseded const& fact)
{
    decide(db, stamp, fact.milestone, fact.on,
           {.state    = MilestoneState::superseded,
            .step     = MilestoneEvent::supersede,
            .text     = fact.reason,
            .decision = fact.decision});
}

void apply(Writer& db, Stamp const&, MilestoneMoneyAdvanced const& fact)
{
    db.run("UPDATE milestone SET advanced = advanced + $2 WHERE id = $1", fact.milestone, fact.minor);
}

void add_milestone_facts(FactKinds& kinds)
{
    kinds.add<MilestonePlanned, MilestoneActivated, MilestoneSubmitted, MilestoneVerified, MilestoneMet,
              MilestoneMetWithConditions, MilestoneSentBack, MilestoneMissed, MilestoneWaived, MilestoneSuperseded,
              MilestoneMoneyAdvanced>();
}

namespace {

struct MilestoneNowRow {
    Id<Milestone>  id;
    Id<Award>      award;
    Id<Programme>  programme;
    MilestoneState state{};
    AwardState     award_state{};
    std::int64_t   position{};
    std::int64_t tranche{}, prize{}, advanced{}, acceptor{}, submission{}, submitted_by{}, verified_by{}, decided_by{};
    Opinion        opinion{};
    std::string    currency;
    std::string    criteria;
};
BOOST_DESCRIBE_STRUCT(MilestoneNowRow, (),
                      (id, award, programme, state, award_state, position, tranche, prize, advanced, acceptor,
                       submission, submitted_by, verified_by, decided_by, opinion, currency, criteria))

} // namespace

Result<MilestoneNow> load_milestone(Reader& reader, Id<Milestone> id, Caller const& by, Day today)
{
    auto row = reader.row<MilestoneNowRow>(R"sql(
        SELECT m.id, m.award_id AS award, a.programme_id AS programme, m.state, a.state AS award_state, m.position,
               m.tranche, m.prize, m.advanced, m.acceptor, m.submission, m.submitted_by, m.verified_by,
               m.decided_by, m.opinion, m.currency, m.criteria
          FROM milestone m
          JOIN award a ON a.id = m.award_id
         WHERE m.id = $1
    )sql",
                                           id);
    if (!row) return refuse(refusal::not_found);
    MilestoneNow out{.id           = row->id,
                     .award        = row->award,
                     .programme    = row->programme,
                     .state        = row->state,
                     .award_state  = row->award_state,
                     .tranche      = row->tranche,
                     .prize        = row->prize,
                     .advanced     = row->advanced,
                     .acceptor     = row->acceptor,
                     .currency     = currency(row->currency),
                     .submitted_by = row->submitted_by,
                     .verified_by  = row->verified_by,
                     .missed_by    = row->state == MilestoneState::missed ? row->decided_by : 0,
                     .opinion      = row->opinion};
    out.before = reader.rows<std::string>(R"sql(
        SELECT m.number
          FROM milestone_dependency d
          JOIN milestone m ON m.id = d.after_id
         WHERE d.milestone_id = $1 AND m.state NOT IN ('met', 'met_with_conditions', 'waived', 'superseded')
         ORDER BY m.position
    )sql",
                                          id);
    out.gates  = reader.rows<std::string>(R"sql(
        SELECT number
          FROM milestone
         WHERE award_id = $1 AND position < $2 AND gate = 1
           AND state NOT IN ('met', 'met_with_conditions', 'waived', 'superseded')
         ORDER BY position
    )sql",
                                          row->award, row->position);
    if (row->submission) {
        auto report = reader.one<std::string>("SELECT report FROM milestone_submission WHERE id = $1", row->submission);
        out.all_reached = all_reached(stored<MilestoneReport>(report), stored<std::vector<Criterion>>(row->criteria));
    }
    out.party = is_party(reader, row->award, Id<Person>{by.person()}, today);
    return out;
}

std::vector<Criterion> criteria_of(Reader& reader, Id<Milestone> id)
{
    return stored<std::vector<Criterion>>(reader.one<std::string>("SELECT criteria FROM milestone WHERE id = $1", id));
}

void plan_milestones(Act& act, AgreementNow const& agreement)
{
    std::map<std::string, Id<Milestone>> made;
    for (auto at : in_order_of_dependency(agreement.terms)) {
        auto const&      terms = agreement.terms.milestones[at];
        MilestonePlanned fact{.award    = agreement.award,
                              .version  = agreement.version,
                              .position = static_cast<std::int64_t>(at) + 1,
                              .terms    = terms,
                              .currency = agreement.currency,
                              .tranche  = sum_of(agreement.terms, InstalmentKind::milestone, terms.number.value),
                              .prize    = sum_of(agreement.terms, InstalmentKind::prize, terms.number.value)};
        for (auto const& number : terms.after) fact.after.push_back(made.at(number.value));
        made[terms.number.value] = {act.record(fact)};
    }
}

void start_milestones(Act& act, Id<Award> award)
{
    auto ready = act.read().rows<Id<Milestone>>(R"sql(
        SELECT m.id
          FROM milestone m
         WHERE m.award_id = $1 AND m.state = 'planned'
           AND NOT EXISTS (SELECT 1
                             FROM milestone_dependency d
                             JOIN milestone b ON b.id = d.after_id
                            WHERE d.milestone_id = m.id
                              AND b.state NOT IN ('met', 'met_with_conditions', 'waived', 'superseded'))
         ORDER BY m.position
    )sql",
                                                award);
    for (auto id : ready) act.record(MilestoneActivated{{id}});
}

namespace {

std::string cause_of(Id<Milestone> id) { return "milestone/" + std::to_string(id.value); }

// What a step owes in words: what is missing or why, and the decision behind what the board alone may do.
Result<void> owed(MilestoneEvent event, MilestoneWords const& words)
{
    bool decision = event == MilestoneEvent::waive;
    bool text     = decision || event == MilestoneEvent::accept_with_conditions || event == MilestoneEvent::send_back ||
                event == MilestoneEvent::miss || event == MilestoneEvent::verify;
    std::vector<Fault> faults;
    if (text && words.text.empty()) faults.push_back({"/text", refusal::missing_field, ""});
    if (decision && words.decision.empty()) faults.push_back({"/decision", refusal::missing_field, ""});
    if (event == MilestoneEvent::verify && words.opinion == Opinion::none)
        faults.push_back({"/opinion", refusal::missing_field, ""});
    if (!faults.empty()) return std::unexpected{Refused{std::move(faults)}};
    return {};
}

} // namespace

Demand demand_of_verdict(MilestoneNow const& milestone, MilestoneEvent event)
{
    return {{Deed::decide_milestone,
             milestone.programme,
             milestone.award,
             {falls_due(milestone, event), milestone.currency}},
            cause_of(milestone.id) + "/verdict",
            {},
            {{milestone.submitted_by}, {milestone.verified_by}}};
}

Demand demand_of_advance(MilestoneNow const& milestone, std::int64_t minor)
{
    return {{Deed::advance_money, milestone.programme, milestone.award, {minor, milestone.currency}},
            cause_of(milestone.id) + "/advance/" + std::to_string(milestone.advanced)};
}

std::vector<api::May> may_with_authority(Reader& reader, MilestoneNow const& milestone, Caller const& by, Day today)
{
    auto out = may(milestone, by);
    for (auto& step : out) {
        auto event = named<MilestoneEvent>(step.step);
        if (step.allowed && event && falls_due(milestone, *event) > 0)
            step = with_authority(reader, by, std::move(step), demand_of_verdict(milestone, *event), today);
    }
    return out;
}

Result<MilestoneState> step_milestone(Act& act, Caller const& by, Id<Milestone> id, MilestoneEvent event,
                                      MilestoneWords const& words)
{
    expects(event != MilestoneEvent::submit);
    auto now = TRY(load_milestone(act.read(), id, by, act.today));
    auto to  = TRY(plan_step(now, event, by));
    // Only the person the agreement names can satisfy it, when it names one.
    if (event == MilestoneEvent::verify && now.acceptor != 0 && by.person() != now.acceptor)
        return refuse(refusal::not_your_role, "acceptor");
    CHECK(owed(event, words));

    auto due = falls_due(now, event);
    if (due > 0) {
        auto use = TRY(plan_use(act, by, demand_of_verdict(now, event)));
        CHECK(let_fall_due(act, now.award, id, {due, now.currency}, cause_of(id) + "/due", ""));
        record_use(act, use);
    }
    OfMilestone const of{id};
    std::int64_t      fact = 0;
    switch (event) {
    case MilestoneEvent::activate: fact = act.record(MilestoneActivated{of}); break;
    case MilestoneEvent::verify:   fact = act.record(MilestoneVerified{of, words.opinion, words.text}); break;
    case MilestoneEvent::accept:   fact = act.record(MilestoneMet{of, act.today, words.text, due}); break;
    case MilestoneEvent::accept_with_conditions:
        fact = act.record(MilestoneMetWithConditions{of, act.today, words.text, due});
        break;
    case MilestoneEvent::send_back: fact = act.record(MilestoneSentBack{of, words.text}); break;
    case MilestoneEvent::miss:      fact = act.record(MilestoneMissed{of, act.today, words.text}); break;
    case MilestoneEvent::waive:
        fact = act.record(MilestoneWaived{of, act.today, words.decision, words.text});
        break;
    case MilestoneEvent::supersede:
    case MilestoneEvent::submit:    std::unreachable();
    }
    tell_of_step(act, now, event, words.text, fact);
    if (passed(to)) start_milestones(act, now.award);
    return to;
}

Result<MilestoneState> submit_milestone(Act& act, Caller const& by, Id<Milestone> id, MilestoneReport const& report)
{
    auto now    = TRY(load_milestone(act.read(), id, by, act.today));
    auto to     = TRY(plan_step(now, MilestoneEvent::submit, by));
    auto faults = faults_of(report, criteria_of(act.read(), id));
    for (std::size_t i = 0; i < report.files.size(); ++i)
        if (!store::find_blob(act.read(), report.files[i].digest))
            faults.push_back(
                {"/files/" + std::to_string(i) + "/digest", refusal::not_found, report.files[i].name.value});
    if (!faults.empty()) return std::unexpected{Refused{std::move(faults)}};
    auto fact = act.record(MilestoneSubmitted{{id}, report});
    tell_of_step(act, now, MilestoneEvent::submit, "", fact);
    end_working_paper(act, milestone_paper, id.value);
    end_questions_about_reports(act, now.award);
    return to;
}

Result<void> advance_milestone_money(Act& act, Caller const& by, Id<Milestone> id, std::int64_t minor,
                                     std::string const& reason)
{
    auto now = TRY(load_milestone(act.read(), id, by, act.today));
    CHECK(plan_advance(now, minor, by));
    if (reason.empty()) return refuse(refusal::missing_field, "/reason", "");
    auto agreement = TRY(load_agreement(act.read(), now.award));
    auto before    = act.read().one<std::int64_t>(R"sql(
        SELECT CAST(COALESCE(sum(advanced), 0) AS BIGINT)
          FROM milestone
         WHERE award_id = $1 AND state NOT IN ('met', 'met_with_conditions')
    )sql",
                                                  now.award);
    auto advanced  = sum_of(agreement.terms, InstalmentKind::advance) + before + minor;
    CHECK(check_advance(act.read(), agreement, advanced, act.today));
    auto use = TRY(plan_use(act, by, demand_of_advance(now, minor)));
    // What was advanced before makes each advance of a milestone a cause of its own.
    auto cause = "advance/" + std::to_string(id.value) + "/" + std::to_string(now.advanced);
    CHECK(let_fall_due(act, now.award, {}, {minor, now.currency}, cause, reason));
    record_use(act, use);
    act.record(MilestoneMoneyAdvanced{{id}, minor, reason});
    return {};
}

} // namespace penstock
