#!/usr/bin/env python3
"""Measures an HTTP server of ours against nginx and Fastify: processor time per request, and what idle clients cost.

Prints JSON lines {name, value, unit, peer, peer_value, ratio, target, met}; what is being done goes to stderr.
Needs wrk, nginx and node with npm. Examples:
  measure.py --server "build/bench/bench/http/bench_http_constant {port}"
  measure.py --name award --server "build/bench/penstock serve --listen 127.0.0.1:{port}" \\
             --url "http://127.0.0.1:{port}/api/awards/7" --header "Cookie: penstock=..." --document award.json
"""
import argparse, contextlib, json, os, pathlib, re, resource, shlex, shutil, socket, statistics, subprocess, sys
import tempfile, time
import urllib.error, urllib.request

HERE = pathlib.Path(__file__).resolve().parent
TICK = os.sysconf("SC_CLK_TCK")


def say(text):
    print(text, file=sys.stderr, flush=True)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def tree(pid):
    """A process and all below it."""
    found = [pid]
    for task in pathlib.Path(f"/proc/{pid}/task").glob("*/children"):
        for child in task.read_text().split():
            found += tree(int(child))
    return found


def processor_seconds(pid):
    total = 0
    for each in tree(pid):
        fields = pathlib.Path(f"/proc/{each}/stat").read_text().rsplit(")", 1)[1].split()
        total += int(fields[11]) + int(fields[12])
    return total / TICK


def resident_bytes(pid):
    total = 0
    for each in tree(pid):
        found = re.search(r"VmRSS:\s+(\d+) kB", pathlib.Path(f"/proc/{each}/status").read_text())
        total += int(found.group(1)) * 1024 if found else 0
    return total


