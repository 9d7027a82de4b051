#!/usr/bin/env python3
# P6: the ledger against a model of it that shares no line with it, in whole numbers of Python: every balance and every
# refusal with its reason, over random operations of which half could be done and half are wrong somewhere.
#   model_test.py DRIVER [SEEDS] [OPERATIONS]
import collections
import concurrent.futures
import os
import random
import subprocess
import sys

MOST = 10**15
AHEAD = 100  # questions under way: both pipes hold them
MINUS_ALLOWED = {"source", "carried_forward", "exchanged"}
NEEDS = {"source": "", "appropriated": "", "lapsed": "", "carried_forward": "", "exchanged": "", "allotted": "p",
         "reserved": "pc", "committed": "pa", "paid": "pa", "spent": "pa", "returned": "pa", "payable": "pa",
         "demanded": "pa", "recovered": "pa", "written_off": "pa"}
LINES = {"committed", "paid", "spent", "returned", "payable", "demanded", "recovered", "written_off"}
DECIDED = {"appropriate", "reduce", "allot", "take_back", "carry_forward", "lapse", "remit", "demand", "write_off"}
# The ways of the manual, written out once more.
WAYS = {
    "appropriate": [("source", "appropriated")], "reduce": [("appropriated", "source")],
    "allot": [("appropriated", "allotted")], "take_back": [("allotted", "appropriated")],
    "set_aside": [("allotted", "reserved")], "release": [("reserved", "allotted")],
    "commit": [("allotted", "committed"), ("reserved", "committed")], "decommit": [("committed", "allotted")],
    "move_line": [("committed", "committed")], "fall_due": [("committed", "payable")],
    "cancel_due": [("payable", "committed")], "pay": [("payable", "paid")], "advance": [("committed", "paid")],
    "bank_return": [("paid", "payable")], "spend": [("paid", "spent")], "disallow": [("spent", "paid")],
    "give_back": [("paid", "returned")], "reuse": [("returned", "allotted"), ("recovered", "allotted")],
    "demand": [("paid", "demanded"), ("spent", "demanded")], "recover": [("demanded", "recovered")],
    "write_off": [("demanded", "written_off")],
    "carry_forward": [(stage, "carried_forward") for stage in ("appropriated", "allotted", "committed")] +
                     [("carried_forward", stage) for stage in ("appropriated", "allotted", "committed")],
    "lapse": [(stage, "lapsed") for stage in ("appropriated", "allotted", "returned", "recovered")],
    "remit": [("lapsed", "source")],
    "exchange": [("allotted", "exchanged"), ("exchanged", "allotted")],
    "opening": [("source", stage) for stage in ("allotted", "committed", "paid", "spent")], "reverse": [],
}


def whole(place):
    pool, stage, programme, call, award, milestone, line = place
    need = NEEDS[stage]
    return (("p" in need) == (programme > 0) and ("c" in need) == (call > 0) and ("a" in need) == (award > 0)
            and (stage == "payable" or milestone == 0) and (stage in LINES or line == ""))


