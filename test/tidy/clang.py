#!/usr/bin/env python3
# Runs clang-tidy over the sources a build folder compiles: what changed lately first, then the others in an order
# that the seed shuffles, until the time is over. Every warning fails.
#   clang.py BUILD [--all]     PENSTOCK_TIDY_SECONDS (240) is the time, PENSTOCK_SEED the order; --all takes its time
import concurrent.futures, json, os, random, re, subprocess, sys, time


def lately():
    """The sources that differ from the state one day before the last commit, or are not committed yet."""
    base = subprocess.run(["git", "rev-list", "-1", "--before=1 day ago", "HEAD"], capture_output=True, text=True)
    since = base.stdout.strip() or "HEAD"
    changed = subprocess.run(["git", "diff", "--name-only", since], capture_output=True, text=True)
    return set(changed.stdout.split())


def look(build, source):
    ran = subprocess.run(["clang-tidy-19", "-p", build, "--quiet", source], capture_output=True, text=True)
    said = [line for line in ran.stdout.splitlines() if re.search(r": (warning|error): ", line)]
    if ran.returncode and not said:
        said = [f"{source}: clang-tidy ended with {ran.returncode}: {ran.stderr[-300:]}"]
    return said


def main(build, everything):
    root = os.getcwd() + "/"
    with open(f"{build}/compile_commands.json") as file:
        sources = {entry["file"].removeprefix(root) for entry in json.load(file)}
    sources = sorted(s for s in sources if s.startswith("src/") and "generated" not in s)
    random.Random(os.environ.get("PENSTOCK_SEED", "1")).shuffle(sources)
    new = lately()
    sources.sort(key=lambda s: s not in new)
    end = time.monotonic() + float(os.environ.get("PENSTOCK_TIDY_SECONDS", 240))
    passed = failed = skipped = 0
    said = set()

    def one(source):
        return look(build, source) if everything or time.monotonic() < end else None

    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for number, (source, found) in enumerate(zip(sources, pool.map(one, sources)), 1):
            passed, failed, skipped = passed + (found == []), failed + bool(found), skipped + (found is None)
            for line in found or []:
                if line not in said:
                    print(line.removeprefix(root))
                said.add(line)
            print(f"[{number}/{len(sources)}] {source}", flush=True)
    print(f"{passed} passed, {failed} failed, {skipped} skipped")
    return 1 if failed else 0


sys.exit(main(sys.argv[1], "--all" in sys.argv[2:]))
