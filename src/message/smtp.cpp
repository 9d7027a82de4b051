#include "message/smtp.hpp"

#include "base/defect.hpp"
#include "identity/https.hpp"

#include <curl/curl.h>

#include <algorithm>
#include <memory>

namespace penstock {

namespace {

struct Text {
    std::string const& text;
    std::size_t        at{};
};

std::size_t read_some(char* to, std::size_t size, std::size_t count, void* from)
{
    auto& text  = *static_cast<Text*>(from);
    auto  bytes = std::min(size * count, text.text.size() - text.at);
    std::copy_n(text.text.data() + text.at, bytes, to);
    text.at += bytes;
    return bytes;
}

} // namespace

SmtpOutcome outcome_of(std::int64_t code, bool delivered)
{
    if (delivered) return SmtpOutcome::taken;
    // 530 to 535: we are not let in, which is no fault of this mail; somebody mends the settings and it goes out.
    if (code >= 500 && code < 600 && !(code >= 530 && code <= 538)) return SmtpOutcome::never;
    return SmtpOutcome::later;
}

SmtpAnswer send_by_smtp(SmtpServer const& server, std::string const& to, std::string const& text)
{
    static bool const once = curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
    expects(once);
    std::unique_ptr<CURL, decltype(&curl_easy_cleanup)>         curl{curl_easy_init(), &curl_easy_cleanup};
    std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)> recipients{
        curl_slist_append(nullptr, ("<" + to + ">").c_str()), &curl_slist_free_all};
    expects(curl && recipients);
    Text source{text};
    auto bracketed = server.host.find(':') == std::string::npos ? server.host : "[" + server.host + "]";
    auto url       = (server.tls_from_start ? "smtps://" : "smtp://") + bracketed + ":" + std::to_string(server.port);
    auto from      = "<" + server.from + ">";
    bool near      = on_this_machine(url);
    bool safe      = server.user.empty() || near;
    auto set = [&](CURLoption option, auto value) { expects(curl_easy_setopt(curl.get(), option, value) == CURLE_OK); };
    set(CURLOPT_URL, url.c_str());
    set(CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    set(CURLOPT_USE_SSL, static_cast<long>(safe ? CURLUSESSL_TRY : CURLUSESSL_ALL));
    if (!server.authority_file.empty()) set(CURLOPT_CAINFO, server.authority_file.c_str());
    else if (near) { // the usual mail server of a machine shows a certificate it made for itself
        set(CURLOPT_SSL_VERIFYPEER, 0L);
        set(CURLOPT_SSL_VERIFYHOST, 0L);
    }
    set(CURLOPT_MAIL_FROM, from.c_str());
    set(CURLOPT_MAIL_RCPT, recipients.get());
    set(CURLOPT_READFUNCTION, &read_some);
    set(CURLOPT_READDATA, static_cast<void*>(&source));
    set(CURLOPT_UPLOAD, 1L);
    set(CURLOPT_NOSIGNAL, 1L);
    set(CURLOPT_CONNECTTIMEOUT, 10L);
    set(CURLOPT_TIMEOUT, 60L);
    if (!server.user.empty()) {
        set(CURLOPT_USERNAME, server.user.c_str());
        set(CURLOPT_PASSWORD, server.password.c_str());
    }
    auto result = curl_easy_perform(curl.get());
    long code   = 0;
    curl_easy_getinfo(curl.get(), CURLINFO_RESPONSE_CODE, &code);
    if (result == CURLE_OK) return {SmtpOutcome::taken, code, ""};
    // curl's own words for its own codes name no recipient; the server's line might.
    return {outcome_of(code, false), code, curl_easy_strerror(result)};
}

} // namespace penstock
