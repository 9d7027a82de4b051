// "Why may I not?" in three lines at most, and what was tried beyond a limit.
#include "award/authority_view.hpp"
#include "ledger/authority_answer.hpp"

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
    std::optional<Line<200>>    cause;  // of the act: who had another part in the same thing is not named
};
BOOST_DESCRIBE_STRUCT(WhyAsk, (), (deed, programme, award, minor, currency, person, cause))

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

Result<WhyView> why_not(Look& look, WhyAsk const& ask)
{
    auto&      reader = look.read;
    Id<Person> person = ask.person.value_or(Id<Person>{look.caller.person()});
    Ground     ground{ask.deed,
                  ask.programme,
                  ask.award.value_or(Id<Award>{}),
                      {ask.minor.value_or(0), ask.currency.value_or(Currency{})}};
    if (ground.amount.minor < 0 || !ground.amount.in_range()) return refuse(refusal::number_out_of_range, "/minor", "");
    auto known = ground.award ? reader.row<Id<Programme>>("SELECT programme_id FROM award WHERE id = $1", ground.award)
                              : reader.row<Id<Programme>>("SELECT id FROM programme WHERE id = $1", ground.programme);
    if (!known || *known != ground.programme || !sees(look.caller, ground.programme))
        return refuse(refusal::not_found, ground.award ? "/award" : "/programme", "");

    auto    caller = person.value == look.caller.person() ? look.caller : caller_of(reader, person, look.today);
    auto    answer = explain_authority(reader, caller, {ground, ask.cause ? ask.cause->value : ""}, look.today);
    WhyView out{.allowed              = answer.allowed,
                .second_person_needed = answer.second_person_needed,
                .lines                = std::move(answer.lines),
                .left                 = answer.left};
    if (answer.refusal) out.refusal = name_of(*answer.refusal);
    if (answer.delegation) out.delegation = answer.delegation.value;
    for (auto each : answer.who) out.who.push_back({each.value, load_person(reader, each)->name});
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
    static constexpr auto         rows() { return &AttemptsView::attempts; }
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
