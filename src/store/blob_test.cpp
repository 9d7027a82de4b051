// Content comes and goes in pieces, is kept once, and is never given out damaged.
#include "store/blob.hpp"
#include "store/schema.hpp"
#include "store/world.hpp"
#include "support/engines.hpp"

#include <gtest/gtest.h>

using namespace penstock;

namespace {

class Blobs : public test::OnEachEngine {
protected:
    static std::string random_content(std::size_t size)
    {
        SeededChance chance{size};
        std::string  out(size, '\0');
        chance.fill({reinterpret_cast<std::uint8_t*>(out.data()), out.size()});
        return out;
    }
    // Spools the content in pieces of this size.
    static BlobSink spooled(std::string_view content, std::size_t piece)
    {
        BlobSink sink;
        for (; !content.empty(); content.remove_prefix(std::min(piece, content.size())))
            sink.append(content.substr(0, piece));
        sink.finish();
        return sink;
    }
    static std::string whole(Db& db, Digest const& digest)
    {
        std::string out;
        auto        snapshot = db.snapshot();
        EXPECT_TRUE(store::each_piece(snapshot, digest, [&](std::string_view piece) {
            EXPECT_LE(piece.size(), store::blob_chunk_size);
            out += piece;
        }));
        return out;
    }
};

} // namespace

TEST_P(Blobs, of_any_size_come_back_the_same)
{
    Db db = open();
    for (std::size_t const size : {std::size_t{0}, std::size_t{1}, store::blob_chunk_size - 1, store::blob_chunk_size,
                                   store::blob_chunk_size + 1, std::size_t{5'000'000}}) {
        auto const content = random_content(size);
        auto       sink    = spooled(content, 60'000);
        auto const blob    = sink.finish();
        EXPECT_EQ(blob.digest, sha256(content));
        EXPECT_EQ(blob.size, static_cast<std::int64_t>(size));
        test::write(db, [&](Writer& w) { EXPECT_TRUE(sink.keep(w)); });
        EXPECT_EQ(whole(db, blob.digest), content) << size;
    }
    auto snapshot = db.snapshot();
    EXPECT_EQ(snapshot.one<int>("SELECT count(*) FROM blob_chunk"), 0 + 1 + 1 + 1 + 2 + 5);
}

TEST_P(Blobs, of_the_same_content_are_kept_once)
{
    Db   db  = open();
    auto one = spooled("content", 3);
    auto two = spooled("content", 7);
    test::write(db, [&](Writer& w) {
        EXPECT_TRUE(one.keep(w));
        EXPECT_FALSE(two.keep(w));
    });
    EXPECT_EQ(db.snapshot().one<int>("SELECT count(*) FROM blob_chunk"), 1);
}

TEST_P(Blobs, can_be_pulled_across_transactions)
{
    Db         db      = open();
    auto const content = random_content(2'500'000);
    auto       sink    = spooled(content, content.size());
    test::write(db, [&](Writer& w) { sink.keep(w); });
    BlobSource  source{sink.finish()};
    std::string out;
    for (;;) {
        auto       snapshot = db.snapshot();
        auto const piece    = source.next(snapshot);
        if (piece.empty()) break;
        out += piece;
    }
    EXPECT_EQ(out, content);
}

TEST_P(Blobs, that_are_not_there_are_not_found)
{
    Db   db       = open();
    auto snapshot = db.snapshot();
    EXPECT_FALSE(store::find_blob(snapshot, sha256("nothing")));
    EXPECT_FALSE(store::each_piece(snapshot, sha256("nothing"), [](auto) { FAIL(); }));
}

TEST_P(Blobs, that_were_changed_or_cut_are_never_given_out_whole)
{
    Db         db      = open();
    auto const content = random_content(1'500'000);
    auto       sink    = spooled(content, content.size());
    auto const digest  = sink.finish().digest;
    for (auto const* damage : {"UPDATE blob_chunk SET content = $1 WHERE number = 1",
                               "DELETE FROM blob_chunk WHERE number = 1 AND $1 = $1"}) {
        test::write(db, [&](Writer& w) {
            w.run("DELETE FROM blob_chunk");
            w.run("DELETE FROM blob");
            EXPECT_TRUE(sink.keep(w));
            EXPECT_EQ(w.run(damage, Bytes{"other"}), 1);
        });
        auto snapshot = db.snapshot();
        EXPECT_THROW(store::each_piece(snapshot, digest, [](auto) {}), store::StoreUnavailable) << damage;
    }
}

ON_EACH_ENGINE(Blobs);

TEST(BlobSink, moves_with_what_it_holds)
{
    BlobSink one;
    one.append(std::string(3'000'000, 'a'));
    BlobSink two{std::move(one)};
    two.append("b");
    EXPECT_EQ(two.finish().digest, sha256(std::string(3'000'000, 'a') + "b"));
    EXPECT_THROW(two.append("c"), Defect);
}

TEST(BlobSink, without_a_place_to_write_is_unavailable)
{
    BlobSink sink{"/nowhere/at/all"};
    sink.append("small content needs no file");
    EXPECT_THROW(sink.append(std::string(2'000'000, 'x')), store::StoreUnavailable);
}
