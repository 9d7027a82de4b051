#!/usr/bin/env python3
"""Plain journals of Ledger's own tests, posted as entries: every balance is what Ledger says it is, to the cent.

    journals_test.py DRIVER

An account of a journal is a budget line of one award, a commodity an appropriation of its own, and a posting a move
between lines; since no line goes below zero, each is given a float first. A trade of one commodity for another is
refused: nothing of ours converts in silence. The journals are in PENSTOCK_DATA/payments, ledger is Debian's.
"""
import collections
import datetime
import os
import re
import shutil
import subprocess
import sys

TODAY = datetime.date(2026, 11, 23)  # the driver's
FLOAT = 10**9
# How a commodity is written, and a currency with as many decimals in whose place it stands.
COMMODITIES = {"$": ("USD", 2), "€": ("EUR", 2), "AAPL": ("KRW", 0), "bytes": ("JPY", 0)}
DATED = re.compile(r"(\d{4})/(\d\d)/(\d\d)(?:=\d{4}/\d\d/\d\d)?\s+(.*)")
NUMBER = re.compile(r"-?[\d,]+(?:\.\d+)?")


def amount(text):
    """What an amount is of, and how much in minor units: "$ -225.00", "500.00€", "50 AAPL"."""
    text = text.split("@")[0].strip()
    number = NUMBER.search(text).group()
    commodity = (text.replace(number, "")).strip()
    whole, _, part = number.replace(",", "").partition(".")
    decimals = COMMODITIES[commodity][1]
    return commodity, int(whole + part.ljust(decimals, "0"))


def journal(path):
    """The dated entries of a journal: day, text, whether it trades, and per posting account, commodity, minor units."""
    entries = []
    with open(path, encoding="utf-8") as file:
        for line in file:
            if line.lstrip().startswith(";"):
                continue
            line = re.split(r"\s+;", line.rstrip())[0]
            if begun := DATED.match(line):
                entries.append((datetime.date(*map(int, begun.groups()[:3])), begun.group(4), []))
                inside = True
            elif not line.strip() or not line[0].isspace():
                inside = False
            elif inside:
                entries[-1][2].append(re.split(r"\s{2,}", line.strip(), maxsplit=1))
    for day, text, postings in entries:
        legs, left = collections.Counter(), collections.Counter()
        for posting in postings:
            if len(posting) > 1:
                commodity, minor = amount(posting[1])
                legs[posting[0], commodity] += minor
                priced, price = amount(posting[1].split("@")[1]) if "@" in posting[1] else (commodity, 1)
                left[priced] -= minor * price
        for posting in postings:
            if len(posting) == 1:
                for commodity, minor in left.items():
                    legs[posting[0], commodity] += minor
        traded = any("@" in posting[-1] for posting in postings)
        yield day, text, traded, legs


def said_by_ledger(path):
    """Balances by account and commodity, as the program ledger adds them up."""
    said = subprocess.run(["ledger", "--init-file", "/dev/null", "-f", path, "balance", "--real", "--flat",
                           "--no-total", "--balance-format", "%(account)\t%(amount)\n"],
                          capture_output=True, text=True, check=True).stdout
    out, account = {}, ""
    for line in said.splitlines():
        words = line.split("\t")
        account = words[0] if len(words) > 1 else account
        commodity, minor = amount(re.sub(r"[{\[].*", "", words[-1]))
        out[account, commodity] = minor
    return out


