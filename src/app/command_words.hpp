// The words of the command line in Chinese; in English they stand beside each command.
#pragma once

#include <CLI/App.hpp>

namespace penstock {

// How a mistake in what was typed is told.
void word_mistakes(CLI::App& cli, bool chinese);

// Puts Chinese words in place of the English ones, in all commands and options.
void speak_chinese(CLI::App& cli);

} // namespace penstock
