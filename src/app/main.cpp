// The program's command line: penstock <noun> <verb>, git-like; every command with help and examples.
#include "app/command_words.hpp"
#include "app/commands.hpp"
#include "app/demo.hpp"
#include "app/endpoint_commands.hpp"
#include "app/epoch.hpp"
#include "app/limits.hpp"
#include "app/lives.hpp"
#include "app/program.hpp"
#include "app/shell_completion.hpp"

#include "base/defect.hpp"
#include "store/error.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <cstdio>
#include <exception>
#include <fcntl.h>
#include <filesystem>
#include <functional>
#include <new>
#include <set>
#include <unistd.h>

extern char** environ;

namespace {

using namespace penstock;

constexpr std::string_view footer =
    R"(Exit codes: 0 done; 1 refused by a rule; 2 wrong usage; 3 not found; 4 not permitted; 5 conflict;
6 temporary, try again; 7 the record does not hold together.
Settings come from --config FILE (TOML), then PENSTOCK_… in the environment, then the command line.

Examples:
  penstock init --database sqlite:penstock.db
  penstock serve --database sqlite:penstock.db --listen 127.0.0.1:8080
  penstock import awards list.csv --map nsfc --yes --json
  penstock verify --checkpoint saved.note
  penstock verify receipt fact-12.tlog-proof --key journal.key
  penstock replay --check)";

bool speaks_chinese()
{
    for (auto const* name : {"LC_ALL", "LC_MESSAGES", "LANG"})
        if (auto const* value = std::getenv(name); value && *value) return std::string_view{value}.starts_with("zh");
    return false;
}

// Known before all is read, for the help is in that language too. The manual page is in English.
bool wants_chinese(int argc, char** argv)
{
    bool out = speaks_chinese();
    for (int i = 1; i < argc; ++i) {
        std::string_view word = argv[i];
        if (word == "man" && argc == 2) return false;
        if (word == "--language" && i + 1 < argc) out = std::string_view{argv[i + 1]} == "zh";
        if (word.starts_with("--language=")) out = word.substr(11) == "zh";
    }
    return out;
}

// What was typed, before it is acted upon.
struct Typed {
    std::set<std::string, std::less<>> words; // of the command line
    std::string                        config_file;
    std::map<std::string, std::string> settings;
    Output                             output{.chinese = speaks_chinese()};
    std::string                        language;
    bool                               demo{}, yes{}, check{};
    int                                connection{-1};
    FigureImportTyped                  figures;
    WitnessFiles                       witness;
    EpochAsk                           epoch;
    BackupOptions                      backup;
    RestoreOptions                     restore;
    UpgradeOptions                     upgrade;
    EraseOptions                       erase;
    EndpointRequest                    request;
    std::string file, mapping, checkpoint, name, email, role, password_file{"-"}, shell, key, opening, policy;
};

// Whether the command can be the one that is asked for. Of the hundreds that are not, only the name is made: their
// options were four fifths of every start.
bool is_meant(CLI::App const& command, Typed const& typed)
{
    return typed.words.contains(command.get_name()) || typed.words.contains("completion") || // which tell of all
           typed.words.contains("man");
}

void add_output(CLI::App& command, Typed& typed)
{
    command.add_flag("--json", typed.output.json, "print data as JSON");
    command.add_flag("--quiet", typed.output.quiet, "print no messages");
    if (!command.get_option_no_throw("--language"))
        command.add_option("--language", typed.language, "of messages: zh or en")->check(CLI::IsMember({"zh", "en"}));
}

// Every command that works on an installation takes the settings as options; of those that few need, help is silent
// unless all shall be told.
void add_settings(CLI::App& command, Typed& typed, bool all = true)
{
    if (!is_meant(command, typed)) return;
    command.add_option("--config", typed.config_file, "a TOML file of settings")->group("Settings")->type_name("FILE");
    static Config const config;
    for (auto const& setting : config.all()) {
        if (setting.name.starts_with(limits_prefix)) continue; // they belong into the file
        std::string name{"--"};
        name += setting.name;
        std::ranges::replace(name, '_', '-');
        if (command.get_option_no_throw(name)) continue; // what an endpoint calls so is not the setting
        command
            .add_option_function<std::string>(
                name,
                [&typed, key = std::string{setting.name}](std::string const& value) { typed.settings[key] = value; },
                std::string{setting.words.en})
            ->group(all || setting.name == "database" ? "Settings" : "")
            ->type_name("VALUE");
    }
    add_output(command, typed);
}

