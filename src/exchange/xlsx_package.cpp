#include "exchange/xlsx_package.hpp"

#include "exchange/refusals.hpp"
#include "journal/refusals.hpp"

#include <zip.h>

#include <algorithm>
#include <cstdio>
#include <set>

namespace penstock::exchange {

struct XlsxPackage::State {
    XlsxLimits   limits;
    std::int64_t file_bytes{}, unpacked{};
    zip_t*       zip{};
};

namespace {

struct CloseFile {
    void operator()(std::FILE* file) const { std::fclose(file); }
};
using File = std::unique_ptr<std::FILE, CloseFile>;

Result<std::int64_t> spool(ByteSource& bytes, std::FILE* file, std::int64_t most)
{
    char         piece[64 << 10];
    std::int64_t size = 0;
    for (;;) {
        std::size_t count = TRY(bytes.read(piece, sizeof piece));
        if (count == 0) break;
        size += static_cast<std::int64_t>(count);
        if (size > most) return refuse(refusal::too_large, std::to_string(most));
        if (std::fwrite(piece, 1, count, file) != count) throw Unavailable{"temporary file"};
    }
    if (std::fflush(file) != 0) throw Unavailable{"temporary file"};
    return size;
}

// The number of entries as the archive's last record states it, read before libzip reserves memory for them.
// 65,535 or a missing record stand for more than the limit or for no archive.
Result<std::int64_t> stated_entries(std::FILE* file, std::int64_t size)
{
    constexpr std::int64_t record = 22, longest_comment = 65'535;
    std::string            tail(static_cast<std::size_t>(std::min(size, record + longest_comment)), '\0');
    std::fseek(file, -static_cast<long>(tail.size()), SEEK_END);
    bool whole = std::fread(tail.data(), 1, tail.size(), file) == tail.size();
    auto at    = tail.rfind("PK\x05\x06");
    if (!whole || at == tail.npos || at + record > tail.size()) return refuse(refusal::unreadable_file);
    return std::int64_t{static_cast<unsigned char>(tail[at + 10])} + 256 * static_cast<unsigned char>(tail[at + 11]);
}

bool leaves_its_folder(std::string_view name)
{
    return name.starts_with('/') || name.starts_with("../") || name.find("/../") != name.npos ||
           name.find('\\') != name.npos;
}

} // namespace

class XlsxPackage::Entry final : public ByteSource {
public:
    Entry(std::shared_ptr<XlsxPackage> package, zip_file_t* file, std::int64_t packed)
        : package_{std::move(package)},
          file_{file},
          packed_{packed}
    {}
    Entry(Entry const&)            = delete;
    Entry& operator=(Entry const&) = delete;
    ~Entry() override { zip_fclose(file_); }

    Result<std::size_t> read(char* into, std::size_t most) override
    {
        auto count = zip_fread(file_, into, most);
        if (count < 0) return refuse(refusal::unreadable_file);
        auto& state = *package_->state_;
        unpacked_ += count;
        state.unpacked += count;
        if (state.unpacked > state.limits.unpacked.bytes || !state.limits.unpacked.allow(packed_, unpacked_))
            return refuse(refusal::expanded_too_large);
        return static_cast<std::size_t>(count);
    }

private:
    std::shared_ptr<XlsxPackage> package_;
    zip_file_t*                  file_;
    std::int64_t                 packed_, unpacked_{};
};

XlsxPackage::XlsxPackage(std::unique_ptr<State> state) : state_{std::move(state)} {}

XlsxPackage::~XlsxPackage()
{
    if (state_->zip) zip_discard(state_->zip);
}

Result<std::shared_ptr<XlsxPackage>> XlsxPackage::open(ByteSource& bytes, XlsxLimits const& limits)
{
    File file{std::tmpfile()};
    if (!file) throw Unavailable{"temporary file"};
    auto state        = std::make_unique<State>(State{limits});
    state->file_bytes = TRY(spool(bytes, file.get(), limits.file_bytes));
    auto entries      = TRY(stated_entries(file.get(), state->file_bytes));
    if (entries > limits.entries) return refuse(refusal::expanded_too_large, std::to_string(limits.entries));

    zip_error_t error;
    zip_error_init(&error);
    auto* source = zip_source_filep_create(file.get(), 0, -1, &error);
    if (!source) throw std::bad_alloc{};
    static_cast<void>(file.release()); // the source closes it
    state->zip = zip_open_from_source(source, ZIP_RDONLY, &error);
    zip_error_fini(&error);
    if (!state->zip) {
        zip_source_free(source);
        return refuse(refusal::unreadable_file);
    }
    std::shared_ptr<XlsxPackage> package{new XlsxPackage{std::move(state)}};
    CHECK(package->check_entries());
    return package;
}

Result<void> XlsxPackage::check_entries()
{
    auto count = zip_get_num_entries(state_->zip, 0);
    if (count > state_->limits.entries) return refuse(refusal::expanded_too_large);
    std::set<std::string, std::less<>> names;
    std::int64_t                       total = 0;
    for (zip_int64_t i = 0; i < count; ++i) {
        zip_stat_t entry;
        if (zip_stat_index(state_->zip, static_cast<zip_uint64_t>(i), 0, &entry) != 0 || !(entry.valid & ZIP_STAT_NAME))
            return refuse(refusal::unreadable_file);
        if (!names.insert(entry.name).second || leaves_its_folder(entry.name)) return refuse(refusal::unreadable_file);
        if ((entry.valid & ZIP_STAT_ENCRYPTION_METHOD) && entry.encryption_method != ZIP_EM_NONE)
            return refuse(refusal::unreadable_file);
        constexpr auto most = static_cast<zip_uint64_t>(1) << 40;
        if (entry.valid & ZIP_STAT_SIZE) total += static_cast<std::int64_t>(std::min(entry.size, most));
        if (total > state_->limits.unpacked.bytes) return refuse(refusal::expanded_too_large);
    }
    if (!names.contains("[Content_Types].xml")) return refuse(refusal::unknown_format);
    return {};
}

bool XlsxPackage::has(std::string const& name) const { return zip_name_locate(state_->zip, name.c_str(), 0) >= 0; }

Result<std::unique_ptr<ByteSource>> XlsxPackage::entry(std::shared_ptr<XlsxPackage> package, std::string const& name)
{
    auto&      state = *package->state_;
    zip_stat_t status;
    if (zip_stat(state.zip, name.c_str(), 0, &status) != 0) return refuse(refusal::unreadable_file);
    auto* file = zip_fopen(state.zip, name.c_str(), 0);
    if (!file) return refuse(refusal::unreadable_file);
    // What the archive says of the packed size counts only as far as the file is long.
    auto packed = static_cast<std::int64_t>(std::min(status.comp_size, static_cast<zip_uint64_t>(state.file_bytes)));
    return std::make_unique<Entry>(std::move(package), file, packed);
}

} // namespace penstock::exchange
