// The web application out of the binary: compressed beforehand, cached for ever where the name carries a hash.
#pragma once

#include "net/request.hpp"
#include "net/response.hpp"

#include <optional>
#include <span>
#include <string_view>

namespace penstock::net {

// One embedded file. A variant that would not be smaller is empty.
struct Asset {
    std::string_view path; // "/assets/index-Bx3kQ9.js"
    std::string_view content_type;
    std::string_view identity;
    std::string_view gzip;
    std::string_view brotli;
    std::string_view digest; // hexadecimal SHA-256 of the identity bytes
    bool             hashed{}; // the name changes with the content
};

// What the build embedded (cmake/embed_web.cmake), sorted by path.
std::span<Asset const> embedded_assets();

class StaticFiles {
public:
    // In index.html this word is replaced by a fresh nonce for every answer, and the policy allows that nonce.
    static constexpr std::string_view nonce_mark = "__CSP_NONCE__";

    // Sorted by path. Addresses under `served_elsewhere` ("/api") never give the page of the web application.
    explicit StaticFiles(std::span<Asset const>   assets           = embedded_assets(),
                         std::vector<std::string> served_elsewhere = {"/api", "/journal", "/calendar",
                                                                      "/healthz", "/readyz", "/metrics"});

    // The file asked for, or the page of the web application for an address of one of its scenes. Nothing when the
    // address is not ours; 404 for a missing file, 405 for another method than GET and HEAD.
    std::optional<Response> answer(RequestHead const& request) const;

private:
    Asset const* find(std::string_view path) const;
    Response     page(Asset const& index) const;

    std::span<Asset const>   assets_;
    std::vector<std::string> served_elsewhere_;
};

} // namespace penstock::net
