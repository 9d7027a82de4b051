#include "exchange/list_source.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace penstock::exchange {

namespace {

constexpr std::size_t copied_piece_bytes = 256 << 10;

class KeptBytes final : public ByteSource {
public:
    KeptBytes(Reader& reader, Blob const& blob) : reader_{reader}, source_{blob} {}

    Result<std::size_t> read(char* into, std::size_t most) override
    {
        if (used_ == piece_.size()) {
            piece_ = source_.next(reader_);
            used_  = 0;
        }
        auto count = std::min(most, piece_.size() - used_);
        piece_.copy(into, count, used_);
        used_ += count;
        return count;
    }

private:
    Reader&     reader_;
    BlobSource  source_;
    std::string piece_;
    std::size_t used_{};
};

class TellingBytes final : public ByteSource {
public:
    TellingBytes(std::unique_ptr<ByteSource> under, Progress& progress, std::string subject, std::int64_t before,
                 std::int64_t total)
        : under_{std::move(under)},
          progress_{progress},
          subject_{std::move(subject)},
          done_{before},
          total_{total}
    {}

    Result<std::size_t> read(char* into, std::size_t most) override
    {
        auto count = TRY(under_->read(into, most));
        done_ += static_cast<std::int64_t>(count);
        if (count > 0) progress_.at("import", subject_, std::min(done_, total_), total_);
        return count;
    }

private:
    std::unique_ptr<ByteSource> under_;
    Progress&                   progress_;
    std::string                 subject_;
    std::int64_t                done_, total_;
};

// Gives the file piece by piece.
Result<void> each_piece(std::filesystem::path const& path, std::function<void(std::string_view)> const& take)
{
    auto        bytes = TRY(from_file(path));
    std::string buffer(copied_piece_bytes, '\0');
    while (auto count = TRY(bytes->read(buffer.data(), buffer.size()))) take(std::string_view{buffer}.substr(0, count));
    return {};
}

} // namespace

std::string file_name(std::string_view given)
{
    auto slash = given.find_last_of("/\\");
    if (slash != given.npos) given.remove_prefix(slash + 1);
    auto plain = plain_line(given, 255);
    return plain && !plain->empty() ? std::move(*plain) : "list";
}

Result<ListSource> kept_list(Reader& reader, Digest const& digest, std::string_view name)
{
    auto blob = store::find_blob(reader, digest);
    if (!blob) return refuse(refusal::not_found, "/digest", "");
    return ListSource{digest, file_name(name), blob->size,
                      [blob = *blob](Reader& from) -> Result<std::unique_ptr<ByteSource>> {
                          return std::make_unique<KeptBytes>(from, blob);
                      }};
}

Result<ListSource> list_in_file(std::filesystem::path const& path)
{
    Sha256       hash;
    std::int64_t size = 0;
    CHECK(each_piece(path, [&](std::string_view piece) {
        hash.update(piece);
        size += static_cast<std::int64_t>(piece.size());
    }));
    return ListSource{hash.finish(), file_name(path.filename().string()), size,
                      [path](Reader&) { return from_file(path); }};
}

Result<ListSource> keep_file(Recorder& recorder, std::filesystem::path const& path)
{
    auto sink = std::make_shared<BlobSink>();
    CHECK(each_piece(path, [&](std::string_view piece) { sink->append(piece); }));
    auto blob = sink->finish();
    auto outcome =
        recorder.run_one({.operation = "upload", .request = "{}", .run = [sink](Act& act) -> Result<std::string> {
                              sink->keep(act.upkeep());
                              return std::string{"{}"};
                          }});
    if (outcome.ending == journal::Ending::defect) throw Defect{std::source_location::current(), outcome.incident};
    if (outcome.ending != journal::Ending::done) return std::unexpected{outcome.refused};
    auto snapshot = recorder.database().snapshot();
    return kept_list(snapshot, blob.digest, path.filename().string());
}

std::unique_ptr<ByteSource> telling(std::unique_ptr<ByteSource> under, Progress& progress, std::string subject,
                                    std::int64_t before, std::int64_t total)
{
    return std::make_unique<TellingBytes>(std::move(under), progress, std::move(subject), before, total);
}

} // namespace penstock::exchange
