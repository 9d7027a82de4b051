# The command line as its users meet it: every command explains itself with an example; every endpoint is a command that
# answers what HTTP answers; changes are made in somebody's name; what is wrong is said in words, with its exit code.
import datetime
import gzip
import json
import os
import re
import secrets
import sqlite3
import subprocess
import sys

from client import PASSWORD, Client, Server, database_of, parser
from samples import operations
from workbooks import workbook

HERE = os.path.dirname(os.path.abspath(__file__))
LIST = ("编号,名称,项目群,单位,负责人,金额,立项日期\n"
        "C-1,海堤监测,海岸,临江大学,顾明川,18,2026-01-05\nC-2,潮汐预报,海岸,临江大学,顾明川,很多,2026-01-05\n")


class Test:
    def __init__(self, server):
        self.server, self.binary, self.folder = server, server.binary, server.folder.name
        self.passed = self.failed = 0
        self.password = self.file("password", PASSWORD + "\n")

    def expect(self, wrong, title):
        self.passed, self.failed = self.passed + (not wrong), self.failed + bool(wrong)
        print("FAIL" if wrong else "ok", title, *wrong, flush=True)

    def file(self, name, content):
        path = os.path.join(self.folder, name)
        with open(path, "wb") as file:
            file.write(content if isinstance(content, bytes) else content.encode())
        return path

    def run(self, *words, typed="", language="C.UTF-8", clock=None):
        environment = {**(clock or os.environ), "LC_ALL": language}
        return subprocess.run([self.binary, *words], input=typed, capture_output=True, text=True, cwd=self.folder,
                              timeout=60, env={k: v for k, v in environment.items() if not k.startswith("PENSTOCK_")})

    def here(self, *words, **more):
        return self.run(*words, "--database", self.server.database, **more)

    def answers(self, title, words, code, *said):
        """A command that ends with the code and says the words, on either channel."""
        ran = self.run(*words) if "--database" in words else self.here(*words)
        text = ran.stdout + ran.stderr
        wrong = [f"exit code {ran.returncode}"] if ran.returncode != code else []
        wrong += [f"does not say {each!r}: {text[-300:]}" for each in said if each not in text]
        self.expect(wrong + (["a defect"] if "defect" in text else []), title)
        return ran

    def explained(self):
        """All commands, from the help of each down; those without an example."""
        commands, without, waiting = [], [], [[]]
        while waiting:
            words = waiting.pop()
            ran = self.run(*words, "--help")
            # The names stand at the margin of two; longer descriptions go on further right.
            below = ran.stdout.split("\nExamples:")[0]
            names = [line.split()[0] for part in re.split(r"\n(?=\S)", below)[1:]
                     if re.match(r"(Subcommands|What the record holds):", part)
                     for line in part.splitlines()[1:] if re.match(r"  [a-z]", line)]
            waiting += [words + [name] for name in names]
            if not names:
                commands.append(" ".join(words))
            said = ran.stdout.partition("Examples:\n  ")[2]
            if ran.returncode != 0 or "penstock " + " ".join(words) not in said:
                without.append(" ".join(words) or "penstock")
        self.expect(without[:5], f"all {len(commands)} commands explain themselves with an example")
        return commands

    def in_chinese(self, commands):
        """Every description is in Chinese for who reads it, but for lists of choices, which are words of the API."""
        wrong = []
        for command in commands:
            said = self.run(*command.split(), "--help", language="zh_CN.UTF-8").stdout
            for line in said.partition("示例：")[0].splitlines():
                told = re.split(r"  +", line.strip())[-1] if "  " in line.strip() else line.strip()
                choices = re.fullmatch(r"([a-z0-9_]+, )*[a-z0-9_]+( or)?", told)
                if re.search(r"[a-z]{3} [a-z]", told) and not re.search(r"[\u4e00-\u9fff]", line) and not choices:
                    wrong.append(f"{command}: {line.strip()}")
        self.expect(sorted(set(wrong))[:5], "and does so in Chinese")

    def every_endpoint(self, commands):
        """Each operation of the description is a command, but for those by which a browser signs in."""
        described = json.loads(self.run("openapi").stdout)
        ways = [path for _, path, _ in operations(described)
                if not re.match(r"/api/(session|first-run|invitations)", path)]
        nouns = [command.split()[0] for command in commands]
        missing = [noun for noun in {path.split("/")[2] for path in ways} if
                   nouns.count(noun) < sum(path.split("/")[2] == noun for path in ways)]
        self.expect(missing, f"{len(ways)} operations are commands")

    def same_as_http(self):
        auditor = Client(self.server).sign_in("auditor")
        award = auditor.get("/api/awards?limit=1")[1]["items"][0]["id"]
        wrong = []
        for words, path in ((("awards", "list", "--state", "active", "--limit", "3"),
                             "/api/awards?state=active&limit=3"),
                            (("awards", "show", str(award)), f"/api/awards/{award}"),
                            (("portfolio", "show", "--currency", "CNY"), "/api/portfolio?currency=CNY"),
                            (("search", "everything", "--q", "管理"), "/api/search?q=%E7%AE%A1%E7%90%86")):
            ran = self.here(*words, "--as", "auditor@linjiang.example", "--password-file", self.password, "--json")
            if ran.returncode != 0 or json.loads(ran.stdout) != auditor.get(path)[1]:
                wrong.append(f"{' '.join(words)}: {ran.returncode} {ran.stderr[-200:]}")
        self.expect(wrong, "commands answer what HTTP answers")
        listed = self.here("awards", "list").stdout.splitlines()
        total = auditor.get("/api/awards?limit=1")[1]["total"]
        self.expect([] if len(listed) == total + 1 else [f"{len(listed)} lines"], "without --json a list is CSV, whole")
        shown = self.here("awards", "show", str(award)).stdout
        self.expect([] if f"id: {award}\n" in shown else [shown[:200]], "without --json a thing is told line by line")

    def in_a_name(self):
        def size():
            return json.loads(self.here("verify", "--json").stdout)["size"]

        words = '{"zh":"测试","en":"Test"}'
        found = ["programmes", "found", "--code", "C" + secrets.token_hex(4), "--title", words, "--goal", words,
                 "--problem", words, "--result", words, "--json"]
        before = size()
        self.answers("a change in nobody's name is refused", found, 2, "--as")
        as_other = ["--password-file", self.password]
        self.answers("whose role does not allow it, neither",
                     found + ["--as", "auditor@linjiang.example", *as_other], 4, "not_your_role")
        wrong = self.file("wrong", "not this one at all\n")
        self.answers("nor with a wrong password",
                     found + ["--as", "secretary@linjiang.example", "--password-file", wrong], 4, "wrong_credentials")
        self.answers("what is no JSON is refused by its option",
                     [*found[:4], "--title", "{", "--as", "secretary@linjiang.example", *as_other], 1, "--title")
        self.expect([] if size() == before else ["it was written"], "and nothing was written")
        made = self.answers("the secretary founds a programme",
                            found + ["--as", "secretary@linjiang.example", *as_other], 0)
        number = str(json.loads(made.stdout)["id"])
        again = self.here("programmes", "step", number, "--as", "secretary@linjiang.example", *as_other, "--json",
                          "--body", self.file("body", '{"step":"wind_down","reason":"because"}'))
        fact = json.loads(self.here("record", "list", "--limit", "1", "--json").stdout)["items"][0]
        self.expect([] if again.returncode == 0 and fact["actor"] else [again.stderr, str(fact)],
                    "a body comes from a file, and the record names who acted")
        secretary = Client(self.server).sign_in("secretary")
        person = secretary.get("/api/session")[1]["person"]
        self.expect([] if str(person["id"]) in json.dumps(fact["actor"]) or person["name"] in json.dumps(fact["actor"])
                    else [str(fact["actor"])], "it was the secretary")
        self.answers("a step the state does not allow is a conflict",
                     ["programmes", "step", number, "--step", "wind_down", "--reason", "x", "--as",
                      "secretary@linjiang.example", *as_other], 5, "step")
        self.answers("what is not there is not found", ["awards", "show", "999999999"], 3)
        self.answers("a wrong choice is refused by its field", ["awards", "list", "--state", "nowhere"], 1, "/state")

    def what_is_wrong(self):
        gone = "sqlite:" + os.path.join(self.folder, "gone.db")
        for words in (["verify"], ["replay", "--check"], ["awards", "list"], ["checkpoint"], ["findings", "look"]):
            self.answers(f"{' '.join(words)} of a missing database", [*words, "--database", gone], 3,
                         "There is no such database")
        self.expect(["it made one"] if os.path.exists(gone[7:]) else [], "which nobody makes by asking")
        config = self.file("wrong.toml", 'databse = "sqlite:x.db"\n')
        self.answers("an unknown setting, with the one that was meant", ["doctor", "--config", config], 2, "database?")
        self.answers("a settings file that is none", ["doctor", "--config", self.file("none.toml", "a = [")], 2, ":1")
        self.answers("an address to listen on that is none", ["serve", "--listen", "here"], 2, "listen")
        self.answers("a port that is none", ["serve", "--listen", "127.0.0.1:99999"], 2, "listen")
        self.answers("a command that is none", ["improt"], 2)
        table = self.file("list.csv", LIST)
        self.answers("a list that is not there", ["import", "awards", "nowhere.csv", "--yes"], 3, "nowhere.csv")
        self.answers("a folder for a list", ["import", "awards", self.folder, "--yes"], 1, self.folder)
        self.answers("no list at all", ["import", "awards", self.file("a.pdf", "%PDF-1.7\n"), "--yes"], 1, "IATI")
        self.answers("a mapping with a wrong key", ["import", "awards", table, "--yes", "--map",
                                                    self.file("wrong_map.toml", 'nmae = "x"\n')], 1, "nmae", "name")
        self.answers("a mapping that is not there",
                     ["import", "awards", table, "--yes", "--map", "nowhere"], 1, "nowhere")
        self.answers("nobody to confirm the totals", ["import", "awards", table], 2, "--yes")

    def import_of_a_list(self):
        """The answers as documented, of a list and of the same list compressed."""
        words = ["--database", "sqlite:" + os.path.join(self.folder, "other.db"), "--yes", "--json"]
        table = self.file("list.csv", LIST)
        first = self.run("import", "awards", table, *words)
        keys = ["read", "accepted", "rejected", "unchanged", "sums"]
        told = json.loads(first.stdout)
        good = [told[key] for key in keys[:4]] == [2, 1, 1, 0] and set(keys) <= set(told)
        self.expect([] if good and told["sums"] == [{"currency": "CNY", "minor": told["sums"][0]["minor"]}]
                    else [first.stdout], "import awards --json answers as documented")
        packed = self.file("list.csv.gz", gzip.compress(LIST.encode()))
        again = json.loads(self.run("import", "awards", packed, *words).stdout)
        self.expect([] if [again[key] for key in keys[:4]] == [2, 0, 1, 1] else [str(again)],
                    "a compressed list is read as it is, and changes nothing the second time")
        rows = [line.split(",") for line in LIST.splitlines()]
        for name, content in (("list.tsv", LIST.replace(",", "\t")), ("list.xlsx", workbook(rows)),
                              ("gb18030.csv", LIST.encode("gb18030"))):
            database = "sqlite:" + os.path.join(self.folder, name + ".db")
            ran = self.run("import", "awards", self.file(name, content), "--database", database, *words[2:])
            awards = json.loads(self.run("awards", "list", "--database", database, "--json").stdout or "{}")
            amounts = [each["amount"] for each in awards.get("items", [])]
            same = ran.returncode == 0 and {key: told[key] for key in keys} == {
                key: json.loads(ran.stdout)[key] for key in keys}
            self.expect([] if same and amounts == [{"minor": told["sums"][0]["minor"], "currency": "CNY"}]
                        else [ran.stdout, ran.stderr[-200:], str(amounts)], f"{name} brings the same awards")
        verified = json.loads(self.run("verify", *words[:2], "--json").stdout)
        self.expect([] if verified["ok"] and verified["size"] > 0 and len(verified["root"]) == 44 else [str(verified)],
                    "verify --json answers as documented")
        self.answers("replay --check of it", ["replay", "--check", *words[:2]], 0, "exactly what they add up to")
        kept = ["--backup-folder", os.path.join(self.folder, "backups")]
        self.answers("doctor of it, of which there is no backup", ["doctor", *words[:2]], 1, "✗")
        self.answers("a backup of it", ["backup", *words[:2], *kept], 0, "backups/")
        self.answers("a restore drill", ["restore", "--drill", *kept], 0, "the same tables")
        self.answers("doctor of it now", ["doctor", *words[:2], *kept], 0, "✓")
        cell = self.changed("other.db", "UPDATE award SET title = title || '!'")
        self.answers("replay --check of a table with a cell that was changed", ["replay", "--check", *cell], 7, "award")
        self.answers("verify of a journal with a row that was changed",
                     ["verify", *self.changed("other.db", "UPDATE journal SET at = at + 1 WHERE seq = 2")], 7)

    def communiques(self):
        """A communiqué is shown as documented, from a file and from standard input; nothing is recorded."""
        texts = os.path.join(os.path.dirname(HERE), "communique")
        damaged = os.path.join(texts, "zh_damaged.txt")
        ran = self.run("import", "communique", damaged, "--dry-run", "--json")
        told = json.loads(ran.stdout)
        keys = {"digest", "encoding", "original", "restored", "marks", "language", "meeting", "header", "items",
                "papers", "directives", "findings", "reports", "study_items"}
        wrong = [] if keys <= set(told) else [f"without {keys - set(told)}"]
        kinds = {mark["kind"] for mark in told["marks"]}
        wrong += [f"no {kind}" for kind in ("removed_reading", "converted_script", "width", "repaired",
                                            "damaged_number") if kind not in kinds]
        for mark in told["marks"]:
            wrong += [str(mark)] if told["original"][mark["from"]:mark["to"]] != mark["before"] else []
            wrong += [str(mark)] if told["restored"][mark["start"]:mark["end"]] != mark["after"] else []
        for directive in told["directives"]:
            wrong += [f"{key} in {directive['text']}" for key in ("owner", "due") if key in directive]
            for clause in directive["clauses"]:
                wrong += [] if {"text", "start", "end", "class", "verb", "object"} == set(clause) else [str(clause)]
                wrong += [str(clause)] if told["restored"][clause["start"]:clause["end"]] != clause["text"] else []
        wrong += [] if len(told["directives"]) == 3 else [f"{len(told['directives'])} directives"]
        self.expect(wrong, "import communique --json answers as documented, every place true")
        with open(damaged, encoding="utf-8") as file:
            again = self.run("import", "communique", "-", "--json", typed=file.read())
        self.expect([] if again.stdout == ran.stdout else [again.stdout[:300]], "and the same from standard input")
        said = self.run("import", "communique", damaged, language="zh_CN.UTF-8").stdout
        self.expect([each for each in ("数字受损", "杭春山", "要求", "[行动]") if each not in said],
                    "import communique speaks Chinese")
        self.answers("and English", ["import", "communique", os.path.join(texts, "en_minutes.txt")], 0,
                     "Research Investment Board", "owner Finance Officer", "due 2025-04-30", "4 directives")
        self.answers("what tells of no meeting proposes nothing",
                     ["import", "communique", os.path.join(texts, "en_not_minutes.txt")], 0, "no meeting")
        self.answers("a communiqué that is not there", ["import", "communique", "nowhere.txt"], 3, "nowhere.txt")
        self.answers("bytes that are no text",
                     ["import", "communique", self.file("none.txt", b"\xff\xff\xff")], 1, "UTF-8")
        ruined = "市委會(huì )議強調:\n" + "要\ufffd\ufffd\ufffd工作" * 20
        self.answers("a text beyond repair, with the place",
                     ["import", "communique", self.file("ruined.txt", ruined)], 1, "damaged", "2:2")

    def memory_of_an_import(self):
        """What a row more costs in memory while a list is recorded: the caches are full, so only what is kept of it."""
        peaks = {}
        for count in (24_000, 72_000):
            rows = (f"M{i:06},题目 {i},群 {i % 7},临江大学第{i % 50}院,某人 {i % 300},{1 + i % 90},2026-01-05\n"
                    for i in range(count))
            table = self.file(f"{count}.csv", LIST.partition("\n")[0] + "\n" + "".join(rows))
            with open(os.path.join(self.folder, "said"), "w+", encoding="utf-8") as said:
                ran = subprocess.Popen([self.binary, "import", "awards", table, "--yes", "--json", "--database",
                                        "sqlite:" + os.path.join(self.folder, f"{count}.db")], stdout=said)
                peaks[count] = os.wait4(ran.pid, 0)[2].ru_maxrss * 1024
                said.seek(0)
                answer = json.loads(said.read())
            self.expect([] if answer["accepted"] == count else [str(answer)], f"a list of {count:,} awards goes in")
        few, many = peaks.values()
        each = (many - few) / 48_000
        self.expect([] if each < 200 and many < 128e6 else [f"{few:,} and {many:,} bytes"],
                    f"a row more costs {each:.0f} bytes of memory, limit 200")

    def changed(self, name, sql):
        """A copy of a database in which somebody with every right on it changed something; the words that name it."""
        copy = os.path.join(self.folder, "changed-" + name)
        with sqlite3.connect(os.path.join(self.folder, name)) as source, sqlite3.connect(copy) as target:
            source.backup(target)
            target.execute(sql)
        return ["--database", "sqlite:" + copy]


    def demonstration(self):
        """About 6 programmes and 120 awards over four years up to today, in both languages, the same from one seed at
        every hour of the day."""
        other = "sqlite:" + os.path.join(self.folder, "demo.db")
        here = datetime.datetime.now(datetime.timezone(datetime.timedelta(hours=8)))  # as the program counts days
        self.run("demo", "--database", other, clock=self.server.seconds_later(3600 if here.hour < 12 else -3600))
        read = [json.loads(self.run("portfolio", "show", "--database", database, "--json").stdout)
                for database in (self.server.database, other)]
        programmes = json.loads(self.run("programmes", "list", "--database", other, "--json").stdout)["items"]
        years = {each["year"] for each in read[1]["by_year"]}
        wrong = [f"two demonstrations differ in {key}: {read[0][key]} and {value}" for key, value in read[1].items()
                 if read[0][key] != value]
        wrong += [] if read[1]["awards"] >= 120 else [f"{read[1]['awards']} awards"]
        wrong += [] if len(years) >= 4 else [f"years {sorted(years)}"]
        wrong += [] if len(programmes) == 6 else [f"{len(programmes)} programmes"]
        wrong += [each["code"] for each in programmes if not each["title"]["zh"] or not each["title"]["en"]]
        self.expect(wrong, "the demonstration is as large as promised, bilingual, and the same from one seed")

    def published_list(self):
        """The funder's list of 17,926 awards, compressed as it is published; the second time it changes nothing."""
        data = os.environ.get("PENSTOCK_DATA")
        if not data:
            return
        words = ["--database", "sqlite:" + os.path.join(self.folder, "nsfc.db"), "--json"]
        wrong, told = [], {"read": 17926, "rejected": 0, "sums": [{"currency": "CNY", "minor": 599_106_130_000}]}
        sizes = []
        for fate in ({"accepted": 17926, "unchanged": 0}, {"accepted": 0, "unchanged": 17926, "sums": []}):
            ran = self.run("import", "awards", os.path.join(data, "awards/nsfc_management_1992_2018.csv.gz"), "--map",
                           os.path.join(os.path.dirname(HERE), "../maps/nsfc.toml"), "--yes", *words)
            answer = json.loads(ran.stdout)
            wrong += [f"{key} {answer[key]}" for key, value in {**told, **fate}.items() if answer[key] != value]
            sizes.append(json.loads(self.run("verify", *words).stdout)["size"])
        self.expect(wrong + ([] if sizes[0] == sizes[1] else [str(sizes)]),
                    "the published list goes in to the fen, and a second time changes nothing")


def main():
    options = parser().parse_args()
    server = Server(options.binary, database_of(options))
    try:
        server.start()
        test = Test(server)
        commands = test.explained()
        test.in_chinese(commands)
        test.every_endpoint(commands)
        test.same_as_http()
        test.in_a_name()
        test.what_is_wrong()
        test.import_of_a_list()
        test.communiques()

        test.memory_of_an_import()
        test.demonstration()
        test.published_list()
    finally:
        server.close()
    print(f"{test.passed} passed, {test.failed} failed, 0 skipped")
    return test.failed > 0


sys.exit(main())
