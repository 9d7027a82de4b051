// The application behind the HTTP server: finds the endpoint, the caller and the database for each request.
#pragma once

#include "api/endpoint.hpp"
#include "app/operations.hpp"
#include "app/signer_link.hpp"
#include "app/upload.hpp"
#include "journal/recorder.hpp"
#include "net/event_hub.hpp"
#include "net/server.hpp"
#include "net/static_files.hpp"
#include "store/pool.hpp"

#include <functional>
#include <memory>
#include <optional>

namespace penstock {

class WebApplication : public net::Application {
public:
    // All must outlive the application, which must outlive the server.
    WebApplication(api::Registry const& registry, Installation const& installation, ReaderPool& readers,
                   RecorderThread& recorder, Clock& clock, Chance& chance);

    void serve_through(net::Server& server) { server_ = &server; } // before the first request

    // Asked at every act; before the first request.
    void close_acts_when(std::function<std::optional<SignedStanding>()> closed) { closed_ = std::move(closed); }

    // Who is told the figures, and which are told beside our own; before the first request.
    void show_metrics(MetricsRule rule) { metrics_ = std::move(rule); }

    net::BodyRule body_rule(net::RequestHead const& head) override;
    void          handle(net::Request&& request, net::Responder responder) override;

    std::shared_ptr<net::EventHub> events() const { return events_; }

private:
    struct Task; // a request with its endpoint, on its way

    void route_api(net::Request&& request, net::Responder responder);
    void run_read(std::shared_ptr<Task> task);
    void run_act(std::shared_ptr<Task> task);
    void run_table(std::shared_ptr<Task> task, std::string_view format);
    void run_upload(std::shared_ptr<Task> task);

    template <class Use> void with_look(Task& task, Use use); // gives a Look and the session to `use`

    api::Registry const&           registry_;
    Installation const&            installation_;
    ReaderPool&                    readers_;
    RecorderThread&                recorder_;
    Clock&                         clock_;
    Chance&                        chance_;
    net::Server*                   server_{};
    UploadQuota                    uploads_;

    std::function<std::optional<SignedStanding>()> closed_;
    MetricsRule                                    metrics_;
    net::StaticFiles               files_;
    std::shared_ptr<net::EventHub> events_;
    std::shared_ptr<Progress>      progress_;
    std::string                    description_;
};

} // namespace penstock