// A command for an endpoint, with an option for each thing it takes.
void add_endpoint(CLI::App& noun, EndpointCommand const& each, Typed& typed, std::function<int(Config const&)>& chosen)
{
    auto* command = noun.add_subcommand(each.verb, std::string{each.endpoint->words.en});
    if (!is_meant(noun, typed) || !is_meant(*command, typed)) return;
    for (auto const& field : each.fields) {
        auto* option = command->add_option_function<std::string>(
            field.typed, [&typed, name = field.name](std::string const& value) { typed.request.given[name] = value; },
            field.help);
        option->type_name(field.json ? "JSON" : field.sample == "1" ? "NUMBER" : "TEXT");
        if (field.in_path) option->required();
    }
    if (each.endpoint->kind != api::EndpointKind::read)
        command->add_option("--body", typed.request.body_file, "all it takes as JSON, in a file; - for standard input")
            ->type_name("FILE");
    auto* as = command->add_option("--as", typed.request.email, "the address of the person who acts or looks");
    if (each.endpoint->mutating()) as->required();
    as->type_name("EMAIL");
    command
        ->add_option("--password-file", typed.request.password_file,
                     "a file holding the person's password; - for standard input")
        ->type_name("FILE");
    command
        ->add_option("--second-factor", typed.request.code,
                     "the code of the person's second factor, where there is one")
        ->type_name("CODE");
    add_settings(*command, typed, false);
    command->footer("Examples:\n  " + each.example());
    command->callback([&] {
        chosen = [&](Config const& config) { return run_endpoint(config, each, typed.request, typed.output); };
    });
}

void add_endpoints(CLI::App& cli, Typed& typed, std::function<int(Config const&)>& chosen)
{
    for (auto const& each : endpoint_commands()) {
        auto  there = cli.get_subcommands([&](CLI::App const* one) { return one->get_name() == each.noun; });
        auto* noun  = there.empty() ? cli.add_subcommand(each.noun)->require_subcommand(1) : there.front();
        noun->group("What the record holds");
        add_endpoint(*noun, each, typed, chosen);
    }
}

// What only holds other commands names them, and shows how to learn more.
void describe_nouns(CLI::App& cli)
{
    for (auto* noun : cli.get_subcommands([](CLI::App const*) { return true; })) {
        std::vector<std::string> verbs;
        for (auto const* verb : noun->get_subcommands([](CLI::App const*) { return true; }))
            verbs.push_back(verb->get_name());
        if (noun->get_require_subcommand_min() == 0) continue;
        if (noun->get_description().empty()) noun->description(fmt::format("{}", fmt::join(verbs, ", ")));
        noun->footer(fmt::format("Examples:\n  penstock {} {} --help", noun->get_name(), verbs.front()));
    }
}

Result<Config> read_config(Typed const& typed)
{
    Config config;
    auto   file = typed.config_file;
    if (file.empty())
        if (auto const* named = std::getenv("PENSTOCK_CONFIG")) file = named;
    if (!file.empty()) CHECK(config.read_file(file));
    CHECK(config.read_environment(environ));
    for (auto const& [name, value] : typed.settings) CHECK(config.set(name, value, "--" + name));
    return config;
}

// The edge for a database: damage is met in any row, and looks like a mistake of ours where a row is not what it must
// be; whoever asked is told which of the two it is.
int run_chosen(std::function<int(Config const&)> const& chosen, Config const& config, Output const& output)
{
    try {
        return chosen(config);
    } catch (store::StoreUnavailable const& error) {
        if (error.error != StoreError::corrupt) throw;
        return say({refusal::database_damaged, error.what()}, output);
    } catch (Defect const&) {
        if (!is_damaged(config.value("database"))) throw;
        return say({refusal::database_damaged, without_password(config.value("database"))}, output);
    }
}

