# What is wrong with the form of a request, byte by byte, and what it must meet: rows of what is sent and the status.
import json
import socket
import time

HEAD = "Host: localhost\r\n"


def get(target, headers=HEAD):
    return f"GET {target} HTTP/1.1\r\n{headers}\r\n"


def post(headers, body=""):
    return f"POST /api/session HTTP/1.1\r\n{HEAD}Content-Type: application/json\r\n{headers}\r\n{body}"


CHUNKED = "Transfer-Encoding: chunked\r\n"

# Each is refused and its connection closed, so that nothing behind it is taken for a request.
FRAMING = [
    ("both lengths", post("Content-Length: 5\r\n" + CHUNKED, "0\r\n\r\n"), 400),
    ("both, other order", post(CHUNKED + "Content-Length: 5\r\n", "0\r\n\r\n"), 400),
    ("two lengths", post("Content-Length: 5\r\nContent-Length: 6\r\n", "hello"), 400),
    ("two equal lengths", post("Content-Length: 5\r\nContent-Length: 5\r\n", "hello"), 400),
    ("list of lengths", post("Content-Length: 5, 5\r\n", "hello"), 400),
    ("signed length", post("Content-Length: +5\r\n", "hello"), 400),
    ("length beyond every number", post("Content-Length: 99999999999999999999\r\n"), 400),
    ("hidden coding", post("Transfer-Encoding : chunked\r\n", "0\r\n\r\n"), 400),
    ("coding behind a tab", post("Transfer-Encoding:\tchunked, gzip\r\n", "0\r\n\r\n"), 400),
    ("chunk of FFFFFFFFFFFFFFFF", post(CHUNKED, "FFFFFFFFFFFFFFFF\r\nx"), 413),
    ("chunk size beyond every number", post(CHUNKED, "FFFFFFFFFFFFFFFFF\r\nx"), 400),
    ("negative chunk", post(CHUNKED, "-5\r\nhello\r\n0\r\n\r\n"), 400),
    ("bare line feed after a chunk size", post(CHUNKED, "5\nhello\r\n0\r\n\r\n"), 400),
    ("endless chunk extension", post(CHUNKED, "5;x=" + "y" * 20_000), 400),
    ("bare line feeds", "GET /healthz HTTP/1.1\nHost: localhost\n\n", 400),
    ("one bare line feed", "GET /healthz HTTP/1.1\r\nHost: localhost\nX: y\r\n\r\n", 400),
    ("bare carriage return", get("/healthz", "Host: local\rhost\r\n"), 400),
    ("folded header", get("/healthz", HEAD + "X: a\r\n b\r\n"), 400),
    ("folded by a tab", get("/healthz", HEAD + "X: a\r\n\tb\r\n"), 400),
    ("space before a colon", get("/healthz", "Host : localhost\r\n"), 400),
    ("NUL in a header", get("/healthz", HEAD + "X: a\0b\r\n"), 400),
    ("no host", get("/healthz", "X: y\r\n"), 400),
    ("two hosts", get("/healthz", HEAD + "Host: other.example\r\n"), 400),
    ("host with a path", get("/healthz", "Host: localhost/evil\r\n"), 400),
    ("100,000 headers", get("/healthz", HEAD + "A: b\r\n" * 100_000), 431),
    ("one header of 64 KB", get("/healthz", HEAD + "X: " + "y" * 65_536 + "\r\n"), 431),
    ("address of 64 KB", get("/" + "a" * 65_536), 414),
    ("%00 in an address", get("/a%00b"), 400),
    ("NUL in an address", get("/a\0b"), 400),
    ("CR LF in an address", get("/a%0d%0aSet-Cookie:%20a=b"), 400),
    ("..%2f", get("/..%2f..%2fetc/passwd"), 400),
    ("%2e%2e", get("/%2e%2e/etc/passwd"), 400),
    ("backslashes", get("/..\\..\\etc\\passwd"), 400),
    ("overlong UTF-8", get("/%c0%ae%c0%ae/etc/passwd"), 400),
    ("absolute address of another host", get("http://other.example/healthz"), 400),
    ("absolute address, scheme file", get("file:///etc/passwd"), 400),
    ("CONNECT", "CONNECT 169.254.169.254:80 HTTP/1.1\r\nHost: localhost\r\n\r\n", 501),
    ("TRACE", "TRACE / HTTP/1.1\r\nHost: localhost\r\n\r\n", 501),
    ("HTTP/2 in the clear", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505),
    ("the first bytes of TLS", "\x16\x03\x01\x02\x00\x01\r\n\r\n", 400),
    ("unknown expectation", post("Expect: the-unexpected\r\nContent-Length: 0\r\n"), 417),
    ("body invited that is too large", post("Expect: 100-continue\r\nContent-Length: 99999999\r\n"), 413),
    ("body of 2 MB", post("Content-Length: 2097152\r\n", "z" * 2_097_152), 413),
]
# The control: a row whose expectation is wrong, which the same comparison must notice.
CONTROL = ("a request without fault", get("/healthz"), 400)


