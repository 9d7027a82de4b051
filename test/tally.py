#!/usr/bin/env python3
# Counts what the parts of a test run say, so that ./dev can close with one line: N passed, N failed, N skipped.
#   tally.py ctest BUILD [WORD]    runs the C++ tests of a build folder and counts them case by case
#   tally.py add FILE LOG CODE     adds a part's closing line; a part without one counts as one, by CODE
#   tally.py sum FILE              prints what failed, then the closing line of all parts; exit code 1 if anything did
import glob, json, os, re, subprocess, sys
import xml.etree.ElementTree as xml

CLOSING = re.compile(r"^\s*(\d+) passed, (\d+) failed, (\d+) skipped\s*$", re.M)
FAILED = re.compile(r"^\s*((?:FAIL(?:ED)?|not ok)\b.*?)\s*$", re.M)  # as our tests, CTest's and Node's say it
NAMED_AT_MOST = 12  # of one part; its log has the rest


def closing(text):
    """What a log says of itself: our closing line, or that of Vitest, or that of Node's test runner; or None."""
    text = re.sub(r"\x1b\[[0-9;]*m", "", text)
    said = CLOSING.findall(text)
    if said:
        return [int(n) for n in said[-1]]
    vitest = re.findall(r"^\s*Tests\s+(.*\(\d+\))\s*$", text, re.M)
    if vitest:
        return [int((re.findall(rf"(\d+) {word}", vitest[-1]) or [0])[0]) for word in ("passed", "failed", "skipped")]
    node = dict(re.findall(r"^\S+ (pass|fail|skipped) (\d+)$", text, re.M))
    return [int(node[word]) for word in ("pass", "fail", "skipped")] if len(node) == 3 else None


def read(path):
    with open(path, encoding="utf-8", errors="replace") as file:
        return file.read()


def add(path, log, code):
    passed, failed, skipped = closing(read(log)) or {0: [1, 0, 0], 77: [0, 0, 1]}.get(code, [0, 1, 0])
    if code not in (0, 77) and failed == 0:
        failed = 1
    named = list(dict.fromkeys(line[:200] for line in FAILED.findall(read(log)))) if failed else []
    with open(path, "a") as file:
        file.write(f"{passed} {failed} {skipped}\n")
        file.writelines(f"{line}\n" for line in named[:NAMED_AT_MOST])
    return 0


def close(counts):
    print("%d passed, %d failed, %d skipped" % tuple(counts))
    return 1 if counts[1] else 0


def total(path):
    text = read(path)
    counts = [sum(int(n) for n in column) for column in zip(*re.findall(r"^(\d+) (\d+) (\d+)$", text, re.M))]
    if not counts or sum(counts) == 0:
        print("no test has that name")
        return 1
    for line in FAILED.findall(text):
        print(line)
    return close(counts)


def cases(results):
    """Per test program, the counts of its cases, from the reports of GoogleTest; failed and skipped ones are named."""
    out = {}
    for path in glob.glob(f"{results}/*.json"):
        counts = [0, 0, 0]
        try:
            report = json.loads(read(path))
        except ValueError:
            continue  # the program died while writing; ctest counts it as failed
        for suite in report["testsuites"]:
            for case in suite["testsuite"]:
                verdict = 1 if case.get("failures") else 2 if case.get("result") != "COMPLETED" else 0
                counts[verdict] += 1
                if verdict:
                    print(["", "FAILED ", "skipped"][verdict], f"{suite['name']}.{case['name']}")
        program = re.sub(r"_\d+$", "", os.path.splitext(os.path.basename(path))[0])
        out[program] = [a + b for a, b in zip(out.get(program, [0, 0, 0]), counts)]
    return out


def ctest(build, word):
    listed = subprocess.run(["ctest", "--test-dir", build, "--show-only=json-v1"], capture_output=True, text=True)
    listed = json.loads(listed.stdout)["tests"]
    tests = {test["name"]: os.path.basename(test["command"][0]) for test in listed if test.get("command")}
    chosen = [name for name in tests if any(w in name or w == tests[name] for w in word.split(","))]
    environment = dict(os.environ)
    if not chosen:
        environment["GTEST_FILTER"] = f"*{word}*"
        chosen = [name for name in tests if tests[name].endswith("_test")]
    results = os.path.abspath(os.path.join(build, "results"))
    subprocess.run(["rm", "-rf", results], check=True)
    os.makedirs(results)
    environment["GTEST_OUTPUT"] = f"json:{results}/"
    names = "|".join(f"^{re.escape(name)}$" for name in chosen)
    subprocess.run(["ctest", "--test-dir", build, "-j2", "--output-on-failure", "--timeout", "1200", "-R", names,
                    "--no-tests=ignore", "--output-junit", f"{results}/ctest.xml"], env=environment)
    per_program, counts = cases(results), [0, 0, 0]
    for test in xml.parse(f"{results}/ctest.xml").getroot().iter("testcase"):
        ran_well, skipped = test.get("status") == "run", test.find("skipped")
        reported = per_program.pop(test.get("name"), None) or per_program.pop(tests[test.get("name")], None)
        found = reported or closing("".join(test.itertext())) or [1, 0, 0]
        if ran_well and found[1]:
            found = [1, 0, 0]  # it was meant to fail, and did
        elif skipped is not None and "SKIP" in skipped.get("message", ""):
            found = [0, 0, 1]
        elif not ran_well and found[1] == 0:
            print("FAILED ", test.get("name"), "(the program as a whole)")
            found = [found[0] - (found == [1, 0, 0]), 1, found[2]]
        counts = [a + b for a, b in zip(counts, found)]
    return close(counts)


def main(words):
    if words[0] == "ctest":
        return ctest(words[1], words[2] if len(words) > 2 else "")
    if words[0] == "add":
        return add(words[1], words[2], int(words[3]))
    return total(words[1])


sys.exit(main(sys.argv[1:]))
