#include "message/message.hpp"

#include "message/mail_text.hpp"
#include "message/post_office.hpp"
#include "people/person_facts.hpp"
#include "store/schema.hpp"
#include "support/engines.hpp"
#include "support/smtp_server.hpp"

#include <gtest/gtest.h>

namespace penstock {
namespace {

// A record with one person, messages for him, and a post office that hands mails to a server of ours.
class MessageTest : public test::OnEachEngine {
protected:
    void SetUp() override
    {
        test::OnEachEngine::SetUp();
        if (IsSkipped()) return;
        recorder.emplace(open(), clock, chance);
        wei = added("wei", "wei@linjiang.example");
    }

    ManualClock             clock{*Instant::from_iso("2026-11-23T04:00:00.000Z")};
    SeededChance            chance{7};
    std::optional<Recorder> recorder;
    test::SmtpServer        server;
    Id<Person>              wei;
    int                     causes{};
    // What happens to a mail on its way: nothing is handed over, or the answer is lost.
    enum class Way { straight, before, after } way{};

    Outcome run(std::function<Result<std::string>(Act&)> work, std::string key = "")
    {
        return recorder->run_one({.key = std::move(key), .operation = "t", .request = "{}", .run = std::move(work)});
    }
    Id<Person> added(std::string name, std::string email)
    {
        Id<Person> out;
        run(
            [&](Act& act) -> Result<std::string> {
                out = Id<Person>{act.record(PersonInvited{name, email})};
                return std::string{"{}"};
            },
            "add " + name);
        return out;
    }
    void told(MessageCategory category, std::string cause = "")
    {
        if (cause.empty()) cause = "fact/" + std::to_string(++causes);
        run([&](Act& act) -> Result<std::string> {
            tell(act, wei,
                 {category,
                  cause,
                  "/my-duties/12",
                  {"【交办】健全机制", "Assign: sound rules"},
                  {"期限 2026-12-20。", "Due on 2026-12-20."},
                  {"您是责任人。", "You are answerable for it."}});
            return std::string{"{}"};
        });
    }
    void digests()
    {
        run([](Act& act) { return make_digests(act); });
    }
    PostOffice office()
    {
        return PostOffice{{.ask = [this](Attempt attempt) { return recorder->run_one(std::move(attempt)); },
                           .read =
                               [this](auto const& use) {
                                   auto db       = open();
                                   auto snapshot = db.snapshot();
                                   use(snapshot);
                               },
                           .send = [this](std::string const& to, std::string const& text) -> SmtpAnswer {
                               if (way == Way::before) throw std::runtime_error{"killed before"};
                               penstock::SmtpServer const ours{"127.0.0.1", server.port(), "penstock@linjiang.example"};
                               auto                       answer = send_by_smtp(ours, to, text);
                               if (way == Way::after) throw std::runtime_error{"killed after"};
                               return answer;
                           },
                           .clock     = clock,
                           .from      = "penstock@linjiang.example",
                           .from_name = "Penstock 渠成",
                           .link      = "https://penstock.example",
                           .origin    = "linjiang.example/journal/1"}};
    }
    std::string states()
    {
        auto        db       = open();
        auto        snapshot = db.snapshot();
        std::string out;
        for (auto const& each : snapshot.rows<std::string>("SELECT state FROM mail ORDER BY id"))
            out += (out.empty() ? "" : " ") + each;
        return out;
    }
    static std::string body_of(std::string const& mail)
    {
        auto encoded = mail.substr(mail.find("\r\n\r\n") + 4);
        std::erase_if(encoded, [](char c) { return c == '\r' || c == '\n'; });
        return from_base64(encoded).value_or("no base64");
    }
    static std::string header(std::string const& mail, std::string const& name)
    {
        auto at = mail.find(name + ": ");
        return mail.substr(at + name.size() + 2, mail.find("\r\n", at) - at - name.size() - 2);
    }
};

ON_EACH_ENGINE(MessageTest);

TEST_P(MessageTest, what_one_must_act_on_goes_out_at_once_with_its_content_and_why)
{
    told(MessageCategory::duty_assigned);
    EXPECT_EQ(states(), "waiting");
    EXPECT_TRUE(office().send_next());
    EXPECT_FALSE(office().send_next());
    EXPECT_EQ(states(), "sent");
    auto taken = server.taken();
    ASSERT_EQ(taken.size(), 1u);
    EXPECT_EQ(taken[0].from, "<penstock@linjiang.example>");
    EXPECT_EQ(taken[0].to, "<wei@linjiang.example>");
    auto body = body_of(taken[0].text);
    for (auto const* part : {"期限 2026-12-20。", "收到原因：您是责任人。", "https://penstock.example/my-duties/12",
                             "Due on 2026-12-20.", "Why you get this: You are answerable for it."})
        EXPECT_NE(body.find(part), std::string::npos) << part << " in " << body;
    EXPECT_EQ(header(taken[0].text, "Auto-Submitted"), "auto-generated");
    EXPECT_EQ(header(taken[0].text, "Date"), "Mon, 23 Nov 2026 04:00:00 +0000");
}

TEST_P(MessageTest, the_rest_goes_out_once_a_day_together)
{
    told(MessageCategory::duty_progress);
    told(MessageCategory::duty_helping);
    EXPECT_FALSE(office().send_next());
    digests();
    digests();
    EXPECT_TRUE(office().send_next());
    EXPECT_FALSE(office().send_next());
    ASSERT_EQ(server.taken().size(), 1u);
    EXPECT_NE(body_of(server.taken()[0].text).find("今日摘要：2 条"), std::string::npos);
    told(MessageCategory::duty_progress, "fact/1"); // told before
    digests();
    EXPECT_FALSE(office().send_next());
}

TEST_P(MessageTest, what_a_person_left_is_not_mailed_and_can_be_read)
{
    run([&](Act& act) -> Result<std::string> {
        EXPECT_FALSE(leave(act, wei.value, MessageCategory::duty_assigned, true).has_value());
        EXPECT_TRUE(leave(act, wei.value, MessageCategory::duty_progress, true).has_value());
        return std::string{"{}"};
    });
    told(MessageCategory::duty_progress);
    digests();
    EXPECT_EQ(states(), "");
}

TEST_P(MessageTest, a_server_that_cannot_now_is_asked_again_later_and_later)
{
    told(MessageCategory::duty_assigned);
    server.answer_recipient("451 try later");
    EXPECT_TRUE(office().send_next());
    EXPECT_FALSE(office().send_next()); // not at once
    clock.advance(std::chrono::seconds{59});
    EXPECT_FALSE(office().send_next());
    clock.advance(std::chrono::seconds{2});
    EXPECT_TRUE(office().send_next());
    clock.advance(std::chrono::minutes{3});
    EXPECT_FALSE(office().send_next());
    clock.advance(std::chrono::minutes{2});
    server.answer_recipient("250 ok");
    EXPECT_TRUE(office().send_next());
    EXPECT_EQ(states(), "sent");
    EXPECT_EQ(server.taken().size(), 1u);
}

TEST_P(MessageTest, what_the_server_will_never_take_or_is_too_old_is_given_up)
{
    told(MessageCategory::duty_assigned);
    server.answer_recipient("550 no such user");
    EXPECT_TRUE(office().send_next());
    EXPECT_EQ(states(), "given_up");
    told(MessageCategory::duty_assigned);
    clock.advance(std::chrono::hours{73});
    EXPECT_TRUE(office().send_next());
    EXPECT_EQ(states(), "given_up given_up");
    EXPECT_TRUE(server.taken().empty());
}

TEST_P(MessageTest, a_crash_before_the_server_has_it_loses_no_mail)
{
    told(MessageCategory::duty_assigned);
    way = Way::before;
    EXPECT_THROW(office().send_next(), std::runtime_error);
    EXPECT_EQ(states(), "sending");
    way = Way::straight;
    EXPECT_FALSE(office().send_next()); // its answer may still be on the way
    clock.advance(PostOffice::doubt + std::chrono::seconds{1});
    EXPECT_TRUE(office().send_next());
    EXPECT_EQ(states(), "sent");
    EXPECT_EQ(server.taken().size(), 1u);
}

// What SMTP cannot tell: the copy has the Message-ID of the first.
TEST_P(MessageTest, a_crash_after_the_server_has_it_sends_a_copy_under_the_same_name)
{
    told(MessageCategory::duty_assigned);
    way = Way::after;
    EXPECT_THROW(office().send_next(), std::runtime_error);
    way = Way::straight;
    clock.advance(PostOffice::doubt + std::chrono::seconds{1});
    EXPECT_TRUE(office().send_next());
    auto taken = server.taken();
    ASSERT_EQ(taken.size(), 2u);
    EXPECT_EQ(taken[0].text, taken[1].text);
    EXPECT_TRUE(header(taken[0].text, "Message-ID").ends_with("@linjiang.example>"));
}

TEST(MailText, is_in_lines_of_78_with_no_byte_above_127)
{
    std::string name(40, 'n'), title;
    for (int i = 0; i < 60; ++i) title += "健";
    auto text = mail_text({"a@b.example", "渠成", "c@d.example", name, "x@b.example", Instant{}, false},
                          {{{title, title}, {title, ""}, {"因", "why"}, ""}});
    for (std::size_t at = 0; at < text.size();) {
        auto end = text.find("\r\n", at);
        ASSERT_NE(end, text.npos);
        EXPECT_LE(end - at, 78u);
        at = end + 2;
    }
    for (char c : text) EXPECT_LT(static_cast<unsigned char>(c), 128);
}

TEST(MailText, lets_nobody_write_headers)
{
    for (auto const* address :
         {"a@b.example\r\nBcc: x@y.example", "a@b@c", "@b", "a@", "a b@c", "<a@b>", "a@b,c@d", ""})
        EXPECT_FALSE(plain_address(address)) << address;
    EXPECT_TRUE(plain_address("a.b+c@d-e.example"));
    EXPECT_EQ(encoded_words("a\r\nBcc: x@y").find('\r'), std::string::npos);
}

TEST(Smtp, tells_a_mail_that_is_wrong_from_a_session_that_is)
{
    EXPECT_EQ(outcome_of(250, true), SmtpOutcome::taken);
    EXPECT_EQ(outcome_of(550, false), SmtpOutcome::never);
    EXPECT_EQ(outcome_of(451, false), SmtpOutcome::later);
    EXPECT_EQ(outcome_of(535, false), SmtpOutcome::later);
    EXPECT_EQ(outcome_of(0, false), SmtpOutcome::later);
}

} // namespace
} // namespace penstock