int run(int argc, char** argv)
{
    CLI::App cli{"Penstock: the record of public research money, from the decision to the result"};
    cli.footer(std::string{footer});
    cli.set_version_flag("--version", std::string{program_version()});
    cli.require_subcommand(1);
    Typed                             typed{.words = {argv + std::min(argc, 1), argv + argc}};
    std::function<int(Config const&)> chosen;
    auto command = [&](CLI::App& under, std::string const& name, std::string const& help, std::string const& examples,
                       std::function<int(Config const&)> action) {
        auto* out = under.add_subcommand(name, help);
        add_settings(*out, typed);
        out->footer("Examples:\n  " + examples);
        out->callback([&chosen, action, out] {
            if (out->get_subcommands().empty()) chosen = action; // else what stands below it was meant
        });
        return out;
    };

    auto* serve = command(cli, "serve", "run the server",
                          "penstock serve --database sqlite:penstock.db --listen 127.0.0.1:8080\n"
                          "  penstock serve --config penstock.toml",
                          [&](Config const& config) { return run_serve(config, typed.demo, typed.output); });
    serve->add_flag("--demo", typed.demo, "show the demonstration's accounts at the sign-in");
    command(cli, "init", "make an empty installation and a link for its first administrator",
            "penstock init --database sqlite:penstock.db\n"
            "  penstock init --database postgresql://penstock@localhost/penstock",
            [&](Config const& config) { return run_init(config, typed.output); });
    command(cli, "demo", "fill an empty installation with a fictional city", "penstock demo --database sqlite:demo.db",
            [&](Config const& config) { return run_demo(config, typed.output); });

    auto* import = cli.add_subcommand("import", "bring lists in");
    import->require_subcommand(1);
    auto run_import = [&](Config const& config) {
        return run_import_awards(config, typed.file, typed.mapping, typed.yes, typed.output);
    };
    auto* iati = command(*import, "iati", "import IATI activities with their commitments and disbursements",
                         "penstock import iati activities.xml --database sqlite:penstock.db --yes", run_import);
    iati->add_option("file", typed.file, "the IATI file, also gzipped")->required();
    iati->add_flag("--yes", typed.yes, "confirm the totals without asking");
    auto* awards =
        command(*import, "awards", "import a list of awards: CSV, TSV, XLSX, 360Giving JSON or IATI XML, also gzipped",
                "penstock import awards list.csv.gz --map nsfc\n"
                "  penstock import awards grants.json --database sqlite:penstock.db --yes --json",
                run_import);
    awards->add_option("file", typed.file, "the list")->required();
    awards->add_option("--map", typed.mapping,
                       "a mapping: the name of a shipped one (nsfc, nssfc, 360giving) or a TOML file");
    awards->add_flag("--yes", typed.yes, "confirm the totals without asking");

    auto* communique =
        command(*import, "communique", "restore a communiqué or minutes and propose agenda, papers and directives",
                "penstock import communique communique.txt --dry-run --json\n"
                "  penstock import communique - < minutes.txt",
                [&](Config const&) { return run_import_communique(typed.file, typed.output); });
    communique->add_option("file", typed.file, "text in UTF-8 or GB18030, a web page or a .docx; - for standard input")
        ->required();
    communique->add_flag("--dry-run", typed.check, "record nothing, which is so until a person accepts the proposals");

    auto* figures =
        command(*import, "figures", "enter a table of an indicator's figures into a plan: CSV or XLSX",
                "penstock import figures figures.csv --plan 12 --dry-run\n"
                "  penstock import figures figures.xlsx --plan 12 --database sqlite:penstock.db --json\n"
                "  penstock import figures targets.csv --plan 12 --decision \"Board, 4th meeting, item 2\"",
                [&](Config const& config) { return run_import_figures(config, typed.figures, typed.output); });
    figures->add_option("file", typed.figures.file, "the table")->required();
    figures->add_option("--plan", typed.figures.plan, "the number of the plan")->required();
    figures->add_option("--decision", typed.figures.decision,
                        "the decision that targets of an adopted plan rest on, in words");
    figures->add_option("--decided-in", typed.figures.decided_in,
                        "the number of that decision's agenda item, which becomes the cause");
    figures->add_flag("--dry-run", typed.figures.dry_run, "keep and enter nothing, show what becomes of each row");

    auto* findings = cli.add_subcommand("findings");
    findings->require_subcommand(1);
    command(*findings, "look", "let the rules look at all money, and raise what they ask",
            "penstock findings look --database sqlite:penstock.db --json",
            [&](Config const& config) { return run_findings_look(config, typed.output); });

    auto* schedule = cli.add_subcommand("schedule", "the daily jobs");
    schedule->require_subcommand(1);
    command(*schedule, "run", "run what has not run today, believing the machine's clock; the server does so by itself",
            "penstock schedule run --database sqlite:penstock.db",
            [&](Config const& config) { return run_schedule(config, typed.output); });

    auto* verify = command(cli, "verify", "check the whole record: numbers, commitments, tree, signed checkpoint",
                           "penstock verify --database sqlite:penstock.db --json\n"
                           "  penstock verify --checkpoint last-year.txt",
                           [&](Config const& config) { return run_verify(config, typed.checkpoint, typed.output); });
    verify->add_option("--checkpoint", typed.checkpoint, "a checkpoint saved earlier, which the record must continue");
    auto* receipt = verify->add_subcommand("receipt", "check a receipt, without a network and without an installation");
    receipt->add_option("file", typed.file, "the receipt, a .tlog-proof file")->required();
    receipt->add_option("--key", typed.key, "the journal's key, or a file that holds it")->required();
    receipt->add_option("--body", typed.opening, "a file of content that was disclosed, to be opened with the receipt");
    receipt->footer("Examples:\n  penstock verify receipt award-12.tlog-proof --key journal-key.txt");
    receipt->add_option("--policy", typed.policy, "a tlog-policy file: the cosignatures it asks for must be there too");
    add_output(*receipt, typed);
    receipt->callback([&] {
        chosen = [&](Config const&) {
            return run_verify_receipt({typed.file, typed.key, typed.opening, typed.policy}, typed.output);
        };
    });
    auto* replay = command(cli, "replay", "build all tables anew from the facts",
                           "penstock replay --check --database sqlite:penstock.db",
                           [&](Config const& config) { return run_replay(config, typed.check, typed.output); });
    replay->add_flag("--check", typed.check, "and compare them with the present ones");
    command(cli, "checkpoint", "sign the present state of the record and print it",
            "penstock checkpoint --database sqlite:penstock.db > checkpoint.txt",
            [&](Config const& config) { return run_checkpoint(config, typed.output); });
    auto* signer =
        command(cli, "signer", "sign checkpoints in a process of its own, under a user of its own",
                "penstock signer --signer unix:/run/penstock/signer.sock --journal-key journal.key",
                [&](Config const& each) { return run_signer(each, typed.connection, typed.checkpoint, typed.output); });
    signer->add_option(
        "--adopt", typed.checkpoint,
        "a checkpoint signed by this key, from which to go on when the record of what was signed is lost");
    signer->add_option("--connection", typed.connection, "an open connection to answer on")->group("");
    auto* witness = command(cli, "witness", "cosign the checkpoints of journals that only ever grow",
                            "penstock witness --key witness.key --name audit.example/w --logs logs.txt --state seen",
                            [&](Config const& each) { return run_witness(each, typed.witness, typed.output); });
    witness->add_option("--key", typed.witness.key, "the witness's key file, made when it is missing")->required();
    witness->add_option("--name", typed.witness.name, "the witness's name, for a new key");
    witness->add_option("--logs", typed.witness.logs, "a file with a line `log KEY` for each journal to witness")
        ->required();
    witness->add_option("--state", typed.witness.folder, "the folder where it keeps what it cosigned")->required();
    command(cli, "doctor", "look at the installation and say what to mend",
            "penstock doctor --database sqlite:penstock.db",
            [&](Config const& config) { return run_doctor(config, typed.output); });

    auto* backup =
        command(cli, "backup", "copy the whole record while others work, and uploaded files not copied before",
                "penstock backup --to /backup --keep 14\n"
                "  penstock backup --check --to /backup --json",
                [&](Config const& each) { return run_backup(each, typed.backup, typed.output); });
    backup->add_option("--to", typed.backup.folder, "the folder of all backups; else the setting backup_folder");
    backup->add_option("--keep", typed.backup.keep, "how many to keep; older ones are removed")
        ->check(CLI::PositiveNumber);
    backup->add_flag("--check", typed.backup.check, "read every part of every backup there, and make none");
    auto* restore = command(cli, "restore", "make a database of a backup, on either engine, where there is none yet",
                            "penstock restore /backup --verify --database sqlite:restored.db\n"
                            "  penstock restore /backup/2026-11-29T020000.000Z --database postgresql:///penstock\n"
                            "  penstock restore /backup --drill --json",
                            [&](Config const& each) { return run_restore(each, typed.restore, typed.output); });
    restore->add_option("from", typed.restore.from, "a backup, or a folder of which the newest is taken");
    restore->add_flag("--verify", typed.restore.replay, "and build all tables anew from the facts, and compare them");
    restore->add_flag("--drill", typed.restore.drill,
                      "try it in a place of its own, keep the report beside the backups, and remove the rest");
    restore->add_option("--key", typed.restore.key, "the journal's key, or a file that holds it; else the backup's");
    restore->add_option("--checkpoint", typed.restore.checkpoint,
                        "a checkpoint saved earlier, which the record must continue");
    auto* upgrade = command(cli, "upgrade",
                            "back up, bring the schema up to date, and verify; begun again, it goes on where it ended",
                            "penstock upgrade --plan --database sqlite:penstock.db\n"
                            "  penstock upgrade --to /backup --database sqlite:penstock.db",
                            [&](Config const& each) { return run_upgrade(each, typed.upgrade, typed.output); });
    upgrade->add_option("--to", typed.upgrade.folder, "the folder of all backups; else the setting backup_folder");
    upgrade->add_flag("--plan", typed.upgrade.plan, "only say what would be done");

    auto* journal = cli.add_subcommand("journal", "the journal itself");
    journal->require_subcommand(1);
    auto* epoch =
        command(*journal, "new-epoch",
                "go on under another name and key, approved by two persons who type their passwords and codes",
                "penstock journal new-epoch --origin city.example/journal/2 --reason \"Backup of 3 March restored\" "
                "--first a@city.example --second b@city.example",
                [&](Config const& each) { return run_new_epoch(each, typed.epoch, typed.output); });
    epoch->add_option("--origin", typed.epoch.origin, "the journal's new name")->required();
    epoch->add_option("--reason", typed.epoch.reason, "why, for the record")->required();
    epoch->add_option("--first", typed.epoch.first, "the mail address of one who approves")->required();
    epoch->add_option("--second", typed.epoch.second, "the mail address of the other")->required();

    auto* person = cli.add_subcommand("person", "people who may sign in");
    person->require_subcommand(1);
    auto* add = command(*person, "add", "register a person with a role and a password read from standard input",
                        "penstock person add --name 'Lin Yi' --email lin@example.org --role auditor < password.txt",
                        [&](Config const& config) {
                            return run_person_add(config, typed.name, typed.email, typed.role, typed.password_file,
                                                  typed.output);
                        });
    add->add_option("--name", typed.name, "the name")->required();
    add->add_option("--email", typed.email, "the address to sign in with")->required();
    add->add_option("--role", typed.role,
                    "administrator, board_secretary, programme_manager, case_officer, finance_officer, auditor or "
                    "monitoring_officer")
        ->required();
    add->add_option("--password-file", typed.password_file, "a file holding the password; - for standard input");

    auto* erase =
        command(*person, "erase",
                "erase a closed account's name, address and secrets, as a law requires, approved by two persons "
                "who type their passwords and codes",
                "penstock person erase --person 12 --duty 'PIPL Art. 47, request 2026/31' "
                "--first a@city.example --second b@city.example",
                [&](Config const& each) { return run_person_erase(each, typed.erase, typed.output); });
    erase->add_option("--person", typed.erase.person, "the number of the person")->required();
    erase->add_option("--duty", typed.erase.duty, "the law or decision that requires it, for the record")->required();
    erase->add_option("--first", typed.erase.first, "the mail address of one who approves")->required();
    erase->add_option("--second", typed.erase.second, "the mail address of the other")->required();

    auto* config = cli.add_subcommand("config", "settings of the machine");
    config->require_subcommand(1);
    command(*config, "show", "the settings in force and where each was made",
            "penstock config show > penstock.toml\n"
            "  penstock config show --config penstock.toml --json",
            [&](Config const& each) { return run_config_show(each, typed.output); });

    add_endpoints(cli, typed, chosen);

    auto plain = [&](std::string const& name, std::string const& help, std::string const& examples) {
        return cli.add_subcommand(name, help)->footer("Examples:\n  " + examples);
    };
    plain("openapi", "print the description of the HTTP interface", "penstock openapi > openapi.json")->callback([&] {
        chosen = [](Config const&) { return fmt::print("{}\n", api_description()), exit_code::done; };
    });
    plain("lives", "print the tables of life: every state, step and role", "penstock lives > lives.md")->callback([&] {
        chosen = [](Config const&) { return fmt::print("{}", tables_of_life()), exit_code::done; };
    });
    auto* completion = plain("completion", "print the completion script of a shell",
                             "source <(penstock completion bash)\n"
                             "  penstock completion fish > ~/.config/fish/completions/penstock.fish");
    completion->add_option("shell", typed.shell, "bash, zsh or fish")
        ->required()
        ->check(CLI::IsMember({"bash", "zsh", "fish"}));
    completion->callback([&] {
        chosen = [&](Config const&) { return fmt::print("{}", completion_script(cli, typed.shell)), exit_code::done; };
    });
    plain("man", "print the manual page", "penstock man > penstock.1 && man ./penstock.1")->callback([&] {
        chosen = [&](Config const&) { return fmt::print("{}", manual_page(cli)), exit_code::done; };
    });

    describe_nouns(cli);
    bool const chinese = wants_chinese(argc, argv);
    word_mistakes(cli, chinese);
    if (chinese) speak_chinese(cli);

    try {
        cli.parse(argc, argv);
    } catch (CLI::ParseError const& error) { // the library's way to stop, also after --help
        auto code = cli.exit(error);
        return code == 0 ? exit_code::done : exit_code::usage;
    }
    if (!typed.language.empty()) typed.output.chinese = typed.language == "zh";
    auto settings = read_config(typed);
    if (!settings) {
        say(settings.error(), typed.output);
        return exit_code::usage;
    }
    return run_chosen(chosen, *settings, typed.output);
}

