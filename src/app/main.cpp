// The program: one command line for the server, for imports and for checking the record.
#include "app/program.hpp"
#include "app/serve.hpp"
#include <CLI/CLI.hpp>
#include <fmt/format.h>
int main(int argc, char** argv)
{
    using namespace penstock;
    CLI::App cli{"Penstock"};
    ServeOptions options;
    auto* serve_command = cli.add_subcommand("serve");
    serve_command->add_option("--database", options.instance.database);
    std::string listen = "127.0.0.1:8080";
    serve_command->add_option("--listen", listen);
    serve_command->add_flag("--demo", options.demo);
    auto* openapi_command = cli.add_subcommand("openapi");
    cli.require_subcommand(1);
    CLI11_PARSE(cli, argc, argv);
    if (*openapi_command) { fmt::print("{}\n", api_description()); return 0; }
    auto colon = listen.rfind(':');
    options.net.addresses = {listen.substr(0, colon)};
    options.net.port = static_cast<std::uint16_t>(std::stoi(listen.substr(colon + 1)));
    options.ready = [](std::string const& address, std::string const& path) { fmt::print("{}\n{}{}\n", address, address, path); std::fflush(stdout); };
    auto done = serve(std::move(options));
    if (!done) fmt::print(stderr, "{} {}\n", words(done.error().why).en, done.error().detail);
    return done ? 0 : 1;
}
