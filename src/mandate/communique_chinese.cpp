// The body of a Chinese communiqué: which paragraphs are matters of their own, and the duties their sentences lay down.
#include "mandate/communique_bytes.hpp"
#include "mandate/communique_clause.hpp"
#include "mandate/communique_readers.hpp"

#include <algorithm>
#include <initializer_list>
#include <span>

namespace penstock::mandate {

namespace {

using Text = std::u32string_view;

constexpr Text said[] = {U"强调", U"指出", U"要求", U"提出", U"明确", U"认为", U"表示", U"号召", U"部署"};

// 要 that opens no duty: 要求, 要点 …
bool opens_duty(Text text)
{
    if (!text.starts_with(U"要")) return false;
    for (Text const word : {U"要求", U"要点", U"要么", U"要是", U"要害", U"要素", U"要闻", U"要道", U"要领", U"要件",
                            U"要务", U"要想", U"要知道", U"要不是", U"要旨", U"要塞", U"要人"})
        if (text.starts_with(word)) return false;
    return text.size() > 1;
}

// Whom a sentence addresses: 各区各部门要…
constexpr Text addressed[] = {U"部门", U"单位", U"委",     U"局",   U"办",   U"厅",     U"区",   U"市",   U"县",
                              U"镇",   U"街道", U"院",     U"会",   U"组",   U"党组织", U"干部", U"党员", U"同志",
                              U"企业", U"高校", U"团队",   U"中心", U"政府", U"上下",   U"各级", U"各地", U"机构",
                              U"所",   U"处",   U"科",     U"队",   U"班子", U"书记",   U"公司", U"经理", U"大学",
                              U"学校", U"医院", U"办公室", U"领导", U"委员"};

struct Opening {
    std::size_t         from{}; // where the duty begins
    std::size_t         after{}; // where its first clause does, without whom it addresses
    std::optional<Part> owner;
};

// Whoever stands before 要 at a place: 市科技局、市财政局要会同…
std::optional<Opening> addressed_at(Scan const& scan, Part part)
{
    constexpr std::size_t longest = 30;
    auto const            text    = scan.in(part);
    for (std::size_t at = text.find(U'要'); at <= longest; at = text.find(U'要', at + 1)) {
        if (!opens_duty(text.substr(at))) continue;
        auto const who = text.substr(0, at);
        if (who.find_first_of(U"，；：“”《》") != Text::npos) return std::nullopt;
        bool const fits = std::ranges::any_of(addressed, [&](Text word) { return who.ends_with(word); });
        // 重要, 主要, 需要 and the like are words, 会议要 is the meeting itself.
        if (who.size() < 2 || !fits || who.ends_with(U"会议") || who.starts_with(U"会议")) continue;
        return Opening{part.from, part.from + at, Part{part.from, part.from + at}};
    }
    return std::nullopt;
}

std::optional<Opening> opening_at(Scan const& scan, Part part)
{
    if (opens_duty(scan.in(part))) return Opening{part.from, part.from, std::nullopt};
    return addressed_at(scan, part);
}

// 会议强调，: how long the words are that say who says it. 0 when there are none.
std::size_t lead_in(Text text)
{
    constexpr std::size_t longest = 16;
    auto const            comma   = text.find_first_of(U"，：");
    if (comma > longest) return 0;
    auto const who  = text.substr(0, comma);
    bool const ends = std::ranges::any_of(said, [&](Text word) { return who.ends_with(word); });
    return ends ? comma + 1 : 0;
}

// The duty in a sentence: at its beginning, after 会议强调，, or after 强调， in its midst. 会议要求， demands by itself.
std::optional<Opening> duty_in(Scan const& scan, Part sentence)
{
    if (auto const out = opening_at(scan, sentence)) return out;
    auto const text = scan.in(sentence);
    if (auto const lead = lead_in(text); lead > 0) {
        Part const rest = scan.trimmed({sentence.from + lead, sentence.to});
        if (auto const out = opening_at(scan, rest)) return out;
        if (text.substr(0, lead - 1).ends_with(U"要求") && !rest.empty())
            return Opening{rest.from, rest.from, std::nullopt};
    }
    for (Text const word : said) {
        for (auto at = text.find(word); at != Text::npos; at = text.find(word, at + 1)) {
            auto const mark = at + word.size();
            // 会议强调要…, without a comma; who says it is short.
            auto const clause = text.find_last_of(U"，；：", at);
            auto const begins = clause == Text::npos ? 0 : clause + 1;
            if (opens_duty(text.substr(mark)) && at - begins <= 8)
                return Opening{sentence.from + mark, sentence.from + mark, std::nullopt};
            if (mark >= text.size() || !Text{U"，：,"}.contains(text[mark])) continue;
            // Quoted words lay nothing down: 他说“要…”.
            if (auto const out = opening_at(scan, scan.trimmed({sentence.from + mark + 1, sentence.to}))) return out;
        }
    }
    return std::nullopt;
}

// A date of the meeting's year; one that would lie before the meeting is for a person to say.
QuotedDay due_day(Scan const& scan, ChineseDay const& found, std::optional<Day> meeting)
{
    auto out = quoted_day(scan, found, meeting ? std::optional{meeting->year()} : std::nullopt);
    if (out.year_inferred && *out.day < *meeting) {
        out.day.reset();
        out.year_inferred = false;
    }
    return out;
}

// 6月底前, 2024年3月15日前, 年底前: by when, in the text's words.
std::optional<QuotedDay> due_in(Scan const& scan, Part part, std::optional<Day> meeting)
{
    auto const is_limit = [&](std::size_t at) {
        auto const rest = scan.in({at, part.to});
        return rest.starts_with(U"前") || rest.starts_with(U"之前") || rest.starts_with(U"以前");
    };
    for (auto day = find_chinese_day(scan, part); day; day = find_chinese_day(scan, {day->where.to, part.to}))
        if (is_limit(day->where.to)) return due_day(scan, *day, meeting);
    for (Text const word : {U"今年年底", U"今年底", U"明年年底", U"本月底", U"年底", U"月底", U"季度末"}) {
        auto const at = scan.find(word, part);
        if (!at || !is_limit(*at + word.size())) continue;
        auto quote = scan.quote({*at, *at + word.size()});
        return QuotedDay{std::move(quote.text), quote.start, quote.end, std::nullopt, false};
    }
    return std::nullopt;
}

// 由市科技局牵头: who does it, when the text names somebody.
std::optional<Part> charged_in(Scan const& scan, Part part)
{
    for (auto const clause : scan.cut(part, U"，；")) {
        auto const by = scan.find(U"由", clause);
        if (!by) continue;
        for (Text const verb : {U"牵头", U"负责", U"承办", U"主办"}) {
            auto const at = scan.find(verb, clause);
            if (at && *at > *by + 2 && *at - *by < 24) return Part{*by + 1, *at};
        }
    }
    return std::nullopt;
}

std::optional<Day> day_of(CommuniqueHeader const& header)
{
    return header.meeting_date ? header.meeting_date->day : std::nullopt;
}

void add_directive(Scan const& scan, Opening const& opening, std::size_t end, std::optional<std::int64_t> item,
                   Communique& out)
{
    Part const        whole = scan.trimmed({opening.from, end});
    auto              quote = scan.quote(whole);
    ProposedDirective directive{.text = std::move(quote.text), .start = quote.start, .end = quote.end, .item = item};
    auto const        owner = opening.owner ? opening.owner : charged_in(scan, whole);
    if (owner) directive.owner = scan.quote(*owner);
    directive.due = due_in(scan, whole, day_of(out.header));
    for (auto const clause : scan.cut(whole, U"，；;,")) {
        // The first begins where the duty does, whoever is addressed; its verb is sought behind that.
        auto const inner = clause.from == whole.from ? Part{opening.after, clause.to} : clause;
        auto const parts = parts_of_clause(scan.in(inner));
        auto       words = scan.quote(clause);
        directive.clauses.push_back(
            {std::move(words.text), words.start, words.end, parts.kind, to_utf8(parts.verb), to_utf8(parts.object)});
    }
    out.directives.push_back(std::move(directive));
}

bool is_heading(Scan const& scan, Part line)
{
    constexpr std::size_t longest = 50;
    auto const            text    = scan.in(line);
    if (text.size() > longest || text.find_first_of(U"。；\t|") != Text::npos) return false;
    auto const mark = text.find_first_of(U"、）．.");
    if (mark == Text::npos || mark == 0 || mark > 4) return false;
    auto const number = text.substr(text[0] == U'（' ? 1 : 0, mark - (text[0] == U'（' ? 1 : 0));
    return !number.empty() && number.find_first_not_of(U"一二三四五六七八九十0123456789") == Text::npos;
}

// What follows the number of a heading.
Part label_of(Scan const& scan, Part line)
{
    auto const mark = scan.in(line).find_first_of(U"、）．.");
    return scan.trimmed({line.from + mark + 1, line.to});
}

bool tells_of_a_meeting(Scan const& scan, std::vector<Part> const& lines)
{
    auto const text = scan.all();
    for (Text const verb : {U"强调", U"指出", U"要求", U"听取", U"审议", U"传达", U"认为", U"决定", U"研究", U"明确",
                            U"还强调", U"纪要", U"学习", U"讨论", U"通过", U"由"})
        if (text.find(std::u32string{U"会议"} + std::u32string{verb}) != Text::npos) return true;
    for (std::size_t i = 0; i < lines.size() && i < 6; ++i) {
        auto const line = scan.in(lines[i]);
        for (Text const verb : {U"召开", U"举行", U"主持"})
            if (auto const at = line.find(verb); at != Text::npos && line.find(U'会') != Text::npos) return true;
    }
    return false;
}

// Each thing studied and each paper belongs to the paragraph that speaks of it in its words; when two do, to neither.
template <class Thing> void attach(Scan const& scan, Communique const& out, std::vector<Thing>& things)
{
    constexpr std::size_t least = 5, most_asked = 4000;
    if (things.size() * out.items.size() > most_asked) return;
    for (auto& thing : things) {
        Part const  words{static_cast<std::size_t>(thing.start), static_cast<std::size_t>(thing.end)};
        std::size_t best = 0, second = 0;
        for (auto const& item : out.items) {
            Part const paragraph{static_cast<std::size_t>(item.start), static_cast<std::size_t>(item.end)};
            bool const within = paragraph.from <= words.from && words.to <= paragraph.to;
            auto shared = within ? words.to - words.from + least : longest_in_both(scan.in(words), scan.in(paragraph));
            if (item.label && thing.text.contains(item.label->text))
                shared += static_cast<std::size_t>(item.label->end - item.label->start);
            if (shared > best) {
                second     = best;
                best       = shared;
                thing.item = item.number;
            } else second = std::max(second, shared);
        }
        if (best < least || best == second) thing.item.reset();
    }
}

void give_kinds(Communique& out)
{
    auto const some = [](auto const& things, std::int64_t number) {
        return std::ranges::any_of(things, [&](auto const& thing) { return thing.item == number; });
    };
    for (auto& item : out.items) {
        if (some(out.study_items, item.number)) item.kind = ProposedItemKind::study;
        else if (some(out.papers, item.number)) item.kind = ProposedItemKind::deliberate_paper;
        else if (some(out.reports, item.number)) item.kind = ProposedItemKind::hear_report;
    }
}

class Chinese {
public:
    explicit Chinese(Scan const& scan) : scan_{scan}, lines_{scan.lines()} {}

