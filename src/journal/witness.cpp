#include "journal/witness.hpp"

#include "base/defect.hpp"
#include "journal/refusals.hpp"
#include "journal/text_lines.hpp"

#include <charconv>
#include <fcntl.h>
#include <fstream>
#include <sstream>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace penstock::journal {

namespace {

constexpr std::size_t proof_most = 63;

// A decimal number as the formats write it, and nothing else.
std::optional<std::uint64_t> whole(std::string_view digits)
{
    std::uint64_t out{};
    auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), out);
    if (error != std::errc{} || end != digits.data() + digits.size() || std::to_string(out) != digits) return {};
    return out;
}

Answered conflict(std::uint64_t size) { return {409, std::to_string(size) + "\n", "text/x.tlog.size"}; }

// Why the checkpoint is not to be signed by one who has signed `last`; nothing when it continues it.
std::optional<Answered> objection(Submission const& submission, Checkpoint const& next,
                                  std::optional<Checkpoint> const& last)
{
    auto const size = last ? last->size : 0;
    if (submission.old_size > next.size) return Answered{400, "the old size is above the new one\n"};
    if (submission.old_size != size) return conflict(size);
    auto const root = last ? last->root : empty_root();
    if (next.size == size) {
        if (next.root != root) return conflict(size);
        if (!submission.proof.empty()) return Answered{422, "equal sizes need no proof\n"};
        return {};
    }
    if (!verify_consistency(size, next.size, root, next.root, submission.proof))
        return Answered{422, "the proof does not show that this tree continues the last one\n"};
    return {};
}

void sync_folder(std::filesystem::path const& file)
{
    auto folder = file.parent_path().empty() ? std::filesystem::path{"."} : file.parent_path();
    int  opened = open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    bool synced = opened >= 0 && fsync(opened) == 0;
    if (opened >= 0) close(opened);
    if (!synced) throw Unavailable{"a folder cannot be synced: " + folder.string()};
}

} // namespace

std::string Submission::text() const
{
    std::string out = "old " + std::to_string(old_size) + "\n";
    for (auto const& hash : proof) out.append(base64(hash.view())).append("\n");
    return out.append("\n").append(checkpoint);
}

Result<Submission> parse_submission(std::string_view body)
{
    constexpr std::string_view old       = "old ";
    auto                       malformed = [] { return refuse(refusal::malformed_note, "add-checkpoint"); };
    Submission                 out;
    auto                       rest  = body;
    auto                       first = next_line(rest);
    auto size = first && first->starts_with(old) ? whole(first->substr(old.size())) : std::nullopt;
    if (!size || *size >> 63 != 0) return malformed();
    out.old_size = *size;
    for (;;) {
        auto line = next_line(rest);
        if (!line) return malformed();
        if (line->empty()) break;
        auto bytes = from_base64(*line);
        auto hash  = bytes ? digest_from(*bytes) : std::nullopt;
        if (!hash || out.proof.size() == proof_most) return malformed();
        out.proof.push_back(*hash);
    }
    out.checkpoint = rest;
    return out;
}

FileMemory::FileMemory(std::filesystem::path file) : file_{std::move(file)}
{
    auto beside = file_.string() + ".lock"; // the file itself is replaced, so it cannot carry the lock
    lock_       = open(beside.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (lock_ < 0 || flock(lock_, LOCK_EX) != 0) {
        if (lock_ >= 0) close(lock_);
        throw Unavailable{"the record of what was signed cannot be locked: " + beside};
    }
}

FileMemory::~FileMemory() { close(lock_); }

std::optional<Checkpoint> FileMemory::last()
{
    if (!std::filesystem::exists(file_)) return std::nullopt;
    std::ifstream      in{file_, std::ios::binary};
    std::ostringstream text;
    text << in.rdbuf();
    auto checkpoint = parse_checkpoint(text.str());
    if (!in || !checkpoint || checkpoint_text(*checkpoint) != text.str())
        throw Unavailable{"the record of what was signed is damaged: " + file_.string()};
    return *checkpoint;
}

void FileMemory::keep(Checkpoint const& checkpoint)
{
    auto text  = checkpoint_text(checkpoint);
    auto fresh = file_.string() + ".new";
    int  out   = open(fresh.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    bool done =
        out >= 0 && write(out, text.data(), text.size()) == static_cast<ssize_t>(text.size()) && fsync(out) == 0;
    if (out >= 0) close(out);
    if (!done || std::rename(fresh.c_str(), file_.c_str()) != 0)
        throw Unavailable{"the record of what was signed cannot be written: " + file_.string()};
    sync_folder(file_);
}

Answered witness(std::string_view body, std::span<VerifierKey const> logs, SigningKey const& key,
                 MemoryOf const& memory_of, std::uint64_t posix_seconds)
{
    auto submission = parse_submission(body);
    auto note       = submission ? split_note(submission->checkpoint) : refuse(refusal::malformed_note);
    auto claimed    = note ? parse_checkpoint(note->text) : refuse(refusal::malformed_checkpoint);
    if (!claimed) return {400, "this is not an add-checkpoint request\n"};
    std::vector<VerifierKey> trusted;
    for (auto const& log : logs)
        if (log.name() == claimed->origin) trusted.push_back(log);
    if (trusted.empty()) return {404, "this log is not known here\n"};
    auto opened = open_note(submission->checkpoint, trusted);
    if (!opened) return {403, "no key known for this log has signed this\n"};

    auto memory = memory_of(claimed->origin);
    if (auto refused = objection(*submission, *claimed, memory->last())) return *refused;
    memory->keep(*claimed);
    return {200, key.cosign(opened->text, posix_seconds).line()};
}

Answered sign_extension(std::string_view body, SigningKey const& key, Memory& memory)
{
    auto submission = parse_submission(body);
    auto next       = submission ? parse_checkpoint(submission->checkpoint) : refuse(refusal::malformed_checkpoint);
    if (!next || checkpoint_text(*next) != submission->checkpoint) return {400, "this is not a checkpoint to sign\n"};
    if (next->origin != key.verifier().name()) return {404, "this is not the log of this signer\n"};
    auto last = memory.last();
    if (!last) return {503, "the record of what was signed is missing\n"};
    if (auto refused = objection(*submission, *next, last)) return *refused;
    memory.keep(*next);
    return {200, key.sign(submission->checkpoint).line()};
}

Submitted submit(Checkpoint const& checkpoint, std::string const& note, std::uint64_t believed, NodeReader& nodes,
                 Call const& call)
{
    using How = Submitted::How;
    Submitted out{.how = How::unreachable, .size = std::min(believed, checkpoint.size)};
    for (int attempt = 0; attempt < 3; ++attempt) { // a third one when somebody else was quicker in between
        Submission submission{out.size, consistency_proof(out.size, checkpoint.size, nodes), note};
        auto       answer = call(submission.text());
        if (!answer) return out.how = How::unreachable, out;
        out.status = answer->status;
        if (answer->status == 200) return out.how = How::accepted, out.lines = answer->body, out;
        out.how = How::refused;
        auto said =
            answer->body.ends_with('\n') ? whole(answer->body.substr(0, answer->body.size() - 1)) : std::nullopt;
        if (answer->status != 409 || !said) return answer->status >= 500 ? (out.how = How::unreachable, out) : out;
        bool const same = *said == out.size; // it knows another tree of this very size
        out.size        = *said;
        if (*said > checkpoint.size) return out.how = How::ahead, out;
        if (same) return out;
    }
    return out;
}

} // namespace penstock::journal
