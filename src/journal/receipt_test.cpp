// Receipts: the form of c2sp.org/tlog-proof, our published vectors, and that no changed bit goes unseen.
#include "journal/receipt.hpp"

#include "journal/log.hpp"
#include "journal/recorder.hpp"
#include "journal/refusals.hpp"
#include "support/memory_log.hpp"
#include "support/shelf.hpp"
#include "support/signing_keys.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <numeric>
#include <sys/wait.h>

using namespace penstock;
using namespace penstock::journal;
using test::log_key;
using test::witness_key;
namespace fs = std::filesystem;

namespace {

Salt const salt = [] {
    Salt out;
    std::iota(out.begin(), out.end(), 0x40);
    return out;
}();

std::string const detail = R"({"actor":8,"fact":{"budget":{"currency":"CNY","minor":30000000}},"for":0})";

std::string leaf_at(std::int64_t seq)
{
    return leaf_text({seq, *Instant::from_iso("2026-01-05T02:00:00.000Z"), "AwardMade", "award/2", "manager",
                      "0c6f3a52-demo-0002", "", commitment(salt, detail)});
}

// A log of so many such leaves, and the receipt of one of them.
Receipt receipt_in_log_of(std::uint64_t size, std::uint64_t index, SigningKey const& key)
{
    test::MemoryLog log;
    for (std::uint64_t i = 0; i < size; ++i) log.append(leaf_at(static_cast<std::int64_t>(i) + 1));
    TileNodes nodes{log, size};
    return {index, leaf_at(static_cast<std::int64_t>(index) + 1), inclusion_proof(index, size, nodes),
            sign_checkpoint({key.verifier().name(), size, log.edge.root()}, key)};
}

bool holds(std::string const& text, VerifierKey const& key)
{
    auto receipt = parse_receipt(text);
    return receipt && check_receipt(*receipt, key).has_value();
}

// Every text that differs from the given one in a single bit.
std::vector<std::string> with_one_bit_changed(std::string const& text)
{
    std::vector<std::string> out;
    for (std::size_t at = 0; at < text.size(); ++at)
        for (int bit = 0; bit < 8; ++bit) {
            out.push_back(text);
            out.back()[at] = static_cast<char>(out.back()[at] ^ (1 << bit));
        }
    return out;
}

} // namespace

TEST(Receipt, is_read_back_as_it_was_written)
{
    auto key = log_key();
    for (std::uint64_t size : {1, 2, 3, 7, 256, 257, 300})
        for (std::uint64_t index : {std::uint64_t{0}, size / 2, size - 1}) {
            auto receipt = receipt_in_log_of(size, index, key);
            auto read    = parse_receipt(receipt.text());
            ASSERT_TRUE(read.has_value());
            EXPECT_EQ(*read, receipt);
            auto proved = check_receipt(*read, key.verifier());
            ASSERT_TRUE(proved.has_value()) << name_of(proved.error().why);
            EXPECT_EQ(proved->leaf.seq, static_cast<std::int64_t>(index) + 1);
            EXPECT_EQ(proved->checkpoint.checkpoint.size, size);
        }
}

// The vectors of docs/format/journal: keys, root, proof and both signatures were made by other programs.
TEST(Receipt, the_published_vectors_are_written_to_the_byte)
{
    auto key     = log_key();
    auto witness = witness_key();
    EXPECT_EQ(key.verifier().text(), "penstock.example/journal+c18a9d80+AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4");
    auto      log = test::log_of(3);
    TileNodes nodes{log, 3};
    auto      text         = checkpoint_text({"penstock.example/journal", 3, log.edge.root()});
    Signature signatures[] = {key.sign(text), witness.cosign(text, 1767225600)};
    Receipt   receipt{2, "entry-2", inclusion_proof(2, 3, nodes), write_note(text, signatures)};
    EXPECT_EQ(
        receipt.text(),
        "c2sp.org/tlog-proof@v1\n"
        "extra ZW50cnktMg==\n"
        "index 2\n"
        "LyelCCwdQq+kiKw1Cp/EOQwIT1T3Hs3/hZ6Y24QptHk=\n"
        "\n"
        "penstock.example/journal\n"
        "3\n"
        "pkvybgkSj2/i/m+LLYyAHhZrV8BHp82bK4Ceepai8cs=\n"
        "\n"
        "— penstock.example/journal "
        "wYqdgEcfM2d+jmHyqGqsoJNISWlPFr+PcS5/W10lLOfBUYNtVYDok2nm0/DN8yCUMoX18RUwdXLlYYcAk2sPot5a3QM=\n"
        "— witness.example/audit-office "
        "ObUl+AAAAABpVbkA4lGakOEMYOhFJF0P8sFywppWzlI2dPgDI8oRCnH09zF6LhnPkYZDBujDnABoo+KZCLOvCsDprGQ4iobIwmA8CQ==\n");
    EXPECT_EQ(parse_receipt(receipt.text()), receipt);
    // It is a receipt of somebody's log, but none of a Penstock fact.
    EXPECT_EQ(check_receipt(receipt, key.verifier()).error().why, refusal::wrong_signature);
}