class Driver:
    def __init__(self, program):
        self.process = subprocess.Popen([program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def __call__(self, *words):
        self.process.stdin.write("\t".join(str(word) for word in words) + "\n")
        self.process.stdin.flush()
        return self.process.stdout.readline().rstrip("\n")

    def end(self):
        self.process.stdin.close()
        self.process.wait(60)


def line_of(account):
    return account.replace(" ", "_")


def posted(program, entries, wrong_by=0):
    """Balances after the entries and the answers to them; wrong_by: minor units added to the first posting."""
    driver, pools, floats, answers = Driver(program), {}, set(), []
    for number, (day, text, _, legs) in enumerate(entries):
        for account, commodity in legs:
            if commodity not in pools:
                pools[commodity] = len(pools)
                assert driver("pool", COMMODITIES[commodity][0]) == "done"
            if (account, commodity) not in floats:
                floats.add((account, commodity))
                pool = pools[commodity]
                legs_of_float = (f"{pool}/source/0/0/0/0/:{-FLOAT};"
                                 f"{pool}/committed/1/0/1/0/{line_of(account)}:{FLOAT}")
                assert driver("post", f"float {account} {commodity}", "opening", "-", (day - TODAY).days, "-", "-",
                              legs_of_float) == "done"
        written = [f"{pools[commodity]}/committed/1/0/1/0/{line_of(account)}:{minor + (0 if i else wrong_by)}"
                   for i, ((account, commodity), minor) in enumerate(legs.items())]
        entry = ("post", f"journal {number}", "move_line", "-", (day - TODAY).days, text, "-", ";".join(written))
        answers.append(driver(*entry))
        if answers[-1] == "done":
            assert driver(*entry) == "done"  # the same journal once more changes nothing
    standing, names = {}, {number: commodity for commodity, number in pools.items()}
    for each in driver("balances").split(" ")[:-1]:
        place, _, balance = each.rpartition("=")
        pool, stage, *_, line = place.split("/")
        if stage == "committed" and int(balance.split(",")[0]) != FLOAT:
            standing[line, names[int(pool)]] = int(balance.split(",")[0]) - FLOAT
    driver.end()
    return standing, answers


def main():
    folder = os.path.join(os.environ.get("PENSTOCK_DATA", ""), "payments")
    names = [f"ledger_{name}.dat" for name in ("drewr3", "sample", "transfer")]
    if not all(os.path.exists(os.path.join(folder, name)) for name in names) or not shutil.which("ledger"):
        print("skipped: needs PENSTOCK_DATA with payments/ledger_*.dat, and the program ledger")
        print("0 passed, 0 failed, 5 skipped")
        return 77
    counts = [0, 0]

    def check(good, text):
        counts[not good] += 1
        print("ok" if good else "FAIL", text)

    for name, dated in (("drewr3", 11), ("sample", 7), ("transfer", 55)):
        path = os.path.join(folder, f"ledger_{name}.dat")
        entries = list(journal(path))
        plain = [entry for entry in entries if not entry[2]]
        expected = {(line_of(account), commodity): minor for (account, commodity), minor in said_by_ledger(path).items()
                    if minor}
        for _, _, _, legs in (entry for entry in entries if entry[2]):  # refused below: Ledger counted them
            for (account, commodity), minor in legs.items():
                held = (line_of(account), commodity)
                expected[held] = expected.get(held, 0) - minor
        expected = {place: minor for place, minor in expected.items() if minor}
        standing, answers = posted(sys.argv[1], entries)
        done = answers.count("done")
        check(len(entries) == dated and done == len(plain) and standing == expected,
              f"{name}: {done} of {len(entries)} entries posted, {len(standing)} balances as ledger has them"
              + ("" if standing == expected else f", but {sorted(set(standing.items()) ^ set(expected.items()))}"))
        if name == "sample":
            traded = [answer for answer, entry in zip(answers, entries) if entry[2]]
            check(len(traded) == 1 and traded[0].startswith("does_not_balance"),
                  f"{name}: a trade of shares for dollars is refused, nothing is converted: {traded}")
        if name == "drewr3":
            _, answers = posted(sys.argv[1], entries, wrong_by=1)
            check(all(answer.startswith("does_not_balance") for answer in answers),
                  "control: a cent too many is refused in every entry")
    print("{} passed, {} failed, 0 skipped".format(*counts))
    return counts[1] > 0


sys.exit(main())
