#!/usr/bin/env python3
# Breaks the posting and authority code on purpose, one place at a time, and sees whether its tests notice: a mutant
# that survives is either a missing test or, with its reason, a line of kept.txt.
#   mutate.py BUILD [--word WORD] [--every N] [--list]
# BUILD is a built folder of the preset release. Each source is compiled once with its mutants, each behind a switch
# that the environment turns; the few that have none are compiled by themselves. They are linked in front of the
# libraries they come from, so that nothing in the tree or in BUILD changes. First comes the control: with no switch
# turned every test must pass; it also tells which test comes to which switch, and a mutant is tried by those only.
# --word takes the files whose names WORD matches, --every the N-th mutant only.
import argparse
import glob
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
# What is mutated: decisions about money and authority, and the tables they lead to.
MUTATED = re.compile(r"^src/(ledger/(entry|reservation|recount|ledger_store|authority_answer|(approval|delegation|"
                     r"exchange_rate|fiscal_year|funding_rule)\w*)|payment/(payment|payee)(_store)?)(?<!_test)\.cpp$")

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
        self.before, self.after, self.changed = line.strip(), text.strip(), text

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


class Test:
    """A program with its arguments: one case of a test program, one story, or the comparison with the model."""

    def __init__(self, target, name, words):
        self.target, self.name, self.words = target, name, words
        self.seconds, self.seen, self.kills = 1.0, set(), 0


class Bench:
    """Compiles sources with a change and runs the tests that should notice."""

    def __init__(self, build, folder, paths):
        self.build, self.folder, self.paths = os.path.abspath(build), folder, paths
        self.environment = dict(os.environ, PENSTOCK_SKIP_POSTGRES="1", PENSTOCK_SOURCE=ROOT, RC_PARAMS="seed=7",
                                PENSTOCK_MUTANTS_SEEN=f"{folder}/seen")
        self.commands, self.made, self.linked = {}, {}, {}
        self.targets = {"ledger_test": "ledger", "ledger_driver": "ledger", "payment_test": "",
                        "test/scenario_test": ""}
        if not self.objects("ledger_test"):
            del self.targets["ledger_test"], self.targets["ledger_driver"]
        self.tests = []

    def program(self, target):
        return f"{self.folder}/{os.path.basename(target)}"

    def objects(self, target):
        """The sources that the program has in it: those of modules below the ledger are not in the ledger's."""
        return [path for path in self.paths if self.targets[target] in path]

    def command(self, target):
        if target not in self.commands:
            told = subprocess.run(["ninja", "-C", self.build, "-t", "commands", target], capture_output=True, text=True)
            if told.returncode:
                raise SystemExit(f"{self.build} knows no {target}: build it first")
            self.commands[target] = told.stdout.splitlines()
        return self.commands[target]

    def compile(self, path, text):
        """The object, or None with what the compiler said."""
        wanted = [line for line in self.command("test/scenario_test") if line.endswith("/" + path)]
        words = [word for word in shlex.split(wanted[0]) if not word.endswith("ccache")]
        source = f"{self.folder}/{os.path.basename(path)}"
        made = f"{source}.o"
        with open(source, "w", encoding="utf-8") as file:
            file.write(text)
        out, skip = [], 0
        for word in words[:-1]:
            if skip:
                skip -= 1
            elif word in ("-MF", "-MT", "-o"):
                skip = 1
            elif word not in ("-MD", "-g1", "-O2") and "FORTIFY" not in word:
                out.append(word)
        told = subprocess.run(out + ["-O0", "-w", "-o", made, source], cwd=self.build, capture_output=True, text=True)
        self.linked = {}
        return told.returncode == 0, told.stderr

    def link(self, target):
        """Whether the program could be linked with our objects in front of the libraries they come from."""
        if target not in self.linked:
            made = " ".join(f"{self.folder}/{os.path.basename(path)}.o" for path in self.objects(target))
            link = self.command(target)[-1].replace(f" -o {target} ", f" {made} -o {self.program(target)} ")
            told = subprocess.run(link, shell=True, cwd=self.build, capture_output=True, text=True)
            self.linked[target] = told.returncode == 0
        return self.linked[target]

    def run(self, test, mutant=0):
        """Whether the test passes; `mutant` is the switch that is turned."""
        try:
            return subprocess.run(test.words, cwd=self.folder, capture_output=True, timeout=20 + 10 * test.seconds,
                                  env=dict(self.environment, PENSTOCK_MUTANT=str(mutant))).returncode == 0
        except subprocess.TimeoutExpired:
            return False

    def survey(self):
        """Runs each test on the code as it is, and notes how long it takes and which switches it comes to."""
        for target in self.targets:
            if not self.link(target):
                return f"{target} cannot be linked"
            program = self.program(target)
            if target == "ledger_driver":
                model = [sys.executable, f"{ROOT}/test/ledger/model_test.py", program]
                self.tests.append(Test(target, "model_test", model))
            elif target == "test/scenario_test":
                shutil.copytree(f"{ROOT}/test/scenario", f"{self.folder}/scenario")  # the tree may go on meanwhile
                for story in sorted(glob.glob(f"{self.folder}/scenario/*.txt")):
                    self.tests.append(Test(target, os.path.basename(story), [program, story]))
            else:
                told = subprocess.run([program, "--gtest_list_tests"], capture_output=True, text=True,
                                      env=self.environment)
                suite = ""
                for line in told.stdout.splitlines():
                    name = line.split("#")[0].strip()
                    if not line.startswith(" "):
                        suite = name
                    else:
                        self.tests.append(Test(target, suite + name, [program, f"--gtest_filter={suite}{name}",
                                                                      "--gtest_brief=1"]))
        for test in self.tests:
            test.seconds = 60
            began = time.monotonic()
            if not self.run(test):
                return test.name
            test.seconds = time.monotonic() - began
            seen = f"{self.folder}/seen"
            if os.path.exists(seen):
                with open(seen, encoding="ascii") as file:
                    test.seen = {int(number) for number in file.read().split()}
                os.unlink(seen)
        return None

    def caught_by(self, tests, mutant=0):
        """The first of the tests that notices, those first that noticed often in little time; None when none does."""
        for test in sorted(tests, key=lambda each: each.seconds / (1 + each.kills)):
            if not self.link(test.target):
                return "compiler"
            if not self.run(test, mutant):
                test.kills += 1
                return test.name
        return None