// The control: in each of the three verifiers a receipt with one bit changed must fail. Here every bit.
TEST(Receipt, no_changed_bit_goes_unseen)
{
    auto key  = log_key();
    auto text = receipt_in_log_of(5, 4, key).text();
    ASSERT_TRUE(holds(text, key.verifier()));
    for (auto const& changed : with_one_bit_changed(text)) ASSERT_FALSE(holds(changed, key.verifier())) << changed;
}

TEST(Receipt, what_is_not_of_the_form_is_refused)
{
    auto key  = log_key();
    auto text = receipt_in_log_of(5, 2, key).text();
    for (std::size_t length = 0; length < text.size(); ++length)
        EXPECT_FALSE(holds(text.substr(0, length), key.verifier())) << length;
    EXPECT_FALSE(holds(text + "\n", key.verifier()));
    EXPECT_FALSE(holds("\n" + text, key.verifier()));
    auto other = [&](std::string const& from, std::string const& to) {
        auto changed = text;
        auto at      = changed.find(from);
        EXPECT_NE(at, changed.npos);
        return changed.replace(at, from.size(), to);
    };
    for (auto const& each : {other("index 2", "index 02"), other("index 2", "index 1"), other("index 2", "index +2"),
                             other("index 2", "index 18446744073709551616"), other("@v1", "@v2"), other("\n", "\r\n")})
        EXPECT_FALSE(holds(each, key.verifier())) << each;
    EXPECT_FALSE(holds(text, log_key("penstock.example/other").verifier()));
    std::string long_proof = text;
    long_proof.insert(text.find("\n\n") + 1, [] {
        std::string out;
        for (int i = 0; i < 64; ++i) out += base64(Digest{}.view()) + "\n";
        return out;
    }());
    EXPECT_EQ(parse_receipt(long_proof).error().why, refusal::malformed_note);
}

TEST(Receipt, a_disclosed_content_opens_its_commitment_and_no_other_does)
{
    auto    key    = log_key();
    auto    proved = check_receipt(receipt_in_log_of(5, 2, key), key.verifier());
    Opening opening{salt, detail};
    auto    text = opening.text();
    EXPECT_EQ(text, "penstock/commit/v1\nQEFCQ0RFRkdISUpLTE1OT1BRUlNUVVZXWFlaW1xdXl8=\n" + detail + "\n");
    auto read = parse_opening(text);
    ASSERT_TRUE(read.has_value());
    EXPECT_TRUE(check_opening(*read, proved->leaf).has_value());
    for (auto const& changed : with_one_bit_changed(text)) {
        auto other = parse_opening(changed);
        ASSERT_FALSE(other && check_opening(*other, proved->leaf)) << changed;
    }
}

struct ReceiptOfFacts : test::OnEachEngine {};

TEST_P(ReceiptOfFacts, every_fact_under_a_checkpoint_has_one)
{
    auto db = open();
    test::make_shelf(db);
    ManualClock  clock{*Instant::from_iso("2026-11-23T04:00:00.000Z")};
    SeededChance chance{1};
    Recorder     recorder{open(), clock, chance};
    auto         attempt = test::shelving("a-key", "t");
    attempt.run          = [](Act& act) -> Result<std::string> {
        for (int i = 0; i < 300; ++i) act.record(test::BookShelved{"title " + std::to_string(i), i});
        return std::string{"{}"};
    };
    ASSERT_EQ(recorder.run_one(std::move(attempt)).ending, Ending::done);
    auto key = log_key();
    {
        auto snapshot = db.snapshot();
        EXPECT_FALSE(receipt_of(snapshot, 1).has_value()); // nothing is signed yet
    }
    test::write(db, [&](Writer& writer) { ASSERT_TRUE(publish(writer, key, Instant{})); });
    auto snapshot = db.snapshot();
    for (std::int64_t seq = 1; seq <= 300; ++seq) {
        auto receipt = receipt_of(snapshot, seq);
        ASSERT_TRUE(receipt.has_value());
        auto proved = check_receipt(*receipt, key.verifier());
        ASSERT_TRUE(proved.has_value()) << seq;
        EXPECT_EQ(proved->leaf.seq, seq);
    }
    EXPECT_FALSE(receipt_of(snapshot, 0).has_value());
    EXPECT_FALSE(receipt_of(snapshot, 301).has_value());
}

