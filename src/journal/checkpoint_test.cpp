#include "journal/checkpoint.hpp"
#include "journal/refusals.hpp"
#include "support/signing_keys.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

using namespace penstock;
using namespace penstock::journal;
using test::log_key;
using test::witness_key;

namespace {

std::string const root3 = "pkvybgkSj2/i/m+LLYyAHhZrV8BHp82bK4Ceepai8cs=";
std::string const body  = "penstock.example/journal\n3\n" + root3 + "\n";
std::string const log_line =
    "— penstock.example/journal wYqdgEcfM2d+jmHyqGqsoJNISWlPFr+PcS5/W10lLOfBUYNtVYDok2nm0/DN8yCUMoX18RUwdXLlYYcAk2"
    "sPot5a3QM=\n";
std::string const witness_line =
    "— witness.example/audit-office ObUl+AAAAABpVbkA4lGakOEMYOhFJF0P8sFywppWzlI2dPgDI8oRCnH09zF6LhnPkYZDBujDnABo"
    "o+KZCLOvCsDprGQ4iobIwmA8CQ==\n";

Checkpoint example() { return {"penstock.example/journal", 3, *digest_from(*from_base64(root3))}; }

} // namespace

TEST(Checkpoint, text_signature_and_cosignature_are_the_published_bytes)
{
    EXPECT_EQ(checkpoint_text(example()), body);
    EXPECT_EQ(sign_checkpoint(example(), log_key()), body + "\n" + log_line);
    auto const cosignature = witness_key().cosign(body, 1'767'225'600);
    EXPECT_EQ(cosignature.line(), witness_line);
    EXPECT_EQ(cosignature.bytes.size(), 8u + 64u);
    EXPECT_EQ(cosigned_at(cosignature), 1'767'225'600u);
}

TEST(Checkpoint, opens_with_the_log_and_the_witness)
{
    std::vector const witnesses{witness_key().verifier()};
    auto const        opened = open_checkpoint(body + "\n" + log_line + witness_line, log_key().verifier(), witnesses);
    ASSERT_TRUE(opened);
    EXPECT_EQ(opened->checkpoint, example());
    ASSERT_EQ(opened->note.verified.size(), 2u);
    EXPECT_EQ(cosigned_at(opened->note.verified[1]), 1'767'225'600u);
    EXPECT_EQ(cosigned_at(opened->note.verified[0]), std::nullopt);
}

TEST(Checkpoint, a_witness_alone_does_not_make_it_the_logs)
{
    std::vector const witnesses{witness_key().verifier()};
    auto const        opened = open_checkpoint(body + "\n" + witness_line, log_key().verifier(), witnesses);
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error(), refusal::not_signed_by_known_key);
}

TEST(Checkpoint, of_another_log_is_refused_even_when_the_key_signed_it)
{
    std::string const other     = "penstock.example/other\n3\n" + root3 + "\n";
    Signature const   signature = log_key().sign(other);
    auto const        opened    = open_checkpoint(write_note(other, {&signature, 1}), log_key().verifier());
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error(), refusal::other_log);
}

TEST(Checkpoint, a_cosignature_with_another_time_or_text_does_not_verify)
{
    auto const key         = witness_key();
    auto const cosignature = key.cosign(body, 1'767'225'600);
    EXPECT_TRUE(key.verifier().verify(body, cosignature));
    EXPECT_FALSE(key.verifier().verify(body + "x\n", cosignature));
    for (std::size_t i = 0; i < cosignature.bytes.size(); ++i) {
        auto changed     = cosignature;
        changed.bytes[i] = static_cast<char>(changed.bytes[i] ^ 1);
        EXPECT_FALSE(key.verifier().verify(body, changed)) << i;
    }
    auto shorter = cosignature;
    shorter.bytes.pop_back();
    EXPECT_FALSE(key.verifier().verify(body, shorter));
    EXPECT_THROW((void)key.cosign(body, 1ull << 63), Defect);
    EXPECT_THROW((void)key.sign(body), Defect);
}

TEST(Checkpoint, the_cosignatures_of_others_read_as_published)
{
    auto const note = split_note(
        "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n"
        "— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+z"
        "yWE+xeMcTOAYQ8=\n"
        "— witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo"
        "0xUe+mbIUBkBIfZ+qnA==\n");
    ASSERT_TRUE(note);
    ASSERT_EQ(note->unverified.size(), 2u);
    EXPECT_EQ(cosigned_at(note->unverified[1]), 1'679'315'147u);
    EXPECT_EQ(parse_checkpoint(note->text)->size, 20'852'163u);

    auto const remora = VerifierKey::parse("remora.n621.de+da77ade7+BOvN63jn/bLvkieywe8R6UYAtVtNbZpXh34x7onlmtw2");
    ASSERT_TRUE(remora);
    EXPECT_EQ(remora->type(), KeyType::witness);
}

TEST(Checkpoint, extension_lines_are_read_over)
{
    EXPECT_EQ(*parse_checkpoint(body + "more\nand more\n"), example());
    EXPECT_EQ(parse_checkpoint("o\n0\n" + root3 + "\n")->size, 0u);
    EXPECT_EQ(parse_checkpoint("o\n9223372036854775807\n" + root3 + "\n")->size, (1ull << 63) - 1);
    EXPECT_TRUE(parse_checkpoint("an origin of any shape\n1\n" + root3 + "\n"));
}

TEST(Checkpoint, malformed_text_is_refused)
{
    std::string const              tail      = "\n" + root3 + "\n";
    std::vector<std::string> const malformed = {
        "",
        "\n",
        "o\n",
        "o\n3\n",
        "o\n3\n" + root3,
        "\n3" + tail,
        "o\n" + tail,
        "o\n03" + tail,
        "o\n00" + tail,
        "o\n-3" + tail,
        "o\n+3" + tail,
        "o\n 3" + tail,
        "o\n3 " + tail,
        "o\n0x3" + tail,
        "o\n3a" + tail,
        "o\n9223372036854775808" + tail,
        "o\n18446744073709551616" + tail,
        "o\n3\n" + root3.substr(0, 43) + "\n",
        "o\n3\n" + root3.substr(0, 40) + "\n",
        "o\n3\n" + root3 + "=\n",
        "o\n3\n" + root3 + "AAAA\n",
        "o\n3\n\n",
        "o\n3\n" + root3 + "\n\n",
        "o\n3\n" + root3 + "\n\nx\n",
        "o\n3\n" + root3 + "\nx",
        "o\n3\npkvybgkSj2/i/m+LLYyAHhZrV8BHp82bK4Ceepai8ct=\n",
        "o\n\n3" + tail,
    };
    for (std::string const& bad : malformed) EXPECT_FALSE(parse_checkpoint(bad)) << bad;
    EXPECT_EQ(parse_checkpoint("o\n").error(), refusal::malformed_checkpoint);
    EXPECT_THROW(checkpoint_text({"two words", 1, {}}), Defect);
}

RC_GTEST_PROP(CheckpointProperty, what_is_written_reads_back, ())
{
    Checkpoint checkpoint{"a.example/1", *rc::gen::arbitrary<std::uint64_t>() >> 1, {}};
    for (auto& byte : checkpoint.root.bytes) byte = *rc::gen::arbitrary<std::uint8_t>();
    auto const read = parse_checkpoint(checkpoint_text(checkpoint));
    RC_ASSERT(read.has_value());
    RC_ASSERT(*read == checkpoint);
}

RC_GTEST_PROP(CheckpointProperty, random_text_is_read_without_harm, (std::string const& noise))
{
    (void)parse_checkpoint(noise);
    (void)parse_checkpoint("o\n" + noise);
    (void)parse_checkpoint("o\n3\n" + noise);
}