class Model:
    """What the ledger should hold and say."""

    def __init__(self):
        self.pools = self.today = 0
        self.closed = -10**6  # the day through which the books are closed
        self.balance, self.bound = {}, {}
        self.entries, self.causes, self.reversed = [], {}, set()
        self.reservations, self.reservation_causes = [], {}

    def available(self, place):
        return self.balance.get(place, 0) - self.bound.get(place, 0)

    def well_formed(self, cause, kind, legs, decision, reverses):
        if not cause:
            return "missing_field /cause -"
        if len(legs) < 2:
            return "too_few_legs - -"
        if len(legs) > 64:
            return "too_many_legs - -"
        if kind in DECIDED and not decision:
            return "missing_field /decision -"
        if (kind == "reverse") != (reverses is not None):
            return "missing_field /reverses -"
        sums = {}
        for i, (place, minor) in enumerate(legs):
            if minor == 0 or abs(minor) > MOST:
                return f"number_out_of_range /legs/{i}/minor -"
            if not whole(place):
                return f"place_incomplete /legs/{i}/place -"
            if place in [other for other, _ in legs[:i]]:
                return f"same_place_twice /legs/{i}/place -"
            sums[place[0]] = sums.get(place[0], 0) + minor
        for pool in sorted(sums):
            if sums[pool]:
                return "does_not_balance /legs *"
        for giver, given in legs:
            for i, (taker, taken) in enumerate(legs):
                if given > 0 or taken < 0 or giver[0] != taker[0]:
                    continue
                if kind != "reverse" and (giver[1], taker[1]) not in WAYS[kind]:
                    return f"no_such_way /legs/{i}/place/stage {taker[1]}"
                if (giver[2] and taker[2] and giver[2] != taker[2]) or (giver[4] and taker[4] and giver[4] != taker[4]):
                    return f"legs_apart /legs/{i}/place -"
        return ""

    def post(self, cause, kind, decision, day, memo, reverses, legs, reservation=None):
        entry = (kind, self.today + day, tuple(legs), decision, memo, reverses)
        if reservation is None and cause in self.causes:
            return self.same(self.entries[self.causes[cause]], entry, cause)
        wrong = self.well_formed(cause, kind, legs, decision, reverses)
        if wrong:
            return wrong
        if kind == "reverse":
            original = self.entries[reverses]
            if original[0] == "reverse":
                return "no_such_way /reverses -"
            if reverses in self.reversed:
                return "already_reversed /reverses -"
            if [(place, -minor) for place, minor in original[2]] != legs:
                return "does_not_balance /legs *"
        for i, (place, _) in enumerate(legs):
            if place[0] >= self.pools:
                return f"not_found /legs/{i}/place/appropriation -"
        if self.today + day <= self.closed:
            return "period_closed /value_on *"
        if day > 0:
            return "date_in_future /value_on *"
        for i, (place, minor) in enumerate(legs):
            free = self.available(place) + (legs[0][1] * -1 if reservation is not None and i == 0 else 0)
            if abs(self.balance.get(place, 0) + minor) > MOST:
                return f"number_out_of_range /legs/{i}/minor -"
            if minor < 0 and place[1] not in MINUS_ALLOWED and free + minor < 0:
                return f"exceeds_available /legs/{i}/minor {free}"
        if reservation is not None:
            self.end(reservation, "posted")
        for place, minor in legs:
            self.balance[place] = self.balance.get(place, 0) + minor
        self.causes[cause] = len(self.entries)
        self.entries.append(entry)
        if kind == "reverse":
            self.reversed.add(reverses)
        return "done"

    @staticmethod
    def same(was, entry, cause):
        if was[0] != entry[0]:
            where = "/kind"
        elif was[1] != entry[1]:
            where = "/value_on"
        elif len(was[2]) != len(entry[2]):
            where = "/legs"
        else:
            where = next((f"/legs/{i}/{'place' if one[0] != two[0] else 'minor'}"
                          for i, (one, two) in enumerate(zip(was[2], entry[2])) if one != two), "")
            where = where or ("/decision" if was[3] != entry[3] else "/memo" if was[4] != entry[4]
                              else "/reverses" if was[5] != entry[5] else "")
        return f"cause_already_used {where} {cause}" if where else "done"

    def end(self, number, state):
        reservation = self.reservations[number]
        self.bound[reservation["from"]] -= reservation["minor"]
        reservation["state"] = state

    def reserve(self, cause, kind, giver, taker, minor, day, decision):
        terms = (kind, giver, taker, minor, self.today + day, decision)
        if cause in self.reservation_causes:
            same = self.reservations[self.reservation_causes[cause]]["terms"] == terms
            return "done" if same else f"cause_already_used /cause {cause}"
        if giver[0] >= self.pools:
            return "not_found /from/appropriation -"
        if minor <= 0:
            return "not_positive /minor -"
        wrong = self.well_formed(cause, kind, [(giver, -minor), (taker, minor)], decision, None)
        if wrong:
            return wrong
        if day < 0:
            return "date_in_past /expires_on *"
        if giver[1] not in MINUS_ALLOWED and self.available(giver) < minor:
            return f"exceeds_available /minor {self.available(giver)}"
        for place in (giver, taker):
            self.balance.setdefault(place, 0)
        self.bound[giver] = self.bound.get(giver, 0) + minor
        self.reservation_causes[cause] = len(self.reservations)
        self.reservations.append({"from": giver, "to": taker, "minor": minor, "until": self.today + day,
                                  "state": "pending", "terms": terms, "kind": kind, "decision": decision})
        return "done"

    def post_reserved(self, number, cause, minor, day):
        mine = self.reservations[number]
        if cause in self.causes:
            was = self.entries[self.causes[cause]]
            same = (len(was[2]) == 2 and was[2][0][0] == mine["from"] and was[2][1][1] == minor
                    and was[1] == self.today + day)
            return "done" if same else f"cause_already_used /minor {cause}"
        if mine["state"] != "pending":
            return f"step_not_allowed - {mine['state']}"
        if self.today > mine["until"]:
            return "reservation_expired - *"
        if minor <= 0:
            return "not_positive /minor -"
        if minor > mine["minor"]:
            return f"exceeds_reservation /minor {mine['minor']}"
        return self.post(cause, mine["kind"], mine["decision"], day, "", None,
                         [(mine["from"], -minor), (mine["to"], minor)], reservation=number)

    def void(self, number):
        if self.reservations[number]["state"] != "pending":
            return f"step_not_allowed - {self.reservations[number]['state']}"
        self.end(number, "voided")
        return "done"

    def expire(self):
        for number, each in enumerate(self.reservations):
            if each["state"] == "pending" and each["until"] < self.today:
                self.end(number, "expired")
        return "done"


