// The head of a Chinese communiqué: titles, who reported it and when, who met and under whom; then what was studied,
// heard and decided.
#include "mandate/communique_readers.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <span>

namespace penstock::mandate {

namespace {

using Text = std::u32string_view;

constexpr Text offices[] = {U"书记",   U"主任",   U"市长",   U"区长", U"县长",  U"省长", U"镇长", U"局长",
                            U"厅长",   U"部长",   U"主席",   U"院长", U"校长",  U"会长", U"组长", U"董事长",
                            U"总经理", U"秘书长", U"理事长", U"委员", U"常委",  U"处长", U"所长", U"院士",
                            U"同志",   U"先生",   U"女士",   U"总裁", U"司令员"};

constexpr Text met[] = {U"召开", U"举行"};

bool ends_in_any(Text text, std::span<Text const> words)
{
    return std::ranges::any_of(words, [&](Text word) { return text.ends_with(word); });
}

// 市委书记孟凡利: where the name begins.
std::size_t name_in(Text text)
{
    std::size_t out = 0;
    for (Text const office : offices)
        if (auto const at = text.rfind(office); at != text.npos) out = std::max(out, at + office.size());
    return out;
}

bool is_name(Text text)
{
    return text.size() >= 2 && text.size() <= (text.contains(U'·') ? 12u : 4u) &&
           std::ranges::all_of(text, [](char32_t c) { return c >= 0x3400 || c == U'·'; });
}

class Header {
public:
    Header(Scan const& scan, std::vector<Part> const& lines, CommuniqueHeader& header)
        : scan_{scan},
          lines_{lines},
          header_{header}
    {}

    std::size_t read()
    {
        std::size_t at = 0;
        while (at < lines_.size() && is_title(lines_[at])) read_title(lines_[at++]);
        if (at == lines_.size()) return at;
        Part lead = lines_[at];
        read_dateline(lead);
        for (auto i = at; i < lines_.size() && i < at + 12; ++i) read_field(lines_[i]);
        for (auto i = at; i < lines_.size() && i < at + 4; ++i)
            for (auto const sentence : scan_.sentences(i == at ? lead : lines_[i])) read_meeting(sentence);
        if (!header_.body)
            for (auto const& title : header_.titles) find_body(part_of(title));
        read_chair(at);
        return at;
    }

private:
    static Part part_of(Quote const& quote)
    {
        return {static_cast<std::size_t>(quote.start), static_cast<std::size_t>(quote.end)};
    }

    bool is_title(Part line) const
    {
        constexpr std::size_t longest = 60;
        auto const            text    = scan_.in(line);
        if (text.size() > longest || text.contains(U'。') || text.contains(U'\t') || text.contains(U'|')) return false;
        if (is_field(text)) return false;
        auto const day = find_chinese_day(scan_, line);
        return !day || (text.find(U'讯') == text.npos && text.find(U'，') == text.npos);
    }

    static bool is_field(Text text)
    {
        for (Text const key : {U"时间", U"会议时间", U"日期", U"地点", U"主持人", U"主持", U"出席", U"列席", U"记录",
                               U"参会", U"会议地点"})
            if (text.starts_with(key) && text.size() > key.size() && text[key.size()] == U'：') return true;
        return false;
    }

    void read_title(Part line)
    {
        constexpr Text marker = U"原标题";
        if (header_.titles.empty() && scan_.in(line).starts_with(marker)) {
            header_.syndicated = true;
            line.from += marker.size();
            while (!line.empty() && Text{U"：: "}.contains(scan_.all()[line.from])) ++line.from;
        }
        if (line.empty()) return;
        header_.titles.push_back(scan_.quote(line));
        read_topics(line);
    }

    // 研究推进深化改革、工会、妇女儿童和完善科技攻关机制等工作
    void read_topics(Part line)
    {
        auto const text = scan_.in(line);
        for (Text const opening :
             {U"研究推进", U"研究部署", U"研究审议", U"部署推进", U"审议", U"研究", U"部署", U"听取"}) {
            if (!text.starts_with(opening) || !header_.topics.empty()) continue;
            Part rest{line.from + opening.size(), line.to};
            for (Text const ending : {U"等工作", U"等事项", U"等议题", U"工作", U"事项", U"等"}) {
                if (!scan_.in(rest).ends_with(ending)) continue;
                header_.topics_complete = !ending.starts_with(U"等");
                rest.to -= ending.size();
                break;
            }
            auto topics = scan_.cut(rest, U"、");
            if (topics.empty()) return;
            auto const last = topics.back();
            for (Text const bridge : {U"和", U"以及", U"及"}) {
                auto const at = scan_.find(bridge, last);
                // 改革和建设 may be one topic; two long ones are two.
                bool const two = at && *at >= last.from + 4 && last.to >= *at + bridge.size() + 4;
                if (!at || *at == last.from || (topics.size() < 2 && !two)) continue;
                topics.back() = {last.from, *at};
                topics.push_back({*at + bridge.size(), last.to});
                break;
            }
            for (auto const topic : topics) header_.topics.push_back(scan_.quote(topic));
        }
    }

