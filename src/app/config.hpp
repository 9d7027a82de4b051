// Settings of the machine: a TOML file, then the environment (PENSTOCK_...), then the command line; the later wins.
#pragma once

#include "base/refusal.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace penstock {

// One setting, what it stands at, and where that was said.
struct Setting {
    std::string_view name; // in the file; PENSTOCK_NAME in the environment; but for limits also --name
    std::string      value;
    Words            words;
    std::string      origin{"default"};
};

class Config {
public:
    Config();

    std::string const&       value(std::string_view name) const;
    bool                     truth(std::string_view name) const;
    std::vector<std::string> list(std::string_view name) const; // separated by commas
    std::int64_t             whole(std::string_view name) const;
    std::span<Setting const> all() const { return settings_; }

    // Refuses unknown_setting (detail: the nearest known name), wrong_type, number_out_of_range, a file that cannot be
    // read, and one that holds a password and can be read by others.
    Result<void> read_file(std::string const& path);
    Result<void> read_environment(char const* const* environment);
    Result<void> set(std::string_view name, std::string value, std::string origin);

private:
    Setting* find(std::string_view name);

    std::vector<Setting> settings_;
};

// A database address as it may be shown: a password in it is not.
std::string without_password(std::string_view address);

// The known name that is nearest to a mistyped one, by edits; "" when none is near.
std::string nearest(std::string_view typed, std::span<Setting const> settings);

} // namespace penstock
