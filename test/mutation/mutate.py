#!/usr/bin/env python3
# Breaks the posting and authority code on purpose, one place at a time, and sees whether its tests notice: a mutant
# that survives is either a missing test or, with its reason, a line of kept.txt.
#   mutate.py BUILD [--word WORD] [--every N] [--list]
# BUILD is a built folder of the preset release. A source is compiled once with all mutants that are whole statements in
# it, each behind a switch that the environment turns; the others are compiled by themselves. Both are linked in front
# of the library they come from, so that nothing in the tree or in BUILD changes. --word takes the files with WORD in
# their names, --every the N-th mutant only. First comes the control: with no switch turned the tests must pass.
import argparse
import glob
import os
import re
import shlex

import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
# What is mutated: decisions about money and authority, and the tables they lead to.
MUTATED = re.compile(r"^src/(ledger/(entry|reservation|ledger_store|(approval|delegation|exchange_rate|fiscal_year|"
                     r"funding_rule)\w*)|payment/payment(_store)?)(?<!_test)\.cpp$")

# (what it does, what it looks for, what it puts there). A comparison is moved by one, a sign turned, a statement lost.
OPERATORS = [
    ("bound", re.compile(r"(?<=[\w)\]] )<=(?= )"), "<"),
    ("bound", re.compile(r"(?<=[\w)\]] )>=(?= )"), ">"),
    ("bound", re.compile(r"(?<=[\w)\]] )<(?= [\w(-])"), "<="),
    ("bound", re.compile(r"(?<=[\w)\]] )>(?= [\w(-])"), ">="),
    ("comparison", re.compile(r"(?<=[\w)\]}] )==(?= )"), "!="),
    ("comparison", re.compile(r"(?<=[\w)\]}] )!=(?= )"), "=="),
    ("logic", re.compile(r"(?<= )&&(?=[ \n]|$)"), "||"),
    ("logic", re.compile(r"(?<= )\|\|(?=[ \n]|$)"), "&&"),
    ("negation", re.compile(r"(?<=[(& |])!(?=[\w(])"), ""),
    ("sign", re.compile(r"(?<=[\w)\]] )\+(?= [\w$(])"), "-"),
    ("sign", re.compile(r"(?<=[\w)\]] )-(?= [\w$(])"), "+"),
    ("sign", re.compile(r"(?<=[ ({,])-(?=[a-z])"), ""),
    ("sign", re.compile(r"\+=(?= )"), "-="),
    ("constant", re.compile(r"(?<=[=<>] )0(?=[;),])"), "1"),
    ("constant", re.compile(r"\btrue\b"), "false"),
    ("constant", re.compile(r"\bfalse\b"), "true"),
    ("statement", re.compile(r"^ *CHECK\(.*\);$"), ""),
    ("statement", re.compile(r"^ *if \(.*\) return refuse.*;$"), ""),
    ("statement", re.compile(r"^ *act\.record\(.*\);$"), ""),
    ("statement", re.compile(r"^ *\w[\w.]* [+-]= .*;$"), ""),
    ("constant", re.compile(r"'pending'|'voided'"), "'posted'"),
]
# Nothing a test could see: words, includes, and the names in an expects() that holds anyway.
BLIND = re.compile(r"^\s*(//|#|case \w+::\w+:\s+return \{\"|\})|\bexpects\(|\btemplate\b|std::map<|Result<\w+>\s+\w+\(")


class Mutant:
    def __init__(self, path, number, line, kind, text):
        self.path, self.number, self.kind = path, number, kind
        self.before, self.after = line.strip(), text.strip()

    # What kept.txt calls it: without a line number, which the next edit would change.
    def name(self):
        return f"{os.path.basename(self.path)} | {self.before} | {self.after or '(nothing)'}"


def mutants(path):
    out, left_out = [], False
    with open(os.path.join(ROOT, path), encoding="utf-8") as file:
        for number, line in enumerate(file.read().splitlines()):
            if line.startswith("#"):
                left_out = line.startswith("#ifdef PENSTOCK_")  # the control of another test
            if left_out or BLIND.search(line):
                continue
            for kind, pattern, replacement in OPERATORS:
                for found in pattern.finditer(line):
                    changed = line[:found.start()] + replacement + line[found.end():]
                    out.append(Mutant(path, number, line, kind, changed))
    return out


