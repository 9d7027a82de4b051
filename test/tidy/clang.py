#!/usr/bin/env python3
# Runs clang-tidy over the sources a build folder compiles: what changed lately first, then the others in an order
# that every commit shuffles anew, until the time is over. Every warning fails. What was read without a word is
# remembered by the content of all it includes and not read again, so that run by run everything is read.
#   clang.py BUILD [--all]     PENSTOCK_TIDY_SECONDS (240) is the time; --all takes its time and forgets nothing
#                              PENSTOCK_TIDY_QUICK leaves out the analysis of paths, two thirds of the work
import concurrent.futures, hashlib, json, os, random, re, subprocess, sys, time

QUICK = ["--checks=-clang-analyzer-*"] if os.environ.get("PENSTOCK_TIDY_QUICK") else []
MEMORY = os.path.join(os.environ.get("XDG_CACHE_HOME", os.path.expanduser("~/.cache")), "penstock-tidy")


def lately():
    """The sources that differ from the state one day before the last commit, or are not committed yet."""
    base = subprocess.run(["git", "rev-list", "-1", "--before=1 day ago", "HEAD"], capture_output=True, text=True)
    since = base.stdout.strip() or "HEAD"
    changed = subprocess.run(["git", "diff", "--name-only", since], capture_output=True, text=True)
    return set(changed.stdout.split())


def output_of(*command):
    return subprocess.run(command, capture_output=True, text=True).stdout


def digests(sources):
    """For each source, a digest of all that says how it will be judged: its own files, the checks, the tool."""
    with open(".clang-tidy", "rb") as file:
        judge = file.read() + output_of("clang-tidy-19", "--version").encode() + " ".join(QUICK).encode()
    texts, included = {}, {}

    def read(path):
        if path not in texts:
            try:
                with open(path, "rb") as file:
                    texts[path] = file.read()
            except OSError:
                texts[path] = b""  # of another folder of includes: a library's, or generated
            found = re.findall(rb'^#include "([^"]+)"', texts[path], re.M)
            included[path] = [f"{folder}/{name.decode()}" for name in found for folder in ("src", "test")]

    known = {}
    for source in sources:
        own, waiting = {source}, [source]
        while waiting:
            path = waiting.pop()
            read(path)
            new = [each for each in included[path] if each not in own]
            own.update(new)
            waiting += new
        whole = hashlib.sha256(judge)
        for path in sorted(own):
            whole.update(path.encode() + hashlib.sha256(texts[path]).digest())
        known[source] = whole.hexdigest()
    return known


def look(build, source):
    ran = subprocess.run(["clang-tidy-19", "-p", build, "--quiet", *QUICK, source], capture_output=True, text=True)
    said = [line for line in ran.stdout.splitlines() if re.search(r": (warning|error): ", line)]
    if ran.returncode and not said:
        said = [f"{source}: clang-tidy ended with {ran.returncode}: {ran.stderr[-300:]}"]
    return said


def main(build, everything):
    root = os.getcwd() + "/"
    with open(f"{build}/compile_commands.json") as file:
        sources = {entry["file"].removeprefix(root) for entry in json.load(file)}
    sources = sorted(s for s in sources if s.startswith("src/") and "generated" not in s)
    known = digests(sources)
    os.makedirs(MEMORY, exist_ok=True)
    seen = {s for s in sources if os.path.exists(os.path.join(MEMORY, known[s]))}
    random.Random(output_of("git", "rev-parse", "HEAD")).shuffle(sources)
    new = lately()
    sources.sort(key=lambda s: (s in seen, s not in new))
    end = time.monotonic() + float(os.environ.get("PENSTOCK_TIDY_SECONDS", 240))
    passed = failed = skipped = 0
    said = set()

    def one(source):
        if source in seen:
            return []
        found = look(build, source) if everything or time.monotonic() < end else None
        if found == []:
            open(os.path.join(MEMORY, known[source]), "w").close()
        return found

    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for number, (source, found) in enumerate(zip(sources, pool.map(one, sources)), 1):
            passed, failed, skipped = passed + (found == []), failed + bool(found), skipped + (found is None)
            for line in found or []:
                if line not in said:
                    print(line.removeprefix(root))
                said.add(line)
            print(f"[{number}/{len(sources)}] {source}", flush=True)
    print(f"{len(seen)} of them were read before")
    print(f"{passed} passed, {failed} failed, {skipped} skipped")
    return 1 if failed else 0


sys.exit(main(sys.argv[1], "--all" in sys.argv[2:]))