def text_of(place):
    return "/".join(map(str, place))


class Chances:
    """Asks for something, sensible more often than not."""

    def __init__(self, seed):
        self.random, self.model, self.number = random.Random(seed), Model(), 0

    def any_place(self, stage=None, pool=None):
        pick = self.random
        stage = stage or pick.choice(sorted(NEEDS))
        need = NEEDS[stage] if pick.random() < 0.97 else pick.choice(["", "p", "pa", "pc"])
        programme = pick.choice([1, 2])
        return (pick.randrange(self.model.pools + (pick.random() < 0.01)) if pool is None else pool, stage,
                programme if "p" in need else 0, pick.choice([5, 6]) if "c" in need else 0,
                programme * 10 + pick.choice([0, 1]) if "a" in need else 0,
                pick.choice([0, 0, 7]) if stage == "payable" else 0,
                pick.choice(["", "", "labour"]) if stage in LINES else "")

    def amount(self):
        if self.random.random() < 0.03:
            return self.random.choice([0, -1, -5, MOST, MOST + 1, 2**62])
        return self.random.choice([self.random.randrange(1, 100), self.random.randrange(1, 20_000)])

    def way(self):
        kind = self.random.choice(sorted(WAYS))
        giver = self.any_place()
        if WAYS[kind] and self.random.random() < 0.85:
            start, end = self.random.choice(WAYS[kind])
            giver = self.any_place(start)
            rich = [place for place in self.model.balance if place[1] == start and self.model.available(place) > 0]
            if rich and self.random.random() < 0.8:
                giver = self.random.choice(rich)
            taker = list(self.any_place(end, giver[0]))
            if self.random.random() < 0.9:
                for i in (2, 4):
                    if giver[i] and taker[i]:
                        taker[i] = giver[i]
                if taker[4] and giver[2] and not giver[4]:
                    taker[4] = taker[2] * 10 + taker[4] % 10
            return kind, giver, tuple(taker)
        return kind, giver, self.any_place()

    def cause(self):
        self.number += 1
        if self.random.random() < 0.02 and self.model.causes:
            return self.random.choice(list(self.model.causes))
        return "-" if self.random.random() < 0.002 else f"c{self.number}"

    def ask(self):
        """One operation as a line, and what the model answers."""
        pick, model = self.random, self.model
        chance = pick.random()
        if model.pools < 3:
            model.pools += 1
            return "pool\t" + ["CNY", "CNY", "USD"][model.pools - 1], "done"
        if chance < 0.005:
            model.today += 1
            return "day\t1", "done"
        if chance < 0.007:
            model.closed = model.today - 2
            return "close\t-2", "done"
        if chance < 0.009 and model.closed > -10**6:
            model.closed = model.today - 5
            return "reopen\t-5", "done"
        if chance < 0.012:
            return "expire", model.expire()
        day, decision = pick.choice([0, 0, 0, 0, 0, -1, -2, 1]), pick.choice(["board", "board", "board", "board", "-"])
        plain = "" if decision == "-" else decision
        if chance < 0.12:
            (kind, giver, taker), cause, minor = self.way(), f"r{self.number}", self.amount()
            self.number += pick.random() < 0.95
            line = ["reserve", cause, kind, text_of(giver), text_of(taker), minor, day, decision]
            return "\t".join(map(str, line)), model.reserve(cause, kind, giver, taker, minor, day, plain)
        if chance < 0.2 and model.reservations:
            number = pick.randrange(max(0, len(model.reservations) - 30), len(model.reservations))
            if pick.random() < 0.3:
                return f"void\t{number}", model.void(number)
            minor = min(self.amount(), model.reservations[number]["minor"] + 2)
            cause = self.cause().replace("-", "x")
            return f"post_reserved\t{number}\t{cause}\t{minor}\t{day}", model.post_reserved(number, cause, minor, day)
        if chance < 0.26 and model.entries:
            number = pick.randrange(max(0, len(model.entries) - 40), len(model.entries))
            legs = [(place, -minor) for place, minor in model.entries[number][2]]
            if pick.random() < 0.1:
                legs[0] = (legs[0][0], legs[0][1] + 1)
            kind, reverses = "reverse", number
        else:
            (kind, giver, taker), minor, reverses = self.way(), self.amount(), None
            legs = [(giver, -minor), (taker, minor if pick.random() < 0.98 else minor + 1)]
            if pick.random() < 0.05:
                legs += [(self.any_place(), -3), (self.any_place(), 3)]
        cause, memo = self.cause(), pick.choice(["-", "m"])
        line = ["post", cause, kind, decision, day, memo, "-" if reverses is None else reverses,
                ";".join(f"{text_of(place)}:{minor}" for place, minor in legs)]
        said = model.post(cause.replace("-", ""), kind, plain, day, memo.replace("-", ""), reverses, legs)
        return "\t".join(map(str, line)), said


