// The tables of messages and mails, which are outside the record.
#include "message/message.hpp"

#include "api/refusals.hpp"
#include "message/refusals.hpp"

#include <algorithm>

namespace penstock {

namespace {

// One recorder writes, so the next number is free until it has.
std::int64_t next_number(Reader& reader, std::string_view table)
{
    return reader.one<std::int64_t>("SELECT COALESCE(max(id), 0) + 1 FROM " + std::string{table});
}

std::int64_t put_mail(Act& act, Id<Person> person, MailKind kind, std::string const& cause)
{
    auto id = next_number(act.read(), "mail");
    act.upkeep().run(R"sql(
        INSERT INTO mail (id, person, kind, cause, state, made_at, attempts, next_at, said)
        VALUES ($1, $2, $3, $4, 'waiting', $5, 0, $5, '')
    )sql",
                     id, person, kind, cause, act.now);
    return id;
}

struct WaitingRow {
    std::int64_t    id{};
    Id<Person>      person;
    MessageCategory category{};
};
BOOST_DESCRIBE_STRUCT(WaitingRow, (), (id, person, category))

} // namespace

void tell(Act& act, Id<Person> person, NewMessage const& message)
{
    auto there =
        act.read().row<std::int64_t>("SELECT 1 FROM message WHERE person = $1 AND cause = $2", person, message.cause);
    if (there) return;
    auto                        id = next_number(act.read(), "message");
    std::optional<std::int64_t> mail;
    if (terms_of(message.category).at_once)
        mail = put_mail(act, person, MailKind::at_once, "message/" + std::to_string(id));
    act.upkeep().run(R"sql(
        INSERT INTO message (id, person, category, cause, place, title_zh, title_en, text_zh, text_en, why_zh, why_en,
                             at, mail_id)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
    )sql",
                     id, person, message.category, message.cause, message.place, message.title.zh, message.title.en,
                     message.text.zh, message.text.en, message.why.zh, message.why.en, act.now, mail);
}

void mark_read(Act& act, std::int64_t person, Id<Message> through)
{
    act.upkeep().run("UPDATE message SET read_at = $3 WHERE person = $1 AND id <= $2 AND read_at IS NULL", person,
                     through, act.now);
}

bool mark_mail(Act& act, MailMark const& mark)
{
    bool ended = mark.state == MailState::sent || mark.state == MailState::given_up;
    auto at    = ended ? std::optional{act.now} : std::nullopt;
    return act.upkeep().run(R"sql(
        UPDATE mail
           SET state = $2, said = $3, next_at = $4, ended_at = $5, attempts = attempts + $6
         WHERE id = $1 AND attempts = $7 AND state IN ('waiting', 'sending')
    )sql",
                            mark.mail, mark.state, mark.said, act.now.plus(mark.next_in), at,
                            static_cast<std::int64_t>(mark.state == MailState::sending), mark.attempts) == 1;
}

Result<std::string> make_digests(Act& act)
{
    std::int64_t                 mails = 0, last_person = 0, mail = 0;
    std::vector<MessageCategory> left;
    for (auto const& row : act.read().rows<WaitingRow>(
             "SELECT id, person, category FROM message WHERE mail_id IS NULL ORDER BY person, id")) {
        if (row.person.value != last_person) {
            last_person = row.person.value;
            left        = left_by(act.read(), last_person);
            mail        = 0;
        }
        bool wanted = std::ranges::find(left, row.category) == left.end();
        if (wanted && mail == 0) {
            mail = put_mail(act, row.person, MailKind::digest,
                            "digest/" + act.today.iso() + "/" + std::to_string(last_person));
            ++mails;
        }
        act.upkeep().run("UPDATE message SET mail_id = $2 WHERE id = $1", row.id, wanted ? mail : 0);
    }
    return std::to_string(mails);
}

Result<void> leave(Act& act, std::int64_t person, MessageCategory category, bool left)
{
    if (!terms_of(category).may_leave) return refuse(refusal::must_be_told, "/category", "");
    if (left)
        act.upkeep().run(R"sql(
            INSERT INTO message_left (person, category, at) VALUES ($1, $2, $3)
                ON CONFLICT (person, category) DO NOTHING
        )sql",
                         person, category, act.now);
    else act.upkeep().run("DELETE FROM message_left WHERE person = $1 AND category = $2", person, category);
    return {};
}

std::vector<MessageCategory> left_by(Reader& reader, std::int64_t person)
{
    return reader.rows<MessageCategory>("SELECT category FROM message_left WHERE person = $1 ORDER BY category",
                                        person);
}

} // namespace penstock
