#include "app/limits.hpp"

#include "app/config.hpp"

#include <boost/describe/members.hpp>
#include <boost/mp11/algorithm.hpp>

#include <algorithm>
#include <string>
#include <type_traits>

namespace penstock {

namespace {

constexpr std::int64_t kilobyte = 1024, megabyte = kilobyte * 1024, gigabyte = megabyte * 1024, hour = 3'600'000;

// Bounds keep a limit from meaning nothing: a server nobody can reach, or one that everybody can exhaust.
constexpr Limit known_limits[] = {
    {"limits.header_bytes",
     kilobyte,
     megabyte,
     {"一个请求的请求行与全部标头（字节）", "Request line and headers of one request, in bytes"}},
    {"limits.header_count", 10, 1'000, {"一个请求的标头数", "Headers of one request"}},
    {"limits.target_bytes", 256, 64 * kilobyte, {"一个请求的地址（字节）", "The address of one request, in bytes"}},
    {"limits.body_bytes",
     64 * kilobyte,
     64 * megabyte,
     {"一个请求的正文（字节），上传文件除外", "The body of one request other than an upload, in bytes"}},
    {"limits.connections", 10, 1'000'000, {"同时的连接数", "Connections at once"}},
    {"limits.connections_per_address",
     1,
     1'000'000,
     {"同一地址同时的连接数，可信反向代理除外", "Connections at once of one address; a trusted proxy is not counted"}},
    {"limits.event_streams", 0, 1'000'000, {"同时接收变动通知的页面数", "Pages that listen for changes at once"}},
    {"limits.head_milliseconds",
     100,
     hour,
     {"收完请求标头的时限（毫秒）", "How long the head of a request may take, in milliseconds"}},
    {"limits.body_milliseconds",
     100,
     hour,
     {"过此时间（毫秒）正文须达到下列速度", "After so many milliseconds a body must have come at the rate below"}},
    {"limits.body_bytes_per_second",
     1,
     gigabyte,
     {"接收正文的最低速度（字节每秒）", "The slowest a body may come, in bytes per second"}},
    {"limits.idle_milliseconds",
     1'000,
     24 * hour,
     {"两个请求之间保持连接的时间（毫秒）", "How long a connection is kept between two requests, in milliseconds"}},
    {"limits.write_milliseconds",
     100,
     hour,
     {"对方停止接收后等待的时间（毫秒）", "How long a client may take nothing of its answer, in milliseconds"}},
    {"limits.write_bytes_per_second",
     1,
     gigabyte,
     {"发送答复的最低速度（字节每秒）", "The slowest an answer may be taken, in bytes per second"}},
    {"limits.shutdown_milliseconds",
     0,
     hour,
     {"停机时等待未完成请求的时间（毫秒）", "How long requests may finish when the server stops, in milliseconds"}},
    {"limits.heartbeat_milliseconds",
     1'000,
     hour,
     {"变动通知的心跳间隔（毫秒）", "How often a silent stream of changes says that it lives, in milliseconds"}},
    {"limits.event_stream_milliseconds",
     1'000,
     24 * hour,
     {"变动通知须重新连接的间隔（毫秒）", "When a stream of changes must be asked for anew, in milliseconds"}},
    {"limits.upload_bytes", megabyte, 16 * gigabyte, {"一个上传文件（字节）", "One uploaded file, in bytes"}},
    {"limits.upload_bytes_per_day",
     megabyte,
     1024 * gigabyte,
     {"一人一天上传的总量（字节）", "What one person may upload in a day, in bytes"}},
    {"limits.list_unpacked_bytes",
     megabyte,
     1024 * gigabyte,
     {"清单解压后的大小（字节）", "A compressed list once it is unpacked, in bytes"}},
    {"limits.list_rows", 1, 1'000'000'000, {"清单的行数", "Rows of a list"}},
    {"limits.list_row_bytes", kilobyte, 64 * megabyte, {"清单的一行（字节）", "One row of a list, in bytes"}},
    {"limits.list_cell_bytes", 256, 16 * megabyte, {"清单的一个单元格（字节）", "One cell of a list, in bytes"}},
    {"limits.workbook_bytes", kilobyte, 16 * gigabyte, {"一个 XLSX 文件（字节）", "One XLSX file, in bytes"}},
    {"limits.workbook_unpacked_bytes",
     kilobyte,
     16 * gigabyte,
     {"一个 XLSX 文件解开后的总量（字节）", "All of an XLSX file once it is unpacked, in bytes"}},
    {"limits.archive_entries", 10, 65'534, {"一个压缩包内的文件数", "Files within one archive"}},
    {"limits.unpack_ratio",
     2,
     10'000,
     {"解压后与压缩时的大小之比", "How many times its packed size an archive may grow to"}},
};

template <class T, class Use> void each_limit(T&& limits, Use use)
{
    boost::mp11::mp_for_each<boost::describe::describe_members<std::remove_cvref_t<T>, boost::describe::mod_public>>(
        [&](auto member) { use(std::string_view{member.name}, limits.*member.pointer); });
}

template <class T> T limits_in(Config const& config)
{
    T out;
    each_limit(out, [&](std::string_view name, std::int64_t& value) {
        value = config.whole(std::string{limits_prefix}.append(name));
    });
    return out;
}

} // namespace

std::vector<Limit> const& all_limits()
{
    static std::vector<Limit> const limits = [] {
        std::vector<Limit> out{std::begin(known_limits), std::end(known_limits)};
        std::size_t        kept = 0;
        auto               take = [&](std::string_view name, std::int64_t standard) {
            auto found = std::ranges::find_if(
                out, [&](Limit const& one) { return one.name.substr(limits_prefix.size()) == name; });
            expects(found != out.end() && found->least <= standard && standard <= found->most);
            found->standard = standard;
            ++kept;
        };
        each_limit(net::Limits{}, take);
        each_limit(exchange::FileLimits{}, take);
        expects(kept == out.size()); // none is told of that nobody keeps
        return out;
    }();
    return limits;
}

net::Limits net_limits(Config const& config) { return limits_in<net::Limits>(config); }

exchange::FileLimits file_limits_in(Config const& config) { return limits_in<exchange::FileLimits>(config); }

} // namespace penstock
