# The journal of a running server, checked by a program that shares no code with it (tools/verify/go): before, between
# and after acts; and requests for tiles that do not exist or are spelt wrongly.
import base64
import os
import shutil
import subprocess
import sys
import tempfile
import time

from client import Client, Server, database_of, parser, programme

HERE = os.path.dirname(os.path.abspath(__file__))
PATHS = ["tile", "tile/", "tile/0", "tile/0/", "tile/0/x000/000", "tile/0/00", "tile/0/0", "tile/0/1000", "tile/0/-01",
         "tile/0/x000", "tile/0/X000/000", "tile/0/000.p/0", "tile/0/000.p/256", "tile/0/000.p/257", "tile/0/000.p/01",
         "tile/0/000.p/", "tile/0/000.p/-1", "tile/0/000.q/1", "tile/0/999", "tile/0/x999/999",
         "tile/64/000", "tile/63/000", "tile/7/000", "tile/-1/000", "tile/00/000", "tile/1/000.p/255",
         "tile/18446744073709551616/000", "tile/0/" + "x999/" * 8 + "999", "tile/0/" + "x000/" * 3000 + "000",
         "tile/entries/000.p/0", "tile/entries/999", "tile/entries/x000", "tile/entries", "tile/data/000",
         "tile/0/000%00", "tile/0/..%2f..%2fcheckpoint", "tile/0/000/", "tile//000", "checkpoint/", "checkpoint%20",
         "receipt", "receipt/", "receipt/1", "receipt/0.tlog-proof", "receipt/01.tlog-proof", "receipt/+1.tlog-proof",
         "receipt/999999.tlog-proof", "receipt/9223372036854775808.tlog-proof", "receipt/1.tlog-proof/",
         "Checkpoint", "key/", "", "entries/000", "tile/0/%F0%9F%92%A7", "tile/%ff/000"]


class Test:
    def __init__(self, server):
        self.server, self.folder = server, tempfile.mkdtemp()
        self.passed = self.failed = self.skipped = 0
        self.client = Client(server).sign_in("secretary")

    def count(self, good, *words):
        self.passed, self.failed = self.passed + bool(good), self.failed + (not good)
        print("ok" if good else "FAIL", *words, flush=True)

    def text(self, path):
        status, _, body = Client(self.server).call("GET", "/journal/" + path)
        return body.decode() if status == 200 else f"{status}"

    def act(self, number):
        """Some acts, and a checkpoint that takes them in."""
        for n in range(number):
            code = f"{time.monotonic_ns()}-{n}"[:40]
            assert self.client.post("/api/programmes", programme(code))[0] == 200
        size = self.client.get("/api/record/state")[1]["size"]
        for _ in range(200):
            note = self.text("checkpoint")
            if note.count("\n") > 2 and int(note.split("\n")[1]) >= size:
                return note
            time.sleep(0.05)
        raise RuntimeError("no checkpoint was signed")

    def verify(self, older, address=""):
        words = [os.path.join(HERE, "../verify_with_go.sh"), address or f"http://127.0.0.1:{self.server.port}/journal/",
                 self.text("key").strip()]
        if older:
            path = os.path.join(self.folder, "older")
            with open(path, "w", encoding="utf-8") as file:
                file.write(older)
            words.append(path)
        done = subprocess.run(words, capture_output=True, text=True, timeout=300,
                              env={**os.environ, "VERIFY_WITH_GO": self.folder})
        return done.returncode, (done.stdout + done.stderr).strip()

    def paths(self):
        wrong = []
        for path in PATHS:
            status = Client(self.server).call("GET", "/journal/" + path)[0]
            if status not in (400, 404, 414):
                wrong.append(f"{path[:60]!r}: {status}")
        for method in ("POST", "PUT", "DELETE", "OPTIONS"):
            status = Client(self.server).call(method, "/journal/checkpoint")[0]
            if status not in (400, 403, 404, 405, 415):
                wrong.append(f"{method}: {status}")
        self.count(not wrong, f"{len(PATHS)} wrong addresses below /journal/ are refused", *wrong[:5])

    def receipts(self):
        """An act names its facts, and everybody gets their receipts, signed in or not."""
        status, headers, _ = self.client.call("POST", "/api/programmes", programme(f"{time.monotonic_ns()}"[:40]))
        first = int(headers.get("Penstock-Facts", "0-0").split("-")[0])
        self.count(status == 200 and first > 0, "an act names the facts it recorded:", headers.get("Penstock-Facts"))
        self.act(0)
        text = self.text(f"receipt/{first}.tlog-proof")
        path = os.path.join(self.folder, "receipt")
        key = self.text("key").strip()
        for body, code in ((text, 0), (text.replace("index ", "index 1"), 7)):
            with open(path, "w", encoding="utf-8") as file:
                file.write(body)
            done = subprocess.run([self.server.binary, "verify", "receipt", path, "--key", key, "--json"],
                                  capture_output=True, text=True, timeout=60)
            self.count(done.returncode == code, f"penstock verify receipt ends with {code}:", done.stderr[-200:])

    def whole(self):
        if not shutil.which(os.environ.get("GO", "go")):
            print("skip: go is not installed, so no independent program can check the journal")
            self.skipped += 4
            return
        notes = [self.act(1)]
        for number in (3, 300):  # the second crosses the edge of a tile of 256
            code, said = self.verify(notes[-1])
            self.count(code == 0, "Go verifies the running server:", said[-200:])
            notes.append(self.act(number))
        for older in notes[:-1]:
            code, said = self.verify(older)
            self.count(code == 0, "Go finds an older checkpoint to be a beginning:", said[-200:])
        # The controls: a checkpoint of other content, and one that is not signed by this key.
        size, root = notes[0].split("\n")[1:3]
        forged = notes[0].replace(root, base64.b64encode(bytes(32)).decode())
        code, said = self.verify(forged)
        self.count(code != 0, "control: Go refuses a forged checkpoint:", said[-200:])
        other = Server(self.server.binary)
        try:
            strange = Test(other.start("--checkpoint-milliseconds", "100")).act(1)
        finally:
            other.close()
        code, said = self.verify(strange)
        self.count(code != 0, "control: Go refuses another journal's checkpoint:", said[-200:])


def main():
    options = parser().parse_args()
    server = Server(options.binary, database_of(options))
    test = None
    try:
        test = Test(server.start("--checkpoint-milliseconds", "100"))
        test.act(1)
        test.receipts()
        test.whole()
        test.paths()
    finally:
        server.close()
        if test:
            shutil.rmtree(test.folder)
    print(f"{test.passed} passed, {test.failed} failed, {test.skipped} skipped")
    return test.failed > 0


sys.exit(main())