class Bench:
    """Compiles one source with a change and runs the tests that should notice."""

    def __init__(self, build, folder):
        self.build, self.folder = os.path.abspath(build), folder
        self.environment = dict(os.environ, PENSTOCK_SKIP_POSTGRES="1", PENSTOCK_SOURCE=ROOT, RC_PARAMS="seed=7")
        self.compiles, self.commands = {}, {}

    def tests(self, path):
        """The longest wait last: most mutants fall to the first."""
        module = path.split("/")[1]
        yield f"{module}_test", [self.program(f"{module}_test"), "--gtest_fail_fast", "--gtest_brief=1"]
        if module == "ledger":
            yield "ledger_driver", [sys.executable, f"{ROOT}/test/ledger/model_test.py", self.program("ledger_driver")]
        stories = sorted(glob.glob(f"{ROOT}/test/scenario/*.txt"))
        yield "test/scenario_test", [self.program("test/scenario_test"), *stories]

    def program(self, target):
        return f"{self.folder}/{os.path.basename(target)}"

    def command(self, target):
        if target not in self.commands:
            told = subprocess.run(["ninja", "-C", self.build, "-t", "commands", target], capture_output=True, text=True)
            if told.returncode:
                raise SystemExit(f"{self.build} knows no {target}: build it first")
            self.commands[target] = told.stdout.splitlines()
        return self.commands[target]

    def compile(self, path, text):
        if path not in self.compiles:
            target, _ = next(self.tests(path))
            wanted = [line for line in self.command(target) if line.endswith("/" + path)]
            words = [word for word in shlex.split(wanted[0]) if not word.endswith("ccache")]
            self.compiles[path] = words
        source, made = f"{self.folder}/{os.path.basename(path)}", f"{self.folder}/mutant.o"
        with open(source, "w", encoding="utf-8") as file:
            file.write(text)
        words, out = self.compiles[path], []
        skip = 0
        for word in words[:-1]:
            if skip:
                skip -= 1
            elif word in ("-MF", "-MT", "-o"):
                skip = 1
            elif word not in ("-MD", "-g1", "-O2") and "FORTIFY" not in word:
                out.append(word)
        told = subprocess.run(out + ["-O0", "-w", "-o", made, source], cwd=self.build, capture_output=True, text=True)
        return (made if told.returncode == 0 else None), told.stderr

    def link(self, path, made):
        """Whether the test programs could be linked with the object in place of the library's own."""
        for target, _ in self.tests(path):
            link = self.command(target)[-1].replace(f" -o {target} ", f" {made} -o {self.program(target)} ")
            if subprocess.run(link, shell=True, cwd=self.build, capture_output=True).returncode:
                return False
        return True

    def caught_by(self, path, mutant=0):
        """The test of those linked last that noticed; None when nobody did. `mutant` is the switch that is turned."""
        for target, words in self.tests(path):
            try:
                ran = subprocess.run(words, cwd=self.folder, capture_output=True, timeout=120,
                                     env=dict(self.environment, PENSTOCK_MUTANT=str(mutant)))
            except subprocess.TimeoutExpired:
                return f"{target} (no end)"
            if ran.returncode:
                return target
        return None


DECLARATION = re.compile(r"^((?:auto|bool|int|std::int64_t)(?: const)?&{0,2} +\w+ *= )(.*);$")
LABEL = re.compile(r"^((?:case [\w:]+|default): *)?(.*)$")
# What a statement of one line may follow: the end of another, a label, or the head of an if or a loop.
AFTER = re.compile(r"(^|[;{}:]|^\s*(if|for|while|else)\b.*\))\s*(//.*)?$")


def whole(lines, number):
    """Whether the line is one statement."""
    line = lines[number].strip()
    before = next((each for each in reversed(lines[:number]) if each.strip() and not each.strip().startswith("//")), "")
    after = lines[number + 1].strip() if number + 1 < len(lines) else ""
    return (line.endswith(";") and all(line.count(one) == line.count(two) for one, two in ("()", "[]", "{}"))
            and AFTER.search(before) and not line.startswith(("else", "#", "for ", "while ", "static", "using", "}"))
            and not after.startswith("else"))


def switched(line, numbered):
    """The line with a switch for each (number, text that stands there instead); None when it cannot have one."""
    label, statement = LABEL.match(line.strip()).groups()
    declared = DECLARATION.match(statement)
    if declared:
        out = f"({declared[2]})"
        for number, text in numbered:
            other = DECLARATION.match(LABEL.match(text)[2])
            if not other or other[1] != declared[1]:
                return None
            out = f"(mutant_ == {number} ? ({other[2]}) : {out})"
        return f"{label or ''}{declared[1]}{out};"
    if re.match(r"^[\w:<>]+(?: const)?&? \w+(\{.*\})?( = .*)?;$", statement) and not statement.startswith("return"):
        return None  # some other declaration
    out = f"{{ {statement} }}"
    for number, text in numbered:
        out = f"if (mutant_ == {number}) {{ {LABEL.match(text)[2]} }} else {out}"
    return f"{label or ''}{{ {out} }}"


