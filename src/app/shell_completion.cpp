#include "app/shell_completion.hpp"

#include "app/program.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
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

// Whether completion offers it: what the command's own help leaves out (it is in no group) is taken, not offered.
bool is_offered(CLI::Option const& option) { return !option.get_lnames().empty() && !option.get_group().empty(); }

std::vector<std::string> choices(CLI::App const& app)
{
    std::vector<std::string> out;
    for (auto const* sub : app.get_subcommands([](CLI::App const*) { return true; })) out.push_back(sub->get_name());
    for (auto const* option : app.get_options())
        if (is_offered(*option)) out.push_back("--" + option->get_lnames().front());
    return out;
}

// For fish, between single quotes.
std::string in_quotes(std::string_view text)
{
    std::string out;
    for (char c : text) out += c == '\'' || c == '\\' ? std::string{'\\', c} : std::string{c};
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

// Lines that stand as they are.
std::string roff_lines(std::string_view text)
{
    std::string out;
    for (std::size_t from = 0; from < text.size();) {
        auto end  = std::min(text.find('\n', from), text.size());
        auto line = text.substr(from, end - from);
        line.remove_prefix(std::min(line.find_first_not_of(' '), line.size()));
        out += roff(line) + "\n";
        from = end + 1;
    }
    return out;
}

// What is typed for an option, with the places of values apart from what is typed as it stands.
std::string option_in_roff(CLI::Option const& option)
{
    auto value = option.get_type_name().empty() ? std::string{} : "\\fI" + roff(option.get_type_name()) + "\\fR";
    if (!option.nonpositional()) return "\\fI" + roff(option.get_name(true)) + "\\fR";
    std::string names;
    for (auto const& each : option.get_snames())
        names += (names.empty() ? "" : ", ") + ("\\fB\\-" + roff(each) + "\\fR");
    for (auto const& each : option.get_lnames())
        names += (names.empty() ? "" : ", ") + ("\\fB\\-\\-" + roff(each) + "\\fR");
    return names + (value.empty() ? "" : " " + value);
}

// "penstock import awards [options] file"
std::string usage_in_roff(std::string const& words, CLI::App const& app)
{
    auto out = "\\fBpenstock " + roff(words) + "\\fR [options]";
    for (auto const* option : app.get_options())
        if (!option->nonpositional()) out += " \\fI" + roff(option->get_name(true)) + "\\fR";
    return out;
}

// The examples of a command as they stand, each on a line of its own.
std::string examples_in_roff(std::string_view footer)
{
    constexpr std::string_view mark = "Examples:\n";
    auto                       from = footer.find(mark);
    if (from == footer.npos) return "";
    return ".PP\n.EX\n" + roff_lines(footer.substr(from + mark.size())) + ".EE\n";
}

} // namespace

std::string completion_script(CLI::App const& program, std::string_view shell)
{
    std::string cases;
    each_command(program, "", [&](std::string const& words, CLI::App const& app) {
        if (shell == "fish") {
            for (auto const* sub : app.get_subcommands([](CLI::App const*) { return true; }))
                cases += fmt::format("complete -c penstock -f -n '__penstock_at \"{}\"' -a {} -d '{}'\n", words,
                                     sub->get_name(), in_quotes(sub->get_description()));
            for (auto const* option : app.get_options())
                if (is_offered(*option))
                    cases += fmt::format("complete -c penstock -n '__penstock_at \"{}\"' -l {} -d '{}'\n", words,
                                         option->get_lnames().front(), in_quotes(option->get_description()));
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
    std::string const footer = program.get_footer(); // it gives a copy
    auto              split  = footer.find("Examples:\n");
    auto              out    = fmt::format(R"(.TH PENSTOCK 1 "" "Penstock {}" "User Commands"
.SH NAME
penstock \- the record of public research money, from the decision to the result
.SH SYNOPSIS
.B penstock
.I noun
.I verb
[options]
.SH DESCRIPTION
What was asked for goes to standard output, everything said about it to standard error.
Settings come from \fB\-\-config\fR \fIFILE\fR (TOML), then from PENSTOCK_\fINAME\fR in the environment, then from
the command line; the later wins.
.SH COMMANDS
)",
                                           program_version());
    std::string       settings;
    each_command(program, "", [&](std::string const& words, CLI::App const& app) {
        bool is_noun = app.get_require_subcommand_min() > 0; // and asks for a verb
        if (words.empty() || is_noun) return;
        out += fmt::format(".SS penstock {}\n{}\n.PP\n{}\n", roff(words), roff(app.get_description()),
                           usage_in_roff(words, app));
        for (auto const* option : app.get_options()) {
            bool everywhere = option->get_group() == "Settings" || option->get_group().empty() ||
                              option->check_lname("help") || option->check_lname("json") ||
                              option->check_lname("quiet") || (option->check_lname("language") && words != "serve");
            auto text = fmt::format(".TP\n{}\n{}\n", option_in_roff(*option), roff(option->get_description()));
            if (everywhere || option->check_lname("language")) {
                if (words == "serve") settings += text;
            } else out += text;
        }
        out += examples_in_roff(app.get_footer());
    });
    return out + ".SH OPTIONS OF EVERY COMMAND\n" + settings + ".SH EXIT STATUS\n" + roff(footer.substr(0, split)) +
           ".SH EXAMPLES\n" + examples_in_roff(footer);
}

} // namespace penstock
