#include "message/post_office.hpp"

#include "base/digest.hpp"
#include "message/message.hpp"

#include <algorithm>
#include <optional>

namespace penstock {

namespace {

struct DueMail {
    std::int64_t id{};
    MailKind     kind{};
    std::string  cause;
    Instant      made_at;
    std::int64_t attempts{};
    std::string  name;
    std::string  email;
    std::string  state; // of the person
};
BOOST_DESCRIBE_STRUCT(DueMail, (), (id, kind, cause, made_at, attempts, name, email, state))

struct PartRow {
    Bilingual   title;
    Bilingual   text;
    Bilingual   why;
    std::string place;
};
BOOST_DESCRIBE_STRUCT(PartRow, (), (title, text, why, place))

struct Found {
    DueMail               mail;
    std::vector<MailPart> parts;
};

std::optional<Found> next_mail(Reader& reader, Instant now, std::string const& link)
{
    auto mail = reader.row<DueMail>(R"sql(
        SELECT m.id, m.kind, m.cause, m.made_at, m.attempts, p.name, p.email, p.state
          FROM mail m
          JOIN person p ON p.id = m.person
         WHERE m.state IN ('waiting', 'sending') AND m.next_at <= $1
         ORDER BY m.next_at, m.id
         LIMIT 1
    )sql",
                                    now);
    if (!mail) return std::nullopt;
    Found out{*std::move(mail), {}};
    for (auto& row : reader.rows<PartRow>(R"sql(
             SELECT title_zh, title_en, text_zh, text_en, why_zh, why_en, place
               FROM message
              WHERE mail_id = $1
              ORDER BY id
         )sql",
                                          out.mail.id))
        out.parts.push_back(
            {std::move(row.title), std::move(row.text), std::move(row.why), link.empty() ? "" : link + row.place});
    return out;
}

// In a commit of its own; whether the mail was as we saw it.
bool mark(PostWorld& world, DueMail const& mail, MailState state, std::string const& said,
          std::chrono::milliseconds next_in)
{
    bool changed = false;
    auto outcome = world.ask({.operation = "send_mail", .request = "{}", .run = [&](Act& act) -> Result<std::string> {
                                  changed = mark_mail(act, {mail.id, mail.attempts, state, said, next_in});
                                  return std::string{"{}"};
                              }});
    return outcome.ending == journal::Ending::done && changed;
}

} // namespace

std::chrono::milliseconds wait_after(std::int64_t attempts)
{
    std::chrono::milliseconds out = std::chrono::minutes{1};
    for (std::int64_t i = 1; i < attempts && out < std::chrono::hours{6}; ++i) out *= 4;
    return std::min<std::chrono::milliseconds>(out, std::chrono::hours{6});
}

bool PostOffice::send_next()
{
    std::optional<Found> found;
    auto const           now = world_.clock.now();
    world_.read([&](Reader& reader) { found = next_mail(reader, now, world_.link); });
    if (!found) return false;
    auto& mail = found->mail;
    auto  none = std::chrono::milliseconds{0};
    if (mail.state == "closed" || mail.state == "suspended")
        return mark(world_, mail, MailState::given_up, "the account is not in use", none);
    if (!plain_address(mail.email)) return mark(world_, mail, MailState::given_up, "the address is none", none);
    if (now.milliseconds - mail.made_at.milliseconds > std::chrono::milliseconds{patience}.count())
        return mark(world_, mail, MailState::given_up, "it is too old", none);
    if (found->parts.empty()) return mark(world_, mail, MailState::given_up, "it says nothing", none);
    if (!mark(world_, mail, MailState::sending, "", doubt)) return false;
    ++mail.attempts;

    MailHead head{.from       = world_.from,
                  .from_name  = world_.from_name,
                  .to         = mail.email,
                  .to_name    = mail.name,
                  .identifier = hex(sha256(world_.origin + "\n" + mail.cause).view()).substr(0, 32) + "@" +
                                world_.from.substr(world_.from.find('@') + 1),
                  .at     = mail.made_at,
                  .digest = mail.kind == MailKind::digest};
    auto     answer = world_.send(mail.email, mail_text(head, found->parts));
    auto     said   = (answer.code != 0 ? std::to_string(answer.code) + " " : "") + answer.said;
    switch (answer.outcome) {
    case SmtpOutcome::taken: mark(world_, mail, MailState::sent, said, none); break;
    case SmtpOutcome::never: mark(world_, mail, MailState::given_up, said, none); break;
    case SmtpOutcome::later: mark(world_, mail, MailState::waiting, said, wait_after(mail.attempts)); break;
    }
    return true;
}

} // namespace penstock
