#include "net/static_files.hpp"

#include "base/digest.hpp"

#include <openssl/rand.h>

#include <algorithm>
#include <array>

namespace penstock::net {

// Whether a list of codings such as "gzip, br;q=0.5, *;q=0" takes this one.
static bool accepts(std::string_view list, std::string_view coding)
{
    bool star = false;
    while (!list.empty()) {
        auto comma = std::min(list.find(','), list.size());
        auto item  = list.substr(0, comma);
        list.remove_prefix(std::min(comma + 1, list.size()));
        while (item.starts_with(' ')) item.remove_prefix(1);
        auto name    = item.substr(0, item.find_first_of("; "));
        auto quality = item.find("q=");
        bool wanted =
            quality == std::string_view::npos || item.find_first_of("123456789", quality) != std::string_view::npos;
        if (name == coding) return wanted;
        if (name == "*") star = wanted;
    }
    return star;
}

static bool etag_matches(std::string_view list, std::string_view etag)
{
    return list == "*" || list.find(etag) != std::string_view::npos;
}

static std::string nonce()
{
    std::array<unsigned char, 16> bytes{};
    RAND_bytes(bytes.data(), static_cast<int>(bytes.size()));
    return base64({reinterpret_cast<char const*>(bytes.data()), bytes.size()});
}

StaticFiles::StaticFiles(std::span<Asset const> assets, std::vector<std::string> served_elsewhere)
    : assets_{assets},
      served_elsewhere_{std::move(served_elsewhere)}
{}

Asset const* StaticFiles::find(std::string_view path) const
{
    auto at = std::ranges::lower_bound(assets_, path, {}, &Asset::path);
    return at != assets_.end() && at->path == path ? &*at : nullptr;
}

// No ETag: a browser that kept the page would keep the old nonce, which the new policy no longer allows.
Response StaticFiles::page(Asset const& index) const
{
    Response out;
    out.route        = "/";
    out.content_type = index.content_type;
    out.nonce        = nonce();
    out.headers.push_back({"Cache-Control", "no-cache"});
    std::string text{index.identity};
    for (auto at = text.find(nonce_mark); at != std::string::npos; at = text.find(nonce_mark, at))
        text.replace(at, nonce_mark.size(), out.nonce);
    out.body = std::move(text);
    return out;
}

static Response file(Asset const& asset, RequestHead const& request)
{
    Response out;
    out.route                = "/assets";
    auto             codings = request.header("accept-encoding").value_or("");
    std::string_view bytes   = asset.identity, coding;
    if (!asset.brotli.empty() && accepts(codings, "br")) bytes = asset.brotli, coding = "br";
    else if (!asset.gzip.empty() && accepts(codings, "gzip")) bytes = asset.gzip, coding = "gzip";

    std::string etag = "\"" + std::string{asset.digest.substr(0, 32)};
    if (!coding.empty()) etag.append("-").append(coding);
    etag += "\"";
    out.headers.push_back({"ETag", etag});
    out.headers.push_back({"Cache-Control", asset.hashed ? "public, max-age=31536000, immutable" : "no-cache"});
    if (!asset.gzip.empty() || !asset.brotli.empty()) out.headers.push_back({"Vary", "Accept-Encoding"});
    if (etag_matches(request.header("if-none-match").value_or(""), etag)) {
        out.status = 304;
        return out;
    }
    if (!coding.empty()) out.headers.push_back({"Content-Encoding", std::string{coding}});
    out.content_type = asset.content_type;
    out.body         = StaticBytes{bytes};
    return out;
}

std::optional<Response> StaticFiles::answer(RequestHead const& request) const
{
    auto under = [&](std::string const& place) {
        return request.path == place || (request.path.starts_with(place) && request.path[place.size()] == '/');
    };
    if (std::ranges::any_of(served_elsewhere_, under)) return std::nullopt;
    if (request.method != "GET" && request.method != "HEAD") {
        auto refused = problem(405, request.trace);
        refused.headers.push_back({"Allow", "GET, HEAD"});
        return refused;
    }
    Asset const* asset = find(request.path);
    if (asset && asset->path != "/index.html") return file(*asset, request);

    auto         last_segment = request.path.substr(request.path.rfind('/') + 1);
    bool         names_a_file = last_segment.find('.') != std::string_view::npos && !asset;
    Asset const* index        = find("/index.html");
    if (names_a_file || !index) return problem(404, request.trace);
    return page(*index);
}

} // namespace penstock::net
