#include "exchange/communique_file.hpp"

#include "exchange/refusals.hpp"
#include "exchange/xlsx_package.hpp"
#include "exchange/xml_reader.hpp"
#include "mandate/communique_bytes.hpp"

#include <algorithm>
#include <initializer_list>
#include <optional>

namespace penstock::exchange {

namespace {

using mandate::communique_bytes_most;

constexpr XlsxLimits document_limits = {
    .file_bytes = std::int64_t{communique_bytes_most}, .entries = 1'000, .unpacked = {.bytes = std::int64_t{32} << 20}};

// The paragraphs of word/document.xml. What was struck out with changes on record stands in other elements.
class DocumentEvents final : public XmlEvents {
public:
    std::string found;

    void opened(std::string_view name, XmlAttributes) override
    {
        if (name == "t") in_text_ = true;
        else if (name == "tab") found += in_cell_ ? ' ' : '\t';
        else if (name == "br" || name == "cr") found += in_cell_ ? ' ' : '\n';
        else if (name == "tc") in_cell_ = true;
    }

    void closed(std::string_view name) override
    {
        if (name == "t") in_text_ = false;
        else if (name == "p") found += in_cell_ ? ' ' : '\n';
        else if (name == "tc") {
            while (found.ends_with(' ')) found.pop_back();
            found += '\t';
            in_cell_ = false;
        } else if (name == "tr") {
            if (found.ends_with('\t')) found.pop_back();
            found += '\n';
        }
    }

    void text(std::string_view piece) override
    {
        if (in_text_) found += piece;
        if (found.size() > communique_bytes_most) stopped = true;
    }

    bool stopped{};

private:
    bool in_text_{}, in_cell_{};
};

Result<std::string> text_of_document(std::string bytes)
{
    auto source  = from_memory(std::move(bytes));
    auto package = TRY(XlsxPackage::open(*source, document_limits));
    if (!package->has("word/document.xml")) return refuse(refusal::unknown_format);
    DocumentEvents events;
    XmlReader      reader{TRY(XlsxPackage::entry(package, "word/document.xml")), events};
    CHECK(reader.read_to_end());
    if (events.stopped) return refuse(refusal::too_large, std::to_string(communique_bytes_most));
    return std::move(events.found);
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

std::string in_lower(std::string_view text)
{
    std::string out{text};
    std::ranges::transform(out, out.begin(), lower);
    return out;
}

bool is_page(std::string_view bytes)
{
    constexpr std::size_t looked_at = 4096;
    auto const            head      = in_lower(bytes.substr(0, looked_at));
    auto const            first     = head.find_first_not_of(" \t\r\n\xef\xbb\xbf");
    if (first == head.npos || head[first] != '<') return false;
    for (auto const* mark : {"<!doctype html", "<html", "<head", "<body", "<div", "<p>", "<p ", "<table", "<article"})
        if (head.find(mark) != head.npos) return true;
    return false;
}

// Reads a page as a browser shows its words: no scripts, a line for each block, a tab between cells.
class Page {
    using Text = std::string_view;

public:
    explicit Page(std::string_view page) : page_{page} {}

    std::string text()
    {
        while (at_ < page_.size()) {
            if (page_[at_] == '<') read_tag();
            else if (page_[at_] == '&') read_entity();
            else add(page_[at_++]);
        }
        return std::move(out_);
    }

private:
    // White space in a page is one space; a line break between two Chinese characters is none.
    void add(char c)
    {
        constexpr Text blanks = " \t\r\n";
        if (!blanks.contains(c)) {
            out_ += c;
            return;
        }
        bool broken = c == '\n';
        for (; at_ < page_.size() && blanks.contains(page_[at_]); ++at_) broken = broken || page_[at_] == '\n';
        auto const beyond_ascii = [](char each) { return static_cast<unsigned char>(each) >= 0x80; };
        if (out_.empty() || Text{" \n\t"}.contains(out_.back())) return;
        if (broken && beyond_ascii(out_.back()) && at_ < page_.size() && beyond_ascii(page_[at_])) return;
        out_ += ' ';
    }

    void end_line()
    {
        while (!out_.empty() && out_.back() == ' ') out_.pop_back();
        if (!out_.empty() && out_.back() != '\n') out_ += '\n';
    }

    void read_tag()
    {
        if (page_.substr(at_).starts_with("<!--")) return skip_past("-->");
        auto const close = page_.find('>', at_);
        if (close == page_.npos) {
            at_ = page_.size();
            return;
        }
        auto name       = in_lower(page_.substr(at_ + 1, std::min<std::size_t>(close - at_ - 1, 12)));
        at_             = close + 1;
        bool const ends = name.starts_with('/');
        if (ends) name.erase(0, 1);
        name.resize(std::min(name.find_first_of(" \t\r\n/>"), name.size()));
        for (Text const silent : {"script", "style", "noscript", "template", "title"})
            if (!ends && name == silent) return skip_element(silent);
        if (name == "td" || name == "th") {
            while (out_.ends_with(' ')) out_.pop_back();
            if (ends) out_ += '\t';
            return;
        }
        if (name == "tr" && ends) {
            while (!out_.empty() && Text{" \t"}.contains(out_.back())) out_.pop_back();
            out_ += '\n';
            return;
        }
        for (Text const block :
             {"p",  "div", "br", "li",      "h1",      "h2",     "h3",     "h4",         "h5",   "h6", "table",
              "tr", "ul",  "ol", "section", "article", "header", "footer", "blockquote", "body", "hr"})
            if (name == block) return end_line();
    }

    void skip_past(Text mark)
    {
        auto const found = page_.find(mark, at_);
        at_              = found == page_.npos ? page_.size() : found + mark.size();
    }

    void skip_element(Text name)
    {
        for (;;) {
            skip_past("</");
            if (at_ >= page_.size() || in_lower(page_.substr(at_, name.size())) == name) break;
        }
        skip_past(">");
    }

    void read_entity()
    {
        constexpr std::size_t longest = 10;
        auto const            end     = page_.find(';', at_);
        auto const name  = end == page_.npos || end - at_ > longest ? Text{} : page_.substr(at_ + 1, end - at_ - 1);
        auto const meant = name.empty() ? std::nullopt : character_of(name);
        if (!meant) return add(page_[at_++]);
        at_ = end + 1;
        if (*meant == U' ' || *meant == U'\u00A0') add(' ');
        else out_ += mandate::to_utf8({&*meant, 1});
    }

    static std::optional<char32_t> character_of(Text name)
    {
        struct Named {
            Text     name;
            char32_t meant;
        };
        static constexpr Named known[] = {{"amp", U'&'},       {"lt", U'<'},     {"gt", U'>'},    {"quot", U'"'},
                                          {"nbsp", U'\u00A0'}, {"ldquo", U'“'},  {"rdquo", U'”'}, {"lsquo", U'‘'},
                                          {"rsquo", U'’'},     {"hellip", U'…'}, {"mdash", U'—'}, {"middot", U'·'},
                                          {"ensp", U' '},      {"emsp", U' '},   {"apos", U'\''}, {"bull", U'•'}};
        for (auto const& each : known)
            if (each.name == name) return each.meant;
        if (!name.starts_with('#')) return std::nullopt;
        bool const    hex    = name.size() > 1 && (name[1] == 'x' || name[1] == 'X');
        std::uint32_t value  = 0;
        auto const    digits = name.substr(hex ? 2 : 1);
        if (digits.empty()) return std::nullopt;
        for (char const c : digits) {
            auto const place = Text{"0123456789abcdef"}.find(lower(c));
            if (place == Text::npos || (!hex && place > 9)) return std::nullopt;
            value = value * (hex ? 16 : 10) + static_cast<std::uint32_t>(place);
        }
        bool const sound = value >= 0x20 && value <= 0x10FFFF && (value < 0xD800 || value > 0xDFFF);
        return sound ? std::optional<char32_t>{value} : std::nullopt;
    }

    Text        page_;
    std::size_t at_{};
    std::string out_;
};

} // namespace

Result<std::string> text_of_communique(std::string bytes)
{
    if (bytes.size() > communique_bytes_most) return refuse(refusal::too_large, std::to_string(communique_bytes_most));
    if (bytes.starts_with("PK\x03\x04")) return text_of_document(std::move(bytes));
    if (!is_page(bytes)) return bytes;
    auto const page = TRY(mandate::decode_text(bytes));
    return Page{mandate::to_utf8(page.text)}.text();
}

Result<std::string> text_of_upload(Reader& reader, Digest const& digest)
{
    auto const blob = find_blob(reader, digest);
    if (!blob) return refuse(refusal::not_found);
    if (blob->size > static_cast<std::int64_t>(communique_bytes_most))
        return refuse(refusal::too_large, std::to_string(communique_bytes_most));
    BlobSource  source{*blob};
    std::string bytes;
    for (auto piece = source.next(reader); !piece.empty(); piece = source.next(reader)) bytes += piece;
    return text_of_communique(std::move(bytes));
}

} // namespace penstock::exchange
