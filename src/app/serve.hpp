// Running the server: from opening the database to the last answer before it stops.
#pragma once

#include "app/instance.hpp"
#include "app/mailing.hpp"
#include "identity/provider.hpp"
#include "net/server.hpp"

#include <chrono>
#include <functional>

namespace penstock {

struct ServeOptions {
    InstanceOptions           instance;
    net::Options              net;
    std::size_t               readers{8}; // read connections
    std::chrono::milliseconds checkpoint_every{std::chrono::seconds{2}};
    std::string               witness_policy; // a file; empty: no witnesses are asked
    MailSettings              mail;
    ProviderSettings          provider;
    std::vector<std::string>  metrics_from{"127.0.0.1", "::1"}; // who may read /metrics, by address
    std::string               backup_folder; // told in the metrics
    bool                      demo{};
    std::vector<DemoAccount>  demo_accounts;
    bool                      access_log{true};
    std::function<void(std::string const& address, std::string const& first_run_path)> ready; // once it listens
};

// Runs until SIGINT or SIGTERM. Refuses what keeps it from starting.
Result<void> serve(ServeOptions options);

} // namespace penstock
