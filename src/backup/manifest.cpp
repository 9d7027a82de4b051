#include "backup/manifest.hpp"

#include "backup/files.hpp"
#include "backup/refusals.hpp"
#include "base/json_read.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace penstock::backup {

namespace {

constexpr std::int64_t largest_manifest = 16 * 1024 * 1024;

// A name that leads out of the folder is not one of ours.
bool stays_inside(std::string_view name)
{
    return !name.empty() && !name.starts_with('/') && name.find("..") == name.npos && name.find('\0') == name.npos;
}

} // namespace

std::filesystem::path blob_file(std::filesystem::path const& folder, std::string_view digest_in_hex)
{
    return folder / blobs_folder / digest_in_hex.substr(0, 2) / digest_in_hex;
}

bool left_out(std::string_view table)
{
    static constexpr std::array<std::string_view, 9> list{"session",      "sign_in_attempt", "one_time_link",
                                                          "search_entry", "search_text",     "feed",
                                                          "blob",         "blob_chunk",      "schema_version"};
    return std::ranges::find(list, table) != list.end() || table.starts_with("search_");
}

std::string sums_of(Manifest const& manifest, Digest const& own)
{
    std::string out;
    for (auto const& part : manifest.parts) out += fmt::format("{}  {}\n", hex(part.digest.view()), part.name);
    return out + fmt::format("{}  {}\n", hex(own.view()), manifest_name);
}

Result<Manifest> read_manifest(std::filesystem::path const& backup)
{
    auto const  size = measure(backup / manifest_name);
    std::string text, sums;
    if (size.bytes < 0) return refuse(refusal::not_a_backup, backup.string());
    bool const read = size.bytes <= largest_manifest &&
                      each_piece_of(backup / manifest_name, [&](std::string_view piece) { text += piece; });
    auto manifest = read ? json::from_text<Manifest>(text) : refuse(refusal::not_found);
    if (!manifest || manifest->format != backup_format)
        return refuse(refusal::backup_damaged, std::string{manifest_name});
    for (auto const& part : manifest->parts)
        if (!stays_inside(part.name)) return refuse(refusal::backup_damaged, part.name);

    auto const list = measure(backup / sums_name);
    if (list.bytes < 0 || list.bytes > largest_manifest ||
        !each_piece_of(backup / sums_name, [&](std::string_view piece) { sums += piece; }))
        return refuse(refusal::backup_damaged, std::string{sums_name} + ": missing");
    if (sums.find(hex(size.digest.view())) == sums.npos)
        return refuse(refusal::backup_damaged, std::string{manifest_name} + ": changed");
    if (sums != sums_of(*manifest, size.digest))
        return refuse(refusal::backup_damaged, std::string{sums_name} + ": changed");
    return manifest;
}

std::vector<Listed> backups_in(std::filesystem::path const& folder, std::vector<std::filesystem::path>* unreadable)
{
    std::vector<Listed> out;
    std::error_code     none;
    for (auto const& entry : std::filesystem::directory_iterator{folder, none}) {
        auto const name = entry.path().filename().string();
        if (!entry.is_directory(none) || name.starts_with('.') || name == blobs_folder || name == drills_folder)
            continue;
        if (auto manifest = read_manifest(entry.path())) out.push_back({entry.path(), *std::move(manifest)});
        else if (unreadable) unreadable->push_back(entry.path());
    }
    std::ranges::sort(out, {}, [](Listed const& each) { return std::pair{each.manifest.at, each.path}; });
    return out;
}

Result<Listed> find_backup(std::filesystem::path const& named)
{
    auto place = std::filesystem::absolute(named).lexically_normal(); // its neighbours are looked for beside it
    if (!place.has_filename()) place = place.parent_path();           // written with a slash at its end
    std::error_code none;
    if (std::filesystem::exists(place / manifest_name, none)) return Listed{place, TRY(read_manifest(place))};
    std::vector<std::filesystem::path> unreadable;
    auto                               all = backups_in(place, &unreadable);
    // Silence about a newer one that is damaged would pass the older one off as the newest.
    for (auto const& path : unreadable)
        if (!all.empty() && all.back().path.filename() < path.filename())
            return refuse(refusal::backup_damaged, path.filename().string());
    if (all.empty()) return refuse(refusal::not_a_backup, place.string());
    return std::move(all.back());
}

} // namespace penstock::backup
