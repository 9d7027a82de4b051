# The peer of the posting benches: a PostgreSQL of its own, in which pgbench calls one function that does a transfer.
import glob, os, pwd, subprocess, tempfile, time

HERE = os.path.dirname(os.path.abspath(__file__))
CLIENTS = 8


def unprivileged(words):
    """PostgreSQL refuses to run as root."""
    if os.getuid() != 0:
        return words
    user = pwd.getpwnam("postgres")
    return ["setpriv", f"--reuid={user.pw_uid}", f"--regid={user.pw_gid}", "--clear-groups", *words]


def postgres(postings):
    """Seconds on the clock and of the processor, server and its children, for one posting each transaction."""
    server = sorted(glob.glob("/usr/lib/postgresql/*/bin"))[-1]
    with tempfile.TemporaryDirectory(prefix="penstock-bench-", dir="/var/tmp") as place:
        if os.getuid() == 0:
            os.chown(place, *pwd.getpwnam("postgres")[2:4])
        data, quiet = f"{place}/data", {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "cwd": place}
        subprocess.run(unprivileged([f"{server}/initdb", "-D", data, "-U", "penstock", "-A", "trust", "-E", "UTF8",
                                     "--locale=C", "--no-sync"]), check=True, **quiet)
        process = subprocess.Popen(unprivileged([f"{server}/postgres", "-D", data, "-c", "listen_addresses=", "-c",
                                                 f"unix_socket_directories={place}", "-c", "shared_buffers=256MB"]),
                                   **quiet)
        try:
            where = ["-h", place, "-U", "penstock", "postgres"]
            for _ in range(300):
                if subprocess.run(["pg_isready", *where[:4]], **quiet).returncode == 0:
                    break
                time.sleep(0.1)
            subprocess.run(["psql", "-q", "-v", "ON_ERROR_STOP=1", "-f", f"{HERE}/transfer.sql", *where], check=True,
                           **quiet)
            began = time.monotonic()
            subprocess.run([f"{server}/pgbench", "-n", "-M", "prepared", "-c", str(CLIENTS), "-j", "2", "-t",
                            str(postings // CLIENTS), "-f", f"{HERE}/transfer.pgbench", *where], check=True, **quiet)
            wall = time.monotonic() - began
        finally:
            process.terminate()
            _, _, used = os.wait4(process.pid, 0)
            process.returncode = 0
        return wall, used.ru_utime + used.ru_stime
