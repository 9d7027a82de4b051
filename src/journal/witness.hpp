// Who signs only what continues what they have signed: the add-checkpoint call of c2sp.org/tlog-witness, as a witness
// answers it, as the log's own signer answers it, and as the log asks for it.
#pragma once

#include "journal/checkpoint.hpp"
#include "journal/proof.hpp"

#include <filesystem>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace penstock::journal {

// What is submitted: the size that was signed before, the proof that the new tree continues it, and the checkpoint;
// for a witness a note that the log has signed, for the log's signer the text that is to be signed.
struct Submission {
    std::uint64_t       old_size{};
    std::vector<Digest> proof;
    std::string         checkpoint;

    std::string text() const;
};

Result<Submission> parse_submission(std::string_view body); // malformed_note

// The newest checkpoint of one log that a signer or witness has signed. Held by one at a time; kept before anything
// is signed, so that after a crash it may know of one that nobody got, and never the other way round.
struct Memory {
    virtual ~Memory()                                         = default;
    virtual std::optional<Checkpoint> last()                  = 0;
    virtual void                      keep(Checkpoint const&) = 0; // on the disk when it returns
};

// In a file, locked from construction to destruction. Throws Unavailable when the file cannot be locked or written, and
// when it does not hold a checkpoint: a damaged memory must stop the signing.
class FileMemory final : public Memory {
public:
    explicit FileMemory(std::filesystem::path file);
    ~FileMemory() override;
    FileMemory(FileMemory const&)            = delete;
    FileMemory& operator=(FileMemory const&) = delete;

    std::optional<Checkpoint> last() override;
    void                      keep(Checkpoint const& checkpoint) override;

private:
    std::filesystem::path file_;
    int                   lock_{-1};
};

// An answer of the protocol: a status and what goes with it.
struct Answered {
    int              status{};
    std::string      body;
    std::string_view content_type{"text/plain; charset=utf-8"};
};

// 200 with a cosignature line; 400, 403, 404, 409 and 422 as the specification says. `memory_of` gives what is known
// of the log of that origin.
using MemoryOf = std::function<std::unique_ptr<Memory>(std::string const& origin)>;
Answered witness(std::string_view body, std::span<VerifierKey const> logs, SigningKey const& key,
                 MemoryOf const& memory_of, std::uint64_t posix_seconds);

// The same for the log's own key, and a checkpoint nobody has signed yet: 200 with the log's signature line. A signer
// without a memory (503) signs nothing: an empty one would sign any history.
Answered sign_extension(std::string_view body, SigningKey const& key, Memory& memory);

// ---- the side of the log ------------------------------------------------------------------------------------------

struct Reached {
    int         status{};
    std::string body;
};
// Carries a body to where it is to be signed; nothing when nobody answers.
using Call = std::function<std::optional<Reached>(std::string const& body)>;

struct Submitted {
    enum class How {
        accepted,
        unreachable,
        refused, // the tree does not continue what was signed, or the key is not known there
        ahead // more was signed there than we have
    };
    How           how{};
    std::uint64_t size{}; // that was signed there before, as far as it was said
    std::string   lines; // signature lines, when accepted
    int           status{}; // as answered
};

// Submits a checkpoint to one who signed a tree of `believed` leaves before, and again from the size it names instead.
// `note` is what is submitted of it: the signed note, or the bare text.
Submitted submit(Checkpoint const& checkpoint, std::string const& note, std::uint64_t believed, NodeReader& nodes,
                 Call const& call);

} // namespace penstock::journal
