// Bytes pulled in pieces from a file, from memory or through gzip; memory stays constant whatever the length.
#pragma once

#include "base/refusal.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

namespace penstock::exchange {

class ByteSource {
public:
    virtual ~ByteSource() = default;

    // Fills at most `most` bytes (at least 1) and says how many; 0 only at the end, and then for ever.
    // Refuses unreadable_file and expanded_too_large.
    virtual Result<std::size_t> read(char* into, std::size_t most) = 0;
};

// What packed bytes may grow to: in all, and against their packed size once more than `slack` bytes came out.
struct UnpackLimits {
    std::int64_t bytes = std::int64_t{4} << 30;
    std::int64_t ratio = 100;
    std::int64_t slack = std::int64_t{4} << 20;

    bool allow(std::int64_t packed, std::int64_t unpacked) const
    {
        return unpacked <= bytes && (unpacked <= slack || unpacked / ratio <= packed);
    }
};

std::unique_ptr<ByteSource> from_memory(std::string bytes);

// Refuses not_found and unreadable_file (a folder, a pipe, a device, no permission).
Result<std::unique_ptr<ByteSource>> from_file(std::filesystem::path const& path);

// A source whose first bytes can be looked at before they are read.
class Peekable final : public ByteSource {
public:
    explicit Peekable(std::unique_ptr<ByteSource> under) : under_{std::move(under)} {}

    // The first `most` bytes not yet read, fewer only when the end is nearer. Valid until the next call.
    Result<std::string_view> peek(std::size_t most);
    Result<std::size_t>      read(char* into, std::size_t most) override;
    void                     skip(std::size_t count); // at most what was last peeked

private:
    std::unique_ptr<ByteSource> under_;
    std::string                 ahead_;
    std::size_t                 used_{};
};

// Unpacks gzip (RFC 1952, several members in a row too); bytes without gzip's mark pass through as they are.
Result<std::unique_ptr<ByteSource>> unpacked(std::unique_ptr<ByteSource> under, UnpackLimits limits = {});

// Everything that is left, refused with too_large beyond `most` bytes.
Result<std::string> read_all(ByteSource& source, std::size_t most);

} // namespace penstock::exchange
