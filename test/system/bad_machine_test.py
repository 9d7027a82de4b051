# The catalogue of bad input on the machine itself: the command line, settings, and the database file. What is wrong is
# said on standard error in words, with the exit code of its kind; no command ends by a signal or as a defect, and none
# writes over what is there.
import json
import os
import resource
import shutil
import socket
import sqlite3
import stat
import subprocess
import sys
import tempfile

from client import parser

LIST = "编号,名称,项目群,单位,负责人,金额,立项日期\nC-1,海堤监测,海岸,临江大学,顾明川,18,2026-01-05\n"


class Test:
    def __init__(self, binary):
        self.binary, self.folder = os.path.abspath(binary), tempfile.mkdtemp()
        self.passed = self.failed = 0
        self.database = "sqlite:" + self.path("whole.db")
        self.run("init", "--database", self.database)
        self.password = self.file("password", "Tidal-9-walrus-lamp\n")
        for name, role in (("secretary", "board_secretary"), ("finance", "finance_officer")):
            self.run("person", "add", "--name", name, "--email", name + "@a.example", "--role", role,
                     "--password-file", self.password, "--database", self.database)
        self.list = self.file("list.csv", LIST)

    def path(self, name):
        return os.path.join(self.folder, name)

    def file(self, name, content, mode=0o600):
        path = self.path(name)
        with open(path, "wb") as file:
            file.write(content if isinstance(content, bytes) else content.encode())
        os.chmod(path, mode)
        return path

    def run(self, *words, environment=None, seconds=20, **more):
        told = {"LC_ALL": "C.UTF-8", "PATH": os.environ["PATH"], **(environment or {})}
        more.setdefault("stdin", subprocess.DEVNULL)
        for channel in ("stdout", "stderr"):
            more.setdefault(channel, subprocess.PIPE)
        return subprocess.run([self.binary, *words], cwd=more.pop("cwd", self.folder), timeout=seconds,
                              preexec_fn=more.pop("before", self.with_little), env=told, **more)

    @staticmethod
    def with_little():
        """No command may need much memory to say no."""
        resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30))

    def fault_of(self, row):
        """What is wrong with the answer to a row: what, the words typed, the exit code, what must be said."""
        what, words, code, said, *more = row
        try:
            ran = self.run(*words, **(more[0] if more else {}))
        except subprocess.TimeoutExpired:
            return f"{what}: it did not end"
        text = ((ran.stdout or b"") + (ran.stderr or b"")).decode(errors="replace")
        if ran.returncode != code:
            return f"{what}: exit code {ran.returncode}, not {code}: {text[-200:]}"
        if code and not text.strip():
            return f"{what}: not a word"
        if said not in text:
            return f"{what}: does not say {said!r}: {text[-200:]}"
        return f"{what}: {text[-200:]}" if "defect" in text or "terminate" in text or ".cpp:" in text else ""

    def rows(self, title, rows):
        wrong = [fault for fault in (self.fault_of(row) for row in rows) if fault]
        self.count(wrong[:6], f"{title}: {len(rows)} rows")

    def count(self, wrong, title):
        self.passed, self.failed = self.passed + (not wrong), self.failed + bool(wrong)
        print("FAIL" if wrong else "ok", title, *wrong, sep="\n     " if wrong else " ", flush=True)

    def here(self, *words):
        return [*words, "--database", self.database]

    def command_line(self):
        here, pipe = self.here, self.path("pipe")
        os.mkfifo(pipe)
        as_secretary = ["--as", "secretary@a.example", "--password-file", self.password]
        as_finance = ["--as", "finance@a.example", "--password-file", self.password]
        awards = ["import", "awards", "--yes", "--database", self.database]
        self.rows("command line, words", [
            ("nothing", [], 2, "penstock"),
            ("no such command", ["improt"], 2, "improt"),
            ("a noun alone", ["awards"], 2, "subcommand"),
            ("no such option", here("awards", "list", "--colour", "red"), 2, "--colour"),
            ("an option twice", ["verify", "--database", "sqlite:a", "--database", "sqlite:b"], 2, "--database"),
            ("an option without a value", ["verify", "--database"], 2, "--database"),
            ("-- and a word that begins like an option", here("awards", "show") + ["--", "-1"], 1, "/id"),
            ("a negative number of a thing", here("awards", "show", "-1"), 1, "/id"),
            ("a negative limit", here("awards", "list", "--limit", "-1", "--json"), 1, "/limit"),
            ("a number that is none", here("awards", "list", "--limit", "many", "--json"), 1, "/limit"),
            ("a sort order that begins with a dash", here("awards", "list", "--sort=-amount", "--json"), 0, "items"),
            ("an amount below nothing", here("reservations", "reserve-money", "--minor", "-1", *as_finance), 1,
             "/kind"),
            ("bytes that are no text", here("awards", "list", "--text", b"\xff\xfe"), 1, "penstock:"),
            ("bytes that are no text, in JSON", here("awards", "list", "--state", b"\xff\xfe", "--json"), 1, "errors"),
            ("a name that is no text", here("person", "add", "--name", b"\xff", "--email", "a@b.example", "--role",
                                            "auditor", "--password-file", self.password), 1, "UTF-8"),
            ("a database whose name is no text", ["verify", "--database", b"sqlite:\xff.db"], 3, "no such database"),
            ("settings that are no text", ["config", "show", "--json", "--journal-origin", b"\xff"], 0, "_origin"),
            ("a word of 120 KB", here("awards", "list", "--text", "x" * 120_000), 1, "penstock:"),
            ("2 MB of words", here(*["awards", "list"], *["x" * 100_000] * 20), 2, "penstock"),
            ("a line end in a name", here("person", "add", "--name", "a\nb", "--email", "a@b.example", "--role",
                                          "auditor", "--password-file", self.password), 1, "control character"),
            ("an unknown role", here("person", "add", "--name", "a", "--email", "a@b.example", "--role", "king",
                                     "--password-file", self.password), 1, "king"),
            ("a wrong password", here("programmes", "found", "--as", "secretary@a.example", "--password-file",
                                      self.list), 4, "password"),
            ("an unknown language", here("awards", "list", "--language", "fr"), 2, "--language"),
        ])
        files = (("a folder", self.folder), ("a pipe nobody writes to", pipe), ("/dev/zero", "/dev/zero"),
                 ("nothing of that name", self.path("nowhere")))
        cases = []
        for what, path in files:
            missing = path == self.path("nowhere")
            cases += [
                (f"{what} for a list", [*awards, path], 3 if missing else 1, path),
                (f"{what} for figures", here("import", "figures", path, "--plan", "1"), 3 if missing else 1, path),
                (f"{what} for settings", ["verify", "--config", path], 2 if path != pipe else 3, ""),
                (f"{what} for a body", here("programmes", "found", "--body", path, *as_secretary),
                 3 if missing else 1, "penstock:"),
                (f"{what} for a communiqué", ["import", "communique", path], 3 if missing else
                 0 if path == pipe else 1, ""),
                (f"{what} for a receipt", ["verify", "receipt", path, "--key", "a+1+b"], 2, "penstock:"),
                (f"{what} for a checkpoint", here("verify", "--checkpoint", path), 3 if missing else
                 7 if path == pipe else 1, ""),
                (f"{what} for a password", here("awards", "list", "--as", "a@a.example", "--password-file", path),
                 3 if missing else 4 if path == pipe else 1, "penstock:"),
                (f"{what} for a database", ["verify", "--database", "sqlite:" + path], 1 if path == self.folder else 3,
                 "penstock:"),
                (f"{what} for a backup", ["restore", path, "--database", "sqlite:" + self.path("r.db")], 1,
                 "penstock:"),
            ]
            if "nowhere" not in path:
                cases.append((f"{what} for a mapping", [*awards, self.list, "--map", path], 1, "penstock:"))
        self.rows("command line, files that are none", cases)
        backups = self.path("backups")
        self.run(*here("backup", "--to", backups))
        before = os.path.getsize(self.database[7:])
        self.rows("command line, files that are there", [
            ("the database for a list", [*awards, self.database[7:]], 1, "format"),
            ("an empty list", [*awards, self.file("empty.csv", "")], 1, "no row"),
            ("a restore onto a database", ["restore", backups, "--database", self.database], 1, "target already"),
            ("a second init", here("init"), 5, "not empty"),
            ("a demonstration into it", here("demo"), 5, "not empty"),
            ("input that has no end, for a password", here("awards", "list", "--as", "secretary@a.example"), 1,
             "too long", {"stdin": open("/dev/zero", "rb")}),
            ("input that has no end, for a communiqué", ["import", "communique", "-"], 1, "size limit",
             {"stdin": open("/dev/zero", "rb")}),
            ("nobody to ask", ["import", "awards", self.list, "--database", self.database], 2, "--yes"),
        ])
        self.count([] if abs(os.path.getsize(self.database[7:]) - before) < 1 << 20 else ["it grew"],
                   "the database is what it was")

    def channels(self):
        """Standard files that are closed or full, a home that is not there, a folder nobody may write."""
        def closed(*files):
            def close():
                for file in files:
                    os.close(file)
            return {"before": close}

        empty = {"environment": {"HOME": "/nowhere"}, "cwd": "/proc"}
        self.rows("channels", [
            ("no input", self.here("awards", "list", "--json"), 0, "items", closed(0)),
            ("no input, for a password", self.here("awards", "list", "--as", "a@a.example"), 4, "password", closed(0)),
            ("no output", self.here("awards", "list", "--json"), 0, "", closed(1)),
            ("no messages", self.here("awards", "list", "--json"), 0, "items", closed(2)),
            ("none of the three", self.here("verify"), 0, "", closed(0, 1, 2)),
            ("a full disk for output", self.here("awards", "list", "--json"), 6, "cannot be written",
             {"stdout": open("/dev/full", "wb")}),
            ("a full disk for a table", self.here("awards", "list"), 6, "cannot be written",
             {"stdout": open("/dev/full", "wb")}),
            ("no home, in a folder nobody may write", self.here("verify"), 0, "", empty),
            ("init where nobody may write", ["init", "--database", "sqlite:penstock.db"], 3, "penstock:", empty),
        ])
        ends = os.pipe()
        os.close(ends[0])
        ran = self.run(*self.here("awards", "list", "--json"), stdout=ends[1])
        os.close(ends[1])
        self.count([] if ran.returncode in (6, -13) and b"defect" not in ran.stderr else [str(ran)],
                   "channels: a reader that has gone ends the command")
        with open(self.database[7:], "rb") as file:
            self.count([] if file.read(16) == b"SQLite format 3\0" else ["it was written over"],
                       "channels: what was printed went into no file")

    def settings(self):
        def file(text, mode=0o600):
            return self.file(f"settings{len(os.listdir(self.folder))}.toml", text, mode)

        key, other = self.file("tls.key", "not a key", 0o600), self.file("open.key", "not a key", 0o644)
        serve = ["serve", "--database", self.database, "--listen", "127.0.0.1:0"]
        with_secret = 'database = "postgresql://penstock:canary5f@127.0.0.1:1/x"\n'
        busy = socket.create_server(("127.0.0.1", 0))
        show = ["config", "show"]
        cases = [(f"settings: {text[:40]!r}", [*show, "--config", file(text)], code, said) for text, code, said in (
            ('databse = "x"\n', 2, "database?"), ('zone = "Asia/Shanghai"\nzone = "UTC"\n', 2, ":2"),
            ("readers = 3\nreaders = 4\n", 2, ":2"), ("readers = -1\n", 2, "readers: 1"),
            ("readers = 0\n", 2, "readers: 1"),
            ('readers = "many"\n', 2, "readers"), ("readers = 1.5\n", 2, "readers"), ("readers = [1]\n", 2, "readers"),
            ("readers = 99999999999999999999\n", 2, ":1"), ("listen = 8080\n", 2, "listen"),
            ('listen = "127.0.0.1:99999"\n', 2, "listen"), ('listen = "127.0.0.1:-1"\n', 2, "listen"),
            ("access_log = 1\n", 2, "access_log"), ('zone = "Mars/Olympus"\n', 2, "Mars"),
            ("smtp_port = 0\n", 2, "smtp_port"),
            ("checkpoint_milliseconds = 0\n", 2, "checkpoint_milliseconds"), ("[database]\nfile = 1\n", 2, "database"),
            ("[limits]\nbody_byts = 1\n", 2, "limits.body_bytes?"),
            ("[limits]\nbody_bytes = -1\n", 2, "limits.body_bytes: "),
            ("[limits]\nbody_bytes = 99999999999999\n", 2, "limits.body_bytes: "),
            ('[limits]\nbody_bytes = "1 MB"\n', 2, "limits.body_bytes"),
            ("[limits]\nbody_bytes = [1]\n", 2, "limits.body_bytes"),
            ("[limits.more]\na = 1\n", 2, "limits.more"), ("[limit]\nbody_bytes = 70000\n", 2, "limit"),
            ("[limits]\nbody_bytes = 70000\n[limits]\nconnections = 10\n", 2, ":3"), ("a = [", 2, ":1"),
            ("\0", 2, ":1"), (b"zone = \"\xff\"\n".decode("latin-1"), 2, ""), ("", 0, "limits.body_bytes"),
            (with_secret, 0, "***"), ("[limits]\nconnections = 20\n", 0, 'limits.connections = "20"'))]
        self.rows("settings", cases + [
            ("a password in a file others can read", [*show, "--config", file(with_secret, 0o644)], 2, "chmod 600"),
            ("a typing error in the environment", show, 2, "readers?", {"environment": {"PENSTOCK_READRES": "3"}}),
            ("one in the name of a limit", show, 2, "limits.body_bytes?",
             {"environment": {"PENSTOCK_LIMITS_BODY_BITES": "3"}}),
            ("a limit in the environment", show, 0, 'limits.body_bytes = "70000"',
             {"environment": {"PENSTOCK_LIMITS_BODY_BYTES": "70000"}}),
            ("a variable of another program", show, 0, "", {"environment": {"PENSTOCK_SOMETHING": "x"}}),
            ("what it prints is what it reads", [*show, "--config", file(self.run(*show).stdout)], 0, "limits."),
            ("a port that is taken", [*serve[:-1], f"127.0.0.1:{busy.getsockname()[1]}"], 6, "cannot listen"),
            ("an address of another machine", [*serve[:-1], "192.0.2.1:0"], 6, "cannot listen"),
            ("a name for an address", [*serve[:-1], "localhost:0"], 6, "cannot listen"),
            ("a certificate without a key", [*serve, "--tls-certificate", key], 1, "tls_private_key"),
            ("a key others can read", [*serve, "--tls-certificate", key, "--tls-private-key", other], 1, "chmod 600"),
            ("a key that is none", [*serve, "--tls-certificate", key, "--tls-private-key", key], 6, "certificate"),
            ("a key that is not there", [*serve, "--tls-certificate", key, "--tls-private-key", "none"], 3, "none"),
            ("a proxy that is no address", [*serve, "--trusted-proxies", "10.0.0.0/33"], 6, "10.0.0.0/33"),
            ("witnesses that are none", [*serve, "--witness-policy", self.list], 1, "list.csv"),
            ("a mail password others can read", [*serve, "--smtp-host", "localhost", "--smtp-from", "a@b.example",
                                                 "--smtp-user", "a", "--smtp-password-file", other], 1, "chmod 600"),
            ("a signing key others can read", [*serve, "--journal-key", other], 1, "chmod 600"),
            ("a signing key that is none", [*serve, "--journal-key", key], 1, "key"),
            ("no such kind of database", ["verify", "--database", "mysql://a"], 1, "mysql"),
            ("a password in an address nobody answers at",
             ["verify", "--database", "postgresql://penstock:canary5f@127.0.0.1:1/x"], 6, "penstock:"),
        ])
        busy.close()
        said = b""
        for words in (["verify"], ["doctor"], ["doctor", "--json"], ["init"], ["config", "show"], ["serve"]):
            ran = self.run(*words, "--database", "postgresql://penstock:canary5f@127.0.0.1:1/x?password=canary5f")
            said += ran.stdout + ran.stderr
        self.count(["it is"] if b"canary5f" in said else [], "P30 a password in an address is never shown")
        fewer = file("[limits]\nconnections = 77\n")
        told = json.loads(self.run(*self.here("doctor", "--json", "--config", fewer)).stdout)
        limits = next(one["detail"] for one in told if one["name"] == "limits")
        names = [name for name in ("header_bytes", "header_count", "body_bytes", "upload_bytes", "archive_entries",
                                   "workbook_unpacked_bytes", "unpack_ratio", "list_rows", "connections 77")
                 if name not in limits]
        self.count(names, "doctor names every limit in force")

    def copy(self, name, change=None):
        """A database like the whole one, with its keys, in which something was changed; the words that name it."""
        path = self.path(name + ".db")
        with sqlite3.connect(self.database[7:]) as source, sqlite3.connect(path) as target:
            source.backup(target)
        for ending in (".journal-key", ".journal-key.signed"):
            if os.path.exists(self.database[7:] + ending):
                shutil.copy(self.database[7:] + ending, path + ending)
        if isinstance(change, str):
            with sqlite3.connect(path) as target:
                target.executescript(change)
        elif change:
            with open(path, "rb") as file:
                content = change(file.read())
            for ending in ("-wal", "-shm"):
                if os.path.exists(path + ending):
                    os.remove(path + ending)
            with open(path, "wb") as file:
                file.write(content)
        return path

    def database_files(self):
        def filled(at, size):
            return lambda content: content[:at] + b"\xff" * size + content[at + size:]

        rows = []
        for what, path, code, said in (
                ("words", self.file("words.db", "hello " * 999), 1, "not a database of Penstock"),
                ("another program's", self.copy("other", "PRAGMA application_id = 7"), 1, "application_id"),
                ("one of no program", self.copy("none", "PRAGMA application_id = 0"), 1, "application_id"),
                ("cut to a page", self.copy("page", lambda content: content[:4096]), 1, "penstock:"),
                ("cut to half a header", self.copy("header", lambda content: content[:50]), 1, "penstock:"),
                ("a newer schema", self.copy("newer", "INSERT INTO schema_version SELECT max(number) + 1, 'next', "
                                             "digest, at FROM schema_version"), 1, "newer version"),
                ("a schema that was changed", self.copy("edited", "UPDATE schema_version SET digest = zeroblob(32) "
                                                        "WHERE number = 3"), 1, "schema"),
                ("a trigger that was added", self.copy("trigger", "CREATE TRIGGER evil AFTER INSERT ON person BEGIN "
                                                       "UPDATE person SET name = 'x'; END"), 1, "evil"),
                ("a view that was added", self.copy("view", "CREATE VIEW evil AS SELECT * FROM person"), 1, "evil")):
            database = ["--database", "sqlite:" + path]
            if what not in ("a schema that was changed", "a trigger that was added", "a view that was added"):
                rows.append((f"{what}: verify", ["verify", *database], code, said))
                rows.append((f"{what}: doctor", ["doctor", *database], 1, said.replace("penstock:", "✗")))
            rows.append((f"{what}: serve", ["serve", *database, "--listen", "127.0.0.1:0"], code, said))
            rows.append((f"{what}: a change", ["import", "awards", self.list, "--yes", *database], code, said))
        for what, path in (("pages overwritten", self.copy("pages", filled(8192, 12_288))),
                           ("cut in half", self.copy("half", lambda content: content[:len(content) // 8192 * 4096]))):
            rows.append((f"{what}: serve", ["serve", "--database", "sqlite:" + path, "--listen", "127.0.0.1:0"], 1,
                         "damaged"))
            rows.append((f"{what}: doctor", ["doctor", "--database", "sqlite:" + path], 1, "✗"))
        def letter(content):
            at = content.index(b"note", content.index(b"CREATE TABLE checkpoint"))
            return content[:at] + b"nose" + content[at + 4:]

        other = ["--database", "sqlite:" + self.copy("letter", letter)]  # no page looks the worse for it
        rows += [("a letter of the schema: verify", ["verify", *other], 1, "damaged"),
                 ("a letter of the schema: serve", ["serve", *other, "--listen", "127.0.0.1:0"], 1, "damaged"),
                 ("a letter of the schema: doctor", ["doctor", *other], 1, "damaged")]
        lost = self.copy("lost", lambda _: b"")
        rows += [("nothing in it: verify", ["verify", "--database", "sqlite:" + lost], 1, "is empty"),
                 ("nothing in it, where something was signed",
                  ["import", "awards", self.list, "--yes", "--database", "sqlite:" + lost], 6, "read-only")]
        with_trigger = ["doctor", "--database", "sqlite:" + self.path("trigger.db")]
        rows.append(("a trigger that was added: doctor names it", with_trigger, 1, "evil"))
        self.rows("database file", rows)
        link = self.path("link.db")
        os.symlink(self.path("loop.db"), self.path("loop2.db"))
        os.symlink(self.path("loop2.db"), self.path("loop.db"))
        os.symlink(self.database[7:], link)
        self.rows("database file, links", [
            ("a link to it", ["verify", "--database", "sqlite:" + link, "--journal-key",
                              self.database[7:] + ".journal-key"], 0, "holds together"),
            ("links in a circle", ["verify", "--database", "sqlite:" + self.path("loop.db")], 3, "penstock:"),
            ("a name of 300 letters", ["verify", "--database", "sqlite:" + self.path("x" * 300)], 3, "penstock:"),
            ("a key's name of 300 letters", self.here("verify", "--journal-key", "x" * 300), 6, "penstock:"),
        ])
        mode = stat.S_IMODE(os.stat(self.database[7:]).st_mode)
        keys = stat.S_IMODE(os.stat(self.database[7:] + ".journal-key").st_mode)
        self.count([] if (mode, keys) == (0o600, 0o600) else [f"{mode:o} {keys:o}"],
                   "a new database is its owner's only")

    def several_at_once(self):
        """Two servers and commands on one file: all work, one after the other, and the record holds together."""
        before = json.loads(self.run(*self.here("programmes", "list", "--json")).stdout)["total"]
        servers = [subprocess.Popen([self.binary, "serve", "--database", self.database, "--listen", "127.0.0.1:0",
                                     "--checkpoint-milliseconds", "50"], cwd=self.folder, stdout=subprocess.DEVNULL,
                                    stderr=subprocess.DEVNULL) for _ in range(2)]
        words = '{"zh":"测试","en":"Test"}'
        found = [subprocess.Popen([self.binary, "programmes", "found", "--code", f"T{number}", "--title", words,
                                   "--goal", words, "--problem", words, "--result", words, "--as",
                                   "secretary@a.example", "--password-file", self.password, "--database",
                                   self.database], cwd=self.folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
                 for number in range(6)]
        wrong = [each.communicate()[1].decode()[-200:] for each in found if each.wait(60) != 0]
        for server in servers:
            server.terminate()
            wrong += [] if server.wait(30) == 0 else [f"a server ended with {server.returncode}"]
        listed = json.loads(self.run(*self.here("programmes", "list", "--json")).stdout)["total"]
        whole = self.run(*self.here("replay", "--check")).returncode, self.run(*self.here("verify")).returncode
        self.count(wrong + ([] if (listed - before, whole) == (6, (0, 0)) else [f"{listed} {whole}"]),
                   "two servers and six commands at once on one file")

    def control(self):
        """Rows that expect what is not so."""
        rows = [("an exit code", ["lives"], 1, ""), ("a word", ["improt"], 2, "no such word is said"),
                ("an end", ["import", "communique", "-"], 0, "", {"stdin": open("/dev/zero", "rb")})]
        missed = [row[0] for row in rows if not self.fault_of(row)]
        self.count(missed, "control: wrong expectations are noticed")


def main():
    options = parser().parse_args()
    test = Test(options.binary)
    try:
        for each in (test.command_line, test.channels, test.settings, test.database_files, test.several_at_once,
                     test.control):
            each()
    finally:
        shutil.rmtree(test.folder)
    print(f"{test.passed} passed, {test.failed} failed, 0 skipped")
    return test.failed > 0


sys.exit(main())
