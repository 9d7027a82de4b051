// Endpoints for the levels of escalation, every version of them, and for answers to a level that was reached.
#include "mandate/escalation_view.hpp"
#include "mandate/mandate_api.hpp"

namespace penstock {

std::optional<LevelMark> mark_of(EscalationLadders const& ladders, std::int64_t body, EscalationLevel level)
{
    if (level == EscalationLevel::none) return std::nullopt;
    auto const& terms = terms_of(ladders.of(body), level);
    return LevelMark{level, terms.name, terms.tone, terms.shape};
}

namespace {

struct ReachedRow {
    Id<Escalation>  id;
    EscalationLevel level{};
    std::string     skipped;
    std::int64_t    past{};
    std::int64_t    body{};
    Day             due_on;
    Day             on;
};
BOOST_DESCRIBE_STRUCT(ReachedRow, (), (id, level, skipped, past, body, due_on, on))

struct ToldRow {
    Id<Escalation>         of;
    Named                  person;
    EscalationPlace        place{};
    std::optional<Instant> answered_at;
    std::string            answer;
};
BOOST_DESCRIBE_STRUCT(ToldRow, (), (of, person, place, answered_at, answer))

} // namespace

std::vector<EscalationView> escalations_of(Reader& reader, Id<Directive> id, Caller const& by, Day today)
{
    auto const                  ladders = ladders_in_force(reader, today);
    std::vector<EscalationView> out;
    for (auto const& row : reader.rows<ReachedRow>(R"sql(
             SELECT e.id, e.level, e.skipped, CASE WHEN e.round < d.round THEN 1 ELSE 0 END AS past,
                    d.body_id AS body, e.due_on, e.on_day AS "on"
               FROM escalation e
               JOIN directive d ON d.id = e.directive_id
              WHERE e.directive_id = $1
              ORDER BY e.id DESC
         )sql",
                                                   id)) {
        auto skipped = json::from_text<std::vector<EscalationLevel>>(row.skipped);
        expects(skipped.has_value());
        out.push_back({row.id,
                       *mark_of(ladders, row.body, row.level),
                       *std::move(skipped),
                       row.past == 1,
                       row.due_on,
                       row.on,
                       {},
                       false});
    }
    for (auto& row : reader.rows<ToldRow>(R"sql(
             SELECT r.escalation_id AS of, r.person AS person_id, p.name AS person_name, r.place, r.answered_at,
                    r.answer
               FROM escalation_recipient r
               JOIN escalation e ON e.id = r.escalation_id
               JOIN person p ON p.id = r.person
              WHERE e.directive_id = $1
              ORDER BY r.escalation_id, r.person
         )sql",
                                          id))
        for (auto& each : out) {
            if (each.id != row.of) continue;
            if (row.person.id == by.person() && !row.answered_at) each.may_answer = true;
            each.told.push_back({std::move(row.person), row.place, row.answered_at, std::move(row.answer)});
        }
    return out;
}

namespace {

struct EscalationLevelItem {
    Id<EscalationRule>    id;
    std::optional<Titled> issuer; // absent: of every body that sets nothing of its own
    EscalationLevel       level{};
    LevelTerms            terms;
    Day                   valid_from;
    std::string           reason;
    std::optional<Named>  recorded_by; // absent: shipped with the program
    Instant               recorded_at;
};
BOOST_DESCRIBE_STRUCT(EscalationLevelItem, (), (id, issuer, level, terms, valid_from, reason, recorded_by, recorded_at))

struct LevelSettingRow {
    Id<EscalationRule> id;
    Titled             body;
    EscalationLevel    level{};
    bool               used{};
    std::int64_t       days{};
    std::string        recipients;
    Bilingual          name;
    LevelTone          tone{};
    LevelShape         shape{};
    Day                valid_from;
    std::string        reason;
    Named              person;
    Instant            at;
};
BOOST_DESCRIBE_STRUCT(LevelSettingRow, (),
                      (id, body, level, used, days, recipients, name, tone, shape, valid_from, reason, person, at))

EscalationLevelItem item(LevelSettingRow row)
{
    auto recipients = json::from_text<std::vector<EscalationPlace>>(row.recipients);
    expects(recipients.has_value());
    EscalationLevelItem out{
        .id          = row.id,
        .level       = row.level,
        .terms       = {row.used, row.days, *std::move(recipients), std::move(row.name), row.tone, row.shape},
        .valid_from  = row.valid_from,
        .reason      = std::move(row.reason),
        .recorded_at = row.at};
    if (row.body.id != 0) out.issuer = std::move(row.body);
    if (row.person.id != 0) out.recorded_by = std::move(row.person);
    return out;
}

constexpr std::string_view level_select = R"sql(
    SELECT r.id, r.body_id, COALESCE(b.name_zh, '') AS body_title_zh, COALESCE(b.name_en, '') AS body_title_en,
           r.level, r.used, r.days, r.recipients, r.name_zh, r.name_en, r.tone, r.shape, r.valid_from, r.reason,
           r.person AS person_id, COALESCE(p.name, '') AS person_name, r.at
      FROM escalation_rule r
      LEFT JOIN body b ON b.id = r.body_id
      LEFT JOIN person p ON p.id = r.person)sql";