def exchange(server, data, seconds=10.0):
    """What comes back until the server closes or falls silent, and whether it closed."""
    out, ended = b"", False
    with socket.create_connection(("127.0.0.1", server.port), seconds) as link:
        try:
            link.sendall(data.encode("latin-1") if isinstance(data, str) else data)
        except OSError:
            pass  # it was refused while we still wrote
        try:
            while True:
                piece = link.recv(65_536)
                if not piece:
                    ended = True
                    break
                out += piece
        except (ConnectionResetError, BrokenPipeError):
            ended = True
        except socket.timeout:
            pass
    return out, ended


def parsed(answer):
    """Status, headers in lower case, and body."""
    top, _, body = answer.partition(b"\r\n\r\n")
    lines = top.decode("latin-1").split("\r\n")
    status = int(lines[0].split(" ")[1]) if answer.startswith(b"HTTP/1.") else 0
    return status, {line.split(": ", 1)[0].lower(): line.split(": ", 1)[1] for line in lines[1:] if ": " in line}, body


def not_a_problem(headers, body):
    """What keeps an answer from being the one shape every refusal has."""
    if headers.get("content-type") != "application/problem+json":
        return f"comes as {headers.get('content-type')}"
    told = json.loads(body)
    missing = [name for name in ("type", "title", "status", "refusal", "detail", "errors", "trace") if name not in told]
    if missing or not told["title"].get("zh") or not told["title"].get("en"):
        return f"lacks {missing or 'words'}"
    return "tells where in our code" if b".cpp" in body or b"terminate" in body else ""


def fault_of(server, row):
    what, sent, expected = row
    answer, ended = exchange(server, sent + "GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n", 3)
    status, headers, body = parsed(answer)
    if status != expected:
        return f"{what}: {status}, not {expected}"
    if not ended or headers.get("connection") != "close":
        return f"{what}: the connection stays open"
    if answer.count(b"HTTP/1.1 ") != 1:
        return f"{what}: something behind it was answered"
    fault = not_a_problem(headers, body)
    return f"{what}: {fault}" if fault else ""


def framing(server, count):
    wrong = [fault for fault in (fault_of(server, row) for row in FRAMING) if fault]
    count(wrong, f"HTTP framing: {len(FRAMING)} malformed requests are refused in one shape, and their connection ends")
    count([] if fault_of(server, CONTROL) else ["it was not noticed"], "control: a wrong expectation is noticed")


def resident(server):
    with open(f"/proc/{server.process.pid}/status", encoding="ascii") as file:
        return next(int(line.split()[1]) / 1024 for line in file if line.startswith("VmRSS"))