@contextlib.contextmanager
def running(command, url, headers):
    process = subprocess.Popen(shlex.split(command), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _ in range(300):
            if process.poll() is not None:
                sys.exit(f"this server ended at once: {command}")
            try:
                request = urllib.request.Request(url, headers=dict(h.split(": ", 1) for h in headers))
                with urllib.request.urlopen(request, timeout=2) as answer:
                    answer.read()
                break
            except urllib.error.HTTPError as refused:
                sys.exit(f"{url} answers {refused.code}: nothing to measure")
            except OSError:
                time.sleep(0.1)
        else:
            sys.exit(f"no answer from {url}")
        yield process.pid
    finally:
        process.terminate()
        process.wait(20)


def load(pid, url, headers, seconds, connections):
    """Processor microseconds per request and requests per second under load, after a short warm-up."""
    wrk = ["wrk", "-t2", f"-c{connections}"] + [part for header in headers for part in ("-H", header)]
    subprocess.run(wrk + ["-d1", url], capture_output=True, check=True)
    before = processor_seconds(pid)
    out = subprocess.run(wrk + [f"-d{seconds}", url], capture_output=True, text=True, check=True).stdout
    used = processor_seconds(pid) - before
    if "Non-2xx" in out:
        sys.exit(f"{url} did not answer 2xx to all: {out}")
    requests = int(re.search(r"(\d+) requests in", out).group(1))
    return used / requests * 1e6, float(re.search(r"Requests/sec:\s+([\d.]+)", out).group(1))


def nginx(folder, port, document):
    text = document.replace("\\", "\\\\").replace("'", "\\'")
    if "$" in text:
        sys.exit("nginx would take the document for one with variables")
    configuration = pathlib.Path(folder) / "nginx.conf"
    configuration.write_text(f"""
        daemon off; worker_processes 2; pid {folder}/nginx.pid; error_log {folder}/error.log;
        events {{ worker_connections 1024; }}
        http {{
            access_log off; keepalive_requests 100000000; client_body_temp_path {folder};
            proxy_temp_path {folder}; fastcgi_temp_path {folder}; uwsgi_temp_path {folder}; scgi_temp_path {folder};
            server {{ listen 127.0.0.1:{port};
                location / {{ default_type application/json; return 200 '{text}'; }} }}
        }}""", encoding="utf-8")
    return f"nginx -p {folder} -c {configuration} -e {folder}/error.log"


def fastify(folder_of_run, port, document):
    folder = HERE.parent.parent / "build" / "bench-fastify"
    shutil.copytree(HERE / "fastify", folder, dirs_exist_ok=True)
    if not (folder / "node_modules").exists():
        say("installing Fastify for the comparison")
        subprocess.run(["npm", "ci", "--no-audit", "--no-fund", "--silent"], cwd=folder, check=True, stdout=sys.stderr)
    file = pathlib.Path(folder_of_run) / "document.json"
    file.write_text(document, encoding="utf-8")
    return f"node {folder}/answer.mjs {port} {file}"


def answered(url):
    with urllib.request.urlopen(url, timeout=5) as answer:
        return answer.read().decode()


def line(name, value, unit, peer, peer_value, ratio, target, met):
    print(json.dumps({"name": name, "value": round(value, 3), "unit": unit, "peer": peer,
                      "peer_value": round(peer_value, 3), "ratio": round(ratio, 3), "target": target, "met": met}),
          flush=True)


def measure_cost(options):
    """All servers take turns, so that a noisy machine disturbs them alike; the median of the turns counts."""
    document = '{"hello":"world"}'
    if options.document:
        document = pathlib.Path(options.document).read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        ports = [free_port() for _ in range(3)]
        servers = {
            "ours": (options.server.replace("{port}", str(ports[0])), options.url.replace("{port}", str(ports[0])),
                     options.header),
            "nginx": (nginx(folder, ports[1], document), f"http://127.0.0.1:{ports[1]}/", []),
            "fastify": (fastify(folder, ports[2], document), f"http://127.0.0.1:{ports[2]}/", []),
        }
        with contextlib.ExitStack() as stack:
            pids = {name: stack.enter_context(running(*server)) for name, server in servers.items()}
            for peer in ("nginx", "fastify"):
                if answered(servers[peer][1]) != document:
                    sys.exit(f"{peer} answers with other bytes")
            cost = {name: [] for name in servers}
            for turn in range(options.turns):
                for name, (_, url, headers) in servers.items():
                    each, rate = load(pids[name], url, headers, options.seconds, options.connections)
                    cost[name].append(each)
                    say(f"turn {turn + 1}: {name:8} {each:7.2f} us processor per request, {rate:9.0f} requests/s")
        ours, by_nginx, by_fastify = (statistics.median(cost[name]) for name in servers)
        line(f"http {options.name}: processor time per request", ours, "us", "nginx returning the same bytes", by_nginx,
             ours / by_nginx, "<= 2.5", ours <= 2.5 * by_nginx)
        line(f"http {options.name}: processor time per request", ours, "us", "Fastify answering the same bytes",
             by_fastify, ours / by_fastify, "<= 1.0", ours <= by_fastify)


def ask(address, path, headers, source):
    client = socket.create_connection(address, timeout=20, source_address=(source, 0))
    fields = "".join(f"{header}\r\n" for header in headers)
    client.sendall(f"GET {path} HTTP/1.1\r\nHost: {address[0]}:{address[1]}\r\n{fields}\r\n".encode())
    answer = client.recv(65536)
    if not answer.startswith(b"HTTP/1.1 200"):
        sys.exit(f"not answered: {answer[:80]!r}")
    return client


def measure_idle(options):
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    count = min(options.idle, hard - 100)
    port = free_port()
    url = options.url.replace("{port}", str(port))
    path = url.split("/", 3)[3] if url.count("/") > 2 else ""
    with running(options.server.replace("{port}", str(port)), url, options.header) as pid:
        def sources(number):  # many addresses, because one may not take all connections
            return f"127.0.{number // 250 % 250}.{number % 250 + 2}"
        address = ("127.0.0.1", port)
        def newcomers():
            times = []
            for number in range(300):
                began = time.perf_counter()
                ask(address, "/" + path, options.header, sources(number)).close()
                times.append((time.perf_counter() - began) * 1000)
            return sorted(times)
        alone = newcomers()  # also brings in what the server keeps for itself
        before = resident_bytes(pid)
        clients = [ask(address, "/" + path, options.header, sources(number)) for number in range(count)]
        time.sleep(1)
        each = (resident_bytes(pid) - before) / count
        beside = newcomers()
        alive = 0
        for client in clients[:: max(1, count // 100)]:
            client.sendall(f"GET /{path} HTTP/1.1\r\nHost: {address[0]}:{port}\r\n".encode() +
                           "".join(f"{h}\r\n" for h in options.header).encode() + b"\r\n")
            alive += client.recv(65536).startswith(b"HTTP/1.1 200")
        asked = len(clients[:: max(1, count // 100)])
        for client in clients:
            client.close()
    say(f"{count} idle connections; {alive} of {asked} asked again answered")
    line(f"http {options.name}: memory per idle connection ({count} held)", each, "bytes", "limit", 8192, each / 8192,
         "<= 8192", each <= 8192 and alive == asked)
    for part, at in (("median", 150), ("99th percentile", 296)):
        line(f"http {options.name}: new client beside {count} idle, {part}", beside[at], "ms", "without idle clients",
             alone[at], beside[at] / alone[at], "< 10 ms, or < 1.5 times without",
             beside[at] < max(10, 1.5 * alone[at]))


def main():
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("--server", required=True, help="command line of the server to measure; {port} is replaced")
    words.add_argument("--url", default="http://127.0.0.1:{port}/", help="what to ask it for")
    words.add_argument("--header", action="append", default=[], help='sent with each request: "Name: value"')
    words.add_argument("--document", help="a file of JSON the peers answer; absent: {\"hello\":\"world\"}")
    words.add_argument("--name", default="constant")
    words.add_argument("--only", choices=["cost", "idle"])
    words.add_argument("--seconds", type=int, default=5)
    words.add_argument("--turns", type=int, default=3)
    words.add_argument("--connections", type=int, default=64)
    words.add_argument("--idle", type=int, default=9000)
    options = words.parse_args()
    if options.only != "idle":
        measure_cost(options)
    if options.only != "cost":
        measure_idle(options)


if __name__ == "__main__":
    main()
