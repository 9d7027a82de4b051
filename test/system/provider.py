# An identity provider of the tests: discovery, keys, a page that sends everybody straight back, and tokens, signed by
# the openssl program. `spoil` names what it does wrong.
import base64
import hashlib
import http.server
import json
import os
import secrets
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse


def url64(data):
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def openssl(*words, data=None):
    return subprocess.run(["openssl", *words], input=data, capture_output=True, check=True).stdout


class Keys:
    """An RSA and a P-256 key, and signatures by either."""

    def __init__(self, folder, name):
        self.files = {"RS256": os.path.join(folder, name + "-rsa.pem"), "ES256": os.path.join(folder, name + "-ec.pem")}
        self.name = name
        openssl("genpkey", "-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048", "-out", self.files["RS256"])
        openssl("genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256", "-out", self.files["ES256"])
        modulus = openssl("rsa", "-in", self.files["RS256"], "-noout", "-modulus").decode().split("=")[1].strip()
        self.modulus = bytes.fromhex(modulus)
        point = openssl("pkey", "-in", self.files["ES256"], "-pubout", "-outform", "DER")[-64:]
        self.public_pem = openssl("pkey", "-in", self.files["RS256"], "-pubout")
        self.jwks = [{"kty": "RSA", "use": "sig", "alg": "RS256", "kid": name + "-RS256", "n": url64(self.modulus),
                      "e": "AQAB"},
                     {"kty": "EC", "crv": "P-256", "use": "sig", "kid": name + "-ES256", "x": url64(point[:32]),
                      "y": url64(point[32:])}]

    def sign(self, method, text):
        made = openssl("dgst", "-sha256", "-sign", self.files[method], data=text)
        if method == "RS256":
            return made
        numbers, at = b"", 2  # SEQUENCE of two INTEGERs
        for _ in range(2):
            length = made[at + 1]
            numbers += made[at + 2:at + 2 + length].lstrip(b"\0").rjust(32, b"\0")
            at += 2 + length
        return numbers


