#include "journal/receipt.hpp"

#include "base/json_read.hpp"
#include "journal/log.hpp"
#include "journal/refusals.hpp"
#include "journal/text_lines.hpp"

#include <charconv>

namespace penstock::journal {

namespace {

constexpr std::string_view receipt_form = "c2sp.org/tlog-proof@v1";
constexpr std::string_view opening_form = "penstock/commit/v1";
constexpr std::size_t      hashes_most  = 63;

// The members of a leaf as they stand in its JSON.
struct LeafMembers {
    std::string  actor;
    std::string  c;
    std::string  obj;
    std::string  p;
    std::string  req;
    std::int64_t seq{};
    Instant      t;
    std::string  type;
    std::int64_t v{};
};
BOOST_DESCRIBE_STRUCT(LeafMembers, (), (actor, c, obj, p, req, seq, t, type, v))

Result<Leaf> parse_leaf(std::string_view text)
{
    auto read = json::from_text<LeafMembers>(text);
    auto c    = read ? from_base64(read->c) : std::nullopt;
    auto sum  = c ? digest_from(*c) : std::nullopt;
    if (!sum || read->v != 1) return refuse(refusal::wrong_signature, "inclusion proof");
    Leaf leaf{read->seq, read->t, read->type, read->obj, read->actor, read->req, read->p, *sum};
    if (leaf_text(leaf) != text) return refuse(refusal::wrong_signature, "inclusion proof");
    return leaf;
}

// The words after a line's first one, which must be `name`.
std::optional<std::string_view> after(std::string_view name, std::optional<std::string_view> line)
{
    if (!line || !line->starts_with(name) || line->substr(name.size(), 1) != " ") return std::nullopt;
    return line->substr(name.size() + 1);
}

std::string_view bytes_of(Salt const& salt) { return {reinterpret_cast<char const*>(salt.data()), salt.size()}; }

} // namespace

std::string Receipt::text() const
{
    std::string out{receipt_form};
    out.append("\nextra ").append(base64(leaf)).append("\nindex ").append(std::to_string(index)).append("\n");
    for (auto const& hash : hashes) out.append(base64(hash.view())).append("\n");
    return out.append("\n").append(checkpoint);
}

Result<Receipt> parse_receipt(std::string_view text)
{
    auto    malformed = [] { return refuse(refusal::malformed_note, "tlog-proof"); };
    auto    rest      = text;
    Receipt out;
    if (next_line(rest) != receipt_form) return malformed();
    auto extra = after("extra", next_line(rest));
    auto leaf  = extra ? from_base64(*extra) : std::nullopt;
    auto index = after("index", next_line(rest));
    if (!leaf || !index) return malformed();
    out.leaf          = *std::move(leaf);
    auto [end, error] = std::from_chars(index->data(), index->data() + index->size(), out.index);
    if (error != std::errc{} || end != index->data() + index->size()) return malformed();
    for (;;) {
        auto line = next_line(rest);
        if (!line || out.hashes.size() > hashes_most) return malformed();
        if (line->empty()) break;
        auto bytes = from_base64(*line);
        auto hash  = bytes ? digest_from(*bytes) : std::nullopt;
        if (!hash) return malformed();
        out.hashes.push_back(*hash);
    }
    out.checkpoint = rest;
    if (out.text() != text) return malformed(); // leading zeros and the like
    return out;
}

Result<Proved> check_receipt(Receipt const& receipt, VerifierKey const& log, std::span<VerifierKey const> witnesses)
{
    auto checkpoint = TRY(open_checkpoint(receipt.checkpoint, log, witnesses));
    auto leaf       = TRY(parse_leaf(receipt.leaf));
    bool placed     = leaf.seq >= 1 && static_cast<std::uint64_t>(leaf.seq) == receipt.index + 1;
    if (!placed || !verify_inclusion(receipt.index, checkpoint.checkpoint.size, leaf_hash(receipt.leaf), receipt.hashes,
                                     checkpoint.checkpoint.root))
        return refuse(refusal::wrong_signature, "inclusion proof");
    return Proved{std::move(leaf), std::move(checkpoint)};
}

std::string Opening::text() const
{
    return std::string{opening_form} + "\n" + base64(bytes_of(salt)) + "\n" + detail + "\n";
}

Result<Opening> parse_opening(std::string_view text)
{
    Opening out;
    auto    rest   = text;
    auto    form   = next_line(rest);
    auto    line   = next_line(rest);
    auto    detail = next_line(rest);
    auto    bytes  = line ? from_base64(*line) : std::nullopt;
    if (form != opening_form || !bytes || bytes->size() != out.salt.size() || !detail || !rest.empty())
        return refuse(refusal::malformed_note, std::string{opening_form});
    std::ranges::copy(*bytes, out.salt.begin());
    out.detail = *detail;
    return out;
}

Result<void> check_opening(Opening const& opening, Leaf const& leaf)
{
    if (commitment(opening.salt, opening.detail) != leaf.commitment)
        return refuse(refusal::wrong_signature, "commitment");
    return {};
}

std::optional<Receipt> receipt_of(Reader& reader, std::int64_t seq)
{
    auto last = witnessed(reader);
    if (!last || seq > last->size) last = published(reader);
    if (!last || seq < 1 || seq > last->size) return std::nullopt;
    auto size  = static_cast<std::uint64_t>(last->size);
    auto index = static_cast<std::uint64_t>(seq - 1);

    DatabaseTiles tiles{reader};
    TileNodes     nodes{tiles, size};
    return Receipt{index, leaf_text(*leaf_of(reader, seq)), inclusion_proof(index, size, nodes), last->note};
}

} // namespace penstock::journal