    // 深圳新闻网2023年11月16日讯（深圳特区报记者 林捷兴）: taken off the paragraph it opens.
    void read_dateline(Part& lead)
    {
        constexpr std::size_t longest = 80;
        auto const            text    = scan_.all();
        Part const            front{lead.from, std::min(lead.to, lead.from + longest)};
        auto const            word =
            std::ranges::find_if(text.begin() + front.from, text.begin() + front.to, [&](char32_t const& c) {
                auto const at   = static_cast<std::size_t>(&c - text.data());
                auto const next = at + 1 < lead.to ? text[at + 1] : U'\0';
                return (c == U'讯' || c == U'电') &&
                       (next == U'（' || next == U' ' || next == U'\u3000' || next == U'(');
            });
        if (word == text.begin() + front.to) return;
        auto const at     = static_cast<std::size_t>(word - text.begin());
        Part       outlet = {lead.from, at};
        if (scan_.in(outlet).contains(U'。')) return;
        if (auto const day = find_chinese_day(scan_, outlet)) {
            header_.published = quoted_day(scan_, *day, std::nullopt);
            outlet.to         = day->where.from;
        }
        outlet = scan_.trimmed(outlet);
        if (!outlet.empty()) header_.outlet = scan_.quote(outlet);
        lead.from = at + 1;
        if (text[at + 1] != U'（' && text[at + 1] != U'(') return;
        auto const close = std::min(text.find(U'）', at), text.find(U')', at));
        if (close == text.npos || close >= lead.to) return;
        read_reporter({at + 2, close});
        lead.from = close + 1;
    }

    void read_reporter(Part inside)
    {
        constexpr Text word = U"记者";
        auto const     at   = scan_.find(word, inside);
        if (!at) return;
        if (Part const of = scan_.trimmed({inside.from, *at}); !of.empty()) header_.reporter_of = scan_.quote(of);
        Part name = scan_.trimmed({*at + word.size(), inside.to});
        if (auto const other = scan_.find(U"通讯员", name)) name = scan_.trimmed({name.from, *other});
        if (!name.empty()) header_.reporter = scan_.quote(name);
    }

    std::optional<int> year_of_report() const
    {
        if (!header_.published || !header_.published->day) return std::nullopt;
        return header_.published->day->year();
    }

    // A line such as 时间：2024年3月5日 or 主持人：李甲.
    void read_field(Part line)
    {
        auto const text = scan_.in(line);
        if (!is_field(text)) return;
        Part const value = scan_.trimmed({line.from + text.find(U'：') + 1, line.to});
        if (text.starts_with(U"时间") || text.starts_with(U"会议时间") || text.starts_with(U"日期")) take_day(value);
        if (text.starts_with(U"主持") && !value.empty()) take_chair(value);
    }

    void take_day(Part part)
    {
        auto const day = find_chinese_day(scan_, part);
        if (header_.meeting_date || !day || day->day == 0) return;
        auto const year      = year_of_report();
        header_.meeting_date = quoted_day(scan_, *day, year);
        auto& date           = *header_.meeting_date;
        // A meeting of December is told in January.
        if (date.day && date.year_inferred && *date.day > *header_.published->day)
            date.day = Day::of(*year - 1, day->month, day->day);
    }

    void read_meeting(Part sentence)
    {
        auto const text = scan_.in(sentence);
        bool const told = std::ranges::any_of(met, [&](Text word) { return text.find(word) != text.npos; }) ||
                          text.find(U"会议") != text.npos;
        if (told && header_.meeting_date == std::nullopt) take_day(sentence);
        if (!header_.body) find_body(sentence);
    }

    // 11月16日，市委常委会召开会议: who met. 市长李甲主持召开市政府常务会议: the meeting itself is the body.
    void find_body(Part sentence)
    {
        for (auto const piece : scan_.cut(sentence, U"，；：")) {
            for (Text const word : met) {
                auto const at = scan_.find(word, piece);
                if (!at || header_.body) continue;
                Part before = scan_.trimmed({piece.from, *at});
                Part after  = scan_.trimmed({*at + word.size(), piece.to});
                if (scan_.in(after).starts_with(U"了")) ++after.from;
                if (scan_.in(before).ends_with(U"主持") || before.empty()) {
                    if (auto const end = end_of_meeting(after)) header_.body = scan_.quote({after.from, *end});
                    continue;
                }
                if (auto const day = find_chinese_day(scan_, before)) before.from = day->where.to;
                for (Text const when : {U"上午", U"下午", U"晚", U"日前", U"近日", U"今天", U"昨天", U"今日", U"昨日"})
                    if (scan_.in(before).starts_with(when)) before.from += when.size();
                before = scan_.trimmed(before);
                // 市委常委会会议在市民中心举行
                if (auto const place = scan_.find(U"会议在", before)) before.to = *place;
                else if (scan_.in(before).ends_with(U"会议") && before.to - before.from > 4) before.to -= 2;
                if (!before.empty()) header_.body = scan_.quote(before);
            }
        }
    }