    Communique read()
    {
        out_.language = CommuniqueLanguage::zh;
        out_.meeting  = tells_of_a_meeting(scan_, lines_);
        if (!out_.meeting) return std::move(out_);
        for (auto at = read_chinese_header(scan_, lines_, out_.header); at < lines_.size();) at = read_line(at);
        close_item();
        label_items();
        attach(scan_, out_, out_.study_items);
        attach(scan_, out_, out_.papers);
        attach(scan_, out_, out_.reports);
        give_kinds(out_);
        return std::move(out_);
    }

private:
    std::size_t read_line(std::size_t at)
    {
        auto const line = lines_[at];
        if (is_heading(scan_, line)) {
            close_item();
            open_item(line);
            out_.items.back().label = scan_.quote(label_of(scan_, line));
            headed_                 = true;
            return at + 1;
        }
        auto const number = static_cast<std::int64_t>(out_.items.size()) + (headed_ ? 0 : 1);
        if (auto const rows = read_table(scan_, lines_, at, number, out_); rows > 0) {
            if (!headed_) open_item(line);
            out_.items.back().end = static_cast<std::int64_t>(lines_[at + rows - 1].to);
            return at + rows;
        }
        auto const before = out_.directives.size() + out_.findings.size();
        for (auto const sentence : scan_.sentences(line)) read_chinese_duties(scan_, sentence, number, out_);
        if (headed_) out_.items.back().end = static_cast<std::int64_t>(line.to);
        else if (out_.directives.size() + out_.findings.size() > before) open_item(line);
        return at + 1;
    }