// Whoever starts us with one of the three standard files closed would have what we print go into the next file or
// connection we open.
void fill_standard_files()
{
    for (int file = ::open("/dev/null", O_RDWR); file >= 0; file = ::open("/dev/null", O_RDWR))
        if (file > STDERR_FILENO) {
            ::close(file);
            return;
        }
}

// Output that did not arrive, for the disk is full or nobody reads it, is no success.
int finished(int code, Output const& output)
{
    if (std::fflush(stdout) == 0 && !std::ferror(stdout)) return code;
    message(output, {"penstock: 输出无法写出。", "penstock: the output cannot be written."});
    return code == exit_code::done ? exit_code::temporary : code;
}

// Out of memory where nothing can be caught: before main(), in a thread, or again while the first time is told.
struct EndWithoutMemory {
    EndWithoutMemory()
    {
        before = std::set_terminate([] {
            try {
                if (auto thrown = std::current_exception()) std::rethrow_exception(thrown);
            } catch (std::bad_alloc const&) {
                constexpr std::string_view said = "penstock: 内存不足，请重试。 Out of memory; try again.\n";
                [[maybe_unused]] auto      told = ::write(STDERR_FILENO, said.data(), said.size());
                ::_exit(exit_code::temporary);
            } catch (...) {}
            before();
        });
    }
    inline static std::terminate_handler before{};
};
[[gnu::init_priority(101)]] EndWithoutMemory end_without_memory; // before anything else that may need memory

} // namespace

int main(int argc, char** argv)
{
    fill_standard_files();
    // The edge of the program: what is thrown stops here and becomes a message and an exit code.
    Output const output{.chinese = wants_chinese(argc, argv)};
    try {
        return finished(run(argc, argv), output);
    } catch (Unavailable const& error) {
        return say({refusal::unavailable, error.what()}, output);
    } catch (std::bad_alloc const&) {
        return say({refusal::unavailable, "memory"}, output);
    } catch (std::filesystem::filesystem_error const& error) { // a name too long, links in a circle, no permission
        return say({refusal::unavailable, error.what()}, output);
    } catch (std::exception const& error) {
        if (std::ferror(stdout)) return finished(exit_code::done, output);
        fmt::print(stderr, "penstock: {} {}\n",
                   in_words({"程序自身出错，未作任何更改：", "a defect of ours, nothing was changed:"}, output),
                   error.what());
        return 70; // EX_SOFTWARE of sysexits.h
    }
}