    std::optional<std::size_t> end_of_meeting(Part part) const
    {
        auto const at = scan_.find(U"会议", part);
        if (at && *at > part.from) return *at + 2;
        auto const brief = scan_.find(U"会", part);
        if (brief && *brief > part.from) return *brief + 1;
        return std::nullopt;
    }

    void take_chair(Part part)
    {
        auto const text = scan_.in(part);
        auto const from = name_in(text);
        auto const name = text.substr(from);
        if (!is_name(name)) return;
        auto const quote = scan_.quote(part);
        header_.chair    = QuotedChair{quote.text, quote.start, quote.end, scan_.words({part.from + from, part.to}),
                                    scan_.words(scan_.trimmed({part.from, part.from + from}))};
    }

    // The fullest mention: 市委书记孟凡利主持会议 rather than the title's 孟凡利主持会议.
    void read_chair(std::size_t from)
    {
        for (auto i = from; i < lines_.size() && i < from + 6; ++i)
            for (auto const sentence : scan_.sentences(lines_[i])) find_chair(sentence);
        if (!header_.chair)
            for (auto const& title : header_.titles) find_chair(part_of(title));
    }

    void find_chair(Part sentence)
    {
        for (auto piece : scan_.cut(sentence, U"，；：")) {
            auto const at = scan_.find(U"主持", piece);
            if (!at || header_.chair) continue;
            auto const after = scan_.in({*at + 2, piece.to});
            if (!after.empty() && !after.starts_with(U"会议") && !after.starts_with(U"召开") &&
                !after.starts_with(U"并") && !after.starts_with(U"了"))
                continue;
            piece.to = *at;
            if (auto const by = scan_.find(U"由", piece)) piece.from = *by + 1;
            if (auto const day = find_chinese_day(scan_, piece)) piece.from = day->where.to;
            if (auto const paren = scan_.in(piece).rfind(U'）'); paren != Text::npos) piece.from += paren + 1;
            take_chair(scan_.trimmed(piece));
        }
    }

