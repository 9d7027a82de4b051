#include "message/mail_text.hpp"

#include "base/defect.hpp"
#include "base/digest.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace penstock {

namespace {

bool printable(char c) { return c >= 0x20 && c < 0x7f; }

// The bytes of the code point that begins here.
std::size_t length_at(std::string_view text, std::size_t at)
{
    auto        lead = static_cast<unsigned char>(text[at]);
    std::size_t size = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    return std::min(size, text.size() - at);
}

std::string mailbox(std::string const& name, std::string const& address)
{
    return name.empty() ? "<" + address + ">" : encoded_words(name) + "\r\n <" + address + ">";
}

// "Sun, 29 Nov 2026 08:00:00 +0000"
std::string date_of(Instant at)
{
    constexpr std::array days{"Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"}; // 1 January 1970 was a Thursday
    constexpr std::array months{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    auto const           iso        = at.iso(); // 2026-11-29T08:00:00.000Z
    auto const           days_since = at.milliseconds / 86'400'000;
    return fmt::format("{}, {} {} {} {} +0000", days[static_cast<std::size_t>(days_since % 7)], iso.substr(8, 2),
                       months[static_cast<std::size_t>(std::stoi(iso.substr(5, 2)) - 1)], iso.substr(0, 4),
                       iso.substr(11, 8));
}

std::string body_in(bool chinese, MailHead const& head, std::vector<MailPart> const& parts)
{
    auto say = [&](Bilingual const& text) {
        return chinese ? (text.zh.empty() ? text.en : text.zh) : (text.en.empty() ? text.zh : text.en);
    };
    std::string out;
    if (head.digest)
        out += chinese ? fmt::format("今日摘要：{} 条\n\n", parts.size())
                       : fmt::format("Your digest of today: {} {}\n\n", parts.size(),
                                     parts.size() == 1 ? "message" : "messages");
    for (auto const& part : parts) {
        out += say(part.title) + "\n" + say(part.text) + "\n";
        out += (chinese ? "收到原因：" : "Why you get this: ") + say(part.why) + "\n";
        if (!part.address.empty()) out += part.address + "\n";
        out += "\n";
    }
    return out;
}

} // namespace

bool plain_address(std::string_view address)
{
    auto at = address.find('@');
    return at != address.npos && at > 0 && at + 1 < address.size() && address.size() <= 254 &&
           address.find('@', at + 1) == address.npos && std::ranges::all_of(address, [](char c) {
               return printable(c) && c != ' ' && c != '<' && c != '>' && c != '"' && c != ',' && c != ';';
           });
}

std::string encoded_words(std::string_view text)
{
    bool plain = std::ranges::all_of(text, [](char c) { return printable(c) && c != '=' && c != '"' && c != ','; });
    if (plain && text.size() <= 60) return std::string{text};
    std::string out, piece;
    auto        close = [&] {
        if (!piece.empty()) out += (out.empty() ? "" : "\r\n ") + ("=?UTF-8?B?" + base64(piece)) + "?=";
        piece.clear();
    };
    for (std::size_t at = 0; at < text.size();) {
        auto size = length_at(text, at);
        if (piece.size() + size > 42) close(); // 42 bytes are 56 characters of base64
        piece += text.substr(at, size);
        at += size;
    }
    close();
    return out;
}

std::string mail_text(MailHead const& head, std::vector<MailPart> const& parts)
{
    expects(!parts.empty() && plain_address(head.from) && plain_address(head.to));
    auto const& first   = parts.front().title;
    auto        subject = head.digest ? fmt::format("每日摘要 Daily digest ({})", parts.size())
                                      : first.zh + (first.zh.empty() || first.en.empty() ? "" : " / ") + first.en;
    std::string out     = "Date: " + date_of(head.at) + "\r\n";
    out += "From: " + mailbox(head.from_name, head.from) + "\r\n";
    out += "To: " + mailbox(head.to_name, head.to) + "\r\n";
    out += "Subject: " + encoded_words(subject) + "\r\n";
    out += "Message-ID: <" + head.identifier + ">\r\n";
    out += "Auto-Submitted: auto-generated\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n"
           "Content-Transfer-Encoding: base64\r\n\r\n";
    auto encoded = base64(body_in(true, head, parts) + "----\n\n" + body_in(false, head, parts));
    for (std::size_t at = 0; at < encoded.size(); at += 76) out += encoded.substr(at, 76) + "\r\n";
    return out;
}

} // namespace penstock
