// The words of the command line in Chinese; in English they stand beside each command.
#pragma once

#include <CLI/App.hpp>

namespace penstock {

// Puts Chinese words in place of the English ones, in all commands and options.
void speak_chinese(CLI::App& cli);

} // namespace penstock
