// The only place that includes Beast: its parser splits the head and undoes the chunks, our checks come on top.
#include "net/framing.hpp"

#include "base/defect.hpp"

#include <boost/beast/http/basic_parser.hpp>

#include <algorithm>
#include <charconv>
#include <cstring>

namespace http = boost::beast::http;

namespace penstock::net {

std::size_t HeadScan::scan(std::string_view bytes)
{
    while (status_ == 0) {
        auto        at       = bytes.find('\n', searched_);
        bool        whole    = at != std::string_view::npos;
        std::size_t line_end = whole ? at + 1 : bytes.size();

        auto const size = static_cast<std::int64_t>(line_end);
        if (lines_ == 0 && size > limits_.target_bytes + 64) return refuse(414);
        if (size > limits_.header_bytes) return refuse(431);
        if (!whole) {
            searched_ = bytes.size();
            return 0;
        }
        if (at == line_ || bytes[at - 1] != '\r') return refuse(400);
        if (lines_ > 0 && (bytes[line_] == ' ' || bytes[line_] == '\t')) return refuse(400);
        if (at == line_ + 1) return line_end;
        if (++lines_ > limits_.header_count + 1) return refuse(431);
        line_ = searched_ = line_end;
    }
    return 0;
}

// Collects what Beast finds and adds the checks it leaves to its user.
class Framing::Parser : public http::basic_parser<true> {
public:
    HeadParts*    parts{};
    std::string*  into{};
    int           status{};
    int           hosts{};
    std::uint64_t most{};  // bytes of body
    std::uint64_t taken{}; // of which announced by chunk headers

private:
    using Error = boost::beast::error_code;
    using View  = boost::beast::string_view;
    static std::string_view plain(View view) { return {view.data(), view.size()}; }

    void fail(int with, Error& error)
    {
        status = with;
        error  = http::error::bad_value;
    }

    void on_request_impl(http::verb, View method, View target, int version, Error& error) override
    {
        parts->method   = plain(method);
        parts->target   = plain(target);
        parts->http_1_1 = version == 11;
        if (version != 10 && version != 11) fail(505, error);
    }

    void on_response_impl(int, View, int, Error&) override {}

    void on_field_impl(http::field name, View name_text, View value_text, Error& error) override
    {
        if (!parts) return; // a trailer: nobody asks for it
        auto value = plain(value_text);
        parts->fields.push_back({plain(name_text), value});
        if (name == http::field::host) {
            parts->host = value;
            if (++hosts > 1) fail(400, error);
        } else if (name == http::field::content_length) length(value, error);
        else if (name == http::field::transfer_encoding) coding(value, error);
        else if (name == http::field::expect) expectation(value, error);
    }

    void length(std::string_view value, Error& error)
    {
        std::uint64_t number{};
        auto [end, problem] = std::from_chars(value.data(), value.data() + value.size(), number);
        if (parts->length || parts->chunked || value.empty() || end != value.data() + value.size()) fail(400, error);
        else if (problem != std::errc{} || value.size() > 18) fail(413, error);
        else parts->length = number;
    }

    void coding(std::string_view value, Error& error)
    {
        bool alone = !parts->length && !parts->chunked && parts->http_1_1;
        if (!alone || !boost::beast::iequals({value.data(), value.size()}, "chunked")) fail(400, error);
        parts->chunked = true;
    }

    void expectation(std::string_view value, Error& error)
    {
        if (!boost::beast::iequals({value.data(), value.size()}, "100-continue")) fail(417, error);
        parts->expects_continue = parts->http_1_1;
    }

    void on_header_impl(Error& error) override
    {
        if (parts->http_1_1 && hosts == 0) fail(400, error);
    }

    void on_body_init_impl(boost::optional<std::uint64_t> const&, Error&) override {}

    std::size_t on_body_impl(View body, Error&) override
    {
        into->append(body.data(), body.size());
        return body.size();
    }

    void on_chunk_header_impl(std::uint64_t size, View, Error& error) override
    {
        if (size > most - taken) fail(413, error);
        else taken += size;
    }

    std::size_t on_chunk_body_impl(std::uint64_t, View body, Error&) override
    {
        into->append(body.data(), body.size());
        return body.size();
    }

    void on_finish_impl(Error&) override {}
};

Framing::Framing()  = default;
Framing::~Framing() = default;

int Framing::head(std::string_view text, HeadParts& parts)
{
    parser_        = std::make_unique<Parser>();
    parser_->parts = &parts;
    parser_->header_limit(static_cast<std::uint32_t>(text.size()));
    parser_->body_limit(boost::none);
    parts.fields.reserve(16);

    boost::beast::error_code error;
    auto                     taken = parser_->put(boost::asio::const_buffer{text.data(), text.size()}, error);
    parser_->parts                 = nullptr;
    if (error) return parser_->status ? parser_->status : error == http::error::bad_version ? 505 : 400;
    expects(taken == text.size() && parser_->is_header_done());
    parts.keep_alive = parser_->keep_alive();
    return 0;
}

Framing::Step Framing::body(std::string_view bytes, std::uint64_t most, std::string& into)
{
    // A chunk header or trailer longer than this is no honest one.
    constexpr std::size_t longest_line = 4096;
    Step                  step;
    parser_->into = &into;
    parser_->most = most;
    while (!parser_->is_done() && step.taken < bytes.size()) {
        auto                     rest = bytes.substr(step.taken);
        boost::beast::error_code error;
        auto                     taken = parser_->put(boost::asio::const_buffer{rest.data(), rest.size()}, error);
        step.taken += taken;
        bool more = error == http::error::need_more;
        if (more && taken == 0 && rest.size() <= longest_line) break;
        if ((error && !more) || taken == 0) {
            step.status = parser_->status ? parser_->status : 400;
            break;
        }
    }
    step.finished = parser_->is_done();
    return step;
}

} // namespace penstock::net