ON_EACH_ENGINE(ReceiptOfFacts);

// The programs for readers (tools/verify/receipt) say of each file what they think; both must agree with ours.
struct Verifiers : testing::Test {
    void SetUp() override
    {
        char const* source = std::getenv("PENSTOCK_SOURCE");
        if (source == nullptr) GTEST_SKIP() << "PENSTOCK_SOURCE names no folder of the source";
        tools  = std::string{source} + "/tools/verify/receipt";
        folder = fs::path{testing::TempDir()} / "receipts";
        fs::remove_all(folder);
        fs::create_directories(folder);

        auto name = std::string{"penstock.example/demo/journal/1"};
        key       = log_key(name).verifier().text();
        auto text = receipt_in_log_of(5, 4, log_key(name)).text();
        put("good.tlog-proof", text);
        put("good.opening", Opening{salt, detail}.text());
        put("other.opening", Opening{salt, detail + " "}.text());
        // A process for every bit would take too long: one bit of every byte, another one each time.
        auto changed = with_one_bit_changed(text);
        for (std::size_t at = 0; at < text.size(); ++at)
            put(fmt::format("bad-{:05}.tlog-proof", at), changed[at * 8 + at % 8]);
    }
    void TearDown() override { fs::remove_all(folder); }

    void put(std::string const& name, std::string const& bytes)
    {
        std::ofstream{folder / name, std::ios::binary} << bytes;
    }
    int run(std::string const& command) const
    {
        return WEXITSTATUS(std::system(("cd '" + folder.string() + "' && " + command).c_str()));
    }
    // Accepts the good one, with and without its content, and says FAILED of every other.
    void judge(std::string const& program)
    {
        EXPECT_EQ(run(program + " '" + key + "' good.tlog-proof >good.txt 2>&1"), 0);
        EXPECT_EQ(run("grep -q '^ok .*award/2' good.txt"), 0);
        EXPECT_EQ(run(program + " --body good.opening '" + key + "' good.tlog-proof >/dev/null 2>&1"), 0);
        EXPECT_EQ(run(program + " --body other.opening '" + key + "' good.tlog-proof >/dev/null 2>&1"), 1);
        EXPECT_EQ(run(program + " '" + key + "' absent.tlog-proof >/dev/null 2>&1"), 1);
        EXPECT_NE(run(program + " nonsense good.tlog-proof >/dev/null 2>&1"), 0);
        EXPECT_EQ(run("ls | grep bad- | xargs " + program + " '" + key + "' >bad.txt 2>&1"), 123);
        EXPECT_EQ(run("test $(grep -c ^FAILED bad.txt) = $(ls | grep -c bad-)"), 0);
        EXPECT_EQ(run("! grep -q ^ok bad.txt"), 0);
    }

    std::string tools, key;
    fs::path    folder;
};

TEST_F(Verifiers, the_go_program_sees_every_changed_bit)
{
    if (!fs::exists("/usr/share/gocode/src/golang.org/x/mod") || std::system("go version >/dev/null 2>&1") != 0)
        GTEST_SKIP() << "golang-go or golang-golang-x-mod-dev is not installed";
    ASSERT_EQ(run("GO111MODULE=off GOPATH=/usr/share/gocode GOFLAGS= GOTOOLCHAIN=local go build -o verify-receipt '" +
                  tools + "/receipt.go'"),
              0);
    judge("./verify-receipt");
}

TEST_F(Verifiers, the_node_program_sees_every_changed_bit)
{
    if (std::system("node --version >/dev/null 2>&1") != 0) GTEST_SKIP() << "node is not installed";
    judge("node '" + tools + "/receipt.mjs'");
}
