// What a communiqué or a set of minutes proposes for the record: header, agenda, papers, directives with their clauses.
// Each is a quotation with its place; what the text does not say stays empty, above all who owes what and by when.
#pragma once

#include "base/day.hpp"

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace penstock::mandate {

BOOST_DEFINE_ENUM_CLASS(CommuniqueLanguage, zh, en)
// What a paragraph of the agenda is about, as far as the text tells.
BOOST_DEFINE_ENUM_CLASS(ProposedItemKind, study, hear_report, deliberate_paper, other)
BOOST_DEFINE_ENUM_CLASS(PaperOutcome, adopted, adopted_in_principle, deliberated, heard, noted, returned, deferred)
// What a clause asks for: only an action, a deliverable and an outcome can be followed to an end; the others say in
// which spirit, how and to which end.
BOOST_DEFINE_ENUM_CLASS(ClauseClass, study, attitude, commitment, political, principle, action, method, deliverable,
                        outcome, purpose)

// The text's own words, [start, end) in code points of the restored text.
struct Quote {
    std::string  text;
    std::int64_t start{};
    std::int64_t end{};

    friend bool operator==(Quote const&, Quote const&) = default;
};
BOOST_DESCRIBE_STRUCT(Quote, (), (text, start, end))

// A date in the text's words; `day` only where all of it is known, inferred where the year stands elsewhere.
struct QuotedDay {
    std::string        text;
    std::int64_t       start{};
    std::int64_t       end{};
    std::optional<Day> day;
    bool               year_inferred{};
};
BOOST_DESCRIBE_STRUCT(QuotedDay, (), (text, start, end, day, year_inferred))

struct QuotedChair {
    std::string  text;
    std::int64_t start{};
    std::int64_t end{};
    std::string  name;
    std::string  office; // "" when the text gives none
};
BOOST_DESCRIBE_STRUCT(QuotedChair, (), (text, start, end, name, office))

struct CommuniqueHeader {
    bool                       syndicated{}; // a copy: 原标题
    std::vector<Quote>         titles;
    std::optional<Quote>       outlet;
    std::optional<QuotedDay>   published;
    std::optional<Quote>       reporter;
    std::optional<Quote>       reporter_of; // the paper he reports for
    std::optional<QuotedDay>   meeting_date;
    std::optional<Quote>       body;
    std::optional<QuotedChair> chair;
    std::optional<Quote>       follow_up; // 研究我市落实意见
    std::vector<Quote>         topics; // what a title says was on the agenda
    bool                       topics_complete{true};
};
BOOST_DESCRIBE_STRUCT(CommuniqueHeader, (),
                      (syndicated, titles, outlet, published, reporter, reporter_of, meeting_date, body, chair,
                       follow_up, topics, topics_complete))

// One matter: a paragraph that says what was stressed, or a numbered heading with what follows it.
struct ProposedItem {
    std::int64_t         number{};
    ProposedItemKind     kind{ProposedItemKind::other};
    std::optional<Quote> label;
    bool                 label_inferred{}; // from the order of the topics in a title
    std::int64_t         start{};
    std::int64_t         end{};
};
BOOST_DESCRIBE_STRUCT(ProposedItem, (), (number, kind, label, label_inferred, start, end))

// What was studied or heard, or a paper and how it was decided; the item is inferred from the wording.
struct ProposedStudy {
    std::string                 text;
    std::int64_t                start{};
    std::int64_t                end{};
    std::optional<std::int64_t> item;
};
BOOST_DESCRIBE_STRUCT(ProposedStudy, (), (text, start, end, item))

struct ProposedReport {
    std::string                 text;
    std::int64_t                start{};
    std::int64_t                end{};
    bool                        list_complete{true};
    std::optional<std::int64_t> item;
};
BOOST_DESCRIBE_STRUCT(ProposedReport, (), (text, start, end, list_complete, item))

struct ProposedPaper {
    std::string                 text; // without the title marks
    std::int64_t                start{};
    std::int64_t                end{};
    PaperOutcome                outcome{};
    Quote                       decided_by; // the words that decided
    bool                        list_complete{true};
    std::optional<std::int64_t> item;
};
BOOST_DESCRIBE_STRUCT(ProposedPaper, (), (text, start, end, outcome, decided_by, list_complete, item))

// 会议指出 without 要: a finding, nobody's duty.
struct ProposedFinding {
    std::string                 text;
    std::int64_t                start{};
    std::int64_t                end{};
    std::optional<std::int64_t> item;
};
BOOST_DESCRIBE_STRUCT(ProposedFinding, (), (text, start, end, item))

struct ProposedClause {
    std::string  text;
    std::int64_t start{};
    std::int64_t end{};
    ClauseClass  kind{};
    std::string  verb; // "" where no verb is known
    std::string  object;
};
// Described by hand: the word of the interface is `class`, which no member of C++ may be called.
inline auto boost_base_descriptor_fn(ProposedClause**) { return boost::describe::detail::list<>{}; }
inline auto boost_protected_member_descriptor_fn(ProposedClause**) { return boost::describe::detail::list<>{}; }
inline auto boost_private_member_descriptor_fn(ProposedClause**) { return boost::describe::detail::list<>{}; }
inline auto boost_public_member_descriptor_fn(ProposedClause**)
{
#define PENSTOCK_CLAUSE_MEMBER(member, word)                                                                           \
    [] {                                                                                                               \
        struct Described {                                                                                             \
            static constexpr auto pointer() noexcept { return &ProposedClause::member; }                               \
            static constexpr auto name() noexcept { return word; }                                                     \
        };                                                                                                             \
        return Described{};                                                                                            \
    }()
    return boost::describe::detail::member_descriptor_fn_impl<boost::describe::mod_public>(
        0, PENSTOCK_CLAUSE_MEMBER(text, "text"), PENSTOCK_CLAUSE_MEMBER(start, "start"),
        PENSTOCK_CLAUSE_MEMBER(end, "end"), PENSTOCK_CLAUSE_MEMBER(kind, "class"), PENSTOCK_CLAUSE_MEMBER(verb, "verb"),
        PENSTOCK_CLAUSE_MEMBER(object, "object"));
#undef PENSTOCK_CLAUSE_MEMBER
}

// A duty the meeting laid down. Owner and date are quotations of the text, never conclusions.
struct ProposedDirective {
    std::string                 key; // stays the same when the same text is read again
    std::string                 text;
    std::int64_t                start{};
    std::int64_t                end{};
    std::optional<std::int64_t> item;
    std::optional<Quote>        owner;
    std::optional<QuotedDay>    due;
    std::vector<ProposedClause> clauses;
    std::optional<std::int64_t> recorded; // the directive that was captured from here already
};
BOOST_DESCRIBE_STRUCT(ProposedDirective, (), (key, text, start, end, item, owner, due, clauses, recorded))

struct Communique {
    CommuniqueLanguage             language{};
    bool                           meeting{}; // false: this tells of no meeting, and nothing is proposed
    CommuniqueHeader               header;
    std::vector<ProposedItem>      items;
    std::vector<ProposedStudy>     study_items;
    std::vector<ProposedReport>    reports;
    std::vector<ProposedPaper>     papers;
    std::vector<ProposedFinding>   findings;
    std::vector<ProposedDirective> directives;
};
BOOST_DESCRIBE_STRUCT(Communique, (),
                      (language, meeting, header, items, study_items, reports, papers, findings, directives))

// Reads a restored text. Text that is no communiqué gives no proposals and is not refused.
Communique read_communique(std::string_view text);

} // namespace penstock::mandate