struct EscalationLevelsAsk {};
BOOST_DESCRIBE_STRUCT(EscalationLevelsAsk, (), ())

struct EscalationLevels {
    std::vector<EscalationLevelItem> versions; // of all bodies, the latest first
};
BOOST_DESCRIBE_STRUCT(EscalationLevels, (), (versions))

Result<EscalationLevels> list_escalation_levels(Look& look, EscalationLevelsAsk const&)
{
    EscalationLevels out;
    for (auto& row : look.read.rows<LevelSettingRow>(std::string{level_select} +
                                                     " ORDER BY r.valid_from DESC, r.at DESC, r.id DESC LIMIT 1000"))
        out.versions.push_back(item(std::move(row)));
    return out;
}

struct SetEscalationLevelAsk {
    std::optional<Id<Body>> issuer; // of what this body laid down only
    EscalationLevel         level{};
    LevelTerms              terms;
    Day                     valid_from;
    Line<300>               reason;
};
BOOST_DESCRIBE_STRUCT(SetEscalationLevelAsk, (), (issuer, level, terms, valid_from, reason))

Result<EscalationLevelItem> set_escalation_level(Act& act, Caller const& by, SetEscalationLevelAsk const& ask)
{
    auto id = TRY(set_level(act, by, {ask.issuer, ask.level, ask.terms, ask.valid_from, ask.reason.value}));
    return item(act.read().one<LevelSettingRow>(std::string{level_select} + " WHERE r.id = $1", id));
}

struct AnswerEscalationAsk {
    Id<Escalation> id;
    Prose<2000>    text;
};
BOOST_DESCRIBE_STRUCT(AnswerEscalationAsk, (), (id, text))

struct AnsweredView {
    Id<Directive>               directive;
    std::vector<EscalationView> escalations;
};
BOOST_DESCRIBE_STRUCT(AnsweredView, (), (directive, escalations))

Result<AnsweredView> answer_one_escalation(Act& act, Caller const& by, AnswerEscalationAsk const& ask)
{
    auto directive = TRY(answer_escalation(act, by, ask.id, ask.text.value));
    return AnsweredView{directive, escalations_of(act.read(), directive, by, act.today)};
}

struct LookForLevelsAsk {};
BOOST_DESCRIBE_STRUCT(LookForLevelsAsk, (), ())

struct LevelsReached {
    std::int64_t reached{};
};
BOOST_DESCRIBE_STRUCT(LevelsReached, (), (reached))

// What the daily job does, at once: after a setting was changed, say. Nothing is reached twice.
Result<LevelsReached> look_for_levels(Act& act, Caller const& by, LookForLevelsAsk const&)
{
    CHECK(by.check_in(Permission::manage_mandate, 0));
    return LevelsReached{std::stoll(TRY(escalate_directives(act)))};
}

} // namespace

void register_escalation(api::Registry& registry)
{
    using enum Permission;
    registry.read<read_mandate, list_escalation_levels>("/api/escalation-levels",
                                                        {"督办级别的设定", "Levels of escalation"});
    registry.act<manage_mandate, set_escalation_level>("/api/escalation-levels",
                                                       {"设定督办级别", "Set a level of escalation"});
    registry.act<manage_mandate, look_for_levels>("/api/escalations/look",
                                                  {"立即检查应到的级别", "Reach the levels that are due now"});
    registry.act<signed_in, answer_one_escalation>("/api/escalations/{id}/answer",
                                                   {"答复催办", "Answer an escalation"});
}

} // namespace penstock