class Provider:
    """Answers on a thread of its own. `person` is who stands at its page, as claims of the token."""

    def __init__(self, client="penstock", secret="tide&table"):
        self.folder = tempfile.TemporaryDirectory()
        self.client, self.secret = client, secret
        self.keys = Keys(self.folder.name, "one")
        self.person, self.method, self.spoil = {"sub": "nobody"}, "RS256", ""
        self.codes, self.counted = {}, {"keys": 0, "token": 0, "elsewhere": 0}
        self.lock = threading.Lock()
        provider = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def log_message(self, *words):
                pass

            def do_GET(self):
                provider.answer(self, None)

            def do_POST(self):
                provider.answer(self, self.rfile.read(int(self.headers["Content-Length"])).decode())

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.server.server_address[1]}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def secret_file(self, mode=0o600):
        path = os.path.join(self.folder.name, f"secret-{mode:o}")
        with open(path, "w", encoding="ascii") as file:
            file.write(self.secret + "\n")
        os.chmod(path, mode)
        return path

    def settings(self, **more):
        """The environment that names it to the program."""
        named = {"oidc_issuer": self.address, "oidc_client_id": self.client, "oidc_name_zh": "统一身份认证",
                 "oidc_name_en": "City login", "oidc_client_secret_file": self.secret_file(),
                 "web_address": "http://127.0.0.1:8080", **more}
        return {"PENSTOCK_" + name.upper(): value for name, value in named.items()}

    def answer(self, request, form):
        path, _, query = request.path.partition("?")
        if self.spoil == "down":
            return request.connection.close()
        if self.spoil == "redirect" and path != "/auth":
            return self.say(request, 302, b"", [("Location", self.address + "/elsewhere")])
        if path == "/elsewhere":
            self.counted["elsewhere"] += 1
        if self.spoil == "large":
            return self.say(request, 200, b'{"a":"' + b"x" * 10_000_000 + b'"}')
        if self.spoil == "slow" and path == "/token":
            time.sleep(8)
        if path == "/.well-known/openid-configuration":
            issuer = "https://other.example" if self.spoil == "other issuer" else self.address
            near = "http://169.254.169.254" if self.spoil == "address" else self.address
            return self.say(request, 200, json.dumps({
                "issuer": issuer, "authorization_endpoint": self.address + "/auth", "token_endpoint": near + "/token",
                "jwks_uri": self.address + "/keys"}).encode())
        if path == "/keys":
            self.counted["keys"] += 1
            return self.say(request, 200, json.dumps({"keys": self.keys.jwks}).encode())
        if path == "/auth":
            return self.page(request, dict(urllib.parse.parse_qsl(query)))
        if path == "/stand":  # another person, for a test in another language
            self.person = json.loads(form)
            return self.say(request, 200, b"{}")
        if path == "/token":
            self.counted["token"] += 1
            return self.token(request, dict(urllib.parse.parse_qsl(form)))
        return self.say(request, 404, b"{}")

    @staticmethod
    def say(request, status, body, headers=()):
        request.send_response(status)
        for name, value in [("Content-Type", "application/json"), ("Content-Length", str(len(body))), *headers]:
            request.send_header(name, value)
        request.end_headers()
        try:
            request.wfile.write(body)
        except OSError:  # who asked went away
            request.close_connection = True

    def page(self, request, asked):
        back = self.leave(asked)
        self.say(request, 302, b"", [("Location", asked["redirect_uri"] + "?" + urllib.parse.urlencode(back))])

    def leave(self, asked, person=None):
        """What the page sends back: a code for whoever stands there."""
        code = secrets.token_urlsafe(16)
        with self.lock:
            self.codes[code] = (asked, dict(person or self.person))
        return {"code": code, "state": asked["state"]}

    def token(self, request, form):
        def refused(why, status=400):
            self.say(request, status, json.dumps({"error": why}).encode())

        basic = request.headers.get("Authorization", "")
        ours = ":".join(urllib.parse.quote(each, safe="") for each in (self.client, self.secret))
        if basic != "Basic " + base64.b64encode(ours.encode()).decode():
            return refused("invalid_client", 401)
        with self.lock:
            asked, person = self.codes.pop(form.get("code", ""), (None, None))
        if not asked or form.get("redirect_uri") != asked["redirect_uri"]:
            return refused("invalid_grant")
        challenge = url64(hashlib.sha256(form.get("code_verifier", "").encode()).digest())
        if asked.get("code_challenge_method") != "S256" or challenge != asked.get("code_challenge"):
            return refused("invalid_grant")
        now = int(time.time()) + 86400 * int(person.pop("days", 0))
        claims = {"iss": self.address, "aud": self.client, "iat": now, "exp": now + 300, "nonce": asked["nonce"],
                  **person}
        if "max_age" in asked:
            claims["auth_time"] = now
        self.say(request, 200, json.dumps({"token_type": "Bearer", "access_token": "x",
                                           "id_token": self.signed(claims)}).encode())

    def signed(self, claims):
        spoil, method, keys = self.spoil, self.method, self.keys
        head = {"alg": method, "kid": f"{keys.name}-{method}"}
        changed = {"nonce": {"nonce": "another"}, "audience": {"aud": "another"},
                   "issuer": {"iss": "https://a.example"},
                   "party": {"aud": [self.client, "another"]}, "subject": {"sub": ""},
                   "expired": {"iat": claims["iat"] - 500, "exp": claims["iat"] - 200},
                   "future": {"iat": claims["iat"] + 300, "exp": claims["iat"] + 600}}
        claims = {**claims, **changed.get(spoil, {})}
        if spoil == "none":
            head = {"alg": "none"}
        if spoil == "HS256":
            head["alg"] = "HS256"
        if spoil == "unknown key":
            head["kid"] = "two-RS256"
        text = (url64(json.dumps(head).encode()) + "." + url64(json.dumps(claims).encode())).encode()
        if spoil == "none":
            return text.decode() + "."
        if spoil == "HS256":
            made = openssl("dgst", "-sha256", "-mac", "HMAC", "-macopt", "hexkey:" + keys.public_pem.hex(), "-binary",
                           data=text)
        else:
            made = keys.sign(method, text)
        if spoil == "signature":
            made = bytes([made[0] ^ 1]) + made[1:]
        return text.decode() + "." + url64(made)

    def close(self):
        self.server.shutdown()
        self.folder.cleanup()


def asked_of(address):
    """What the program asks of the provider's page, of the address it sends a browser to."""
    return dict(urllib.parse.parse_qsl(address.partition("?")[2]))


if __name__ == "__main__":  # prints its settings for a server at the address given, and answers until it is ended
    print(json.dumps(Provider().settings(web_address=sys.argv[1], **dict(each.split("=", 1) for each in sys.argv[2:]))),
          flush=True)
    threading.Event().wait()
