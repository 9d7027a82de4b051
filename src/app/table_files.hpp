// Lists as files: CSV and XLSX of the whole filtered list, made in a temporary file and sent from there.
#pragma once

#include "api/endpoint.hpp"
#include "net/response.hpp"

namespace penstock {

// `format` is csv or xlsx; the query may say language=zh|en and, for CSV, bom=1.
Result<net::Response> table_answer(Look& look, api::Endpoint const& endpoint, api::RawRequest raw,
                                   std::string_view format, std::string_view path);

// The whole list as CSV, handed over piece by piece.
Result<void> write_csv(Look& look, api::Endpoint const& endpoint, api::RawRequest const& raw, api::Language language,
                       std::function<void(std::string_view)> write);

} // namespace penstock
