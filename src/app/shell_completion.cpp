#include "app/shell_completion.hpp"

#include "app/program.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <functional>

namespace penstock {

namespace {

// Calls with every command and the words that lead to it.
void each_command(CLI::App const& app, std::string const& words,
                  std::function<void(std::string const&, CLI::App const&)> const& visit)
{
    visit(words, app);
    for (auto const* sub : app.get_subcommands([](CLI::App const*) { return true; }))
        each_command(*sub, words.empty() ? sub->get_name() : words + " " + sub->get_name(), visit);
}

std::vector<std::string> choices(CLI::App const& app)
{
    std::vector<std::string> out;
    for (auto const* sub : app.get_subcommands([](CLI::App const*) { return true; })) out.push_back(sub->get_name());
    for (auto const* option : app.get_options())
        if (!option->get_lnames().empty()) out.push_back("--" + option->get_lnames().front());
    return out;
}

// What is special to roff at the start of a line or anywhere.
std::string roff(std::string_view text)
{
    std::string out;
    for (char c : text) {
        if (c == '\\') out += "\\e";
        else if (c == '-') out += "\\-";
        else if (c == '\n') out += "\n.br\n";
        else out += c;
    }
    return out;
}

} // namespace

std::string completion_script(CLI::App const& program, std::string_view shell)
{
    std::string cases;
    each_command(program, "", [&](std::string const& words, CLI::App const& app) {
        if (shell == "fish") {
            for (auto const* sub : app.get_subcommands([](CLI::App const*) { return true; }))
                cases += fmt::format("complete -c penstock -f -n '__penstock_at \"{}\"' -a {} -d '{}'\n", words,
                                     sub->get_name(), sub->get_description());
            for (auto const* option : app.get_options())
                if (!option->get_lnames().empty())
                    cases += fmt::format("complete -c penstock -n '__penstock_at \"{}\"' -l {} -d '{}'\n", words,
                                         option->get_lnames().front(), option->get_description());
        } else cases += fmt::format("        \"{}\") words=\"{}\" ;;\n", words, fmt::join(choices(app), " "));
    });
    if (shell == "fish")
        return "function __penstock_at\n    set -l typed (string match -v -- '-*' (commandline -opc)[2..-1])\n"
               "    test \"$typed\" = \"$argv[1]\"\nend\n" +
               cases;
    auto body = "_penstock() {\n    local typed=\"\" word words=\"\"\n"
                "    for word in \"${COMP_WORDS[@]:1:COMP_CWORD-1}\"; do\n"
                "        [[ $word == -* ]] || typed+=\"${typed:+ }$word\"\n    done\n    case $typed in\n" +
                cases +
                "    esac\n    COMPREPLY=($(compgen -W \"$words\" -- \"${COMP_WORDS[COMP_CWORD]}\"))\n}\n"
                "complete -o default -F _penstock penstock\n";
    return shell == "zsh" ? "autoload -U +X bashcompinit && bashcompinit\n" + body : body;
}

std::string manual_page(CLI::App const& program)
{
    auto out =
        fmt::format(".TH PENSTOCK 1 \"\" \"Penstock {}\" \"User Commands\"\n.SH NAME\npenstock \\- {}\n.SH COMMANDS\n",
                    program_version(), roff(program.get_description()));
    each_command(program, "", [&](std::string const& words, CLI::App const& app) {
        if (words.empty()) return;
        out += fmt::format(".SS penstock {}\n{}\n", roff(words), roff(app.get_description()));
        for (auto const* option : app.get_options()) {
            if (option->get_group() == "Settings" && words != "serve") continue; // told once
            auto name = option->nonpositional() ? option->get_name(false, true) : option->get_name(true);
            out += fmt::format(".TP\n.B {}\n{}\n", roff(name), roff(option->get_description()));
        }
    });
    return out + ".SH NOTES\n" + roff(program.get_footer()) + "\n";
}

} // namespace penstock
