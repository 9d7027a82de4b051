#include "journal/note.hpp"
#include "journal/refusals.hpp"
#include "support/signing_keys.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

using namespace penstock;
using namespace penstock::journal;
using test::log_key;
using test::seed_from;
using test::witness_key;

namespace {

std::string const peter_vkey = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
std::string const peter_skey = "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";
std::string const enoch_vkey = "EnochRoot+af0cfe78+ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop";
std::string const text       = "If you think cryptography is the answer to your problem,\n"
                               "then you don't know what your problem is.\n";
std::string const peter_line =
    "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";
std::string const enoch_line =
    "— EnochRoot rwz+eBzmZa0SO3NbfRGzPCpDckykFXSdeX+MNtCOXm2/5n2tiOHp+vAF1aGrQ5ovTG01oOTGwnWLox33WWd1RvMc+QQ=\n";

VerifierKey peter() { return *VerifierKey::parse(peter_vkey); }
VerifierKey enoch() { return *VerifierKey::parse(enoch_vkey); }

Result<Note> open(std::string_view note, std::vector<VerifierKey> known) { return open_note(note, known); }

std::optional<Refusal> refusal_of(Result<Note> const& result)
{
    return result ? std::nullopt : std::optional{result.error().why};
}

} // namespace

TEST(Note, the_note_of_the_specification_verifies)
{
    auto const key = VerifierKey::parse("example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k");
    ASSERT_TRUE(key);
    EXPECT_EQ(key->id(), 0x530d903au);
    std::string const note =
        "This is an example message.\n\n— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ON"
        "ncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n";
    auto const opened = open(note, {*key});
    ASSERT_TRUE(opened);
    EXPECT_EQ(opened->text, "This is an example message.\n");
    EXPECT_EQ(write_note(opened->text, opened->verified), note);
}

TEST(Note, both_notes_of_the_go_library_verify)
{
    auto const one = open(text + "\n" + peter_line + enoch_line, {peter()});
    ASSERT_TRUE(one);
    EXPECT_EQ(one->text, text);
    ASSERT_EQ(one->verified.size(), 1u);
    EXPECT_EQ(one->verified[0].line(), peter_line);
    ASSERT_EQ(one->unverified.size(), 1u);
    EXPECT_EQ(one->unverified[0].line(), enoch_line);

    auto const both = open(text + "\n" + peter_line + enoch_line, {enoch(), peter()});
    ASSERT_TRUE(both);
    EXPECT_EQ(both->verified.size(), 2u);
    EXPECT_TRUE(both->unverified.empty());
}

TEST(Note, a_known_seed_signs_the_same_bytes_as_the_go_library)
{
    auto const secret = SigningKey::parse(peter_skey);
    ASSERT_TRUE(secret);
    EXPECT_EQ(secret->text(), peter_skey);
    EXPECT_EQ(secret->verifier().text(), peter_vkey);
    EXPECT_EQ(secret->sign(text).line(), peter_line);
    EXPECT_TRUE(SigningKey::parse(peter_skey + "\n"));
}

TEST(Note, keys_of_our_own_vectors_have_the_published_text)
{
    SigningKey const log     = log_key();
    SigningKey const witness = witness_key();
    EXPECT_EQ(log.verifier().text(), "penstock.example/journal+c18a9d80+AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4");
    EXPECT_EQ(witness.verifier().text(),
              "witness.example/audit-office+39b525f8+BCmsuuFBvMrwsi4alNNNC8c2HlJtC/4SyJeUvJMilm3X");
    for (SigningKey const& key : {log, witness}) {
        EXPECT_EQ(SigningKey::parse(key.text())->text(), key.text());
        EXPECT_EQ(VerifierKey::parse(key.verifier().text())->text(), key.verifier().text());
    }
}

TEST(Note, without_a_known_key_it_is_refused)
{
    EXPECT_EQ(refusal_of(open(text + "\n" + peter_line + enoch_line, {})), refusal::not_signed_by_known_key);
    EXPECT_EQ(refusal_of(open(text + "\n" + enoch_line, {peter()})), refusal::not_signed_by_known_key);
}

