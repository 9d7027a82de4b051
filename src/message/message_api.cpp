// One's own messages, the switches of what comes by mail, and for whoever runs the machine how mails fare: without
// their content, and without an address.
#include "message/message_api.hpp"

#include "api/refusals.hpp"
#include "message/message.hpp"

#include <algorithm>

namespace penstock {

namespace {

struct MessageItem {
    Id<Message>            id;
    MessageCategory        category{};
    std::string            place; // in the application
    Bilingual              title;
    Bilingual              text;
    Bilingual              why;
    Instant                at;
    std::optional<Instant> read_at;
};
BOOST_DESCRIBE_STRUCT(MessageItem, (), (id, category, place, title, text, why, at, read_at))

constexpr api::SortBy<MessageItem> message_orders[] = {
    {"id", "m.id", [](MessageItem const& row) -> api::SortKey { return row.id.value; }},
};

struct MyMessagesAsk : api::ListAsk {
    std::optional<MessageCategory> category;
    std::optional<bool>            unread;
};
BOOST_DESCRIBE_STRUCT(MyMessagesAsk, (api::ListAsk), (category, unread))

Result<api::List<MessageItem>> list_my_messages(Look& look, MyMessagesAsk const& ask)
{
    api::ListQuery query{"SELECT m.id, m.category, m.place, m.title_zh, m.title_en, m.text_zh, m.text_en, m.why_zh, "
                         "m.why_en, m.at, m.read_at",
                         "FROM message m", "m.id"};
    query.where("m.person = ?", look.caller.person());
    if (ask.category) query.where("m.category = ?", *ask.category);
    if (ask.unread) query.where(*ask.unread ? "m.read_at IS NULL" : "m.read_at IS NOT NULL");
    auto newest = ask;
    if (!newest.sort) newest.sort = "-id";
    return query.page<MessageItem>(look.read, newest, message_orders);
}

struct ReadMessagesAsk {
    Id<Message> through; // this one and all before it
};
BOOST_DESCRIBE_STRUCT(ReadMessagesAsk, (), (through))

struct UnreadView {
    std::int64_t unread{};
};
BOOST_DESCRIBE_STRUCT(UnreadView, (), (unread))

UnreadView unread_of(Reader& reader, std::int64_t person)
{
    return {reader.one<std::int64_t>("SELECT count(*) FROM message WHERE person = $1 AND read_at IS NULL", person)};
}

Result<UnreadView> read_messages(Act& act, Caller const& by, ReadMessagesAsk const& ask)
{
    mark_read(act, by.person(), ask.through);
    return unread_of(act.read(), by.person());
}

struct ChoicesAsk {};
BOOST_DESCRIBE_STRUCT(ChoicesAsk, (), ())

struct CategoryChoice {
    MessageCategory category{};
    Bilingual       title;
    bool            at_once{};
    bool            may_leave{};
    bool            left{};
};
BOOST_DESCRIBE_STRUCT(CategoryChoice, (), (category, title, at_once, may_leave, left))

struct ChoicesView {
    std::vector<CategoryChoice> categories;
};
BOOST_DESCRIBE_STRUCT(ChoicesView, (), (categories))

ChoicesView choices_of(Reader& reader, std::int64_t person)
{
    auto        left = left_by(reader, person);
    ChoicesView out;
    for (auto const& [category, name] : enumerator_table<MessageCategory>) {
        auto terms = terms_of(category);
        out.categories.push_back({category,
                                  {std::string{terms.words.zh}, std::string{terms.words.en}},
                                  terms.at_once,
                                  terms.may_leave,
                                  std::ranges::find(left, category) != left.end()});
    }
    return out;
}

Result<ChoicesView> get_message_choices(Look& look, ChoicesAsk const&)
{
    return choices_of(look.read, look.caller.person());
}

struct ChooseMessagesAsk {
    MessageCategory category{};
    bool            left{};
};
BOOST_DESCRIBE_STRUCT(ChooseMessagesAsk, (), (category, left))

Result<ChoicesView> choose_messages(Act& act, Caller const& by, ChooseMessagesAsk const& ask)
{
    if (by.person() == 0) return refuse(refusal::not_signed_in);
    CHECK(leave(act, by.person(), ask.category, ask.left));
    return choices_of(act.read(), by.person());
}

struct MailItem {
    Id<Mail>               id;
    MailKind               kind{};
    MailState              state{};
    std::int64_t           messages{};
    std::int64_t           attempts{};
    Instant                made_at;
    std::optional<Instant> ended_at;
    std::string            said; // by the mail server
};
BOOST_DESCRIBE_STRUCT(MailItem, (), (id, kind, state, messages, attempts, made_at, ended_at, said))

constexpr api::SortBy<MailItem> mail_orders[] = {
    {"id", "m.id", [](MailItem const& row) -> api::SortKey { return row.id.value; }},
};

struct MailsAsk : api::ListAsk {
    std::optional<MailState> state;
};
BOOST_DESCRIBE_STRUCT(MailsAsk, (api::ListAsk), (state))

Result<api::List<MailItem>> list_mails(Look& look, MailsAsk const& ask)
{
    api::ListQuery query{"SELECT m.id, m.kind, m.state, (SELECT count(*) FROM message t WHERE t.mail_id = m.id) AS "
                         "messages, m.attempts, m.made_at, m.ended_at, m.said",
                         "FROM mail m", "m.id"};
    if (ask.state) query.where("m.state = ?", *ask.state);
    auto newest = ask;
    if (!newest.sort) newest.sort = "-id";
    return query.page<MailItem>(look.read, newest, mail_orders);
}

} // namespace

void register_messages(api::Registry& registry)
{
    using enum Permission;
    registry.read<signed_in, list_my_messages>("/api/my-messages", {"我的消息", "What I was told"});
    registry.upkeep<signed_in, read_messages>("/api/my-messages/read", {"标为已读", "Mark messages as read"});
    registry.read<signed_in, get_message_choices>("/api/my-message-choices", {"哪些消息发邮件", "What I am mailed"});
    registry.upkeep<signed_in, choose_messages>("/api/my-message-choices",
                                                {"选择哪些消息发邮件", "Choose what I am mailed"});
    registry.read<manage_settings, list_mails>("/api/mails", {"邮件发送情况", "How mails fare"});
}

} // namespace penstock
