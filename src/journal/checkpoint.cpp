#include "journal/checkpoint.hpp"

#include "base/defect.hpp"
#include "journal/refusals.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>

namespace penstock::journal {

namespace {

// Takes the next line off the text; nothing when there is none or it is empty.
std::optional<std::string_view> next_full_line(std::string_view& text)
{
    auto const end = text.find('\n');
    if (end == text.npos || end == 0) return std::nullopt;
    auto const line = text.substr(0, end);
    text.remove_prefix(end + 1);
    return line;
}

std::optional<std::uint64_t> parse_size(std::string_view digits)
{
    std::uint64_t size{};
    auto const [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), size);
    bool const whole        = error == std::errc{} && end == digits.data() + digits.size();
    if (!whole || size >> 63 != 0 || (digits.size() > 1 && digits.front() == '0')) return std::nullopt;
    return size;
}

std::optional<Digest> parse_root(std::string_view text)
{
    auto const bytes = from_base64(text);
    return bytes ? digest_from(*bytes) : std::nullopt;
}

} // namespace

std::string checkpoint_text(Checkpoint const& checkpoint)
{
    expects(is_key_name(checkpoint.origin) && checkpoint.size >> 63 == 0);
    return fmt::format("{}\n{}\n{}\n", checkpoint.origin, checkpoint.size, base64(checkpoint.root.view()));
}

Result<Checkpoint> parse_checkpoint(std::string_view text)
{
    auto const origin = next_full_line(text);
    auto const size   = origin ? next_full_line(text) : std::nullopt;
    auto const root   = size ? next_full_line(text) : std::nullopt;
    if (!root) return refuse(refusal::malformed_checkpoint);

    auto const leaves = parse_size(*size);
    auto const digest = parse_root(*root);
    if (!leaves || !digest) return refuse(refusal::malformed_checkpoint);
    while (!text.empty())
        if (!next_full_line(text)) return refuse(refusal::malformed_checkpoint);
    return Checkpoint{std::string{*origin}, *leaves, *digest};
}

Result<SignedCheckpoint> open_checkpoint(std::string_view signed_note, VerifierKey const& log,
                                         std::span<VerifierKey const> witnesses)
{
    std::vector<VerifierKey> known{log};
    known.insert(known.end(), witnesses.begin(), witnesses.end());
    Note       note       = TRY(open_note(signed_note, known));
    bool const by_the_log = std::ranges::any_of(note.verified, [&](Signature const& s) { return log.made(s); });
    if (!by_the_log) return refuse(refusal::not_signed_by_known_key);

    Checkpoint checkpoint = TRY(parse_checkpoint(note.text));
    if (checkpoint.origin != log.name()) return refuse(refusal::other_log, checkpoint.origin);
    return SignedCheckpoint{std::move(checkpoint), std::move(note)};
}

std::string sign_checkpoint(Checkpoint const& checkpoint, SigningKey const& log)
{
    expects(checkpoint.origin == log.verifier().name());
    std::string const text      = checkpoint_text(checkpoint);
    Signature const   signature = log.sign(text);
    return write_note(text, {&signature, 1});
}

} // namespace penstock::journal
