# A running server hands mail over: to a mail server of ours, with content and reason; no address is in its log; and a
# calendar is read under its secret address until that is withdrawn.
import base64
import os
import socket
import sys
import threading
import time
import urllib.error
import urllib.request

from client import Server, database_of, parser
from mandate_samples import due_today
from samples import World


class MailServer(threading.Thread):
    """Takes every mail and keeps it."""

    def __init__(self):
        super().__init__(daemon=True)
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.port, self.taken = self.socket.getsockname()[1], []
        self.start()

    def run(self):
        while True:
            with self.socket.accept()[0] as peer, peer.makefile("rwb") as stream:
                self.talk(stream)

    def talk(self, stream):
        def say(line):
            stream.write(line + b"\r\n")
            stream.flush()

        say(b"220 test")
        while line := stream.readline().strip():
            if line == b"DATA":
                say(b"354 go on")
                text = b""
                while (part := stream.readline()) != b".\r\n":
                    text += part
                self.taken.append(text.decode())
                say(b"250 taken")
            elif line == b"QUIT":
                return say(b"221 bye")
            else:
                say(b"250 ok")


def body_of_mail(text):
    return base64.b64decode(text.split("\r\n\r\n", 1)[1]).decode()


def main():
    options = parser().parse_args()
    mails, server = MailServer(), Server(options.binary, database_of(options))
    passed = failed = 0

    def expect(good, title, detail=""):
        nonlocal passed, failed
        passed, failed = passed + bool(good), failed + (not good)
        print("ok" if good else "FAIL", title, "" if good else detail, flush=True)

    try:
        setting = {**os.environ, "PENSTOCK_SMTP_HOST": "127.0.0.1", "PENSTOCK_SMTP_PORT": str(mails.port),
                   "PENSTOCK_SMTP_FROM": "penstock@linjiang.example",
                   "PENSTOCK_WEB_ADDRESS": "https://penstock.example/"}
        world = World(server.start(env=setting))
        directive, person = due_today(world)
        place = f"https://penstock.example/my-duties/{directive}"
        for _ in range(300):
            ours = [text for text in list(mails.taken) if place in body_of_mail(text)]
            if ours:
                break
            time.sleep(0.2)
        expect(len(ours) == 1, "what is laid on somebody is mailed at once", f"{len(ours)} of {len(mails.taken)}")
        body = body_of_mail(ours[0]) if ours else ""
        expect("收到原因：您是责任人" in body and "Why you get this: You are answerable" in body, "with the reason", body)
        time.sleep(3)
        states = world.admin.get("/api/mails?state=waiting&limit=1000")[1]["items"]
        expect(not [each for each in states if each["kind"] == "at_once"], "none of them waits", states[:3])
        ids = [line for text in mails.taken for line in text.split("\r\n") if line.startswith("Message-ID")]
        expect(len(ids) == len(set(ids)), "none went twice")
        with open(server.log, encoding="utf-8") as log:
            said = log.read()
        expect("@linjiang.example" not in said and "健全" not in said, "no address and no content is in the log")

        made = person.post("/api/my-calendar", {})[2]["path"]
        address = f"http://127.0.0.1:{server.port}{made}"
        text = urllib.request.urlopen(address).read().decode()
        expect(text.startswith("BEGIN:VCALENDAR\r\n") and f"UID:directive-{directive}@penstock" in text,
               "a calendar is read under its secret address", text[:300])
        with open(server.log, encoding="utf-8") as log:
            expect(made.split("/")[2] not in log.read(), "the log does not name the secret")
        person.post("/api/my-calendar/withdrawal", {})
        try:
            status = urllib.request.urlopen(address).status
        except urllib.error.HTTPError as error:
            status = error.code
        expect(status == 404, "and not after it was withdrawn", status)
    finally:
        server.close()
    print(f"{passed} passed, {failed} failed, 0 skipped")
    return failed > 0


sys.exit(main())