SWITCH = """#include <cstdlib>
static int const mutant_ = [] {
    auto const* asked = std::getenv("PENSTOCK_MUTANT");
    return asked ? std::atoi(asked) : 0;
}();
#line 1"""


def with_switches(text, mutants):
    """The source with all mutants that can have a switch, and those that have one."""
    lines, have = text.splitlines(), []
    for number in sorted({mutant.number for mutant in mutants}):
        here = [mutant for mutant in mutants if mutant.number == number]
        if whole(lines, number):
            line = switched(lines[number], [(mutant.switch, mutant.after) for mutant in here])
            if line:
                lines[number] = line
                have += here
    head = max((i for i, line in enumerate(lines) if line.startswith("#include")), default=-1) + 1
    lines[head:head] = SWITCH.replace("#line 1", f"#line {head + 1}").splitlines()
    return "\n".join(lines) + "\n", have


def try_all(bench, path, text, mutants):
    """(mutant, who noticed) for each; ends the program when the code as it is does not pass."""
    for switch, mutant in enumerate(mutants, 1):
        mutant.switch = switch
    refused = set()  # lines that the compiler does not take with a switch
    while True:
        source, have = with_switches(text, [mutant for mutant in mutants if mutant.number not in refused])
        made, said = bench.compile(path, source)
        bad = {int(number) - 1 for number in re.findall(r"/\w+\.cpp:(\d+):\d+: error", said)} - refused
        if made or not bad:
            break
        refused |= bad
    noticed = bench.caught_by(path) if made and bench.link(path, made) else "compiler"
    if noticed:
        print(f"FAIL the code as it is does not pass: {path}, {noticed}\n{said}\n0 passed, 1 failed, 0 skipped")
        raise SystemExit(1)
    for mutant in have:
        yield mutant, bench.caught_by(path, mutant.switch)
    for mutant in mutants:
        if mutant in have:
            continue
        lines = text.splitlines()
        lines[mutant.number] = mutant.after
        made, _ = bench.compile(path, "\n".join(lines) + "\n")
        yield mutant, bench.caught_by(path) if made and bench.link(path, made) else "compiler"


def main():
    options = argparse.ArgumentParser()
    options.add_argument("build")
    options.add_argument("--word", default="")
    options.add_argument("--every", type=int, default=1)
    options.add_argument("--list", action="store_true")
    options = options.parse_args()
    files = sorted(os.path.relpath(path, ROOT) for path in glob.glob(f"{ROOT}/src/*/*.cpp"))
    files = [path for path in files if MUTATED.match(path) and options.word in path]
    all_mutants = [mutant for path in files for mutant in mutants(path)]
    if options.list:
        for mutant in all_mutants:
            print(f"{mutant.path}:{mutant.number + 1}: {mutant.kind}: {mutant.after or '(nothing)'}")
        print(len(all_mutants), "mutants")
        return 0
    with open(f"{HERE}/kept.txt", encoding="utf-8") as file:
        kept = {line.rsplit(" | ", 1)[0] for line in file.read().splitlines() if line.count(" | ") == 3}
    passed = failed = skipped = 0
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="penstock-mutation-") as folder:
        bench = Bench(options.build, folder)
        for path in files:
            with open(os.path.join(ROOT, path), encoding="utf-8") as file:
                text = file.read()
            chosen = [mutant for mutant in all_mutants[::options.every] if mutant.path == path]
            for mutant, noticed in try_all(bench, path, text, chosen):
                where = f"{path}:{mutant.number + 1}: {mutant.before}  ->  {mutant.after or '(nothing)'}"
                if noticed == "compiler":
                    skipped += 1
                elif noticed:
                    passed += 1
                    print(f"killed by {os.path.basename(noticed)}: {where}", flush=True)
                elif mutant.name() in kept:
                    passed += 1
                    print(f"kept, with its reason: {where}", flush=True)
                else:
                    failed += 1
                    print(f"SURVIVED: {where}\n    {mutant.name()}", flush=True)
    print(f"{time.monotonic() - began:.0f} s")
    print(f"{passed} passed, {failed} failed, {skipped} skipped")
    return failed > 0


sys.exit(main())
