# The door of a running server: tokens reach no further than they say and than their person does, a second factor is
# asked for, acts that move money want a fresh proof where the rules say so, and sessions are ended from elsewhere.
import base64
import datetime
import json
import os
import subprocess
import sys
import time

from client import Client, Server, code_of, database_of, parser
from door_samples import enrolled, token_body
from samples import World
from payment_samples import batch_of


class Program:
    """Calls with a token in place of a session: no cookie, no value against forgery."""

    def __init__(self, server, token):
        self.client, self.token = Client(server), token

    def call(self, method, path, body=None):
        status, _, answer = self.client.call(method, path, body, headers={
            "Authorization": "Bearer " + self.token, "X-CSRF-Token": None})
        return status, answer.decode()

    def refusal(self, method, path, body=None):
        status, answer = self.call(method, path, body)
        return f"{status} {answer.split(chr(34) + 'refusal' + chr(34))[-1][:60]}" if status >= 400 else str(status)


class Test:
    def __init__(self, world):
        self.world, self.server = world, world.server
        self.passed = self.failed = 0

    def expect(self, title, got, want):
        good = want in str(got)
        self.passed, self.failed = self.passed + good, self.failed + (not good)
        print("ok" if good else "FAIL", title, "" if good else f"got {got}, wanted {want}", flush=True)

    def token(self, who, **more):
        return self.world.done(who, "/api/session/tokens", token_body(self.world, **more))

    def reaching(self):
        """Scopes, one by one."""
        world, officer = self.world, self.world.person("case_officer")
        reads = Program(self.server, self.token(officer)["token"])
        self.expect("a token reads what its person reads", reads.refusal("GET", "/api/awards"), "200")
        self.expect("a reading token changes nothing", reads.refusal("POST", "/api/awards", world.award_body()),
                    "beyond_token")
        self.expect("no token reaches what its person may not", reads.refusal("GET", "/api/people"), "not_your_role")
        for path, body in (("/api/session/password", {"current": "x", "next": "five grey owls listen"}),
                           ("/api/session/tokens", token_body(world)), ("/api/session/proof", {"password": "x"}),
                           ("/api/session/second-factor/start", {})):
            self.expect(f"no token moves the door itself: {path}", reads.refusal("POST", path, body), "beyond_token")

        writes = Program(self.server, self.token(officer, reads_only=False, permissions=["record_awards"])["token"])
        self.expect("a token with a permission acts by it, without a value against forgery",
                    writes.refusal("POST", "/api/awards", world.award_body()), "200")
        self.expect("and reads", writes.refusal("GET", "/api/awards"), "200")
        self.expect("and acts by no other", writes.refusal("POST", "/api/award-preparations", {}), "not_your_role")
        self.expect("nor does what asks for no role", writes.refusal(
            "POST", "/api/my-messages/read", {"through": 1}), "beyond_token")
        status, _, answer = officer.post("/api/session/tokens",
                                         token_body(world, reads_only=False, permissions=["manage_people"]))
        self.expect("nobody makes a token beyond his own rights", (status, answer["refusal"]), "(403, 'not_your_role')")

        other, own = world.award(programme=world.own[1]), world.award()
        within = Program(self.server, self.token(officer, programme=world.own[0])["token"])
        self.expect("a token of one programme sees it", within.refusal("GET", f"/api/awards/{own}"), "200")
        self.expect("and no other", within.refusal("GET", f"/api/awards/{other}"), "not_found")
        self.expect("the control: its person sees both", officer.get(f"/api/awards/{other}")[0], "200")

    def ending(self):
        world, officer = self.world, self.world.person("case_officer")
        made = self.token(officer)
        program = Program(self.server, made["token"])
        listed = officer.get("/api/session/tokens")[1]
        self.expect("the token is shown once", made["token"] in str(listed), "False")
        program.call("GET", "/api/awards")
        used = ""
        for _ in range(50):
            used = officer.get("/api/session/tokens")[1]["items"][0].get("used")
            if used:
                break
            time.sleep(0.1)
        self.expect("the last day it was used is kept", used, world.today)
        world.done(officer, f"/api/session/tokens/{made['item']['id']}/end", {})
        self.expect("an ended token is nobody", program.refusal("GET", "/api/awards"), "not_signed_in")
        for until in ((datetime.date.fromisoformat(world.today) + datetime.timedelta(days=days)).isoformat()
                      for days in (-1, 367)):
            status, _, answer = officer.post("/api/session/tokens", token_body(world, until=until))
            self.expect(f"a token until {until} is refused", answer["errors"][0]["refusal"], "token_term")
        again = Program(self.server, self.token(officer)["token"])
        self.expect("a living one", again.refusal("GET", "/api/awards"), "200")
        world.done(world.admin, f"/api/people/{officer.number}/steps", {"step": "suspend"})
        self.expect("is nobody when its person is suspended", again.refusal("GET", "/api/awards"), "not_signed_in")
        world.done(world.admin, f"/api/people/{officer.number}/steps", {"step": "resume"})
        self.expect("and is not revived", again.refusal("GET", "/api/awards"), "not_signed_in")
        for text in ("", "pst_" + "A" * 43, "x" * 47, made["token"][:-1], made["token"] + "A"):
            self.expect("a token nobody made", Program(self.server, text or "-").refusal("GET", "/api/awards"),
                        "not_signed_in")

    def factor(self):
        world, who = self.world, enrolled(self.world)
        ask = {"email": who.email, "password": who.password}
        status, _, answer = Client(self.server).post("/api/session", ask)
        self.expect("a second factor is asked for", (status, answer["refusal"]), "code_needed")
        status, _, answer = Client(self.server).post("/api/session", {**ask, "code": "000000"})
        self.expect("a wrong code is refused", (status, answer["refusal"]), "wrong_code")
        now = who.server_time()
        states = [Client(self.server).post("/api/session", {**ask, "code": code_of(who.factor, now)})[0]
                  for _ in range(2)]
        self.expect("the code that set it up signs nobody in", states, "[401, 401]")
        states = [Client(self.server).post("/api/session", {**ask, "code": code_of(who.factor, now + 30)})[0]
                  for _ in range(2)]
        self.expect("a code works once", states, "[200, 401]")
        self.expect("what happened is kept", [each["kind"] for each in who.get("/api/session/events")[1]["items"]][:5],
                    "['wrong_code', 'signed_in', 'wrong_code', 'wrong_code', 'wrong_code']")

    def secrets(self):
        """The secret of a second factor is nothing without the key beside the database."""
        world, server = self.world, self.server
        sqlite = server.database.startswith("sqlite:")
        file = server.database[7:] + ".encryption-key" if sqlite else os.path.join(server.folder.name,
                                                                                 "penstock.encryption-key")
        self.expect("the key is its owner's", oct(os.stat(file).st_mode & 0o777), "0o600")
        who = enrolled(world)
        recovery = world.done(who, "/api/session/second-factor/recovery-codes", {})["codes"]

        def doctor():
            seen = json.loads(server.command("doctor", "--json").stdout)
            return next((one["ok"], one["detail"].split(": ", 1)[1]) for one in seen if one["name"] == "encryption_key")

        def sign_in(code=None):
            server.sql("UPDATE second_factor SET last_step = 0")  # so that nobody waits for the next code
            status, _, answer = Client(server).post("/api/session", {
                "email": who.email, "password": who.password, "code": code or code_of(who.factor, who.server_time())})
            return (answer or {}).get("refusal", status)

        def lengths():
            return sorted(set(server.sql("SELECT length(secret) FROM second_factor WHERE secret IS NOT NULL")))

        def start_with(*lines):
            server.stop()
            with open(file, "w", encoding="utf-8") as keys:
                keys.write("".join(line + "\n" for line in lines))
            server.start()

        self.expect("with the key codes are taken", sign_in(), "200")
        self.expect("and the doctor is content", doctor(), "(True,")
        self.expect("what the table holds is encrypted", lengths(), "57")
        secret = base64.b32decode(who.factor)
        if sqlite:
            held = b"".join(open(server.database[7:] + end, "rb").read() for end in ("", "-wal")
                            if os.path.exists(server.database[7:] + end))
            self.expect("no byte of the file is of the secret", secret in held, "False")
            self.expect("the control: the hash of the password is there", b"$argon2id$" in held, "True")
        with open(file, encoding="utf-8") as keys:
            old = keys.read().strip()
        new = "0123456789abcdef" * 4

        start_with(new)
        self.expect("without the key no code is taken", sign_in(), "second_factor_unreadable")
        self.expect("nor one that is wrong", sign_in("000000"), "second_factor_unreadable")
        self.expect("a recovery code is", sign_in(recovery[0]), "200")
        self.expect("and the doctor says so", doctor(), "unreadable")
        server.stop()
        os.remove(file)
        server.start()
        self.expect("no other key is made while something waits for the lost one", os.path.exists(file), "False")
        self.expect("then nobody sets up a second factor", world.person().post(
            "/api/session/second-factor/start", {})[2]["refusal"], "encryption_key_missing")
        with open(file, "w", encoding="utf-8") as keys:
            keys.write(old)
        os.chmod(file, 0o600)
        start_with(new, old)
        self.expect("with both keys codes are taken", sign_in(), "200")
        self.expect("and the doctor is content again", doctor(), "(True,")
        start_with(new)
        self.expect("by then all is encrypted with the newest", sign_in(), "200")

        server.stop()
        plain = f"X'{secret.hex()}'" if sqlite else f"decode('{secret.hex()}', 'hex')"
        server.sql(f"UPDATE second_factor SET secret = {plain} WHERE person = {who.number}")
        self.expect("a secret from before is told", doctor(), "plain")
        server.start()
        self.expect("it is encrypted at the next start", [int(one) for one, in lengths()] + [sign_in()], "[57, 200]")

        server.stop()
        with open(file, "w", encoding="utf-8") as keys:
            keys.write("no key\n")
        refused = server.elsewhere("serve", "--database", server.database, "--listen", "127.0.0.1:0")
        self.expect("a file that holds no key is not used", (refused.returncode, refused.stderr), "64 hexadecimal")
        os.chmod(file, 0o644)
        refused = server.elsewhere("serve", "--database", server.database, "--listen", "127.0.0.1:0")
        self.expect("nor one that others can read", (refused.returncode, refused.stderr), "chmod 600")
        os.chmod(file, 0o600)
        start_with(new)

    def keys_made_at_once(self):
        """Several that start for the first time at one moment use one key, whoever made it."""
        folder = self.server.folder.name
        file = os.path.join(folder, "shared.key")
        made = [subprocess.Popen([self.server.binary, "init", "--database", f"sqlite:{folder}/once-{number}.db",
                                  "--encryption-key", file], cwd=folder, stdout=subprocess.DEVNULL,
                                 stderr=subprocess.DEVNULL) for number in range(8)]
        self.expect("all of them start", {one.wait(60) for one in made}, "{0}")
        with open(file, encoding="utf-8") as key:
            self.expect("with one key", len(key.read().split()), "1")
        left = [name for name in os.listdir(folder) if name.startswith("shared.key.")]
        self.expect("and nothing half-written is left", left, "[]")

    def proof(self):
        """Where the rules want a proof of everybody, a token, which never has one, moves no money."""
        world, finance = self.world, self.world.person("finance_officer")
        batch = batch_of(world)
        scope = {"reads_only": False, "permissions": ["approve_payments", "signed_in", "read_money"]}
        program = Program(self.server, self.token(finance, **scope)["token"])
        sign = ("POST", f"/api/batches/{batch}/steps", {"step": "sign"})
        before = program.refusal(*sign)
        self.expect("the control: without the rule, signing is judged as such", "fresh_proof" in before, "False")
        rules = world.admin.get("/api/sign-in-rules")[1]
        world.done(world.admin, "/api/sign-in-rules", {**rules, "proof_of": "everybody"})
        self.expect("signing a batch wants a proof", program.refusal(*sign), "fresh_proof_needed")
        self.expect("approving a payment too", program.refusal("POST", "/api/payments/1/steps", {"step": "approve"}),
                    "fresh_proof_needed")
        self.expect("reading does not", program.refusal("GET", f"/api/batches/{batch}"), "200")
        status, _, answer = finance.post(f"/api/batches/{batch}/steps", {"step": "sign"})
        self.expect("who has just signed in is not asked", answer.get("refusal") == "fresh_proof_needed", "False")
        world.done(world.admin, "/api/sign-in-rules", rules)
        document = Client(self.server).get("/api/openapi.json")[1]
        marked = {path for path, methods in document["paths"].items() for each in methods.values()
                  if each.get("x-fresh-proof")}
        for path in ("/api/batches/{id}/steps", "/api/payments/{id}/steps", "/api/payees/{id}/steps",
                     "/api/session/tokens", "/api/sign-in-rules", "/api/people/{id}/roles"):
            self.expect(f"the description says so of {path}", path in marked, "True")


def main():
    options = parser().parse_args()
    server = Server(options.binary, database_of(options))
    test = None
    try:
        test = Test(World(server.start()))
        test.reaching()
        test.ending()
        test.factor()
        test.proof()
        test.secrets()
        test.keys_made_at_once()
        verified = server.command("verify", "--json")
        test.expect("the record holds together", verified.returncode, "0")
    finally:
        server.close()
    print(f"{test.passed} passed, {test.failed} failed, 0 skipped")
    return test.failed > 0


sys.exit(main())
