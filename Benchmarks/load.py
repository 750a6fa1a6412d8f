"""How fast the pages of a large practice answer: SQLite and PostgreSQL, small to large, in one table.

usage: load.py [--seconds N] [--sizes 1000,10000,100000] [--engines sqlite,postgresql] [--rate N] [--full N] [--clients N]
               [--push N,N]

For each engine and size a practice is set up through the site's own pages with as many physicians as
clients, filled with invented patients, ten encounters each (sealed, under permits, with their events in the
log), and served by the release build. The clients then open patients, open records and search for names, `--rate`
requests a second in all, for `--seconds`; at the last size for `--full` seconds. Every answer waits until its
event in the log is on the disk.
"""

import argparse
import hashlib
import os
import pathlib
import platform
import re
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.parse

ROOT = pathlib.Path(__file__).resolve().parents[1]
os.environ.setdefault("AGLAE_BINARY", str(ROOT / ".build/release/aglae"))
sys.path.insert(0, str(ROOT / "Tests/Support"))

from postgresql import PostgreSQL  # noqa: E402
from practice import Practice  # noqa: E402

PROGRAM = pathlib.Path(os.environ["AGLAE_BINARY"]).parent / "practice-benchmark"
ENCOUNTERS = 10


def resident(pid):
    for line in open(f"/proc/{pid}/status"):
        if line.startswith("VmRSS"):
            return int(line.split()[1]) // 1024


def processor(pid):
    fields = open(f"/proc/{pid}/stat").read().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def token(cookie):
    return hashlib.sha256(f"aglae.form {cookie}".encode()).hexdigest()


def cells(table):
    """The table's rows by page."""
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in table.splitlines() if line.startswith("| ")]
    return {row[0]: row[1:] for row in rows if row[0] != "page"}


def measure(engine, patients, seconds, rate, pushes, clients, server):
    folder = pathlib.Path(tempfile.mkdtemp(prefix="aglae-load-"))
    address = server.make() if engine == "postgresql" else None
    practice = Practice(folder, *(["--database", address] if address else []))
    try:
        first = practice.set_up()
        people = [first] + [
            practice.invite(first, f"dr.{number}", "physician", f"Dr {number}", "plastic_surgery")
            for number in range(1, clients)]
        practice.copy_keys(first)
        cookies = [person.cookies["aglae_session"] for person in people]
        practice.stop()
        began = time.monotonic()
        filled = subprocess.run(
            [PROGRAM, "fill", practice.data, practice.keys, address or "-", str(patients), str(ENCOUNTERS)],
            input="\n".join(cookies), text=True, stdout=open(folder / "patients", "w"), stderr=subprocess.PIPE)
        assert filled.returncode == 0, filled.stderr
        print(filled.stderr.replace("\n", "; "), file=sys.stderr)
        filling = time.monotonic() - began
        if engine == "postgresql":
            server.ask("VACUUM ANALYZE", address.split("/")[3].split("?")[0])
        began = time.monotonic()
        practice.start()
        started = time.monotonic() - began
        for person in people:
            person.host = urllib.parse.urlsplit(practice.address).netloc
        began = time.monotonic()
        answer, content = first.send("/patients/search", {"text": "ber"}, first.page("/patients")[1])
        assert answer.status == 200 and "/patients/" in content, content
        named = time.monotonic() - began
        host, port = first.host.split(":")
        lines = "\n".join(f"{cookie} {token(cookie)}" for cookie in cookies)

        def drive(span, rate=rate):
            done = subprocess.run(
                [PROGRAM, "drive", host, port, folder / "patients", str(rate), str(span)],
                input=lines, text=True, capture_output=True)
            assert done.returncode == 0, done.stderr
            return done.stdout

        drive(min(10, seconds))
        used, began = processor(practice.pid), time.monotonic()
        load = os.getloadavg()[0]
        table = drive(seconds)
        busy = (processor(practice.pid) - used) / (time.monotonic() - began)
        tables = {rate: table, **{more: drive(30, more) for more in pushes}}
        size = sum(file.stat().st_size for file in practice.data.rglob("*") if file.is_file())
        if address:
            size = int(server.ask(f"SELECT pg_database_size('{address.split('/')[3].split('?')[0]}')"))
        result = dict(
            engine=engine, patients=patients, rows={rate: cells(table) for rate, table in tables.items()}, filling=filling, started=started, named=named,
            memory=resident(practice.pid), size=size / 1e6, busy=busy, load=(load, os.getloadavg()[0]), seconds=seconds)
        practice.stop()
        return result
    finally:
        if practice.process.poll() is None:
            practice.process.kill()
        shutil.rmtree(folder, ignore_errors=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--full", type=int, default=300)
    parser.add_argument("--rate", type=int, default=50)
    parser.add_argument("--push", default="", help="at the last size also these rates, 30 s each")
    parser.add_argument("--clients", type=int, default=16)
    parser.add_argument("--sizes", default="1000,10000,100000")
    parser.add_argument("--engines", default="sqlite,postgresql")
    options = parser.parse_args()
    sizes = [int(size) for size in options.sizes.split(",")]
    commit = subprocess.run(["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, text=True, capture_output=True).stdout.strip()
    model = re.search(r"model name\s*: (.*)", open("/proc/cpuinfo").read())
    print(f"{time.strftime('%Y-%m-%d')}, commit {commit}, {model[1] if model else platform.machine()}, "
          f"{os.cpu_count()} cores, release build.")
    print(f"{options.clients} clients, {ENCOUNTERS} encounters a patient.\n")
    print("| engine | patients | asked a second | page | requests | p50 ms | p95 ms | p99 ms | longest ms |")
    print("|---|---:|---:|---|---:|---:|---:|---:|---:|")
    server = PostgreSQL(durable=True, buffers="512MB") if "postgresql" in options.engines else None
    results = []
    try:
        for engine in options.engines.split(","):
            for size in sizes:
                span = options.full if size == sizes[-1] else options.seconds
                pushes = [int(rate) for rate in options.push.split(",") if rate] if size == sizes[-1] else []
                result = measure(engine, size, span, options.rate, pushes, options.clients, server)
                results.append(result)
                for rate, rows in result["rows"].items():
                    for page, figures in rows.items():
                        print(f"| {engine} | {size} | {rate} | {page} | {' | '.join(figures)} |", flush=True)
    finally:
        if server:
            server.remove()
    print("\n| engine | patients | filled in | site ready | first search | memory | data | cores used | load before, after |")
    print("|---|---:|---:|---:|---:|---:|---:|---:|---|")
    for r in results:
        print(f"| {r['engine']} | {r['patients']} | {r['filling']:.0f} s | {r['started']:.1f} s | {r['named']:.1f} s | "
              f"{r['memory']} MB | {r['size']:.0f} MB | {r['busy']:.2f} | {r['load'][0]:.1f}, {r['load'][1]:.1f} |")


if __name__ == "__main__":
    main()
