// Lists as files: CSV and XLSX of the whole filtered list, made in a temporary file and sent from there.
#pragma once

#include "api/endpoint.hpp"
#include "net/response.hpp"

namespace penstock {

// `format` is csv or xlsx; the query may say language=zh|en and, for CSV, bom=1.
Result<net::Response> table_answer(Look& look, api::Endpoint const& endpoint, api::RawRequest raw,
                                   std::string_view format, std::string_view path);

} // namespace penstock
