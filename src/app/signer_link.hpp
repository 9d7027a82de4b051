// The way to the one who signs checkpoints: a process of its own under another user where the configuration names its
// socket, a child of the server, or, for a command, this very process.
#pragma once

#include "app/instance.hpp"
#include "journal/log.hpp"
#include "journal/witness.hpp"
#include "net/call.hpp"

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace penstock {

// Where the signer keeps what it signed last: beside the key.
std::filesystem::path memory_file_of(InstanceOptions const& options);

// What the signer answers: POST /add-checkpoint, GET /checkpoint (what it signed last) and GET /key.
net::CallAnswer answer_as_signer(journal::SigningKey const& key, std::filesystem::path const& memory,
                                 net::CallRequest const& request);

class SignerLink {
public:
    using Exchange = std::function<std::optional<net::CallAnswer>(std::string_view method, std::string_view path,
                                                                  std::string_view body)>;
    explicit SignerLink(Exchange exchange) : exchange_{std::move(exchange)} {}

    std::optional<journal::Reached> add_checkpoint(std::string const& body);

    // What it signed last. Refuses unavailable when it cannot be reached, not_found when its record is missing.
    Result<journal::Checkpoint>  last_signed();
    Result<journal::VerifierKey> key();

private:
    Exchange exchange_;
};

// For the server: the socket of the configuration, or a child that is started again when it dies.
Result<SignerLink> link_for_server(InstanceOptions const& options);
// For a command: the socket of the configuration, or this process.
Result<SignerLink> link_for_command(InstanceOptions const& options);

// How the facts stand to what was signed. `have` facts are in the database and `was_signed` were signed; unlike when
// there are fewer, or the first ones are not those that were signed.
struct SignedStanding {
    std::int64_t have{};
    std::int64_t was_signed{};
    bool         unlike{};

    std::string words() const; // both sizes, for the detail of a refusal
};
SignedStanding standing(Reader& reader, journal::Checkpoint const& last_signed);

// For commands that act: opens the database as open_recorder does, and refuses read_only, with both sizes, when more
// was signed than stands there.
Result<std::unique_ptr<Recorder>> open_to_act(InstanceOptions const& options, Clock& clock, Chance& chance,
                                              OpenMode mode);

// Signs the present facts if nobody has yet and keeps the checkpoint; gives the newest one. Refuses unavailable when
// the signer cannot be reached and read_only when it does not sign because the facts do not continue what it signed.
Result<journal::Published> sign_now(Recorder& recorder, SignerLink& link);

// The same at the end of a command whose work is done already: a signer that is away leaves it for later.
void sign_if_possible(Recorder& recorder, InstanceOptions const& options);

} // namespace penstock
