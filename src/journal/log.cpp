#include "journal/log.hpp"

#include "store/schema.hpp"

#include <algorithm>

namespace penstock::journal {

namespace {

struct LeafRow {
    std::int64_t seq{};
    Instant      at;
    std::string  kind;
    std::string  subject;
    std::string  actor_role;
    std::string  request;
    std::string  attachment;
    Digest       commitment;

    Leaf leaf() &&
    {
        return {seq,
                at,
                std::move(kind),
                std::move(subject),
                std::move(actor_role),
                std::move(request),
                std::move(attachment),
                commitment};
    }
};
BOOST_DESCRIBE_STRUCT(LeafRow, (), (seq, at, kind, subject, actor_role, request, attachment, commitment))

struct CheckedRow : LeafRow {
    std::int64_t               actor{};
    std::optional<Salt>        salt;
    std::optional<std::string> body;
};
BOOST_DESCRIBE_STRUCT(CheckedRow, (LeafRow), (actor, salt, body))

struct Head {
    std::int64_t      size{};
    store::ByteString edge;
};
BOOST_DESCRIBE_STRUCT(Head, (), (size, edge))

template <class Take> void each_leaf(Reader& reader, std::int64_t first, std::int64_t last, Take take)
{
    reader.each<LeafRow>(R"sql(
        SELECT seq, at, kind, subject, actor_role, request, attachment, commitment
          FROM journal
         WHERE seq BETWEEN $1 AND $2
         ORDER BY seq
    )sql",
                         first, last, [&](LeafRow row) { take(std::move(row).leaf()); });
}

// Collects what a walk over the log finds.
struct Check {
    static constexpr std::size_t most = 100;
    Verification                 out;

    void wrong(std::int64_t seq, std::string what)
    {
        if (out.wrong.size() < most) out.wrong.push_back({seq, std::move(what)});
    }
    void expect(bool holds, std::int64_t seq, char const* what)
    {
        if (!holds) wrong(seq, what);
    }
};

bool names_actor(std::string_view body, std::int64_t actor)
{
    return body.starts_with("{\"actor\":" + std::to_string(actor) + ",");
}

// The key of the journal and those of its earlier epochs; none when signatures are not to be looked at.
std::vector<VerifierKey> keys_of(Reader& reader, std::optional<VerifierKey> const& key)
{
    if (!key) return {};
    std::vector<VerifierKey> out{*key};
    for (auto const& text : reader.rows<std::string>("SELECT previous_key FROM journal_epoch ORDER BY id"))
        if (auto earlier = VerifierKey::parse(text)) out.push_back(*earlier);
    return out;
}

// The size and root a note vouches for, with the signature checked when keys are given.
Result<Checkpoint> signed_state(std::string const& note, std::vector<VerifierKey> const& keys)
{
    auto checkpoint = TRY(parse_checkpoint(TRY(split_note(note)).text));
    if (keys.empty()) return checkpoint;
    auto of_its_epoch = std::ranges::find(keys, checkpoint.origin, &VerifierKey::name);
    return TRY(open_checkpoint(note, of_its_epoch == keys.end() ? keys.front() : *of_its_epoch)).checkpoint;
}

struct SignedState {
    std::uint64_t size{};
    Digest        root;
    char const*   unlike{}; // what to say when the log has another root at this size
};

std::string why(Refused const& refused) { return ": " + std::string{name_of(refused.why)}; }

// Of what stands in for an erased body, the erasure's own fact has the digest.
struct StandIn {
    std::int64_t erased_by{};
    std::string  body;
};
BOOST_DESCRIBE_STRUCT(StandIn, (), (erased_by, body))

// A database of an earlier version has no place for stand-ins.
bool before_erasures(Reader& reader)
{
    auto const all = store::tables(reader);
    return std::ranges::find(all, "fact_stand_in") == all.end();
}

// A body that went without an erasure is lost or was taken away.
bool is_named_by_its_erasure(Reader& reader, std::int64_t seq)
{
    auto const stand_in = reader.row<StandIn>("SELECT erased_by, body FROM fact_stand_in WHERE seq = $1", seq);
    if (!stand_in) return false;
    auto const erasure = reader.row<std::string>("SELECT body FROM fact_body WHERE seq = $1", stand_in->erased_by);
    return erasure && erasure->find(hex(sha256(stand_in->body).view())) != erasure->npos;
}

void check_row(Check& check, Reader& reader, bool stand_ins, CheckedRow const& row)
{
    if (!row.body || !row.salt) {
        ++check.out.erased;
        check.expect(!stand_ins || is_named_by_its_erasure(reader, row.seq), row.seq,
                     "the body is missing, and what stands in for it is not what an erasure names");
        return;
    }
    check.expect(commitment(*row.salt, *row.body) == row.commitment, row.seq, "the body is not what was committed to");
    check.expect(names_actor(*row.body, row.actor), row.seq, "the actor is not the one who was committed to");
}

} // namespace

std::string DatabaseTiles::tile(TileId const& tile)
{
    std::vector<Digest> hashes;
    auto                first = static_cast<std::int64_t>(tile.index * tile_width);
    auto                last  = first + tile.width - 1;
    if (tile.level == 0) {
        each_leaf(reader_, first + 1, last + 1,
                  [&](Leaf const& leaf) { hashes.push_back(leaf_hash(leaf_text(leaf))); });
    } else {
        hashes = reader_.rows<Digest>(R"sql(
            SELECT hash FROM journal_node WHERE level = $1 AND position BETWEEN $2 AND $3 ORDER BY position
        )sql",
                                      tile.level, first, last);
    }
    if (hashes.size() != tile.width) throw Unavailable{"a tile of the journal is incomplete"};
    return tile_bytes(hashes);
}

