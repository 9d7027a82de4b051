// The life of a paper against a table written out by hand, by every role, on both engines; and what a comparison of
// two texts must hold for any texts.
#include "mandate/communique_bytes.hpp"
#include "mandate/mandate_api.hpp"
#include "mandate/paper_facts.hpp"
#include "mandate/text_difference.hpp"
#include "store/blob.hpp"
#include "support/people_desk.hpp"

#include <map>
#include <random>

namespace penstock {
namespace {

using test::Desk;

// State, step: the state it leads to; "item": it goes with the agenda item. What is not here is step_not_allowed.
std::map<std::pair<std::string, std::string>, std::string> const paper_table{
    {{"draft", "revise"}, "draft"},
    {{"draft", "submit"}, "submitted"},
    {{"submitted", "take"}, "item"},
    {{"in_deliberation", "adopt"}, "item"},
    {{"in_deliberation", "adopt_in_principle"}, "item"},
    {{"in_deliberation", "send_back"}, "item"},
    {{"returned", "revise"}, "draft"},
    {{"adopted", "check"}, "final_check"},
    {{"adopted_in_principle", "revise"}, "under_revision"},
    {{"under_revision", "revise"}, "under_revision"},
    {{"under_revision", "check"}, "final_check"},
    {{"final_check", "reopen"}, "under_revision"},
    {{"final_check", "issue"}, "issued"},
    {{"issued", "bring_into_force"}, "in_force"},
    {{"in_force", "amend"}, "amended"},
    {{"in_force", "supersede"}, "superseded"},
    {{"in_force", "repeal"}, "repealed"},
};

class Papers : public test::OnEachEngine {
protected:
    void SetUp() override
    {
        test::OnEachEngine::SetUp();
        if (IsSkipped()) return;
        desk.emplace(address());
        register_papers(desk->registry);
        desk->act([&](Act& act) {
            BlobSink sink;
            sink.append("a text");
            file = EvidenceFile{{"a.txt"}, sink.finish().digest, 6};
            sink.keep(act.upkeep());
            body  = *found_body(act, {{"市科技委员会", "Science Committee"}, BodyKind::committee});
            other = paper_in(act, PaperState::issued);
        });
    }

    // Numbers of documents differ.
    PaperIssue issue_of(Day on) { return {{"No. " + std::to_string(++issued)}, on, {"The Bureau"}, {}}; }

    Id<Paper> paper_in(Act& act, PaperState state)
    {
        using enum PaperState;
        Id<Paper> id{act.record(PaperDrafted{body, {{"方案", "Plan"}, {}}, file})};
        OfPaper   of{id, ""};
        auto      move = [&](PaperState to) { act.record(PaperMoved{of, {1}, to, 1, file.digest, act.today}); };
        if (state == draft) return id;
        act.record(PaperSubmitted{of});
        if (state == submitted) return id;
        move(in_deliberation);
        if (state == in_deliberation) return id;
        if (state == returned || state == adopted) return move(state), id;
        move(adopted_in_principle);
        if (state == adopted_in_principle) return id;
        act.record(PaperRevised{of, 2, file});
        if (state == under_revision) return id;
        act.record(PaperChecked{of});
        if (state == final_check) return id;
        act.record(PaperIssued{of, issue_of(act.today), 2, file.digest});
        if (state == issued_state) return id;
        act.record(PaperInForce{of});
        if (state == amended) act.record(PaperAmended{of, other});
        if (state == superseded) act.record(PaperSuperseded{of, other});
        if (state == repealed) act.record(PaperRepealed{of});
        return id;
    }

    std::string step(Id<Paper> id, std::string_view event, Caller const& by)
    {
        auto today  = desk->today().iso();
        auto number = "Nr. " + std::to_string(++issued);
        auto body   = R"({"step":")" + std::string{event} + R"(","reason":"because","other":)" +
                    std::to_string(other.value) + R"(,"file":{"name":"a.txt","size":6,"digest":")" +
                    hex(file.digest.view()) + R"("},"issue":{"number":")" + number + R"(","on":")" + today +
                    R"(","authority":"The Bureau","openness":"published"}})";
        auto answer = desk->post(by, "/api/papers/" + std::to_string(id.value) + "/steps", body);
        return answer.done() ? answer.member("state") : answer.text();
    }
    std::string state_of(Id<Paper> id)
    {
        return desk->value<std::string>("SELECT state FROM paper WHERE id = " + std::to_string(id.value));
    }

    static constexpr auto issued_state = PaperState::issued;

    std::optional<Desk> desk;
    Id<Body>            body;
    Id<Paper>           other;
    EvidenceFile        file;
    int                 issued{};
};

