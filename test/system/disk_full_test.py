# A full disk: reads go on, every change is refused in words that say so, nothing of it remains, and as soon as there is
# room again the same request with the same key succeeds, without a restart. The control: without the fault in its way
# the same request succeeds at once.
import json
import os
import secrets
import subprocess
import sys
import time

from client import Client, Server, parser, programme

# While the file that FULL names is there, no file of the database or of uploads takes another byte.
FULL = r"""
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>
static int is_full(int file)
{
    char link[64], path[4096];
    if (access(getenv("FULL"), F_OK) != 0) return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    ssize_t size = readlink(link, path, sizeof path - 1);
    if (size < 0) return 0;
    path[size] = 0;
    return strstr(path, "penstock.db") != 0;
}
#define GIVEN(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))
ssize_t pwrite64(int file, const void* from, size_t size, off64_t at)
{
    if (is_full(file)) return errno = ENOSPC, -1;
    return GIVEN(pwrite64)(file, from, size, at);
}
ssize_t pwrite(int file, const void* from, size_t size, off_t at)
{
    if (is_full(file)) return errno = ENOSPC, -1;
    return GIVEN(pwrite)(file, from, size, at);
}
ssize_t write(int file, const void* from, size_t size)
{
    if (is_full(file)) return errno = ENOSPC, -1;
    return GIVEN(write)(file, from, size);
}
"""


def main():
    options = parser().parse_args()
    server = Server(options.binary)
    passed = failed = 0

    def count(good, *words):
        nonlocal passed, failed
        passed, failed = passed + bool(good), failed + (not good)
        print("ok" if good else "FAIL", *words, flush=True)

    try:
        made, flag = os.path.join(server.folder.name, "full"), os.path.join(server.folder.name, "is-full")
        with open(made + ".c", "w", encoding="utf-8") as file:
            file.write(FULL)
        subprocess.run(["cc", "-shared", "-fPIC", "-o", made + ".so", made + ".c"], check=True)
        server.start("--checkpoint-milliseconds", "50", env={**os.environ, "LD_PRELOAD": made + ".so", "FULL": flag})
        client = Client(server).sign_in("secretary")
        status, _, _ = client.post("/api/programmes", programme("BEFORE"))
        count(status == 200, "control: with room there is nothing in the way")
        for full in range(3):
            open(flag, "w", encoding="utf-8").close()
            key, code = secrets.token_hex(16), f"FULL-{full}"
            asked = [client.post("/api/programmes", programme(code), key=key) for _ in range(5)]
            words = asked[0][2]
            count({one[0] for one in asked} == {503} and words["refusal"] == "disk_full" and words["title"]["zh"],
                  "a change is refused with words:", words["title"]["en"])
            reads = [client.get(path)[0] for path in ("/api/programmes", "/api/record/state", "/api/people/me",
                                                      "/api/awards?limit=5") * 5]
            count(all(one in (200, 403, 404) for one in reads) and reads.count(200) >= 15, "reads go on:",
                  sorted(set(reads)))
            listed = client.get("/api/programmes?limit=200")[1]["items"]
            count(not any(one["code"] == code for one in listed), "nothing of what was refused is there")
            time.sleep(0.2)
            os.remove(flag)
            status, _, answer = client.post("/api/programmes", programme(code), key=key)
            again, _, same = client.post("/api/programmes", programme(code), key=key)
            count((status, again) == (200, 200) and answer == same,
                  "with room again the same request succeeds, once, without a restart:", status)
        server.stop()
        verified = json.loads(server.command("verify", "--json").stdout)
        replayed = server.command("replay", "--check")
        count(verified["ok"] and replayed.returncode == 0, "the record holds together:", verified["size"])
    finally:
        server.close()
    print(f"{passed} passed, {failed} failed, 0 skipped")
    return failed > 0


sys.exit(main())
