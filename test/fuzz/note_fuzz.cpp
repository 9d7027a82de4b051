// What the journal reads of strangers: notes, checkpoints, submissions to a witness, policies, keys, the names of tiles
// and the bytes of bundles. Whatever is accepted is written back the same, for there is one spelling only.
#include "base/defect.hpp"
#include "journal/policy.hpp"
#include "journal/tile.hpp"
#include "journal/witness.hpp"

using namespace penstock;
using namespace penstock::journal;

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    if (size == 0) return 0;
    std::string_view const text{reinterpret_cast<char const*>(data) + 1, size - 1};
    static auto const      log = SigningKey{"example.org/log", KeyType::log, Digest{}};
    switch (data[0] % 7) {
    case 0:
        if (auto note = split_note(text)) {
            static_cast<void>(parse_checkpoint(note->text));
            auto known = std::vector{log.verifier()};
            if (auto opened = open_note(text, known)) expects(!opened->verified.empty());
        }
        break;
    case 1:
        // Others' origins need not be names of keys (some have blanks); ours are.
        if (auto read = parse_checkpoint(text); read && is_key_name(read->origin)) {
            auto again = parse_checkpoint(checkpoint_text(*read));
            expects(again && *again == *read);
            auto signed_one =
                open_checkpoint(sign_checkpoint({log.verifier().name(), read->size, read->root}, log), log.verifier());
            expects(signed_one && signed_one->checkpoint.root == read->root);
        }
        break;
    case 2:
        if (auto submission = parse_submission(text)) expects(submission->text() == text);
        break;
    case 3: static_cast<void>(parse_policy(text)); break;
    case 4:
        if (auto key = VerifierKey::parse(text)) expects(key->text() == text);
        break;
    case 5:
        if (auto tile = parse_tile_path(text)) expects(tile_path(*tile) == text);
        if (auto bundle = parse_bundle_path(text)) expects(bundle_path(*bundle) == text);
        break;
    case 6:
        if (size > 2)
            if (auto entries = decode_bundle(text.substr(1), data[1])) {
                std::vector<std::string> const copies{entries->begin(), entries->end()};
                expects(copies.empty() || encode_bundle(copies) == text.substr(1));
            }
        break;
    }
    return 0;
}
