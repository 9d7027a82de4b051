// Completion scripts and the manual page, made from the command line's own description.
#pragma once

#include <string>
#include <string_view>

namespace CLI {
class App;
} // namespace CLI

namespace penstock {

std::string completion_script(CLI::App const& program, std::string_view shell); // bash, zsh or fish
std::string manual_page(CLI::App const& program);                               // roff, section 1

} // namespace penstock
