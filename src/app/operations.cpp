#include "app/operations.hpp"

#include "app/checkup.hpp"
#include "base/json_write.hpp"
#include "journal/log.hpp"
#include "journal/receipt.hpp"
#include "journal/seal.hpp"
#include "mandate/calendar.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstdio>

namespace penstock {

namespace {

net::Response text(std::string body, std::string_view type = "text/plain; charset=utf-8")
{
    return {.content_type = type, .body = std::move(body), .headers = {{"Cache-Control", "no-cache"}}};
}

std::string metrics(Reader& reader, net::Counts const& counts)
{
    std::string out;
    auto        one = [&](std::string_view name, std::string_view help, std::string_view type, auto value) {
        out += fmt::format("# HELP {0} {1}\n# TYPE {0} {2}\n{0} {3}\n", name, help, type, value);
    };
    one("penstock_connections_open", "Connections open now.", "gauge", counts.connections_open);
    one("penstock_connections_accepted_total", "Connections accepted.", "counter", counts.connections_accepted);
    one("penstock_connections_refused_total", "Connections refused over a limit.", "counter",
        counts.connections_refused);
    one("penstock_event_streams_open", "Event streams open now.", "gauge", counts.event_streams_open);
    one("penstock_bytes_received_total", "Bytes received.", "counter", counts.bytes_in);
    one("penstock_bytes_sent_total", "Bytes sent.", "counter", counts.bytes_out);
    out +=
        "# HELP penstock_requests_total Requests answered, by class of status.\n"
        "# TYPE penstock_requests_total counter\n";
    for (std::size_t i = 1; i < counts.requests.size(); ++i)
        out += fmt::format("penstock_requests_total{{status=\"{}xx\"}} {}\n", i, counts.requests[i]);
    out +=
        "# HELP penstock_request_seconds Time from a request to its answer.\n"
        "# TYPE penstock_request_seconds histogram\n";
    std::uint64_t below = 0;
    for (std::size_t i = 0; i < counts.latency.size(); ++i) {
        below += counts.latency[i];
        auto bound = i < net::latency_bounds.size() ? fmt::format("{}.{:06}", net::latency_bounds[i] / 1'000'000,
                                                                  net::latency_bounds[i] % 1'000'000)
                                                    : std::string{"+Inf"};
        out += fmt::format("penstock_request_seconds_bucket{{le=\"{}\"}} {}\n", bound, below);
    }
    out += fmt::format("penstock_request_seconds_sum {}.{:06}\npenstock_request_seconds_count {}\n",
                       counts.latency_microseconds / 1'000'000, counts.latency_microseconds % 1'000'000, below);
    one("penstock_journal_facts", "Facts in the journal.", "gauge",
        reader.row<std::int64_t>("SELECT size FROM journal_head WHERE one = 1").value_or(0));
    auto last = journal::published(reader);
    one("penstock_checkpoint_facts", "Facts under the newest signed checkpoint.", "gauge", last ? last->size : 0);
    auto seals   = journal::seal_state(reader);
    auto seconds = [](std::optional<Instant> since) { return since ? since->milliseconds / 1000 : 0; };
    one("penstock_unsigned_since_seconds", "When the oldest fact was recorded that no checkpoint covers, or 0.",
        "gauge", seconds(seals.unsigned_since));
    one("penstock_unwitnessed_since_seconds",
        "When the oldest fact was recorded that enough witnesses have not cosigned, or 0.", "gauge",
        seconds(seals.unwitnessed_since));
    one("penstock_daily_checks_failed", "Daily checks of money and database whose newest run found something wrong.",
        "gauge", failed_daily_checks(reader).size());
    return out;
}

// The number in "12.tlog-proof"; nothing for any other spelling.
std::optional<std::int64_t> receipt_number(std::string_view name)
{
    constexpr std::string_view ending = ".tlog-proof";
    std::int64_t               seq{};
    if (!name.ends_with(ending)) return std::nullopt;
    name.remove_suffix(ending.size());
    auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), seq);
    if (error != std::errc{} || seq < 1 || std::to_string(seq) != name) return std::nullopt;
    return seq;
}

