#include "app/command_words.hpp"

#include "app/config.hpp"
#include "app/program.hpp"
#include "exchange/values.hpp"

#include <CLI/CLI.hpp>

#include <map>

namespace penstock {

namespace {

using Dictionary = std::map<std::string, std::string, std::less<>>;

Dictionary dictionary()
{
    Dictionary out{
        {"Penstock: the record of public research money, from the decision to the result",
         "渠成：财政科研资金从决定到成果的记录"},
        {"run the server", "启动服务"},
        {"make an empty installation and a link for its first administrator", "新建空系统，并给出首位管理员的登记链接"},
        {"fill an empty installation with a fictional city", "在空系统中填入一座虚构的城市"},
        {"bring lists in", "导入清单"},
        {"import IATI activities with their commitments and disbursements", "导入 IATI 活动及其承诺额与拨付额"},
        {"import a list of awards: CSV, TSV, XLSX, 360Giving JSON or IATI XML, also gzipped",
         "导入资助清单：CSV、TSV、XLSX、360Giving JSON 或 IATI XML，也可为 gzip 压缩"},
        {"restore a communiqué or minutes and propose agenda, papers and directives",
         "复原会议通稿或纪要，提出议题、文件和要求"},
        {"text in UTF-8 or GB18030, a web page or a .docx; - for standard input",
         "UTF-8 或 GB18030 文本、网页或 .docx；- 表示标准输入"},
        {"record nothing, which is so until a person accepts the proposals",
         "不记录任何内容；提议由人采纳之前一向如此"},
        {"enter a table of an indicator's figures into a plan: CSV or XLSX", "把指标数值表录入规划：CSV 或 XLSX"},
        {"the table", "数值表"},
        {"the number of the plan", "规划编号"},
        {"the number of the decision it rests on", "所依据的决定的编号"},
        {"the decision that targets of an adopted plan rest on, in words", "已通过规划的目标值所依据的决定（文字）"},
        {"the number of that decision's agenda item, which becomes the cause", "该决定的议题编号，作为本次导入的依据"},
        {"keep and enter nothing, show what becomes of each row", "不保存也不录入，只显示每一行会如何处理"},
        {"let the rules look at all money, and raise what they ask", "让规则检查全部资金，并提出问题"},
        {"check the whole record: numbers, commitments, tree, signed checkpoint",
         "核验全部记录：编号、承诺值、默克尔树、已签署的检查点"},
        {"check a receipt, without a network and without an installation", "核验一份回执，无须网络，也无须安装系统"},
        {"build all tables anew from the facts", "由事实重建所有数据表"},
        {"sign the present state of the record and print it", "签署记录的当前状态并打印"},
        {"look at the installation and say what to mend", "检查系统，指出应当修正之处"},
        {"people who may sign in", "可以登录的人员"},
        {"register a person with a role and a password read from standard input",
         "登记一名人员及其角色，口令从标准输入读取"},
        {"the code of the person's second factor, where there is one", "启用两步验证的人员所用的动态验证码"},
        {"settings of the machine", "本机设置"},
        {"the settings in force and where each was made", "当前生效的设置及其来处"},
        {"print the description of the HTTP interface", "打印 HTTP 接口的描述"},
        {"print the completion script of a shell", "打印命令补全脚本"},
        {"print the manual page", "打印手册页"},
        {"print data as JSON", "以 JSON 打印数据"},
        {"print no messages", "不打印提示"},
        {"of messages: zh or en", "提示所用语言：zh 或 en"},
        {"a TOML file of settings", "TOML 设置文件"},
        {"show the demonstration's accounts at the sign-in", "在登录页显示演示账号"},
        {"the IATI file, also gzipped", "IATI 文件，也可为 gzip 压缩"},
        {"confirm the totals without asking", "确认合计，不再询问"},
        {"the list", "清单文件"},
        {"a mapping: the name of a shipped one (nsfc, nssfc, 360giving) or a TOML file",
         "映射：随附映射的名称（nsfc、nssfc、360giving）或 TOML 文件"},
        {"a checkpoint saved earlier, which the record must continue", "先前保存的检查点，记录须由它延续而来"},
        {"the receipt, a .tlog-proof file", "回执，即 .tlog-proof 文件"},
        {"the journal's key, or a file that holds it", "日志公钥，或存有公钥的文件"},
        {"a file of content that was disclosed, to be opened with the receipt", "已公开的正文文件，用于与回执核对"},
        {"and compare them with the present ones", "并与现有数据表逐一比较"},
        {"a tlog-policy file: the cosignatures it asks for must be there too",
         "tlog-policy 策略文件：其中要求的共同签名也须齐备"},
        {"sign checkpoints in a process of its own, under a user of its own", "以独立进程、独立用户签署检查点"},
        {"a checkpoint signed by this key, from which to go on when the record of what was signed is lost",
         "由此密钥签署过的检查点；签署记录丢失时由它继续"},
        {"an open connection to answer on", "用于应答的已打开连接"},
        {"cosign the checkpoints of journals that only ever grow", "为只增不减的日志共同签署检查点"},
        {"the witness's key file, made when it is missing", "见证人的密钥文件，缺失时生成"},
        {"the witness's name, for a new key", "见证人名称，用于生成新密钥"},
        {"a file with a line `log KEY` for each journal to witness", "列出所见证日志的文件，每份日志一行 `log KEY`"},
        {"the folder where it keeps what it cosigned", "存放已共同签署内容的文件夹"},
        {"the journal itself", "日志本身"},
        {"go on under another name and key, approved by two persons who type their passwords and codes",
         "换用新的名称和密钥继续，由两人输入密码和验证码批准"},
        {"the journal's new name", "日志的新名称"},
        {"why, for the record", "事由，写入记录"},
        {"the mail address of one who approves", "批准人之一的邮箱"},
        {"the mail address of the other", "另一批准人的邮箱"},
        {"copy the whole record while others work, and uploaded files not copied before",
         "在系统运行时备份全部记录，以及尚未备份过的上传文件"},
        {"the folder of all backups; else the setting backup_folder", "存放备份的文件夹；不填则用设置 backup_folder"},
        {"how many to keep; older ones are removed", "保留的备份份数；更早的会被删除"},
        {"read every part of every backup there, and make none", "逐份、逐部分核对已有备份，不作新备份"},
        {"make a database of a backup, on either engine, where there is none yet",
         "由备份恢复数据库，两种数据库均可，目标处须为空"},
        {"a backup, or a folder of which the newest is taken", "一份备份，或备份文件夹（取其中最新一份）"},
        {"and build all tables anew from the facts, and compare them", "并由事实重建所有数据表，逐一比较"},
        {"try it in a place of its own, keep the report beside the backups, and remove the rest",
         "在临时位置演练恢复，报告存于备份旁，其余删除"},
        {"the journal's key, or a file that holds it; else the backup's",
         "日志公钥，或存有公钥的文件；不填则用备份中的"},
        {"back up, bring the schema up to date, and verify; begun again, it goes on where it ended",
         "先备份，再升级数据库结构，然后核验；中断后重新执行会接着进行"},
        {"only say what would be done", "只说明将做什么，不执行"},
        {"erase a closed account's name, address and secrets, as a law requires, approved by two persons "
         "who type their passwords and codes",
         "依法删除已注销账号的姓名、邮箱和口令，由两人输入密码和验证码批准"},
        {"the number of the person", "人员编号"},
        {"the law or decision that requires it, for the record", "所依据的法律或决定，写入记录"},
        {"print the tables of life: every state, step and role", "打印状态表：每个状态、步骤和角色"},
        {"the daily jobs", "每日作业"},
        {"run what has not run today, believing the machine's clock; the server does so by itself",
         "运行今日尚未运行的作业，以本机时钟为准；服务运行时会自动进行"},
        {"the name", "姓名"},
        {"the address to sign in with", "用于登录的邮箱"},
        {"a file holding the password; - for standard input", "存有口令的文件；- 表示标准输入"},
        {"a file holding the person's password; - for standard input", "存有此人口令的文件；- 表示标准输入"},
        {"the address of the person who acts or looks", "操作或查看者的邮箱"},
        {"all it takes as JSON, in a file; - for standard input", "以 JSON 文件给出全部内容；- 表示标准输入"},
        {"bash, zsh or fish", "bash、zsh 或 fish"},
        {"whole number", "整数"},
        {"true or false", "true 或 false"},
        {"day, as 2026-01-01", "日期，如 2026-01-01"},
        {"text", "文字"},
        {"Print this help message and exit", "打印本帮助后退出"},
        {"Display program version information and exit", "打印版本号后退出"},
        {"Options", "选项"},
        {"Settings", "设置"},
        {"Subcommands", "命令"},
        {"What the record holds", "记录所载"},
    };
    for (auto const& setting : Config{}.all()) out.emplace(setting.words.en, setting.words.zh);
    for (auto const& endpoint : all_endpoints().all()) out.emplace(endpoint->words.en, endpoint->words.zh);
    return out;
}

std::string in_chinese(Dictionary const& words, std::string const& english)
{
    auto found = words.find(english);
    if (found != words.end()) return found->second;
    constexpr std::string_view members = "JSON with ";
    return english.starts_with(members) ? "JSON，含 " + english.substr(members.size()) : english;
}

constexpr std::string_view exit_codes = R"(退出码：0 完成；1 被规则拒绝；2 用法有误；3 找不到；4 无权限；5 与现状冲突；
6 暂时不能，请重试；7 记录对不上。
设置依次取自 --config 文件（TOML）、环境变量 PENSTOCK_…、命令行，后者优先。

)";

void translate(CLI::App& app, Dictionary const& words)
{
    constexpr std::string_view examples = "Examples:\n";
    app.description(in_chinese(words, app.get_description()));
    app.group(in_chinese(words, app.get_group()));
    auto footer = app.get_footer();
    if (auto at = footer.find(examples); at != footer.npos)
        app.footer((at == 0 ? std::string{} : std::string{exit_codes}) + "示例：\n" +
                   footer.substr(at + examples.size()));
    for (auto* option : app.get_options([](CLI::Option const*) { return true; })) {
        option->description(in_chinese(words, option->get_description()));
        option->group(in_chinese(words, option->get_group()));
    }
    for (auto* below : app.get_subcommands([](CLI::App const*) { return true; })) translate(*below, words);
}

} // namespace

void word_mistakes(CLI::App& cli, bool chinese)
{
    constexpr std::size_t most = 400; // of what was typed, which may be anything
    cli.failure_message([chinese](CLI::App const* app, CLI::Error const& error) {
        auto unknown = error.get_name() == "RequiredError" ? app->remaining(true) : std::vector<std::string>{};
        auto what    = exchange::shown(unknown.empty() ? std::string{error.what()} : unknown.front(), most);
        bool option  = !unknown.empty() && unknown.front().starts_with('-');
        if (option) what = (chinese ? "没有这个选项：" : "there is no option ") + what;
        else if (!unknown.empty()) what = (chinese ? "没有这个命令：" : "there is no command ") + what;
        return chinese ? "penstock: 命令有误：" + what + "\n用 --help 查看用法。\n"
                       : "penstock: " + what + "\nRun with --help for more information.\n";
    });
}

void speak_chinese(CLI::App& cli)
{
    auto formatter = cli.get_formatter();
    formatter->label("Usage", "用法");
    formatter->label("OPTIONS", "选项");
    formatter->label("SUBCOMMAND", "命令");
    formatter->label("REQUIRED", "必填");
    formatter->label("Positionals", "参数");
    translate(cli, dictionary());
}

} // namespace penstock