TEST(Note, a_line_that_shares_only_the_name_or_only_the_id_is_of_an_unknown_key)
{
    auto other_name = peter_line, other_id = peter_line;
    other_name.replace(other_name.find("PeterNeumann"), 12, "CarmenSandiego");
    other_id.replace(other_id.find("x08g"), 4, "xxxx");
    auto const opened = open(text + "\n" + other_name + peter_line + other_id, {peter()});
    ASSERT_TRUE(opened);
    EXPECT_EQ(opened->unverified.size(), 2u);
    EXPECT_EQ(refusal_of(open(text + "\n" + other_name + other_id, {peter()})), refusal::not_signed_by_known_key);
}

TEST(Note, a_wrong_signature_of_a_known_key_rejects_the_note_wherever_it_stands)
{
    auto wrong  = peter_line;
    wrong[60]   = wrong[60] == 'A' ? 'B' : 'A';
    auto longer = peter_line;
    longer.insert(60, "ABCD");
    for (auto const& bad : {wrong, longer}) {
        EXPECT_EQ(refusal_of(open(text + "\n" + bad, {peter()})), refusal::wrong_signature);
        EXPECT_EQ(refusal_of(open(text + "\n" + peter_line + bad, {peter()})), refusal::wrong_signature);
        EXPECT_EQ(refusal_of(open(text + "\n" + enoch_line + bad, {peter(), enoch()})), refusal::wrong_signature);
        EXPECT_TRUE(open(text + "\n" + enoch_line + bad, {enoch()}));
    }
    EXPECT_EQ(refusal_of(open("x" + text + "\n" + peter_line, {peter()})), refusal::wrong_signature);
}

TEST(Note, malformed_notes_are_refused)
{
    // The seven of the Go library's tests first.
    for (std::string const& bad : {
             text,
             text + "\n",
             text + "\n" + peter_line.substr(0, peter_line.size() - 1),
             "\x01" + text + "\n" + peter_line,
             "\xff" + text + "\n" + peter_line,
             text + "\n— Bad Name " + peter_line.substr(peter_line.find("x08g"), 108),
             text + "\n" + peter_line + "Unexpected line.\n",
             std::string{},
             std::string{"\n"},
             "\t" + text + "\n" + peter_line,
             "\r" + text + "\n" + peter_line,
             text + peter_line,                                             // no blank line
             text + "\n" + peter_line + "\n",                               // a blank line after the signatures
             text + "\n-" + peter_line.substr(3),                           // a hyphen for the dash
             text + "\n— PeterNeumann\n",
             text + "\n— PeterNeumann \n",
             text + "\n— PeterNeumann x08g\n",                              // nothing after the start of an id
             text + "\n— PeterNeumann x08gow==\n",                          // an id and no signature
             text + "\n— PeterNeumann  " + peter_line.substr(peter_line.find("x08g")),
             text + "\n— Peter+Neumann " + peter_line.substr(peter_line.find("x08g")),
             text + "\n— Peter\u00a0Neumann " + peter_line.substr(peter_line.find("x08g")),
             text + "\n— Peter\u3000Neumann " + peter_line.substr(peter_line.find("x08g")),
             text + "\n" + peter_line.substr(0, peter_line.size() - 2) + "\n", // padding lost
             text + "\n" + peter_line + "\xe2\x80\n",
             "\xed\xa0\x80" + text + "\n" + peter_line,                     // a lone surrogate
             "\xc0\x80" + text + "\n" + peter_line,                         // an overlong zero
         })
        EXPECT_EQ(refusal_of(open(bad, {peter()})), refusal::malformed_note) << bad;
}

TEST(Note, a_text_may_have_blank_lines_and_the_last_one_counts)
{
    SigningKey const  key{"a.example", KeyType::log, seed_from(1)};
    std::string const poem      = "春眠不觉晓\n\n\n— nobody AAAAAAAAAA==\n";
    Signature const   signature = key.sign(poem);
    auto const        opened    = open(write_note(poem, {&signature, 1}), {key.verifier()});
    ASSERT_TRUE(opened);
    EXPECT_EQ(opened->text, poem);
    EXPECT_THROW(write_note("no line feed", {&signature, 1}), Defect);
    EXPECT_THROW(write_note("tab\t\n", {&signature, 1}), Defect);
    EXPECT_THROW(write_note(poem, {}), Defect);
}

