# P4: memory runs out at the k-th request for it, once or from then on, while a posting, an import and a backup are
# made. The command succeeds, or ends saying that it may be tried again, never by a signal; nothing is acknowledged that
# is not there, and database and record hold together. The control is a program that takes what it is not given.
import json
import os
import random
import secrets
import subprocess
import sys

from client import parser
from fault_test import Faults

SHORT = r"""
#include <errno.h>
#include <stdatomic.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
extern void *__libc_malloc(size_t), *__libc_calloc(size_t, size_t), *__libc_realloc(void*, size_t),
    *__libc_memalign(size_t, size_t);
static atomic_long calls;
static long at, for_ever;
__attribute__((constructor)) static void begin(void)
{
    at = getenv("SHORT_AT") ? atol(getenv("SHORT_AT")) : 0;
    for_ever = getenv("SHORT_FOR_EVER") != NULL;
}
__attribute__((destructor)) static void end(void)
{
    FILE* out = getenv("SHORT_COUNT") ? fopen(getenv("SHORT_COUNT"), "w") : NULL;
    if (out) fprintf(out, "%ld", (long)calls), fclose(out);
}
static int short_of_it(void)
{
    long call = ++calls;
    int  none = at > 0 && (for_ever ? call >= at : call == at);
    if (none) errno = ENOMEM;
    return none;
}
void* malloc(size_t size) { return short_of_it() ? NULL : __libc_malloc(size); }
void* calloc(size_t count, size_t size) { return short_of_it() ? NULL : __libc_calloc(count, size); }
void* realloc(void* old, size_t size) { return short_of_it() ? NULL : __libc_realloc(old, size); }
void* aligned_alloc(size_t by, size_t size) { return short_of_it() ? NULL : __libc_memalign(by, size); }
void* memalign(size_t by, size_t size) { return short_of_it() ? NULL : __libc_memalign(by, size); }
int posix_memalign(void** out, size_t by, size_t size)
{
    if (short_of_it()) return ENOMEM;
    *out = __libc_memalign(by, size);
    return *out ? 0 : ENOMEM;
}
"""
CARELESS = """#include <stdlib.h>
int main(void) { for (int i = 0; i < 99; ++i) *(volatile char*)malloc(9) = 1; return 0; }
"""


def main():
    options = parser()
    options.add_argument("--points", type=int, default=40, help="how many requests to leave unanswered")
    options.add_argument("--seed", type=int, default=int(os.environ.get("PENSTOCK_SEED", secrets.randbits(30))))
    options = options.parse_args()
    chance = random.Random(options.seed)
    print("seed", options.seed)
    test = Faults(options.binary)
    shim = os.path.join(test.whole.name, "short")
    for name, text, more in (("short.so", SHORT, ["-shared", "-fPIC"]), ("careless", CARELESS, [])):
        source = os.path.join(test.whole.name, name + ".c")
        with open(source, "w", encoding="utf-8") as file:
            file.write(text)
        subprocess.run(["cc", "-O0", *more, "-o", os.path.join(test.whole.name, name), source], check=True)

    def short(at, for_ever, count=""):
        more = {"SHORT_AT": str(at), "LD_PRELOAD": shim + ".so", "SHORT_COUNT": count}
        return {**os.environ, **more, **({"SHORT_FOR_EVER": "1"} if for_ever else {})}

    careless = subprocess.run([os.path.join(test.whole.name, "careless")], env=short(50, False), check=False)
    test.expect([] if careless.returncode < 0 else [f"code {careless.returncode}"], "P4 control: a careless one dies")
    kinds = [(operation, for_ever) for operation in test.operations if operation.name != "checkpoint"
             for for_ever in (False, True)]
    ends = {}
    for operation, _ in kinds[::2]:
        place = test.place()
        counted = os.path.join(place, "count")
        test.run(place, operation.words, environment=short(0, False, counted))
        with open(counted, encoding="utf-8") as file:
            ends[operation.name] = int(file.read())
    print("-- requests for memory:", json.dumps(ends), flush=True)
    for n in range(options.points):
        operation, for_ever = kinds[n % len(kinds)]
        at = 1 + chance.randrange(ends[operation.name])
        test.point(operation, f"P4 {operation.name}: memory request {at} {'and all later' if for_ever else 'once'}:",
                   environment=short(at, for_ever), codes=(0, 6))
    print(f"{test.passed} passed, {test.failed} failed, 0 skipped")
    return test.failed > 0


if __name__ == "__main__":
    sys.exit(main())