HEAD = re.compile(r"^(?:if|while|for) \(")
DECLARATION = re.compile(r"^((?:static )?(?:auto|bool|int|std::[\w:]+)(?: const)?&{0,2} +\w+ *= )(.*);$", re.DOTALL)
PREFIX = re.compile(r"^(?:case [\w:]+: *|default: *|\} else |else )", re.DOTALL)
ONE_LINE = re.compile(r"^([^;=]*\)(?: const)? \{ )(.*;)( \}(?:,|;|\);)?)$", re.DOTALL)
# What a statement may follow: the end of another, a label, or the head of an if or a loop.
AFTER = re.compile(r"([;{}]|^\s*(case\b.*|default|public|private):)\s*(//.*)?$")


def balanced(text):
    return all(text.count(one) == text.count(two) for one, two in ("()", "[]", "{}"))


def head_of(text):
    """The text up to the bracket that closes its first one; None when none does."""
    depth = 0
    for at, each in enumerate(text):
        depth += (each == "(") - (each == ")")
        if each == ")" and depth == 0:
            return text[:at + 1]
    return None


def without_comment(line):
    return re.sub(r"\s+// .*$", "", line)


def extent(lines, first):
    """The last line of the statement, or of the head, that begins in line `first`; None when it is something else."""
    for last in range(first, min(first + 40, len(lines))):
        text = "\n".join(without_comment(line) for line in lines[first:last + 1]).strip()
        bare = text
        while PREFIX.match(bare):
            bare = bare[PREFIX.match(bare).end():]
        if HEAD.match(bare):
            head = head_of(bare)
            if head and (bare == head or bare == head + " {"):
                after = lines[last + 1].strip() if last + 1 < len(lines) else ""
                if bare.endswith("{") or after:
                    return last
        if text.endswith(";") and balanced(text if not text.startswith("}") else text[1:]):
            return last
        if ONE_LINE.match(text) and balanced(text):
            return last
        if text.endswith("{"):
            return None
    return None


def around(lines, number):
    """First and last line of the statement with the line in it; None when it is no statement."""
    first = number
    while first > 0:
        before = next((i for i in reversed(range(first)) if lines[i].strip() and
                       not lines[i].strip().startswith("//")), None)
        if before is None or AFTER.search(lines[before]):
            break
        first = before
    while first <= number:
        last = extent(lines, first)
        if last is None:
            return None
        if last >= number:
            return first, last
        first = last + 1
    return None


def choose(text, variants, kind=""):
    """An expression that is the variant whose switch is turned."""
    out = f"{kind}({text})"
    for number, other in variants:
        out = f"(mutant_({number}) ? {kind}({other}) : {out})"
    return out