// A fact's receipt names no person and no content, so it is public as the log is.
net::Response receipt_answer(Reader& reader, std::string_view name, std::string_view trace)
{
    auto seq     = receipt_number(name);
    auto receipt = seq ? journal::receipt_of(reader, *seq) : std::nullopt;
    if (!receipt) return net::problem(404, trace);
    auto out = text(receipt->text());
    out.headers.push_back({"Content-Disposition", fmt::format("attachment; filename=\"fact-{}.tlog-proof\"", *seq)});
    return out;
}

// c2sp.org/tlog-tiles below /journal/: nothing is allocated by a size somebody asks for.
net::Response journal_answer(Reader& reader, std::string_view path, std::string_view trace,
                             Installation const& installation)
{
    if (path == "key") return text(installation.journal_key + "\n");
    auto last = journal::published(reader);
    if (!last) return net::problem(404, trace);
    if (path == "checkpoint") return text(last->note);
    constexpr std::string_view receipts = "receipt/";
    if (path.starts_with(receipts)) return receipt_answer(reader, path.substr(receipts.size()), trace);
    auto size = static_cast<std::uint64_t>(last->size);

    net::Response out{.content_type = "application/octet-stream",
                      .headers      = {{"Cache-Control", "public, max-age=31536000, immutable"}}};
    if (auto bundle = journal::parse_bundle_path(path)) {
        if (!journal::within(*bundle, size)) return net::problem(404, trace);
        out.body = journal::bundle(reader, *bundle);
        return out;
    }
    auto tile = journal::parse_tile_path(path);
    if (!tile || !journal::within(*tile, size)) return net::problem(404, trace);
    out.body = journal::DatabaseTiles{reader}.tile(*tile);
    return out;
}

// A calendar under its secret address: "SECRET/zh.ics" or "SECRET/en.ics". The log names neither.
net::Response calendar_answer(Reader& reader, std::string_view path, net::Request const& request,
                              Installation const& installation, Clock& clock)
{
    auto slash   = path.find('/');
    auto name    = slash == path.npos ? std::string_view{} : path.substr(slash + 1);
    bool chinese = name == "zh.ics";
    auto days    = chinese || name == "en.ics"
                       ? calendar_of(reader, path.substr(0, slash), *day_in(clock.now(), installation.zone))
                       : std::nullopt;
    auto out     = net::problem(404, request.trace);
    if (days) {
        for (auto& day : *days)
            day.address = fmt::format("http{}://{}{}", request.secure ? "s" : "", request.host, day.address);
        out = text(calendar_text(*days, chinese, chinese ? "渠成督办" : "Penstock duties"),
                   "text/calendar; charset=utf-8");
    }
    out.route = "/calendar/{secret}";
    return out;
}

} // namespace

net::Response operations_answer(Reader& reader, net::Request const& request, net::Counts const& counts,
                                MetricsRule const& metrics_rule, Installation const& installation, Clock& clock)
{
    constexpr std::string_view journal_prefix = "/journal/", calendar_prefix = "/calendar/";
    if (request.method != "GET" && !request.head) return net::problem(405, request.trace);
    if (request.path == "/healthz") return text("ok\n");
    if (request.path == "/readyz") { // the database answers, for we read it
        reader.row<std::int64_t>("SELECT size FROM journal_head WHERE one = 1");
        return text("ready\n");
    }
    if (request.path == "/metrics") {
        if (std::ranges::find(metrics_rule.from, request.remote) == metrics_rule.from.end())
            return net::problem(404, request.trace);
        return text(metrics(reader, counts) + (metrics_rule.more ? metrics_rule.more() : ""),
                    "text/plain; version=0.0.4; charset=utf-8");
    }
    if (request.path.starts_with(journal_prefix))
        return journal_answer(reader, request.path.substr(journal_prefix.size()), request.trace, installation);
    if (request.path.starts_with(calendar_prefix))
        return calendar_answer(reader, request.path.substr(calendar_prefix.size()), request, installation, clock);
    return net::problem(404, request.trace);
}

void log_incident(std::string_view what, std::string_view trace)
{
    std::string line = R"({"level":"error","event":"incident","what":)";
    json::write_text(line, what);
    line += R"(,"trace":)";
    json::write_text(line, trace);
    line += "}\n";
    std::fputs(line.c_str(), stderr);
}

} // namespace penstock
