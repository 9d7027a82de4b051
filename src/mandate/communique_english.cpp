// English minutes by their own rules: who was asked to do what by when stands in the text, so it is quoted from there.
#include "mandate/communique_english.hpp"
#include "mandate/communique_bytes.hpp"
#include "mandate/communique_readers.hpp"

#include <algorithm>
#include <initializer_list>

namespace penstock::mandate {

namespace {

using Text = std::u32string_view;
using english::find_word;
using english::starts_with_word;

constexpr Text resolved[]   = {U"resolved", U"agreed", U"decided"};
constexpr Text asked[]      = {U"asked", U"requested", U"invited", U"instructed", U"directed", U"tasked", U"charged"};
constexpr Text passive[]    = {U"was", U"were", U"is", U"are", U"has been", U"have been", U"be"};
constexpr Text duty_words[] = {U"shall", U"should", U"will", U"must", U"to"};

class English {
public:
    explicit English(Scan const& scan) : scan_{scan}, lines_{scan.lines()} {}

    Communique read()
    {
        out_.language = CommuniqueLanguage::en;
        out_.meeting  = tells_of_a_meeting();
        if (!out_.meeting) return std::move(out_);
        auto const first = read_english_header(scan_, lines_, out_.header);
        for (auto at = first; at < lines_.size();) at = read_line(at);
        for (auto& item : out_.items) {
            auto const some = [&](auto const& things) {
                return std::ranges::any_of(things, [&](auto const& thing) { return thing.item == item.number; });
            };
            if (some(out_.papers)) item.kind = ProposedItemKind::deliberate_paper;
            else if (some(out_.reports)) item.kind = ProposedItemKind::hear_report;
        }
        return std::move(out_);
    }

private:
    bool tells_of_a_meeting() const
    {
        for (std::size_t i = 0; i < lines_.size() && i < 4; ++i)
            if (find_word(scan_, U"minutes", lines_[i])) return true;
        Part const all{0, scan_.all().size()};
        if (!find_word(scan_, U"meeting", all)) return false;
        return std::ranges::any_of(resolved, [&](Text word) { return find_word(scan_, word, all).has_value(); });
    }

    std::optional<std::int64_t> item() const
    {
        return out_.items.empty() ? std::nullopt : std::optional{out_.items.back().number};
    }

    std::size_t read_line(std::size_t at)
    {
        auto const line = lines_[at];
        if (auto const label = english::heading(scan_, line)) {
            out_.items.push_back({.number = static_cast<std::int64_t>(out_.items.size()) + 1,
                                  .label  = scan_.quote(*label),
                                  .start  = static_cast<std::int64_t>(line.from),
                                  .end    = static_cast<std::int64_t>(line.to)});
            return at + 1;
        }
        auto const rows = read_table(scan_, lines_, at, item(), out_);
        if (rows == 0)
            for (auto const sentence : english::sentences(scan_, line)) read_sentence(sentence);
        auto const last = lines_[at + std::max<std::size_t>(rows, 1) - 1];
        if (!out_.items.empty()) out_.items.back().end = static_cast<std::int64_t>(last.to);
        return at + std::max<std::size_t>(rows, 1);
    }

    void read_sentence(Part sentence)
    {
        auto const papers = out_.papers.size();
        read_papers(sentence);
        read_reports(sentence);
        if (read_action(sentence) || read_asked(sentence)) return;
        if (out_.papers.size() == papers && read_resolved(sentence)) return;
        if (auto const noted = find_word(scan_, U"noted that", sentence)) {
            auto quote = scan_.quote(scan_.trimmed({*noted + 10, sentence.to}));
            out_.findings.push_back({std::move(quote.text), quote.start, quote.end, item()});
        }
    }

    // Action: Dr Roe to prepare a note by 31 May 2025
    bool read_action(Part sentence)
    {
        auto const text = scan_.in(sentence);
        if (!starts_with_word(text, U"action")) return false;
        auto const colon = text.find(U':');
        if (colon > 12) return false;
        Part const rest = scan_.trimmed({sentence.from + colon + 1, sentence.to});
        for (Text const word : {U"to", U"will", U"shall"})
            if (auto const at = find_word(scan_, word, rest); at && *at > rest.from && *at - rest.from < 80) {
                add(rest.from, scan_.trimmed({rest.from, *at}), {*at + word.size(), rest.to});
                return true;
            }
        add(rest.from, std::nullopt, rest);
        return true;
    }

    // The Board asked Dr Roe to prepare …; Dr Roe was asked to prepare …
    bool read_asked(Part sentence)
    {
        for (Text const word : asked) {
            auto const at = find_word(scan_, word, sentence);
            if (!at) continue;
            Part const after  = scan_.trimmed({*at + word.size(), sentence.to});
            Part const before = scan_.trimmed({sentence.from, *at});
            auto const to     = find_word(scan_, U"to", after);
            if (!to) continue;
            if (*to > after.from) { // whom they asked
                Part const who = scan_.trimmed({after.from, *to});
                if (scan_.in(who).size() > 80 || find_word(scan_, U"that", who)) continue;
                add(who.from, who, {*to + 2, sentence.to});
                return true;
            }
            for (Text const be : passive)
                if (scan_.in(before).ends_with(be)) {
                    Part who = scan_.trimmed({before.from, before.to - be.size()});
                    if (auto const comma = scan_.in(who).rfind(U','); comma != Text::npos)
                        who = scan_.trimmed({who.from + comma + 1, who.to});
                    if (auto const that = find_word(scan_, U"that", who)) who = scan_.trimmed({*that + 4, who.to});
                    if (!who.empty()) {
                        add(who.from, who, {*to + 2, sentence.to});
                        return true;
                    }
                }
        }
        return false;
    }

