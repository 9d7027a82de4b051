# What the benches in Python share: a folder on the disk, a program run with its cost, and a line of JSON.
import contextlib, json, os, shutil, subprocess, sys, tempfile, time

BUILD = os.environ.get("PENSTOCK_BUILD", "build/bench")
BINARY = os.path.abspath(os.environ.get("PENSTOCK_BINARY", os.path.join(BUILD, "penstock")))


def say(text):
    print("    " + text, file=sys.stderr, flush=True)


def row(name, value, unit, target="", peer=None, peer_value=None):
    print(json.dumps({"name": name, "value": value, "unit": unit, "peer": peer, "peer_value": peer_value,
                      "target": target}, ensure_ascii=False), flush=True)


@contextlib.contextmanager
def folder():
    """A folder of this run under build/, so on the disk that is measured and not in memory."""
    os.makedirs("build", exist_ok=True)
    path = tempfile.mkdtemp(prefix="bench-", dir=os.path.abspath("build"))
    try:
        yield path
    finally:
        shutil.rmtree(path)


def processor_seconds(pid):
    """What a running process has used so far, user and system."""
    with open(f"/proc/{pid}/stat", encoding="ascii") as file:
        fields = file.read().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


class Cost:
    def __init__(self, wall, processor, resident, output):
        self.wall, self.processor = wall, processor  # seconds
        self.resident = resident  # bytes, at its peak
        self.output = output


def run(words, **more):
    """Runs a program to its end; a program that fails ends the bench."""
    began = time.monotonic()
    process = subprocess.Popen([str(word) for word in words], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                               stdin=subprocess.DEVNULL, **more)
    output = process.stdout.read()
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise SystemExit(f"{words[0]} ended with {process.returncode}: {output[-500:]!r}")
    return Cost(time.monotonic() - began, used.ru_utime + used.ru_stime, used.ru_maxrss * 1024, output)
