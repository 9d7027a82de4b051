// The journal as a transparency log read from the database: tiles, bundles, checkpoints, proofs, and its own check.
#pragma once

#include "journal/checkpoint.hpp"
#include "journal/fact.hpp"
#include "journal/leaf.hpp"
#include "journal/tile.hpp"

#include <optional>
#include <string>
#include <vector>

namespace penstock::journal {

// Tiles computed from journal rows and the kept hashes of full tiles.
class DatabaseTiles : public TileSource {
public:
    explicit DatabaseTiles(Reader& reader) : reader_{reader} {}
    std::string tile(TileId const& tile) override;

private:
    Reader& reader_;
};

std::string         bundle(Reader& reader, BundleId const& bundle);
std::optional<Leaf> leaf_of(Reader& reader, std::int64_t seq);

// The newest signed checkpoint, with the cosignatures it has; nothing before the first.
struct Published {
    std::int64_t size{};
    Instant      at;
    std::string  note;
};
BOOST_DESCRIBE_STRUCT(Published, (), (size, at, note))
std::optional<Published> published(Reader& reader);

// The newest one that enough witnesses have cosigned.
std::optional<Published> witnessed(Reader& reader);

// Signs the present size and root when they are not signed yet, and keeps the note. Answers whether there was
// anything new.
bool publish(Writer& writer, SigningKey const& key, Instant now);

// One finding of a check: where, and what is wrong there.
struct Wrong {
    std::int64_t seq{}; // 0: the log as a whole
    std::string  what;
};
BOOST_DESCRIBE_STRUCT(Wrong, (), (seq, what))

struct Verification {
    std::int64_t       size{};
    std::string        root; // base64
    bool               ok{};
    std::int64_t       erased{}; // facts whose salt and body have been deleted
    std::vector<Wrong> wrong; // the first hundred
};
BOOST_DESCRIBE_STRUCT(Verification, (), (size, root, ok, erased, wrong))

// Walks the whole log: numbers without a gap, commitments, kept hashes, head, the published checkpoint, and `saved`, an
// older checkpoint somebody kept, which the log must continue. Without a key, signatures are not looked at.
Verification verify(Reader& reader, std::optional<VerifierKey> const& key, std::optional<std::string> const& saved);

} // namespace penstock::journal
