// A checkpoint on its way to the public: taken from the facts, signed by the signer, cosigned by witnesses, kept.
#pragma once

#include "journal/checkpoint.hpp"
#include "journal/log.hpp"
#include "store/db.hpp"

#include <optional>
#include <string>
#include <vector>

namespace penstock::journal {

// The size and root of the present facts. Before the first fact: size 0.
Checkpoint head_of(Reader& reader, std::string const& origin);

// The root that the first `size` facts have now; nothing when there are fewer.
std::optional<Digest> root_at(Reader& reader, std::uint64_t size);

void keep_checkpoint(Writer& writer, Checkpoint const& checkpoint, std::string const& note, Instant now);

struct Cosignature {
    std::string witness;
    std::string line; // of the signed note
};
// Keeps cosignatures, and that they are enough when they are.
void keep_cosignatures(Writer& writer, std::int64_t size, std::vector<Cosignature> const& given, bool enough,
                       Instant now);

// How far a witness has cosigned, and what it last answered when that was no cosignature.
struct WitnessState {
    std::string  name;
    std::int64_t size{};
    Instant      at;
    std::string  said;
};
BOOST_DESCRIBE_STRUCT(WitnessState, (), (name, size, at, said))

struct SealState {
    std::string               key;    // of the journal
    std::string               quorum; // "" when no witness is asked
    std::string               said; // by the signer, when it did not sign
    std::optional<Instant>    unsigned_since; // when the oldest fact was recorded that no checkpoint covers
    std::int64_t              unsigned_facts{};
    std::optional<Instant>    unwitnessed_since; // the same for checkpoints that enough witnesses have cosigned
    std::int64_t              unwitnessed_facts{};
    std::vector<WitnessState> witnesses;
};
BOOST_DESCRIBE_STRUCT(SealState, (),
                      (key, quorum, said, unsigned_since, unsigned_facts, unwitnessed_since, unwitnessed_facts,
                       witnesses))

SealState seal_state(Reader& reader);
void      keep_sealing(Writer& writer, std::string const& key, std::string const& quorum, std::string const& said);
void      keep_witness(Writer& writer, WitnessState const& state);
void      forget_other_witnesses(Writer& writer, std::vector<std::string> const& names);

} // namespace penstock::journal
