# What stands around the API: health, metrics, tags that save an answer, lists as files, news of changes, the
# description, packed files and the headers that keep a browser safe.
import gzip
import http.client
import io
import json
import re
import subprocess
import sys
import threading
import time
import zipfile

from client import Client, Server, database_of, parser, programme


class Test:
    def __init__(self, server):
        self.server, self.client = server, Client(server).sign_in("secretary")
        self.passed = self.failed = 0

    def expect(self, wrong, title):
        self.passed, self.failed = self.passed + (not wrong), self.failed + bool(wrong)
        print("FAIL" if wrong else "ok", title, *wrong, flush=True)

    def get(self, path, **headers):
        status, answered, body = self.client.call("GET", path, headers=headers)
        return status, {name.lower(): value for name, value in answered.items()}, body

    def operations(self):
        wrong = [path for path, said in (("/healthz", b"ok\n"), ("/readyz", b"ready\n")) if
                 Client(self.server).call("GET", path)[::2] != (200, said)]
        self.expect(wrong, "health and readiness are told to anybody")
        body = Client(self.server).call("GET", "/metrics")[2].decode()
        line = re.compile(r'(# (HELP|TYPE) [a-z_]+ .+|[a-z_]+(\{[a-z]+="[^"]+"\})? [0-9.]+)')
        wrong = [each for each in body.splitlines() if not line.fullmatch(each)]
        told = dict(each.rsplit(" ", 1) for each in body.splitlines() if each[0] != "#")
        size = self.client.get("/api/record/state")[1]["size"]
        good = int(told["penstock_journal_facts"]) == size and int(told["penstock_requests_total{status=\"2xx\"}"]) > 0
        self.expect(wrong[:3] + ([] if good else [str(told)[:300]]), "metrics are Prometheus text, and count")

    def tags(self):
        status, headers, body = self.get("/api/programmes?limit=3")
        again = self.get("/api/programmes?limit=3", **{"If-None-Match": headers["etag"]})
        good = status == 200 and (again[0], again[2]) == (304, b"") and "private" in headers["cache-control"]
        self.expect([] if good else [str(again)[:200]], "an answer that has not changed is not sent again")
        code = "S" + str(time.time_ns())
        self.client.post("/api/programmes", programme(code))
        changed = self.get("/api/programmes?limit=3&sort=-id", **{"If-None-Match": headers["etag"]})
        self.expect([] if changed[0] == 200 else [str(changed)[:200]], "one that has changed is")

    def files(self):
        """Every list is a file as well, in either language, and no cell of it becomes a formula."""
        evil = {**programme("F" + str(time.time_ns())), "title": {"zh": "=cmd|' /C calc'!A0", "en": "@SUM(A1)"}}
        status = self.client.post("/api/programmes", evil)[0]
        self.expect([] if status == 200 else [str(status)], "a title may look like a formula")
        described = json.loads(self.get("/api/openapi.json")[2])
        lists = [path for path, ways in described["paths"].items()
                 if "{" not in path and "x-tables" in ways.get("get", {})]
        wrong, seen = [], 0
        others = [Client(self.server).sign_in(name) for name in ("admin", "officer", "team")]
        plan = self.client.get("/api/plans?limit=1")[1]["items"][0]["id"]
        owed = {"/api/search": "&q=a", "/api/figures-due": f"&plan={plan}"}  # what a list cannot do without
        for path in lists:
            for suffix in (".csv?language=en", ".csv?language=zh&bom=1", ".xlsx?language=zh"):
                for client in (self.client, *others):
                    status, headers, body = client.call("GET", path + suffix + owed.get(path, ""))
                    if status != 403:
                        break
                seen += status == 200
                marked = body.startswith(b"\xef\xbb\xbf")
                if status != 200 or "attachment" not in headers["Content-Disposition"]:
                    wrong.append(f"{path}{suffix}: {status}")
                elif suffix.startswith(".xlsx"):
                    sheet = zipfile.ZipFile(io.BytesIO(body)).read("xl/worksheets/sheet1.xml")
                    wrong += [f"{path}: a formula"] if b"<f>" in sheet else []
                elif marked != ("bom=1" in suffix):
                    wrong.append(f"{path}{suffix}: the mark")
                elif re.search(rb'(^|,|\n)"?[=@]', body):
                    wrong.append(f"{path}{suffix}: a cell that would be a formula")
        self.expect(wrong[:5], f"all {len(lists)} lists come as CSV and XLSX, {seen} files without a formula")

    def news(self):
        """A change is told to whoever listens, and to nobody who has not signed in."""
        stranger = Client(self.server).call("GET", "/api/events")[0]
        link = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=20)
        link.request("GET", "/api/events", headers={"Cookie": self.client.cookie})
        stream = link.getresponse()
        heard = []

        def listen():
            while not any(b"ProgrammeFounded" in each for each in heard):
                heard.append(stream.fp.readline())
                if not heard[-1]:
                    return

        ear = threading.Thread(target=listen, daemon=True)
        ear.start()
        time.sleep(0.3)
        self.client.post("/api/programmes", programme("N" + str(time.time_ns())))
        ear.join(15)
        good = stranger == 401 and stream.getheader("Content-Type") == "text/event-stream" and not ear.is_alive()
        self.expect([] if good else [f"{stranger} {heard[-3:]}"], "news of a change is told to those signed in")
        link.close()

    def page(self):
        status, headers, body = self.get("/", **{"Accept-Encoding": "gzip"})
        text = gzip.decompress(body) if headers.get("content-encoding") == "gzip" else body
        policy = headers["content-security-policy"]
        wrong = [word for word in ("default-src 'none'", "script-src 'self' 'nonce-", "frame-ancestors 'none'")
                 if word not in policy] + (["unsafe"] if "script-src 'unsafe" in policy else [])
        script = re.search(rb'src="(/assets/[^"]+\.js)"', text)
        plain = self.get(script[1].decode(), **{"Accept-Encoding": "identity"})
        packed = self.get(script[1].decode(), **{"Accept-Encoding": "gzip, br"})
        wrong += [] if packed[1].get("content-encoding") in ("gzip", "br") else ["not packed"]
        wrong += [] if len(packed[2]) * 2 < len(plain[2]) else ["hardly packed"]
        wrong += [] if "immutable" in packed[1]["cache-control"] else ["not to be kept"]
        self.expect(wrong, "the page's policy is strict, and its scripts come packed")
        printed = subprocess.run([self.server.binary, "openapi"], capture_output=True).stdout
        served = self.get("/api/openapi.json")[2]
        self.expect([] if served.strip() == printed.strip() and json.loads(served)["openapi"] == "3.1.0"
                    else [served[:80].decode()], "the interface describes itself, by HTTP and in print")


def main():
    options = parser().parse_args()
    server = Server(options.binary, database_of(options))
    try:
        server.start("--checkpoint-milliseconds", "200")
        test = Test(server)
        for each in (test.operations, test.tags, test.files, test.news, test.page):
            each()
    finally:
        server.close()
    print(f"{test.passed} passed, {test.failed} failed, 0 skipped")
    return test.failed > 0


sys.exit(main())