    // resolved that the office shall …; agreed to …
    bool read_resolved(Part sentence)
    {
        for (Text const word : resolved) {
            auto const at = find_word(scan_, word, sentence);
            if (!at) continue;
            Part rest = scan_.trimmed({*at + word.size(), sentence.to});
            while (!rest.empty() && Text{U":,—- "}.contains(scan_.all()[rest.from])) ++rest.from;
            if (starts_with_word(scan_.in(rest), U"to")) {
                rest = scan_.trimmed({rest.from + 2, rest.to});
                add(rest.from, std::nullopt, rest);
                return true;
            }
            if (starts_with_word(scan_.in(rest), U"that")) rest = scan_.trimmed({rest.from + 4, rest.to});
            else if (word == U"agreed") continue; // agreed terms, agreed a position
            if (rest.empty()) continue;
            for (Text const must : duty_words) {
                auto const verb = find_word(scan_, must, rest);
                if (!verb || *verb == rest.from || *verb - rest.from > 80) continue;
                Part const act = scan_.trimmed({*verb + must.size(), rest.to});
                Part const who = scan_.trimmed({rest.from, *verb});
                if (!starts_with_word(scan_.in(act), U"be")) {
                    add(rest.from, who, act);
                    return true;
                }
                if (must == U"will") break; // told, not laid down: the next meeting will be held in June
                add(rest.from, std::nullopt, rest, Passive{who, scan_.trimmed({act.from + 2, act.to})});
                return true;
            }
            if (find_word(scan_, U"will", rest)) {
                auto quote = scan_.quote(rest);
                out_.findings.push_back({std::move(quote.text), quote.start, quote.end, item()});
            } else add(rest.from, std::nullopt, rest);
            return true;
        }
        return false;
    }

    // The paper "Open calls" was adopted in principle.
    void read_papers(Part sentence)
    {
        struct Verb {
            Text         word;
            PaperOutcome outcome;
        };
        constexpr Verb verbs[] = {{U"in principle", PaperOutcome::adopted_in_principle},
                                  {U"deferred", PaperOutcome::deferred},
                                  {U"returned", PaperOutcome::returned},
                                  {U"referred back", PaperOutcome::returned},
                                  {U"approved", PaperOutcome::adopted},
                                  {U"adopted", PaperOutcome::adopted},
                                  {U"endorsed", PaperOutcome::adopted},
                                  {U"noted", PaperOutcome::noted},
                                  {U"received", PaperOutcome::heard},
                                  {U"considered", PaperOutcome::deliberated},
                                  {U"discussed", PaperOutcome::deliberated}};
        auto const     found   = std::ranges::find_if(
            verbs, [&](Verb const& verb) { return find_word(scan_, verb.word, sentence).has_value(); });
        if (found == std::end(verbs)) return;
        auto const at    = *find_word(scan_, found->word, sentence);
        auto const words = scan_.quote({at, at + found->word.size()});
        for (auto const title : english::quoted(scan_, sentence)) {
            auto quote = scan_.quote(title);
            out_.papers.push_back({std::move(quote.text), quote.start, quote.end, found->outcome, words, true, item()});
        }
    }

    void read_reports(Part sentence)
    {
        for (Text const opening : {U"heard a report on", U"heard the report on", U"received a report on",
                                   U"received the report on", U"heard reports on"}) {
            auto const at = find_word(scan_, opening, sentence);
            if (!at) continue;
            Part rest = scan_.trimmed({*at + opening.size(), sentence.to});
            if (auto const from = find_word(scan_, U"from", rest)) rest = scan_.trimmed({rest.from, *from});
            auto quote = scan_.quote(rest);
            out_.reports.push_back({std::move(quote.text), quote.start, quote.end, true, item()});
            return;
        }
    }

    // The register shall be published by June: nobody is charged, the object stands in front.
    struct Passive {
        Part object, verb;
    };

    void add(std::size_t from, std::optional<Part> owner, Part act, std::optional<Passive> passive = std::nullopt)
    {
        act                     = scan_.trimmed(act);
        Part const        whole = scan_.trimmed({from, act.to});
        auto              quote = scan_.quote(whole);
        ProposedDirective directive{
            .text = std::move(quote.text), .start = quote.start, .end = quote.end, .item = item()};
        if (owner) directive.owner = scan_.quote(english::without_article(scan_, *owner));
        directive.due = english::due_in(scan_, act, meeting_day());
        if (passive) {
            auto const parts = english_parts(scan_.in(passive->verb));
            auto       words = scan_.quote(act);
            directive.clauses.push_back({std::move(words.text), words.start, words.end, parts.kind, to_utf8(parts.verb),
                                         scan_.words(english::without_article(scan_, passive->object))});
            out_.directives.push_back(std::move(directive));
            return;
        }
        for (auto const clause : english::clauses(scan_, act)) {
            auto const parts = english_parts(scan_.in(clause));
            auto       words = scan_.quote(clause);
            directive.clauses.push_back({std::move(words.text), words.start, words.end, parts.kind, to_utf8(parts.verb),
                                         to_utf8(parts.object)});
        }
        out_.directives.push_back(std::move(directive));
    }

    std::optional<Day> meeting_day() const
    {
        return out_.header.meeting_date ? out_.header.meeting_date->day : std::nullopt;
    }

    Scan const&       scan_;
    std::vector<Part> lines_;
    Communique        out_;
};

} // namespace

Communique read_english(Scan const& scan) { return English{scan}.read(); }

} // namespace penstock::mandate
