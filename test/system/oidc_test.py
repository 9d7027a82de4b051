# Signing in through an identity provider, one of ours: the way there and back, every damaged answer refused, who is let
# in, what groups give and end, our own second factor, and the links of accounts. The control is the sign-in that holds.
import contextlib
import http.server
import os
import secrets
import ssl
import subprocess
import sys
import threading
import urllib.parse

from client import Client, Server, code_of, database_of, parser
from door_samples import enrolled
from provider import Keys, Provider, asked_of, openssl
from samples import World

BEFORE_TOKEN = {"down": "provider_unavailable", "redirect": "provider_unavailable", "large": "provider_unavailable",
                "other issuer": "provider_unavailable", "address": "provider_unavailable"}
IN_TOKEN = {"nonce": "nonce", "audience": "audience", "issuer": "issuer", "party": "authorised party",
            "subject": "subject", "expired": "expiry", "future": "issued at", "none": "algorithm",
            "HS256": "algorithm", "unknown key": "key", "signature": "signature"}
START, RETURN = "/api/session/provider", "/api/session/provider/return"


@contextlib.contextmanager
def self_signed(folder):
    """A server that speaks TLS by a certificate of its own making; its port."""
    key, certificate = os.path.join(folder, "tls.key"), os.path.join(folder, "tls.pem")
    openssl("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=localhost", "-addext",
            "subjectAltName=DNS:localhost", "-keyout", key, "-out", certificate)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    server = http.server.HTTPServer(("127.0.0.1", 0), http.server.BaseHTTPRequestHandler)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    server.handle_error = lambda *words: None
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server.server_address[1]
    server.shutdown()


class Browser(Client):
    """Keeps every cookie, as a browser does."""

    def __init__(self, server):
        super().__init__(server)
        self.kept_cookies = {}

    def call(self, method, path, body=None, key=None, headers=None, raw=None):
        self.cookie = "; ".join(f"{name}={value}" for name, value in self.kept_cookies.items())
        status, got, answer = super().call(method, path, body, key, headers, raw)
        for name, value in got.items():
            if name.lower() == "set-cookie":
                cookie, content = value.split(";")[0].split("=", 1)
                self.kept_cookies[cookie] = content
        return status, got, answer

    def look(self):
        session = self.get("/api/session")[1]
        self.csrf = session["csrf"]
        return session