    Scan const&              scan_;
    std::vector<Part> const& lines_;
    CommuniqueHeader&        header_;
};

// The first of some words in a part, the longest where several begin at one place.
struct Hit {
    std::size_t at{};
    Text        word;
};
std::optional<Hit> first_of(Scan const& scan, Part part, std::span<Text const> words)
{
    std::optional<Hit> out;
    for (Text const word : words) {
        auto const at = scan.find(word, part);
        if (!at || (out && (*at > out->at || (*at == out->at && word.size() < out->word.size())))) continue;
        out = Hit{*at, word};
    }
    return out;
}

constexpr Text studied[]        = {U"学习贯彻落实", U"学习贯彻", U"传达学习", U"学习传达", U"集体学习",
                                   U"学习领会",     U"传达贯彻", U"学习了",   U"传达了"};
constexpr Text studied_things[] = {U"精神", U"》",   U"讲话", U"批示", U"指示", U"回信",
                                   U"贺信", U"部署", U"要求", U"文件", U"通知", U"决定"};

// 传达学习了A精神、B精神: each of them.
void read_studied(Scan const& scan, Part piece, Communique& out)
{
    auto const hit = first_of(scan, piece, studied);
    if (!hit) return;
    Part rest{hit->at + hit->word.size(), piece.to};
    while (!rest.empty() && Text{U"了：:"}.contains(scan.all()[rest.from])) ++rest.from;
    std::vector<Part> items;
    std::size_t       from = rest.from;
    for (auto const cut : scan.cut(rest, U"、")) {
        if (!ends_in_any(scan.in(cut), studied_things)) continue;
        items.push_back({from, cut.to});
        from = cut.to + 1;
    }
    for (auto item : items) {
        if (scan.in(item).starts_with(U"和")) ++item.from;
        auto quote = scan.quote(item);
        out.study_items.push_back({std::move(quote.text), quote.start, quote.end, std::nullopt});
    }
}

// 听取深圳综合改革试点实施情况等汇报
void read_heard(Scan const& scan, Part piece, Communique& out)
{
    auto const at = scan.find(U"听取", piece);
    if (!at) return;
    Part rest{*at + 2, piece.to};
    while (!rest.empty() && Text{U"了并和"}.contains(scan.all()[rest.from])) ++rest.from;
    std::optional<std::size_t> end;
    for (Text const word : {U"汇报", U"报告"})
        if (auto const found = scan.in(rest).rfind(word); !end && found != Text::npos) end = rest.from + found;
    if (!end) return;
    rest.to       = *end;
    bool complete = true;
    for (Text const ending : {U"的专题", U"专题", U"的工作", U"的"})
        if (scan.in(rest).ends_with(ending)) rest.to -= ending.size();
    if (scan.in(rest).ends_with(U"等")) {
        complete = false;
        --rest.to;
    }
    for (auto const report : scan.cut(rest, U"、")) {
        auto quote = scan.quote(report);
        out.reports.push_back({std::move(quote.text), quote.start, quote.end, complete, std::nullopt});
    }
}

PaperOutcome outcome_of(Text words)
{
    auto const has = [&](Text word) { return words.find(word) != Text::npos; };
    if (has(U"暂缓") || has(U"择期") || has(U"另行研究") || has(U"再次提交") || has(U"下次会议"))
        return PaperOutcome::deferred;
    if (has(U"退回") || has(U"未予通过") || has(U"未获通过") || has(U"不予通过")) return PaperOutcome::returned;
    if (has(U"原则通过") || has(U"原则同意") || has(U"原则上通过") || has(U"原则上同意"))
        return PaperOutcome::adopted_in_principle;
    if (has(U"通过") || has(U"同意") || has(U"批准") || has(U"审定")) return PaperOutcome::adopted;
    if (has(U"听取")) return PaperOutcome::heard;
    return PaperOutcome::deliberated;
}

constexpr Text deciding[] = {U"原则", U"审议", U"审定", U"研究", U"讨论", U"通过",
                             U"同意", U"批准", U"审核", U"退回", U"暂缓"};

// 审议并原则通过《A》《B》等文件稿, or 《A》获原则通过.
void read_papers(Scan const& scan, Part sentence, Communique& out)
{
    auto const text = scan.all();
    for (auto at = sentence.from; at < sentence.to;) {
        auto const open = scan.find(U"《", {at, sentence.to});
        if (!open) return;
        // The words before the list, back to the comma, and the list of titles.
        auto from = *open;
        while (from > sentence.from && !Text{U"，；：》"}.contains(text[from - 1])) --from;
        std::vector<Part> titles;
        auto              end = *open;
        while (end < sentence.to && text[end] == U'《') {
            auto const close = scan.find(U"》", {end, sentence.to});
            if (!close) return;
            titles.push_back({end + 1, *close});
            end = *close + 1;
            // also 《A》（送审稿）、《B》和《C》
            if (end < sentence.to && text[end] == U'（') {
                auto const shut = scan.find(U"）", {end, sentence.to});
                if (shut) end = *shut + 1;
            }
            auto const next = end + 1 < sentence.to && Text{U"、和及"}.contains(text[end]) ? end + 1 : end;
            if (next < sentence.to && text[next] == U'《') end = next;
        }
        bool const open_list = end < sentence.to && text[end] == U'等';
        Part const before    = scan.trimmed({from, *open});
        auto       stop      = end;
        while (stop < sentence.to && !Text{U"，；"}.contains(text[stop])) ++stop;
        Part const after = scan.trimmed({end, stop});
        auto const hit   = first_of(scan, before, deciding);
        auto const late  = first_of(scan, after, deciding);
        at               = end;
        if (!hit && !late) continue;
        if (first_of(scan, before, studied) || scan.in(before).starts_with(U"根据")) continue;
        Part const words = hit && !(late && outcome_of(scan.in(before)) == PaperOutcome::deliberated)
                               ? Part{hit->at, before.to}
                               : after;
        for (auto const title : titles) {
            auto quote = scan.quote(title);
            out.papers.push_back({std::move(quote.text), quote.start, quote.end, outcome_of(scan.in(words)),
                                  scan.quote(words), !open_list, std::nullopt});
        }
    }
}

} // namespace

std::size_t read_chinese_header(Scan const& scan, std::vector<Part> const& lines, CommuniqueHeader& header)
{
    return Header{scan, lines, header}.read();
}

void read_chinese_matters(Scan const& scan, Part sentence, Communique& out)
{
    for (auto const piece : scan.cut(sentence, U"，；")) {
        read_studied(scan, piece, out);
        read_heard(scan, piece, out);
        auto const text = scan.in(piece);
        if (text.starts_with(U"研究") && !out.header.follow_up && !text.contains(U'《') &&
            (text.ends_with(U"意见") || text.ends_with(U"措施") || text.ends_with(U"举措")))
            out.header.follow_up = scan.quote(piece);
    }
    read_papers(scan, sentence, out);
}

} // namespace penstock::mandate