std::string bundle(Reader& reader, BundleId const& bundle)
{
    std::vector<std::string> entries;
    auto                     first = static_cast<std::int64_t>(bundle.index * tile_width) + 1;
    each_leaf(reader, first, first + bundle.width - 1, [&](Leaf const& leaf) { entries.push_back(leaf_text(leaf)); });
    if (entries.size() != bundle.width) throw Unavailable{"a bundle of the journal is incomplete"};
    return encode_bundle(entries);
}

std::optional<Leaf> leaf_of(Reader& reader, std::int64_t seq)
{
    std::optional<Leaf> out;
    each_leaf(reader, seq, seq, [&](Leaf leaf) { out = std::move(leaf); });
    return out;
}

static std::optional<Published> with_cosignatures(Reader& reader, std::optional<Published> checkpoint)
{
    if (checkpoint)
        for (auto const& line : reader.rows<std::string>(
                 "SELECT line FROM cosignature WHERE size = $1 ORDER BY witness", checkpoint->size))
            checkpoint->note += line;
    return checkpoint;
}

std::optional<Published> published(Reader& reader)
{
    return with_cosignatures(reader,
                             reader.row<Published>("SELECT size, at, note FROM checkpoint ORDER BY size DESC LIMIT 1"));
}

std::optional<Published> witnessed(Reader& reader)
{
    auto newest = published(reader);
    if (!newest) return std::nullopt;
    auto origin = newest->note.substr(0, newest->note.find('\n') + 1); // of an earlier epoch nothing counts
    return with_cosignatures(reader, reader.row<Published>(R"sql(
        SELECT c.size, c.at, c.note
          FROM witnessed_checkpoint w
          JOIN checkpoint c ON c.size = w.size
         WHERE substr(c.note, 1, length(CAST($1 AS TEXT))) = CAST($1 AS TEXT)
         ORDER BY c.size DESC
         LIMIT 1
    )sql",
                                                           origin));
}

bool publish(Writer& writer, SigningKey const& key, Instant now)
{
    auto head = writer.row<Head>("SELECT size, edge FROM journal_head WHERE one = 1");
    if (!head) return false;
    auto last = published(writer);
    if (last && last->size >= head->size) return false;
    auto tree = CompactRange::from_bytes(head->edge.content);
    expects(tree.has_value());
    auto note = sign_checkpoint({key.verifier().name(), tree->size(), tree->root()}, key);
    writer.run("INSERT INTO checkpoint (size, at, note) VALUES ($1, $2, $3)", head->size, now, note);
    return true;
}

Verification verify(Reader& reader, std::optional<VerifierKey> const& key, std::optional<std::string> const& saved)
{
    Check        check;
    CompactRange tree;

    // Roots are compared with every checkpoint published, and the saved one, as the walk passes their sizes.
    auto const                keys              = keys_of(reader, key);
    constexpr char const*     published_differs = "a published checkpoint does not fit the log";
    std::vector<SignedState>  expected;
    reader.each<Published>("SELECT size, at, note FROM checkpoint ORDER BY size", [&](Published const& each) {
        auto state = signed_state(each.note, keys);
        if (!state) return check.wrong(0, published_differs + why(state.error()));
        check.expect(static_cast<std::int64_t>(state->size) == each.size, 0,
                     "a published checkpoint is kept under another size than it signs");
        expected.push_back({state->size, state->root, published_differs});
    });
    if (saved) {
        constexpr char const* differs = "the log does not continue the saved checkpoint";
        auto                  state   = signed_state(*saved, keys);
        if (!state) check.wrong(0, differs + why(state.error()));
        else expected.push_back({state->size, state->root, differs});
    }
    std::ranges::stable_sort(expected, {}, &SignedState::size);
    auto next    = expected.begin();
    auto compare = [&] {
        for (; next != expected.end() && next->size == tree.size(); ++next)
            check.expect(next->root == tree.root(), 0, next->unlike);
    };

    compare();
    bool const stand_ins = !before_erasures(reader);
    reader.each<CheckedRow>(R"sql(
        SELECT j.seq, j.at, j.kind, j.subject, j.actor_role, j.request, j.attachment, j.commitment, j.actor, b.salt,
               b.body
          FROM journal j
          LEFT JOIN fact_body b ON b.seq = j.seq
         ORDER BY j.seq
    )sql",
                            [&](CheckedRow row) {
                                check.expect(row.seq == static_cast<std::int64_t>(tree.size()) + 1, row.seq,
                                             "a number is missing before this one");
                                check_row(check, reader, stand_ins, row);
                                auto seq = row.seq;
                                for (auto const& node : tree.append(leaf_hash(leaf_text(std::move(row).leaf())))) {
                                    auto kept = reader.row<Digest>(
                                        "SELECT hash FROM journal_node WHERE level = $1 AND position = $2", node.level,
                                        node.index);
                                    check.expect(kept == node.hash, seq, "a kept hash of the tree differs");
                                }
                                compare();
                            });

    auto head = reader.row<Head>("SELECT size, edge FROM journal_head WHERE one = 1");
    check.expect(head ? store::ByteString{tree.bytes()} == head->edge &&
                            head->size == static_cast<std::int64_t>(tree.size())
                      : tree.size() == 0,
                 0, "the head of the journal differs from its facts");
    for (; next != expected.end(); ++next) check.wrong(0, next->unlike); // a size the log never had
    check.out.size = static_cast<std::int64_t>(tree.size());
    check.out.root = base64(tree.root().view());
    check.out.ok   = check.out.wrong.empty();
    return std::move(check.out);
}

} // namespace penstock::journal