class Test:
    def __init__(self, options):
        self.options = options
        self.provider = Provider()
        self.server = Server(options.binary, database_of(options))
        self.passed = self.failed = 0

    def expect(self, title, got, want):
        good = want in str(got)
        self.passed, self.failed = self.passed + good, self.failed + (not good)
        print("ok" if good else "FAIL", title, "" if good else f"got {got}, wanted {want}", flush=True)

    def start(self, **more):
        self.server.stop()
        self.server.settings = self.provider.settings(**more)
        self.server.start()

    def leave(self, browser, path=START, **body):
        """To the provider's page and back: what it sends the browser home with."""
        status, _, answer = browser.post(path, body)
        if status != 200:
            return answer["refusal"]
        return self.provider.leave(asked_of(answer["go_to"]))

    def enter(self, browser=None, **person):
        """A whole sign-in; the answer, or why there is none."""
        if person:
            self.provider.person = person
        browser = browser or Browser(self.server)
        back = self.leave(browser)
        if isinstance(back, str):
            return back, browser
        return self.back(browser, back), browser

    def back(self, browser, back, path=RETURN):
        status, _, answer = browser.post(path, back)
        return answer if status == 200 else f"{answer['refusal']} {answer['detail']}"

    def linked(self, role="", **person):
        """Somebody with an account at the provider that an administrator linked."""
        who = self.world.person(role)
        subject = "u-" + secrets.token_hex(6)
        self.world.done(self.world.admin, f"/api/people/{who.number}/identities", {"subject": subject})
        return who, {"sub": subject, "email": who.email, "email_verified": True, **person}

    def way_there(self):
        browser = Browser(self.server)
        status, headers, answer = browser.post(START, {})
        asked, cookie = asked_of(answer["go_to"]), next(v for k, v in headers.items() if k.lower() == "set-cookie")
        self.expect("a browser is sent to the provider's page", answer["go_to"], self.provider.address + "/auth?")
        self.expect("with PKCE", (asked["code_challenge_method"], len(asked["code_challenge"])), "('S256', 43)")
        self.expect("with a nonce and a state of their own", len({asked["nonce"], asked["state"], cookie}), "3")
        for word in ("HttpOnly", "SameSite=Strict", "Max-Age=600", "Path=/"):
            self.expect(f"the cookie of the round says {word}", cookie, word)
        self.expect("the page knows the provider by its name", browser.get(START)[1], "City login")
        self.expect("nobody is signed in by leaving", browser.look()["signed_in"], "False")

    def good(self):
        who, person = self.linked("case_officer")
        for method in ("RS256", "ES256"):
            self.provider.method = method
            answer, browser = self.enter(**person)
            session = browser.look()
            self.expect(f"control: a token by {method} signs in", answer, "'signed_in': True")
            self.expect("as the person it is linked to", session["person"]["id"], str(who.number))
        self.provider.method = "RS256"
        self.expect("with the person's roles", session["permissions"], "record_awards")
        events = browser.get("/api/session/events")[1]["items"]
        self.expect("the history tells", events[0]["kind"], "provider_signed_in")
        status = browser.post("/api/session/end", {})[0]
        self.expect("signing out ends the session here", (status, browser.look()["signed_in"]), "(200, False)")
        return person

    def damaged(self, person):
        """Everything that a provider, or who stands for it, may do wrong."""
        for spoil, where in IN_TOKEN.items():
            self.provider.spoil = spoil
            answer, browser = self.enter(**person)
            self.provider.spoil = ""
            self.expect(f"a token with a wrong {spoil} is refused", answer, f"token_not_right {where}")
            self.expect("and nobody is signed in", browser.look()["signed_in"], "False")
            self.forgive()
        asked = self.provider.counted["keys"]
        self.provider.keys = Keys(self.provider.folder.name, "next")
        answer, _ = self.enter(**person)
        self.expect("keys that are asked for again only after a while", self.provider.counted["keys"] - asked <= 1,
                    "True")

    def ways_back(self, person):
        browser = Browser(self.server)
        self.provider.person = person
        back = self.leave(browser)
        other = Browser(self.server)
        self.leave(other)
        self.expect("a state in another browser", self.back(other, back), "round_over")
        self.expect("a state in no browser", self.back(Browser(self.server), back), "round_over")
        self.expect("a changed state", self.back(browser, {**back, "state": back["state"][:-1] + "-"}), "round_over")
        self.expect("a state that is none", self.back(browser, {**back, "state": "s"}), "round_over")
        self.expect("a state for linking", self.back(browser, {**back, "state": "l" + back["state"][1:]}), "round_over")
        self.forgive()
        self.expect("a code of nobody", self.back(browser, {**back, "code": "x"}), "provider_declined invalid_grant")
        self.forgive()
        declined = {"state": back["state"], "error": "access_denied"}
        self.expect("what the provider declines", self.back(browser, declined), "provider_declined")
        self.expect("the answer of another provider", self.back(browser, {**back, "issuer": "https://a.example"}),
                    "token_not_right issuer")
        back = self.leave(browser)
        self.expect("control: the same browser, all as it was", self.back(browser, back), "'signed_in': True")
        browser.look()
        self.expect("the same code and state again", self.back(browser, back), "round_over")
        code = {**self.provider.leave(asked_of("?" + urllib.parse.urlencode({
            "redirect_uri": "http://127.0.0.1:8080/sign-in/returned", "nonce": "n", "code_challenge": "",
            "state": back["state"]}))), "state": back["state"]}
        self.expect("a code without PKCE", self.back(browser, code), "provider_declined invalid_grant")
        fresh = Browser(self.server)
        back = self.leave(fresh)
        stolen = Browser(self.server)
        self.leave(stolen)
        taken = {"state": asked_of("?state=" + self.leave(stolen)["state"])["state"], "code": back["code"]}
        self.expect("somebody else's code", self.back(stolen, taken), "provider_declined invalid_grant")
        self.forgive()
        for headers, title in (({"Sec-Fetch-Site": "cross-site"}, "another site"),
                               ({"Origin": "https://a.example"}, "another origin"),
                               ({"Content-Type": "text/plain"}, "a form")):
            status = fresh.call("POST", RETURN, back, headers=headers)[0]
            self.expect(f"a way back from {title}", status in (403, 415), "True")

    def forgive(self):
        """The count of failures of this address, as if a quarter of an hour had passed."""
        self.server.sql("DELETE FROM sign_in_attempt")

    def throttled(self):
        browser = Browser(self.server)
        said = [self.back(browser, {"state": "s1.x", "code": "x"}) for _ in range(8)]
        self.expect("who tries again and again waits", said[-1], "too_many_attempts")
        self.expect("and nobody else at the same address", self.back(browser, {"state": "s2.x", "code": "x"}),
                    "round_over")
        self.forgive()

    def away(self, person):
        """A provider that is gone or bends the rules of the road, before anything is remembered of it."""
        for spoil, refusal in BEFORE_TOKEN.items():
            self.provider.spoil = spoil
            self.start()
            answer, _ = self.enter(**person)
            self.provider.spoil = ""
            self.expect(f"a provider that is: {spoil}", answer, refusal)
            self.expect("the server is well", Client(self.server).get("/api/session")[0], "200")
        self.expect("no redirect was followed", self.provider.counted["elsewhere"], "0")
        self.provider.spoil = "slow"
        browser = Browser(self.server)
        self.expect("a provider that takes its time", self.back(browser, self.leave(browser)), "provider_unavailable")
        self.provider.spoil = ""
        self.forgive()
        doctor = self.doctor()
        self.expect("penstock doctor finds the provider", doctor, "2 keys")
        self.provider.spoil = "down"
        self.expect("and says when it is away", self.doctor(), "provider_unavailable")
        self.provider.spoil = ""
        with self_signed(self.provider.folder.name) as port:
            self.expect("a certificate that nobody vouches for is refused",
                        self.doctor(PENSTOCK_OIDC_ISSUER=f"https://localhost:{port}"), "provider_unavailable SSL")

    def doctor(self, **more):
        settings = {**os.environ, **self.server.settings, **more}
        made = subprocess.run([self.server.binary, "doctor", "--database", self.server.database], capture_output=True,
                              text=True, cwd=self.server.folder.name, env=settings)
        return next(line for line in made.stdout.splitlines() if "identity provider" in line)

    def whom(self):
        """Who is known, by hand, by address, or made."""
        stranger = {"sub": "s-" + secrets.token_hex(6), "email": "stranger@linjiang.example", "email_verified": True,
                    "name": "Wen Stranger"}
        answer, _ = self.enter(**stranger)
        self.expect("who is linked to nobody is refused", answer, "identity_unknown")
        visitors = self.world.admin.get("/api/provider-visitors")[1]["items"]
        self.expect("and an administrator sees who came", visitors[0], "Wen Stranger")
        who = self.world.person("case_officer")
        same = {"sub": "s-" + secrets.token_hex(6), "email": who.email, "email_verified": True}
        self.expect("an address links nobody by itself", self.enter(**same)[0], "identity_unknown")

        own = Browser(self.server)
        own.post("/api/session", {"email": who.email, "password": who.password})
        own.look()
        self.provider.person = same
        back = self.leave(own, "/api/session/identities/start")
        self.expect("a way for linking signs nobody in", self.back(own, back), "round_over")
        answer = self.back(own, back, "/api/session/identities")
        self.expect("a person links the own account", answer, same["sub"])
        self.expect("and signs in by it", self.enter(**same)[0], "'signed_in': True")
        other = Browser(self.server)
        second = self.world.person()
        other.post("/api/session", {"email": second.email, "password": second.password})
        other.look()
        back = self.leave(other, "/api/session/identities/start")
        self.expect("nobody links an account that is another's", self.back(other, back, "/api/session/identities"),
                    "identity_taken")
        status, _, answer = second.post(f"/api/people/{second.number}/identities", {"subject": "x"})
        self.expect("nor somebody's, without being an administrator", answer["refusal"], "not_your_role")
        number = who.get("/api/session/identities")[1]["items"][0]["id"]
        status, _, answer = second.post(f"/api/session/identities/{number}/end", {})
        self.expect("nobody unlinks another's", answer["refusal"], "not_found")
        self.world.done(who, f"/api/session/identities/{number}/end", {})
        self.expect("an unlinked account is unknown", self.enter(**same)[0], "identity_unknown")

        for step, refusal in (("suspend", "account_suspended"), ("close", "account_closed")):
            gone, person = self.linked()
            self.world.done(self.world.admin, f"/api/people/{gone.number}/steps", {"step": step})
            self.expect(f"after {step} nobody enters", self.enter(**person)[0], refusal)
        facts = self.world.size()
        self.enter(**stranger)
        self.expect("a refused sign-in leaves no fact", self.world.size() - facts, "0")
        self.forgive()
        return stranger

    def by_address(self, stranger):
        """Where the settings say so, a verified address links, and unknown persons are made."""
        self.start(oidc_link_by="email", oidc_unknown_person="make")
        who = self.world.person("case_officer")
        person = {"sub": "m-" + secrets.token_hex(6), "email": who.email}
        self.expect("an address that is not verified links nobody", self.enter(**person)[0], "identity_unknown")
        answer, browser = self.enter(**person, email_verified=True)
        self.expect("a verified one does", answer, "'signed_in': True")
        self.expect("to its person", browser.look()["person"]["id"], str(who.number))
        invited = {"name": "Somebody", "email": f"i{secrets.token_hex(6)}@linjiang.example"}
        number = self.world.done(self.world.admin, "/api/people", invited)["person"]["id"]
        person = {"sub": "i-" + secrets.token_hex(6), "email": invited["email"], "email_verified": True}
        answer, browser = self.enter(**person)
        self.expect("who was invited joins by it", (answer, browser.look()["person"]["id"]), f"{number}")
        answer, browser = self.enter(**stranger)
        self.expect("who is unknown becomes a person", browser.look()["person"]["name"], "Wen Stranger")
        self.expect("without any role", browser.look()["roles"], "[]")
        number = browser.get("/api/session/identities")[1]["items"][0]["id"]
        status, _, answer = browser.post(f"/api/session/identities/{number}/end", {})
        self.expect("and keeps the only way in", answer["refusal"], "only_way_in")
        self.world.done(self.world.admin, f"/api/people/{browser.look()['person']['id']}/steps", {"step": "close"})
        again = {**stranger, "sub": "again"}
        self.expect("a closed account is not made anew", self.enter(**again)[0], "account_closed")
        self.forgive()

    def groups(self):
        rules = "cn=finance,ou=groups = finance_officer\npmo = programme_manager @ NOWHERE\nclerks = case_officer"
        self.start(oidc_roles=rules)
        who, person = self.linked("auditor")

        def roles(groups):
            answer, browser = self.enter(**person, **({} if groups is None else {"groups": groups}))
            return sorted(role["role"] for role in browser.look()["roles"])

        facts = self.world.size()
        self.expect("a group gives its role", roles(["cn=finance,ou=groups", "pmo", "x"]),
                    "['auditor', 'finance_officer']")
        self.expect("by one fact", self.world.size() - facts, "1")
        roles(["cn=finance,ou=groups"])
        self.expect("coming again writes none", self.world.size() - facts, "1")
        detail = self.world.admin.get(f"/api/people/{who.number}")[1]
        given = next(role for role in detail["roles"] if role["role"] == "finance_officer")
        self.expect("the role names the group", given["by_group"], "cn=finance,ou=groups")
        self.expect("and ends by itself", len(given["until"]), "10")
        self.expect("a token that says nothing of groups changes nothing", roles(None),
                    "['auditor', 'finance_officer']")
        self.expect("another group, another role", roles(["clerks"]), "['auditor', 'case_officer']")
        self.expect("no group, no role of theirs; what a person gave stays", roles([]), "['auditor']")
        self.world.done(self.world.admin, f"/api/people/{who.number}/roles",
                        {"role": "case_officer", "programme": 0, "from": self.world.today})
        facts = self.world.size()
        self.expect("what is held by hand is not given again", roles(["clerks"]), "['auditor', 'case_officer']")
        self.expect("nor ended with the group", (roles([]), self.world.size() - facts),
                    "(['auditor', 'case_officer'], 0)")

        for line, wrong in (("it = administrator", "not_a_choice"), ("team = performer", "not_a_choice"),
                            ("x = nobody", "not_a_choice"), ("finance_officer", "wrong_type")):
            self.expect(f"a rule that is refused: {line}", self.refused_start(oidc_roles=line), line)
        self.start(oidc_roles="it = administrator", oidc_administrators="true")
        who, person = self.linked()
        answer, browser = self.enter(**person, groups=["it"])
        self.expect("administrators only where it is said plainly", browser.look()["roles"], "administrator")
        self.expect("and none of them is the last that must remain", self.last_administrator(), "last_administrator")

    def last_administrator(self):
        people = self.world.admin.get("/api/people?role=administrator")[1]["items"]
        own = next(role["id"] for person in people for role in person["roles"] if not role.get("by_group")
                   and role["role"] == "administrator")
        return self.world.admin.post(f"/api/roles/{own}/end", {"on": self.world.today})[2]["refusal"]

    def refused_start(self, **more):
        settings = {**os.environ, **self.provider.settings(**more)}
        made = subprocess.run([self.server.binary, "serve", "--database", self.server.database, "--listen",
                               "127.0.0.1:0"], capture_output=True, text=True, timeout=60, env=settings)
        return made.stderr if made.returncode else "it started"

    def settings(self):
        self.server.stop()
        for title, more, want in (
                ("a plain address", {"oidc_issuer": "http://login.example"}, "oidc_issuer"),
                ("no address of ours", {"web_address": ""}, "web_address"),
                ("no client", {"oidc_client_id": ""}, "oidc_client_id"),
                ("no name", {"oidc_name_zh": "", "oidc_name_en": ""}, "oidc_name_zh"),
                ("no openid", {"oidc_scopes": "email"}, "oidc_scopes"),
                ("an unknown choice", {"oidc_link_by": "name"}, "oidc_link_by"),
                ("a secret that others may read", {"oidc_client_secret_file": self.provider.secret_file(0o644)},
                 self.provider.secret_file(0o644)),
                ("a secret that is not there", {"oidc_client_secret_file": "/nowhere"}, "/nowhere")):
            self.expect(f"the server does not start with {title}", self.refused_start(**more), want)
        path = os.path.join(self.server.folder.name, "penstock.toml")
        with open(path, "w", encoding="utf-8") as file:
            file.write('oidc_roles = ["a = auditor", "b = case_officer"]\noidc_isuer = "x"\n')
        made = self.server.command("config", "show", "--config", path)
        self.expect("a mistyped setting is named", made.stderr, "oidc_isuer (oidc_issuer?)")
        with open(path, "w", encoding="utf-8") as file:
            file.write('oidc_roles = ["a = auditor", "b = case_officer"]\n')
        self.expect("rules are a list", self.server.command("config", "show", "--config", path).stdout,
                    'oidc_roles = ["a = auditor", "b = case_officer"]')

    def factor(self):
        """Our own code is asked for, unless the provider is trusted with it."""
        self.start(oidc_second_factors="mfa, gold")
        who = enrolled(self.world)
        person = {"sub": "f-" + secrets.token_hex(6)}
        self.world.done(self.world.admin, f"/api/people/{who.number}/identities", {"subject": person["sub"]})
        self.provider.person = person
        browser = Browser(self.server)
        back = self.leave(browser)
        self.expect("the code is asked for", self.back(browser, back), "'code_needed': True")
        self.expect("and nobody is signed in yet", browser.look()["signed_in"], "False")
        show = {"state": back["state"], "code": "000000"}
        self.expect("a wrong code", self.back(browser, show, START + "/code"), "wrong_code")
        self.expect("a code in another browser",
                    self.back(Browser(self.server), {**show, "code": code_of(who.factor, who.server_time() + 30)},
                              START + "/code"), "round_over")
        right = {**show, "code": code_of(who.factor, who.server_time() + 30)}
        self.expect("the right one", self.back(browser, right, START + "/code"), "'signed_in': True")
        self.expect("signs in", browser.look()["person"]["id"], str(who.number))
        self.expect("and no more", self.back(browser, right, START + "/code"), "round_over")
        answer, browser = self.enter(**person, amr=["pwd", "mfa"])
        self.expect("a provider that vouches by amr", answer, "'signed_in': True")
        self.expect("or by acr", self.enter(**person, acr="gold")[0], "'signed_in': True")
        self.expect("not by a word nobody trusts", self.enter(**person, amr=["otp"])[0], "'code_needed': True")

        # A role that demands a second factor waits only where nobody vouches for one. The demonstration counts no days.
        finance, person = self.linked("finance_officer")
        self.server.sql(f"INSERT INTO second_factor (person, last_step, asked_at) VALUES ({finance.number}, 0, 1)")
        self.expect("control: without it the role gives nothing", self.enter(**person)[1].look()["permissions"], "[]")
        trusted = self.enter(**person, amr=["mfa"])[1].look()
        self.expect("with the provider's it gives all", trusted["permissions"], "approve_payments")
        self.expect("and nothing is said to be owed", "second_factor_due" in trusted, "False")

    def proof(self):
        """A sign-in at the provider is a proof from when the person was there."""
        rules = self.world.admin.get("/api/sign-in-rules")[1]
        self.world.done(self.world.admin, "/api/sign-in-rules", {**rules, "proof_of": "everybody"})
        finance, person = self.linked("finance_officer")
        sign = "/api/payments/999999/steps", {"step": "approve"}
        _, browser = self.enter(**person)
        browser.look()
        self.expect("a sign-in that is silent about when proves nothing", browser.post(*sign)[2]["refusal"],
                    "fresh_proof_needed")
        back = self.leave(browser, anew=True)
        self.expect("signing in anew", self.back(browser, back), "'signed_in': True")
        browser.look()
        self.expect("is a proof", browser.post(*sign)[2]["refusal"] != "fresh_proof_needed", "True")
        self.world.done(self.world.admin, "/api/sign-in-rules", rules)

    def secrets_kept(self):
        with open(self.server.log, encoding="utf-8", errors="replace") as file:
            log = file.read()
        self.expect("P30 the secret is in no log", self.provider.secret in log, "False")
        self.expect("P30 nor any code", any(code in log for code in self.provider.codes), "False")
        shown = self.server.command("config", "show").stdout
        self.expect("P30 nor shown with the settings", self.provider.secret in shown, "False")

    def run(self):
        self.start()
        self.world = World(self.server)
        self.way_there()
        person = self.good()
        self.ways_back(person)
        self.damaged(person)
        self.throttled()
        self.away(person)
        stranger = self.whom()
        self.by_address(stranger)
        self.groups()
        self.factor()
        self.proof()
        self.secrets_kept()
        self.server.stop()
        verified = self.server.command("verify", "--json")
        self.expect("the record holds together", verified.returncode, "0")
        replayed = self.server.command("replay", "--check")
        self.expect("and its tables are what the facts add up to", replayed.returncode, "0")
        self.settings()


def main():
    test = Test(parser().parse_args())
    try:
        test.run()
    finally:
        test.server.close()
        test.provider.close()
    print(f"{test.passed} passed, {test.failed} failed, 0 skipped")
    return test.failed > 0


sys.exit(main())