def switched(text, variants):
    """The statement with a switch for each (number, text that stands there instead); None when it cannot have one."""
    if not variants:
        return text
    lost = [number for number, other in variants if not other]
    if lost:
        inner = switched(text, [(number, other) for number, other in variants if other])
        return inner and f"{{ if ({' || '.join(f'mutant_({number})' for number in lost)}) {{}} else {{ {inner} }} }}"
    prefix = PREFIX.match(text)
    if prefix:
        if any(not other.startswith(prefix[0]) for _, other in variants):
            return None
        inner = switched(text[prefix.end():], [(number, other[prefix.end():]) for number, other in variants])
        return inner and prefix[0] + inner
    if HEAD.match(text):
        word, _, _ = text.partition(" ")
        pieces = [(number, head_of(other) if HEAD.match(other) else None, other) for number, other in
                  [(0, text), *variants]]
        if any(head is None for _, head, _ in pieces):
            return None
        head, rest = pieces[0][1], text[len(pieces[0][1]):].strip()
        in_head = [(number, other[len(word) + 2:-1]) for number, other, _ in pieces[1:] if other != head]
        in_rest = [(number, whole[len(other):].strip()) for number, other, whole in pieces[1:] if other == head]
        parts = head[len(word) + 2:-1].split(";")
        for i, part in enumerate(parts):
            here = [(number, other.split(";")[i].strip()) for number, other in in_head
                    if other.split(";")[i] != part]
            if not here:
                continue
            part = part.strip()
            declared = re.match(r"^([\w:<>]+(?: const)?[&*]* \w+ = )(.*)$", part, re.DOTALL)
            if declared:
                if " = " in declared[2] or any(not other.startswith(declared[1]) for _, other in here):
                    return None
                here = [(number, other[len(declared[1]):]) for number, other in here]
                parts[i] = declared[1] + choose(declared[2], here)
            else:
                parts[i] = choose(part, here, "bool")
        out = f"{word} ({'; '.join(parts)})"
        if rest in ("", "{"):
            return f"{out} {rest}".rstrip() if not in_rest else None
        inner = switched(rest, in_rest)
        return inner and f"{out} {{ {inner} }}"
    one_line = ONE_LINE.match(text)
    if one_line and not text.startswith("return"):
        others = [(number, ONE_LINE.match(other)) for number, other in variants]
        if any(not other or other[1] != one_line[1] for _, other in others):
            return None
        inner = switched(one_line[2], [(number, other[2]) for number, other in others])
        return inner and one_line[1] + inner + one_line[3]
    declared = DECLARATION.match(text)
    if declared:
        others = [(number, DECLARATION.match(other)) for number, other in variants]
        if any(not other or other[1] != declared[1] for _, other in others):
            return None
        kind = "bool" if declared[1].startswith("bool") else ""
        return f"{declared[1]}{choose(declared[2], [(number, other[2]) for number, other in others], kind)};"
    if re.match(r"^[\w:<>, ]+(?: const)?&? \w+(\{.*\})?( = .*)?;$", text, re.DOTALL) and not text.startswith("return "):
        return None  # some other declaration
    if not text.endswith(";") or text.startswith(("#", "using", "static", "}")):
        return None
    out = f"{{ {text} }}"
    for number, other in variants:
        out = f"if (mutant_({number})) {{ {other} }} else {out}"
    return f"{{ {out} }}"


SWITCH = r"""#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <fcntl.h>
#include <unistd.h>
static bool mutant_(int number)
{
    static int const asked = std::getenv("PENSTOCK_MUTANT") ? std::atoi(std::getenv("PENSTOCK_MUTANT")) : 0;
    static std::atomic<bool> seen[10000];
    if (asked == 0 && !seen[number].exchange(true)) {
        static int const file = ::open(std::getenv("PENSTOCK_MUTANTS_SEEN"), O_WRONLY | O_CREAT | O_APPEND, 0600);
        auto const       line = std::to_string(number) + "\n";
        if (::write(file, line.data(), line.size()) < 0) std::abort();
    }
    return asked == number;
}"""