def agree(said, expected):
    """Details marked * are words of the ledger's own (dates, numbers of facts)."""
    if expected.endswith(" *"):
        return said.split(" ")[:2] == expected.split(" ")[:2]
    return said == expected


def compare(driver, seed, operations, spoil=False):
    """How many answers differed, and how often each answer came. The questions go ahead of the answers, so that both
    sides work at once; balances are compared when all that was asked has been answered."""
    chances, endings, asked = Chances(seed), {}, collections.deque()
    with subprocess.Popen([driver], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        def answered():
            said = process.stdout.readline().rstrip("\n")
            i, line, expected = asked.popleft()
            endings[expected.split(" ")[0]] = endings.get(expected.split(" ")[0], 0) + 1
            if agree(said, expected):
                return True
            if not spoil:
                print(f"FAIL seed {seed}, operation {i}: {line}\n     expected {expected}\n     said     {said}")
            return False

        def balances():
            process.stdin.write("balances\n")
            process.stdin.flush()
            while asked:
                if not answered():
                    return False
            mine = {text_of(place): f"{balance},{chances.model.bound.get(place, 0)}"
                    for place, balance in chances.model.balance.items()}
            theirs = dict(each.rsplit("=", 1) for each in process.stdout.readline().split(" ") if "=" in each)
            if mine != theirs and not spoil:
                print(f"FAIL seed {seed}, after {i}: balances differ in", dict(set(mine.items()) ^ set(theirs.items())))
            return mine == theirs

        for i in range(operations):
            asked.append((i, *chances.ask()))
            process.stdin.write(asked[-1][1] + "\n")
            if spoil and i == operations // 2:
                place = next(iter(chances.model.balance))
                chances.model.balance[place] += 1  # the control: one fen too many
            if i % AHEAD == AHEAD - 1:
                process.stdin.flush()
                while len(asked) > AHEAD:
                    if not answered():
                        return 1, endings
            if (i % 2_000 == 1_999 or i == operations - 1) and not balances():
                return 1, endings
        process.stdin.close()
    return 0, endings


def main():
    driver, seeds = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 1
    operations = int(sys.argv[3]) if len(sys.argv) > 3 else 10_000
    first, passed, failed, endings = int(os.environ.get("PENSTOCK_SEED", "1")), 0, 0, {}
    with concurrent.futures.ProcessPoolExecutor(os.cpu_count()) as workers:
        compared = list(workers.map(compare, [driver] * seeds, range(first, first + seeds), [operations] * seeds))
    for wrong, seen in compared:
        passed, failed = passed + (wrong == 0), failed + (wrong > 0)
        for name, count in seen.items():
            endings[name] = endings.get(name, 0) + count
    rare = [name for name in ("done", "exceeds_available", "exceeds_reservation", "no_such_way", "legs_apart",
                              "does_not_balance", "place_incomplete", "cause_already_used", "already_reversed",
                              "period_closed", "date_in_future", "missing_field", "step_not_allowed",
                              "reservation_expired", "number_out_of_range", "same_place_twice", "not_found")
            if endings.get(name, 0) < 3]
    print("answers:", ", ".join(f"{name} {count}" for name, count in sorted(endings.items(), key=lambda e: -e[1])))
    if rare:
        print("FAIL too rare to prove anything:", ", ".join(rare))
    noticed, _ = compare(driver, first, 4_000, spoil=True)
    if not noticed:
        print("FAIL the control: a balance changed in the model was not noticed")
    passed, failed = passed + (not rare) + bool(noticed), failed + bool(rare) + (not noticed)
    print(f"{passed} passed, {failed} failed, 0 skipped")
    return failed > 0


if __name__ == "__main__":
    sys.exit(main())
