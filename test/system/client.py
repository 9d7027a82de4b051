# A small client of the running program for the system tests: starts it on a private database, signs in, sends requests.
import argparse
import base64
import contextlib
import glob
import hashlib
import hmac
import http.client
import json
import os
import re
import secrets
import signal
import sqlite3
import struct
import subprocess
import sys
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


def parser():
    """The options that every part takes; a part adds its own, and hands what was given to database_of()."""
    out = argparse.ArgumentParser()
    out.add_argument("--binary", required=True)
    out.add_argument("--postgres", action="store_true", help="on the server that PENSTOCK_POSTGRES names")
    return out


def database_of(options):
    """The database a part runs on, None for SQLite; ends the part when it wants a PostgreSQL and there is none."""
    if not options.postgres:
        return None
    database = postgres_database()
    if not database:
        print("skip: PENSTOCK_POSTGRES names no server\n0 passed, 0 failed, 1 skipped")
        sys.exit(0)
    return database


# What makes a program believe that it is later: its clock, and no other, reads so many days more.
LATER = r"""
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
#include <time.h>
int clock_gettime(clockid_t which, struct timespec* out)
{
    static int (*real)(clockid_t, struct timespec*);
    if (!real) real = (int (*)(clockid_t, struct timespec*))dlsym(RTLD_NEXT, "clock_gettime");
    int done = real(which, out);
    if (done == 0 && which == CLOCK_REALTIME) out->tv_sec += atol(getenv("SECONDS_LATER"));
    return done;
}
"""


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
        self.days = 0  # how many its clock is ahead
        self.token = ""
        self.settings = {}  # of the environment, at every start
        made = self.command("demo" if demo else "init")
        if made.returncode != 0:
            raise RuntimeError("the installation could not be made: " + made.stderr)

    def command(self, *words):
        return self.elsewhere(*words, "--database", self.database)

    def elsewhere(self, *words):
        """A command that names its database itself, or needs none."""
        return subprocess.run([self.binary, *words], cwd=self.folder.name, capture_output=True, text=True, timeout=300)

    def sql(self, text):
        """Changes what the running program keeps, as somebody with the database could."""
        if self.database.startswith("sqlite:"):
            with contextlib.closing(sqlite3.connect(self.database[7:], timeout=30)) as base, base:
                return base.execute(text).fetchall()
        paths = [path for path in glob.glob("/usr/lib/postgresql/*/bin/psql")] + ["psql"]
        made = subprocess.run([paths[0], self.database, "-qAtc", text], check=True, capture_output=True, text=True)
        return [tuple(line.split("|")) for line in made.stdout.splitlines()]

    def later(self, days):
        """The environment in which the program's clock reads so many days more."""
        self.days = days
        return self.seconds_later(86400 * days)

    def seconds_later(self, seconds):
        """The same by seconds."""
        made = os.path.join(self.folder.name, "later")
        with open(made + ".c", "w", encoding="utf-8") as file:
            file.write(LATER)
        subprocess.run(["cc", "-shared", "-fPIC", "-o", made + ".so", made + ".c"], check=True)
        return {**os.environ, "LD_PRELOAD": made + ".so", "SECONDS_LATER": str(seconds)}

    def start(self, *options, env=None):
        offset = os.path.getsize(self.log) if os.path.exists(self.log) else 0
        with open(self.log, "ab") as log:
            self.process = subprocess.Popen([self.binary, "serve", "--demo", "--database", self.database, "--listen",
                                             "127.0.0.1:0", *options], cwd=self.folder.name, stdout=log, stderr=log,
                                            env={**(env or os.environ), **self.settings})
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


def code_of(secret, seconds):
    """The six digits of a telephone with this secret (RFC 6238)."""
    mac = hmac.new(base64.b32decode(secret), struct.pack(">Q", int(seconds) // 30), hashlib.sha1).digest()
    at = mac[-1] & 15
    return f"{(struct.unpack('>I', mac[at:at + 4])[0] & 0x7fffffff) % 10**6:06}"


class Client:
    """One person at one server; every call opens a connection of its own, unless it is one that keeps it."""

    def __init__(self, server):
        self.server = server
        self.cookie = ""
        self.csrf = ""
        self.kept = None
        self.credentials = None
        self.factor = None  # the secret on this person's telephone, in base 32

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

    def server_time(self):
        """What the server's clock reads, in seconds."""
        return time.time() + 86400 * self.server.days

    def sign_in(self, name, password=PASSWORD):
        ask = {"email": name + "@linjiang.example", "password": password}
        status, headers, body = self.call("POST", "/api/session", ask)
        if status == 401 and self.factor and json.loads(body)["refusal"] == "code_needed":
            ask["code"] = code_of(self.factor, self.server_time())
            status, headers, body = self.call("POST", "/api/session", ask)
        if status not in (200, 201):
            raise RuntimeError(f"sign-in of {name}: {status} {body[:300]!r}")
        cookie = next(value for header, value in headers.items() if header.lower() == "set-cookie")
        self.cookie = cookie.split(";")[0]
        self.csrf = json.loads(body)["csrf"]
        self.credentials = name, password
        return self


def programme(code):
    words = {"zh": "测试", "en": "Test"}
    return {"code": code, "title": words, "goal": words, "problem": words, "result": words}