def with_switches(text, mutants):
    """The source with all mutants that can have a switch, and those that have one."""
    lines, have, ranges = text.splitlines(), [], {}
    for mutant in mutants:
        found = around(lines, mutant.number)
        if found:
            ranges.setdefault(found, []).append(mutant)
    out = lines[:]
    for (first, last), here in sorted(ranges.items(), reverse=True):
        if any(other != (first, last) and other[0] <= last and first <= other[1] for other in ranges):
            continue  # one in the other
        texts = {}
        for mutant in [None, *here]:
            changed = lines[first:last + 1]
            if mutant:
                changed[mutant.number - first] = mutant.changed
            joined = "\n".join(without_comment(line) for line in changed).strip()
            texts[mutant] = re.sub(r"=\n\s*", "= ", joined)
        made = switched(texts[None], [(mutant.switch, texts[mutant]) for mutant in here])
        if made:
            if 'R"' not in made:
                made = made.replace("\n", " ")  # an error names the line
            out[first:last + 1] = [made, f"#line {last + 2}"]
            have += here
    head = max((i for i, line in enumerate(out) if line.startswith("#include")), default=-1) + 1
    out[head:head] = [*SWITCH.splitlines(), f"#line {head + 1}"]
    return "\n".join(out) + "\n", have


def to_blame(text, source, mutants, said):
    """The mutants the compiler does not take with a switch: the one whose text it points at, else all of the line."""
    at_line, number = {}, 0
    for line in source.splitlines():
        told = re.match(r"#line (\d+)$", line)
        if told:
            number = int(told[1])
        else:
            at_line.setdefault(number, line)
            number += 1
    out = set()
    for line, column in re.findall(r"/\w+\.cpp:(\d+):(\d+): error", said):
        number = int(line)
        switches = re.findall(r"mutant_\((\d+)\)", at_line.get(number, "")[:int(column)])
        first, last = around(text.splitlines(), number - 1) or (number - 1, number - 1)
        near = {mutant.switch for mutant in mutants if first <= mutant.number <= last}
        out |= {int(switches[-1])} & near if switches else near
    return out


def all_with_switches(bench, chosen):
    """Compiles each source with its switches; the mutants that have one."""
    have = []
    for path in bench.paths:
        with open(os.path.join(ROOT, path), encoding="utf-8") as file:
            text = file.read()
        mine = [mutant for mutant in chosen if mutant.path == path]
        while True:
            source, switched_ones = with_switches(text, mine)
            made, said = bench.compile(path, source)
            if made:
                break
            blamed = to_blame(text, source, switched_ones, said)
            if not blamed:
                raise SystemExit(f"{path} does not compile\n{said}")
            mine = [mutant for mutant in mine if mutant.switch not in blamed]
        have += switched_ones
    return have


def try_all(bench, chosen):
    """(mutant, who noticed) for each; ends the program when the code as it is does not pass."""
    for switch, mutant in enumerate(chosen, 1):
        mutant.switch = switch
    have = all_with_switches(bench, chosen)
    noticed = bench.survey()
    if noticed:
        print(f"FAIL the code as it is does not pass: {noticed}\n0 passed, 1 failed, 0 skipped")
        raise SystemExit(1)
    print(f"{len(bench.tests)} tests in {sum(test.seconds for test in bench.tests):.0f} s, "
          f"{len(have)} of {len(chosen)} mutants with a switch", flush=True)
    for path in bench.paths:
        with open(os.path.join(ROOT, path), encoding="utf-8") as file:
            text = file.read()
        mine = [mutant for mutant in chosen if mutant.path == path]
        near = {mutant.switch for mutant in mine}
        tests = [test for test in bench.tests if test.seen & near] or bench.tests
        for mutant in mine:
            if mutant in have:
                continue
            lines = text.splitlines()
            lines[mutant.number] = mutant.changed
            made, _ = bench.compile(path, "\n".join(lines) + "\n")
            yield mutant, bench.caught_by(tests) if made else "compiler"
        if any(mutant not in have for mutant in mine):
            bench.compile(path, with_switches(text, [mutant for mutant in mine if mutant in have])[0])
    for target in bench.targets:
        bench.link(target)
    for mutant in have:
        yield mutant, bench.caught_by([test for test in bench.tests if mutant.switch in test.seen], mutant.switch)


def main():
    options = argparse.ArgumentParser()
    options.add_argument("build")
    options.add_argument("--word", default="")
    options.add_argument("--every", type=int, default=1)
    options.add_argument("--list", action="store_true")
    options = options.parse_args()
    files = sorted(os.path.relpath(path, ROOT) for path in glob.glob(f"{ROOT}/src/*/*.cpp"))
    files = [path for path in files if MUTATED.match(path) and re.search(options.word, path)]
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
        bench = Bench(options.build, folder, files)
        for mutant, noticed in try_all(bench, all_mutants[::options.every]):
            where = f"{mutant.path}:{mutant.number + 1}: {mutant.before}  ->  {mutant.after or '(nothing)'}"
            if noticed == "compiler":
                skipped += 1
            elif noticed:
                passed += 1
                print(f"killed by {noticed}: {where}", flush=True)
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
