# What those who run the server rely on: systemd is told when it listens and when it stops; figures go to those named
# only; the alerts speak of figures that are there; the shipped settings are known to the program; the units are as
# closed as we say.
import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request

from client import Client, Server, parser

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PACKAGING = os.path.join(ROOT, "packaging")


class Test:
    def __init__(self, server):
        self.server = server
        self.passed = self.failed = self.skipped = 0

    def expect(self, good, *words):
        self.passed, self.failed = self.passed + bool(good), self.failed + (not good)
        print("ok" if good else "FAIL", *words, flush=True)

    def read(self, name):
        with open(os.path.join(PACKAGING, name), encoding="utf-8") as file:
            return file.read()

    def notices(self):
        path = os.path.join(self.server.folder.name, "notify")
        for address in (path, "\0penstock-test-" + str(os.getpid())):
            with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as manager:
                manager.bind(address)
                manager.settimeout(20)
                self.server.start(env={**os.environ, "NOTIFY_SOCKET": address.replace("\0", "@")})
                ready = manager.recv(100)
                health = urllib.request.urlopen(f"http://127.0.0.1:{self.server.port}/healthz", timeout=10).status
                self.server.stop()
                stopping = manager.recv(100)
                self.expect((ready, stopping, health) == (b"READY=1", b"STOPPING=1", 200),
                            "systemd is told when the server listens, and when it stops:", ready, stopping)

    def figures(self):
        folder = os.path.join(self.server.folder.name, "backups")
        made = self.server.command("backup", "--to", folder)
        self.expect(made.returncode == 0, "a backup is made:", made.stderr.strip()[-100:])
        self.server.start("--trusted-proxies", "127.0.0.1", "--backup-folder", folder, "--metrics-from", "192.0.2.7")
        asked = [Client(self.server).call("GET", "/metrics", headers={"X-Forwarded-For": address})[::2]
                 for address in ("192.0.2.7", "192.0.2.8")]
        self.expect([status for status, _ in asked] == [200, 404], "figures are told to the addresses named only")
        told = dict(line.rsplit(" ", 1) for line in asked[0][1].decode().splitlines() if line[0] != "#")
        age = time.time() - int(told["penstock_backup_time_seconds"])
        self.expect(told["penstock_backups"] == "1" and -5 < age < 120 and
                    told["penstock_backup_facts"] == told["penstock_journal_facts"], "the newest backup is told")
        names = {name.split("{")[0] for name in told}
        used = set(re.findall(r"\bpenstock_[a-z_]+", self.read("alerts.yml")))
        self.expect(used and used <= names, "the alerts speak of figures that are there:", sorted(used - names))
        persons = [item["email"] for item in Client(self.server).sign_in("admin").get("/api/people")[1]["items"]]
        self.expect(persons and not any(email in asked[0][1].decode() for email in persons),
                    "no figure is about a person")
        self.server.stop()

    def nights(self):
        """What the daily checks find reaches the figures and the doctor; and they do run."""
        def told():
            self.server.start()
            text = Client(self.server).call("GET", "/metrics")[2].decode()
            self.server.stop()
            doctor = json.loads(self.server.command("doctor", "--json").stdout)
            seen = next(one for one in doctor if one["name"] == "daily_checks")
            return re.search(r"^penstock_daily_checks_failed (\d+)$", text, re.M)[1], seen["ok"], seen["detail"]

        self.expect(told() == ("0", True, "—"), "the daily checks find nothing:", told())
        ran = self.server.sql("SELECT job FROM daily_run WHERE outcome LIKE '%wrong%' ORDER BY job")
        self.expect([job for job, in ran] == ["examine_database", "recount_money"], "they have run today:", ran)
        self.server.sql("UPDATE daily_run SET outcome = '{\"wrong\":[\"row 3 missing from index\"]}'"
                        " WHERE job = 'examine_database'")
        self.expect(told() == ("1", False, "examine_database"), "what one finds is told:", told())

    def packaging(self):
        said = self.server.command("config", "show", "--config", os.path.join(PACKAGING, "penstock.toml"))
        self.expect(said.returncode == 0 and "/var/lib/penstock" in said.stdout, "the shipped settings are known:",
                    said.stderr.strip()[-200:])
        analyze = shutil.which("systemd-analyze")
        for unit in ("penstock.service", "penstock-backup.service"):
            path = os.path.join(PACKAGING, unit)
            seen = subprocess.run([analyze, "security", "--offline=true", "--no-pager", path], capture_output=True,
                                  text=True) if analyze else None
            level = re.search(r"exposure level for \S+: ([0-9.]+)", seen.stdout) if seen else None
            if not level:
                self.skipped += 1
                print("skip: no systemd-analyze that looks at a file", flush=True)
                continue
            self.expect(float(level[1]) <= 2.0, f"{unit} is exposed by {level[1]}, 2.0 at most")
            with open(path, encoding="utf-8") as file, \
                    open(os.path.join(self.server.folder.name, unit), "w", encoding="utf-8") as plain:
                plain.write("".join(line for line in file if not line.startswith(("Protect", "Private", "Restrict"))))
            seen = subprocess.run([analyze, "security", "--offline=true", "--no-pager", plain.name],
                                  capture_output=True, text=True)
            open_one = re.search(r"exposure level for \S+: ([0-9.]+)", seen.stdout)
            self.expect(open_one and float(open_one[1]) > 2.0, f"control: without its limits it is exposed by"
                        f" {open_one and open_one[1]}")


def main():
    options = parser().parse_args()
    test = Test(Server(options.binary))
    try:
        for part in (test.notices, test.figures, test.nights, test.packaging):
            part()
    finally:
        test.server.close()
    print(f"{test.passed} passed, {test.failed} failed, {test.skipped} skipped")
    return test.failed > 0


sys.exit(main())