def slow_clients(server, count):
    """On a server that allows a second for a head and for a body: a byte now and then, by many at once."""
    before, began = resident(server), time.monotonic()
    rows = [("head", "GET /healthz HTTP/1.1\r\nHost: loc"), ("nothing but a letter", "G"),
            ("body", post("Content-Length: 100000\r\n", "{")), ("chunk", post(CHUNKED, "FFFF\r\nhe"))]
    links = []
    for _ in range(25):
        for what, start in rows:
            link = socket.create_connection(("127.0.0.1", server.port), 10)
            link.sendall(start.encode())
            links.append((what, link))
    wrong, waiting = [], dict.fromkeys(range(len(links)), b"")
    while waiting and time.monotonic() - began < 8:
        for number in list(waiting):
            what, link = links[number]
            link.settimeout(0.001)
            try:
                piece = link.recv(4096)
            except socket.timeout:
                try:
                    link.sendall(b"x")  # one byte a round
                except OSError:
                    del waiting[number]
                continue
            except OSError:
                piece = b""
            if not piece:
                if waiting[number] and parsed(waiting[number])[0] != 408:
                    wrong.append(f"{what}: {waiting[number][:60]!r}")
                del waiting[number]
            else:
                waiting[number] += piece
        time.sleep(0.05)
    for _, link in links:
        link.close()
    took = time.monotonic() - began
    wrong += [f"{len(waiting)} connections live after {took:.0f} s"] if waiting else []
    grown = resident(server) - before
    wrong += [f"memory grew by {grown:.0f} MiB"] if grown > 20 else []
    count(sorted(set(wrong))[:5], f"HTTP framing: {len(links)} clients that send byte by byte are gone in {took:.1f} s")


def old_and_polite(server, count):
    """What is old or unusual and still right is served."""
    wrong = []
    for what, sent, statuses in (
            ("HTTP/1.0 keep-alive", "GET /healthz HTTP/1.0\r\nConnection: keep-alive\r\n\r\n"
             "GET /healthz HTTP/1.0\r\n\r\n", [200, 200]),
            ("absolute address of this host", get("http://localhost/healthz", HEAD + "Connection: close\r\n"), [200]),
            ("a body that does not wait to be invited",
             post("Connection: close\r\nExpect: 100-continue\r\nContent-Length: 2\r\n", "{}"), [422])):
        answer = exchange(server, sent, 3)[0]
        found = [int(part[:3]) for part in answer.replace(b"HTTP/1.0 ", b"HTTP/1.1 ").split(b"HTTP/1.1 ")[1:]]
        if found != statuses:
            wrong.append(f"{what}: {found}")
    count(wrong, "HTTP framing: what is old and right is served")


def journal_addresses(server, count):
    """Tiles and receipts spelt wrongly: 404 or 400, whatever size they speak of; the spelling of the standard works."""
    size = int(exchange(server, get("/journal/checkpoint", HEAD + "Connection: close\r\n"))[0]
               .partition(b"\r\n\r\n")[2].split(b"\n")[1])
    good = f"tile/0/000.p/{size}" if size < 256 else "tile/0/000"
    rows = [(each, (400, 404)) for each in (
        "tile/0/x000/000", "tile/0/00", "tile/0/0", "tile/0/0000", "tile/0/X000", "tile/0/000.p/0", "tile/0/000.p/256",
        "tile/0/000.p/01", f"tile/0/x{size // 256 // 1000:03}/{size // 256 % 1000:03}.p/255" if size > 256_000 else
        f"tile/0/{size // 256:03}.p/{min(size % 256 + 1, 255)}", "tile/64/000", "tile/63/000", "tile/256/000",
        "tile/0/x018/x446/x744/x073/x709/x551/616", "tile/0/x999/x999/x999/x999/x999/999",
        "tile/18446744073709551616/000", "tile/-1/000", "tile/0/-01", "tile/0/+01", "tile/0/000/", "tile//000",
        "tile/0/000.p/255x", "tile/entries/x000/000", "tile/entries/999", "receipt/18446744073709551616.tlog-proof",
        "receipt/007.tlog-proof")] + [(good, (200,)), (good.replace("/0/", "/entries/"), (200,))]
    wrong = []
    for path, statuses in rows:
        answer = exchange(server, get("/journal/" + path, HEAD + "Connection: close\r\n"))[0]
        status = parsed(answer)[0]
        if status not in statuses:
            wrong.append(f"{path}: {status}")
    count(wrong, f"log and tiles: {len(rows)} addresses get what the standard says")