TEST(Note, sixteen_signatures_and_more_are_accepted_a_hundred_and_one_are_not)
{
    std::vector<VerifierKey> known;
    std::vector<Signature>   lines;
    for (std::uint8_t i = 0; i < 16; ++i) {
        SigningKey const key{"w" + std::to_string(i) + ".example", KeyType::log, seed_from(i)};
        known.push_back(key.verifier());
        lines.push_back(key.sign(text));
    }
    Signature const large{"pq.example", 7, std::string(8 + 2'420, 'x')}; // room for ML-DSA-44
    lines.push_back(large);
    auto const opened = open_note(write_note(text, lines), known);
    ASSERT_TRUE(opened);
    EXPECT_EQ(opened->verified.size(), 16u);
    EXPECT_EQ(opened->unverified, std::vector{large});

    std::string many = text + "\n";
    for (int i = 0; i < 100; ++i) many += peter_line;
    ASSERT_TRUE(open(many, {peter()}));
    EXPECT_EQ(open(many, {peter()})->verified.size(), 1u);
    EXPECT_EQ(refusal_of(open(many + peter_line, {peter()})), refusal::malformed_note);
    EXPECT_EQ(refusal_of(open(many + peter_line, {})), refusal::malformed_note);
}

TEST(Note, equal_lines_of_unknown_keys_are_kept_once)
{
    auto const opened = open(text + "\n" + peter_line + enoch_line + enoch_line, {peter()});
    ASSERT_TRUE(opened);
    EXPECT_EQ(opened->unverified.size(), 1u);
}

TEST(NoteKey, every_mangled_key_is_refused)
{
    for (std::string const& whole : {peter_vkey, peter_skey}) {
        auto const reads = [&](std::string_view key) {
            return whole == peter_vkey ? VerifierKey::parse(key).has_value() : SigningKey::parse(key).has_value();
        };
        ASSERT_TRUE(reads(whole));
        for (std::size_t start = 0; start <= whole.size(); ++start)
            for (std::size_t length = 0; start + length <= whole.size(); ++length)
                if (length != whole.size()) {
                    ASSERT_FALSE(reads(std::string_view{whole}.substr(start, length))) << start << ' ' << length;
                }
        for (std::size_t i = 0; i < whole.size(); ++i) {
            auto mangled = whole;
            ++mangled[i];
            ASSERT_FALSE(reads(mangled)) << mangled;
        }
    }
    for (std::string_view bad : {
             "PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY==", // too long, id adjusted
             "PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW", // unknown type, id adjusted
             "PeterNeumann+C74F20A3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
             "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW\n",
             " PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
         })
        EXPECT_FALSE(VerifierKey::parse(bad)) << bad;
    EXPECT_FALSE(SigningKey::parse(peter_skey + "\n\n"));
}

TEST(NoteKey, generated_keys_differ_and_sign)
{
    auto const one = SigningKey::generate("a.example", KeyType::log);
    auto const two = SigningKey::generate("a.example", KeyType::log);
    EXPECT_NE(one.text(), two.text());
    EXPECT_TRUE(one.verifier().verify("x", one.sign("x")));
    EXPECT_FALSE(two.verifier().verify("x", one.sign("x")));
    EXPECT_THROW(SigningKey::generate("a b", KeyType::log), Defect);
    EXPECT_THROW(one.cosign("x", 1), Defect);
}

RC_GTEST_PROP(NoteProperty, random_text_is_read_without_harm, (std::string const& noise))
{
    (void)open(noise, {peter()});
    (void)VerifierKey::parse(noise);
    (void)SigningKey::parse(noise);
    (void)open(text + "\n" + noise + peter_line, {peter()});
}

RC_GTEST_PROP(NoteProperty, one_changed_bit_anywhere_never_verifies_another_text, ())
{
    std::string note = text + "\n" + peter_line;
    auto const  bit  = *rc::gen::inRange<std::size_t>(0, note.size() * 8);
    note[bit / 8]    = static_cast<char>(note[bit / 8] ^ (1 << bit % 8));
    RC_ASSERT(!open(note, {peter()}));
}
