# A small client of the running program for the system tests: starts it on a private database, signs in, sends requests.
import glob
import http.client
import json
import os
import re
import secrets
import signal
import subprocess
import tempfile
import time

PASSWORD = "linjiang-demo-2026"


def postgres_database():
    """The address of a new, empty database on the PostgreSQL server of the tests; "" when there is none."""
    address = os.environ.get("PENSTOCK_POSTGRES", "")
    if not address:
        return ""
    name = "system_" + secrets.token_hex(8)
    paths = [path for path in glob.glob("/usr/lib/postgresql/*/bin/createdb")] + ["createdb"]
    subprocess.run([paths[0], "--maintenance-db", address, name], check=True, capture_output=True)
    return address.replace("/postgres?", f"/{name}?")


class Server:
    """One program on one database in a folder of its own; it may be killed and started again."""

    def __init__(self, binary, database=None, demo=True):
        self.binary = os.path.abspath(binary)
        self.folder = tempfile.TemporaryDirectory()
        self.database = database or "sqlite:" + os.path.join(self.folder.name, "penstock.db")
        self.log = os.path.join(self.folder.name, "log")
        self.process = None
        self.port = 0
        self.filled = demo
        self.token = ""
        made = self.command("demo" if demo else "init")
        if made.returncode != 0:
            raise RuntimeError("the installation could not be made: " + made.stderr)

    def command(self, *words):
        return subprocess.run([self.binary, *words, "--database", self.database], cwd=self.folder.name,
                              capture_output=True, text=True, timeout=300)

    def start(self, *options):
        offset = os.path.getsize(self.log) if os.path.exists(self.log) else 0
        with open(self.log, "ab") as log:
            self.process = subprocess.Popen([self.binary, "serve", "--demo", "--database", self.database, "--listen",
                                             "127.0.0.1:0", *options], cwd=self.folder.name, stdout=log, stderr=log)
        for _ in range(3000):
            with open(self.log, "rb") as log:
                log.seek(offset)
                said = log.read().decode(errors="replace")
            found = re.search(r"listening at http://127\.0\.0\.1:(\d+)", said)
            if found and (self.filled or "first-run?token=" in said):
                self.port = int(found.group(1))
                token = re.search(r"/first-run\?token=([\w-]+)", said)
                self.token = token.group(1) if token else ""  # of the link for the first administrator
                return self
            if self.process.poll() is not None:
                break
            time.sleep(0.01)
        raise RuntimeError("the server did not start")

    def stop(self, how=signal.SIGTERM):
        if self.process and self.process.poll() is None:
            self.process.send_signal(how)
        if self.process:
            self.process.wait(60)
        self.process = None

    def close(self):
        self.stop(signal.SIGKILL)
        self.folder.cleanup()


class Client:
    """One person at one server; every call opens a connection of its own, unless it is one that keeps it."""

    def __init__(self, server):
        self.server = server
        self.cookie = ""
        self.csrf = ""
        self.kept = None

    def keep(self):
        """The same person on one connection, which is kept open; for one thread."""
        other = Client(self.server)
        other.cookie, other.csrf = self.cookie, self.csrf
        other.kept = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=60)
        return other

    def call(self, method, path, body=None, key=None, headers=None, raw=None):
        sent = {"Content-Type": "application/json"} if method == "POST" else {}
        if self.cookie:
            sent["Cookie"] = self.cookie
        if method == "POST":
            sent["Idempotency-Key"] = key or secrets.token_hex(16)
            sent["X-CSRF-Token"] = self.csrf
        sent.update(headers or {})
        data = raw if raw is not None else (json.dumps(body).encode() if body is not None else None)
        connection = self.kept or http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=60)
        try:
            connection.request(method, path, data, {name: value for name, value in sent.items() if value is not None})
            answer = connection.getresponse()
            return answer.status, dict(answer.getheaders()), answer.read()
        finally:
            if not self.kept:
                connection.close()

    def post(self, path, body, **more):
        """As call, with the answer read."""
        status, headers, answer = self.call("POST", path, body, **more)
        return status, headers, json.loads(answer) if answer else None

    def get(self, path):
        status, _, body = self.call("GET", path)
        return status, json.loads(body) if body else None

    def sign_in(self, name, password=PASSWORD):
        status, headers, body = self.call("POST", "/api/session",
                                          {"email": name + "@linjiang.example", "password": password})
        if status not in (200, 201):
            raise RuntimeError(f"sign-in of {name}: {status} {body[:300]!r}")
        cookie = next(value for header, value in headers.items() if header.lower() == "set-cookie")
        self.cookie = cookie.split(";")[0]
        self.csrf = json.loads(body)["csrf"]
        return self


def programme(code):
    words = {"zh": "测试", "en": "Test"}
    return {"code": code, "title": words, "goal": words, "problem": words, "result": words}