TEST_P(Papers, P10_every_state_step_and_role_is_answered_as_tabled)
{
    std::vector<std::pair<std::string, Caller>> callers{{"nobody", {}}, {"no role", {999'999, {}, ""}}};
    for (auto const& [role, name] : enumerators<Role>())
        callers.emplace_back(name, Caller{999'999, {Grant{role, 0}}, ""});
    int tried = 0, moved = 0;
    for (auto const& [state, state_name] : enumerators<PaperState>()) {
        Id<Paper> id;
        bool      used = true; // it left its state, or there is none yet
        for (auto const& [event, event_name] : enumerators<PaperEvent>())
            for (auto const& [name, caller] : callers) {
                if (used) desk->act([&](Act& act) { id = paper_in(act, state); });
                auto        row    = paper_table.find({std::string{state_name}, std::string{event_name}});
                bool        office = caller.may(Permission::manage_mandate);
                std::string wanted = name == "nobody"                        ? "not_signed_in"
                                     : !caller.may(Permission::read_mandate) ? "not_your_role"
                                     : row == paper_table.end()              ? "step_not_allowed"
                                     : !office                               ? "not_your_role"
                                     : row->second == "item"                 ? "follows_its_item"
                                                                             : row->second;
                bool        moves  = named<PaperState>(wanted).has_value();
                EXPECT_EQ(step(id, event_name, caller), wanted) << state_name << " " << event_name << " by " << name;
                EXPECT_EQ(state_of(id), moves ? wanted : state_name);
                ++tried;
                moved += moves;
                used = moves;
            }
    }
    EXPECT_EQ(tried, 13 * 13 * 10);
    EXPECT_EQ(moved, 13);
}

TEST_P(Papers, adopted_outright_are_issued_as_they_are)
{
    Caller const office{999'999, {Grant{Role::board_secretary, 0}}, ""};
    Id<Paper>    id;
    desk->act([&](Act& act) { id = paper_in(act, PaperState::adopted); });
    EXPECT_EQ(step(id, "check", office), "final_check");
    EXPECT_EQ(step(id, "reopen", office), "adopted_as_it_is");
    EXPECT_EQ(step(id, "issue", office), "issued");
    EXPECT_EQ(desk->value<std::int64_t>("SELECT count(*) FROM paper WHERE adopted_version = issued_version AND "
                                        "adopted_digest = issued_digest AND id = " +
                                        std::to_string(id.value)),
              1);
}

ON_EACH_ENGINE(Papers);

// One side of a comparison as one text, and what of it is common to both.
std::string side_of(std::vector<mandate::DifferenceRow> const& rows, bool after, bool common)
{
    std::string out;
    for (auto const& row : rows) {
        auto const& spans = after ? row.after : row.before;
        for (auto const& span : spans)
            if (!common || !span.changed) out += span.text;
        if (!common && !spans.empty()) out += '\n';
    }
    return out;
}

std::u32string some_text(std::mt19937& chance, int paragraphs)
{
    static constexpr std::u32string_view letters = U"甲乙丙，a";
    std::u32string                       out;
    for (int i = 0; i < paragraphs; ++i) {
        auto length = 1 + chance() % 6;
        for (std::size_t at = 0; at < length; ++at) out += letters[chance() % letters.size()];
        out += U'\n';
    }
    return out;
}

// How many paragraphs two texts have in common at most, by the table everybody knows.
std::size_t longest_common(std::vector<std::u32string> const& a, std::vector<std::u32string> const& b)
{
    std::vector<std::vector<std::size_t>> best(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
    for (std::size_t i = 1; i <= a.size(); ++i)
        for (std::size_t j = 1; j <= b.size(); ++j)
            best[i][j] = a[i - 1] == b[j - 1] ? best[i - 1][j - 1] + 1 : std::max(best[i - 1][j], best[i][j - 1]);
    return best[a.size()][b.size()];
}

std::vector<std::u32string> lines_of(std::u32string const& text)
{
    std::vector<std::u32string> out;
    for (std::size_t at = 0; at < text.size();) {
        auto end = text.find(U'\n', at);
        out.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return out;
}

TEST(TextDifferences, give_both_texts_back_and_keep_as_much_as_can_be_kept)
{
    for (unsigned seed = 1; seed <= 400; ++seed) {
        std::mt19937 chance{seed};
        auto         before = some_text(chance, static_cast<int>(chance() % 12));
        auto         after  = some_text(chance, static_cast<int>(chance() % 12));
        if (seed % 2 == 0) { // mostly the same
            after = before;
            if (!after.empty()) after[chance() % (after.size() - 1)] = U'丁'; // never its last break
        }
        auto rows = mandate::differences(before, after);
        EXPECT_EQ(side_of(rows, false, false), mandate::to_utf8(before)) << "seed " << seed;
        if (after.find(U"\n\n") == after.npos && !after.starts_with(U'\n'))
            EXPECT_EQ(side_of(rows, true, false), mandate::to_utf8(after)) << "seed " << seed;
        EXPECT_EQ(side_of(rows, false, true), side_of(rows, true, true)) << "seed " << seed;
        auto same = static_cast<std::size_t>(
            std::ranges::count(rows, mandate::DifferenceKind::same, &mandate::DifferenceRow::kind));
        EXPECT_EQ(same, longest_common(lines_of(before), lines_of(after))) << "seed " << seed;
    }
}

TEST(TextDifferences, mark_what_changed_within_a_paragraph_and_nothing_when_only_the_breaks_differ)
{
    auto rows = mandate::differences(U"第一条 任期三年。\r\n\r\n第二条 略。", U"第一条 任期四年。\n第二条 略。\n");
    ASSERT_EQ(rows.size(), 2u);
    EXPECT_EQ(rows[0].kind, mandate::DifferenceKind::changed);
    ASSERT_EQ(rows[0].before.size(), 3u);
    EXPECT_EQ(rows[0].before[1].text, "三");
    EXPECT_EQ(rows[0].after[1].text, "四");
    EXPECT_EQ(rows[1].kind, mandate::DifferenceKind::same);
}

TEST(TextDifferences, stay_within_their_time_when_nothing_is_alike)
{
    std::u32string before, after;
    for (int i = 0; i < 6'000; ++i) {
        before += U"甲" + std::u32string(20, static_cast<char32_t>(0x4E00 + i)) + U"\n";
        after += U"乙" + std::u32string(20, static_cast<char32_t>(0x6E00 + i)) + U"\n";
    }
    auto rows = mandate::differences(before, after);
    EXPECT_EQ(rows.size(), 12'000u);
}

} // namespace
} // namespace penstock