    void open_item(Part line)
    {
        out_.items.push_back({.number = static_cast<std::int64_t>(out_.items.size()) + 1,
                              .start  = static_cast<std::int64_t>(line.from),
                              .end    = static_cast<std::int64_t>(line.to)});
    }
    void close_item() { headed_ = false; }

    // As many paragraphs as a title names topics: each is one of them, in that order.
    void label_items()
    {
        auto const& topics = out_.header.topics;
        if (topics.size() != out_.items.size()) return;
        for (std::size_t i = 0; i < topics.size(); ++i) {
            if (out_.items[i].label) continue;
            out_.items[i].label          = topics[i];
            out_.items[i].label_inferred = true;
        }
    }

    Scan const&       scan_;
    std::vector<Part> lines_;
    Communique        out_;
    bool              headed_{}; // the item that is open has a heading, and what follows belongs to it
};

} // namespace

void read_chinese_duties(Scan const& scan, Part sentence, std::optional<std::int64_t> item, Communique& out)
{
    auto const duty = duty_in(scan, sentence);
    auto const text = scan.in(sentence);
    if (!duty) {
        if (text.starts_with(U"会议") && lead_in(text) > 0) {
            auto quote = scan.quote(scan.trimmed({sentence.from + lead_in(text), sentence.to}));
            out.findings.push_back({std::move(quote.text), quote.start, quote.end, item});
        } else {
            read_chinese_matters(scan, sentence, out);
        }
        return;
    }
    if (duty->from > sentence.from) read_chinese_matters(scan, {sentence.from, duty->from}, out);
    // After a semicolon another 要 is another duty.
    auto begin = *duty;
    for (auto const piece : scan.cut({duty->from, sentence.to}, U"；;")) {
        if (piece.from <= begin.from) continue;
        auto const next = opening_at(scan, piece);
        if (!next) continue;
        add_directive(scan, begin, piece.from - 1, item, out);
        begin = *next;
    }
    add_directive(scan, begin, sentence.to, item, out);
}

std::optional<QuotedDay> chinese_due(Scan const& scan, Part cell, std::optional<Day> meeting)
{
    auto const day = find_chinese_day(scan, cell);
    if (!day) return std::nullopt;
    return due_day(scan, *day, meeting);
}

Communique read_chinese(Scan const& scan) { return Chinese{scan}.read(); }

} // namespace penstock::mandate
