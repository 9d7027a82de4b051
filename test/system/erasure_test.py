# A duty to delete: two persons erase what the record holds of a third. Nothing of the name and the address is in the
# database after it, in any table or page; the tree verifies, all tables can be built anew, receipts hold, and the
# report names what remains. The controls: one person alone, an open account, and a stand-in that somebody changed.
import json
import os
import sqlite3
import subprocess
import sys
import time

from client import PASSWORD, Client, Server, code_of, database_of, parser

NAME, ADDRESS = "欧阳不记名", "ouyang.unforgettable@linjiang.example"


def codes_of(client):
    """Sets up a second factor, and gives its recovery codes."""
    secret = client.post("/api/session/second-factor/start", {})[2]["secret"]
    now = time.time()
    assert client.post("/api/session/second-factor", {"code": code_of(secret, now)})[0] == 200
    return client.post("/api/session/second-factor/recovery-codes", {})[2]["codes"]


class Test:
    def __init__(self, options):
        self.passed = self.failed = 0
        self.postgres = options.postgres
        self.server = Server(options.binary, database_of(options))

    def count(self, good, *words):
        self.passed, self.failed = self.passed + bool(good), self.failed + (not good)
        print("ok" if good else "FAIL", *words, flush=True)

    def erase(self, person, first="secretary", second="auditor", passwords=None, duty="PIPL Art. 47"):
        """The secretary has a second factor, so a code follows the passwords."""
        passwords = passwords or (PASSWORD, PASSWORD, self.codes.pop())
        return subprocess.run([self.server.binary, "person", "erase", "--person", str(person), "--duty", duty,
                               "--first", first + "@linjiang.example", "--second", second + "@linjiang.example",
                               "--database", self.server.database, "--json", "--language", "en"],
                              input="\n".join(passwords) + "\n", capture_output=True, text=True,
                              cwd=self.server.folder.name, timeout=120)

    def everywhere(self):
        """Where the name or the address still is: every table, and every byte of the file."""
        if self.postgres:
            dump = subprocess.run(["pg_dump", "--dbname", self.server.database], capture_output=True, check=True).stdout
            return [word for word in (NAME, ADDRESS) if word.encode() in dump]
        file = self.server.database.removeprefix("sqlite:")
        with sqlite3.connect(file) as database:
            database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            found = []
            for (table,) in database.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall():
                for row in database.execute(f'SELECT * FROM "{table}"'):
                    found += [table for word in (NAME, ADDRESS) if word in repr(row)]
        database.close()
        with open(file, "rb") as whole:  # also what was deleted
            content = whole.read()
        return found + ["free pages" for word in (NAME, ADDRESS) if word.encode() in content and not found]

    def run(self):
        server = self.server
        with open(os.path.join(server.folder.name, "password"), "w", encoding="utf-8") as file:
            file.write(PASSWORD + "-more\n")
        made = subprocess.run([server.binary, "person", "add", "--name", NAME, "--email", ADDRESS, "--role",
                               "case_officer", "--password-file", "password", "--database", server.database],
                              cwd=server.folder.name, capture_output=True, text=True, timeout=60)
        self.count(made.returncode == 0, "a person is registered:", made.stderr[-200:])
        server.start("--checkpoint-milliseconds", "50")
        administrator = Client(server).sign_in("admin")
        listed = administrator.get("/api/people?limit=200")[1]["items"]
        person = next(each["id"] for each in listed if each["email"] == ADDRESS)
        opened = next(each["id"] for each in listed if each["email"] == "manager@linjiang.example")
        somebody = Client(server)
        status, _, _ = somebody.call("POST", "/api/session", {"email": ADDRESS, "password": PASSWORD + "-more"})
        self.count(status in (200, 201), "who signs in")
        self.codes = codes_of(Client(server).sign_in("secretary"))
        receipt = administrator.call("GET", f"/journal/receipt/{person}.tlog-proof")[2]
        status, _, answer = administrator.post(f"/api/people/{person}/steps", {"step": "close"})
        server.stop()
        if status != 200:
            open_one = self.erase(person)
            self.count(False, "the account could not be closed:", status, answer, open_one.stdout)
            return
        used = self.codes.pop()
        wrong = [self.erase(person, passwords=(PASSWORD, "wrong-password-here", used)),
                 self.erase(person, passwords=(PASSWORD, PASSWORD)),
                 self.erase(opened, passwords=(PASSWORD, PASSWORD, used)),
                 self.erase(person, passwords=(PASSWORD, PASSWORD, used)),
                 self.erase(person, "secretary", "secretary"),
                 self.erase(person, "secretary", "manager"), self.erase(opened), self.erase(person, duty="")]
        said = [json.loads(each.stdout or "{}").get("refusal") for each in wrong]
        self.count(said[0] == "wrong_credentials" and said[1] == said[3] == "wrong_code" != said[2],
                   "who has a second factor shows a code, each once:", said)
        self.count(all(each.returncode not in (0, 70) for each in wrong),
                   "control: a wrong password, no code, one person alone, a role that does not answer for the body, an"
                   " open account, and no duty are refused:", said)
        self.count(self.everywhere(), "control: the name was there")
        before = json.loads(server.command("verify", "--json").stdout)
        done = self.erase(person)
        said = json.loads(done.stdout) if done.returncode == 0 else {}
        self.count(done.returncode == 0 and "fact_body" in {one["table"] for one in said["erased"]},
                   "two persons erase:", done.stderr[-200:] or said["erased"])
        self.count(said and said["remains"][0]["what"]["en"] and len(said["remains"]) >= 5,
                   "and are told what remains:", [(one["what"]["en"], one["count"]) for one in said["remains"]])
        self.count(not self.everywhere(), "nothing of it is left in any table:", self.everywhere())
        verified = json.loads(server.command("verify", "--json").stdout)
        self.count(verified["ok"] and verified["erased"] == before["erased"] + 1, "the tree verifies:", verified)
        replayed = server.command("replay", "--check")
        self.count(replayed.returncode == 0, "all tables can be built anew:", replayed.stderr[-200:])
        path = os.path.join(server.folder.name, "receipt")
        with open(path, "wb") as file:
            file.write(receipt)
        checked = subprocess.run([server.binary, "verify", "receipt", path, "--key",
                                  verified_key(server)], capture_output=True, text=True, timeout=60)
        self.count(checked.returncode == 0, "a receipt of the erased fact holds:", checked.stderr[-200:])
        again = self.erase(person)
        self.count(json.loads(again.stdout)["refusal"] == "already_exists", "it is done once")
        server.start("--checkpoint-milliseconds", "50")
        auditor = Client(server).sign_in("auditor")
        status, fact = auditor.get(f"/api/record/{person}")
        self.count(status == 200 and fact["erased"] and "body" not in fact, "the fact is shown as erased")
        status, fact = auditor.get(f"/api/record/{said['fact']}")
        self.count(status == 200 and "PIPL" in json.dumps(fact), "and the erasure with the duty that required it")
        server.stop()
        if not self.postgres:
            file = server.database.removeprefix("sqlite:")
            with sqlite3.connect(file) as database:
                database.execute("UPDATE fact_stand_in SET body = replace(body, '—', 'Somebody')")
            database.close()
            forged = server.command("verify")
            self.count(forged.returncode == 7 and "stand" in forged.stderr,
                       "control: a stand-in that somebody changed is found:", forged.stderr.strip()[-100:])

    def close(self):
        self.server.close()


def verified_key(server):
    """The public half of the key, as others write it."""
    server.start()
    key = Client(server).call("GET", "/journal/key")[2].decode().strip()
    server.stop()
    return key


def main():
    options = parser().parse_args()
    test = Test(options)
    try:
        test.run()
    finally:
        test.close()
    print(f"{test.passed} passed, {test.failed} failed, 0 skipped")
    return test.failed > 0


sys.exit(main())
