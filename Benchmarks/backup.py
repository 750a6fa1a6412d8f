"""Time and size of backups and restorations, and of the site's start, as a table.

    Benchmarks/backup.py ENGINE PATIENTS PHOTOGRAPHS BYTES [NAMES]

Needs the release builds of aglae and backup-campaign. ENGINE is sqlite or postgresql; with NAMES the start of the
site is also timed with so many sealed identities.
"""

import os
import pathlib
import re
import resource
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "Tests/Support"))
os.environ.setdefault("AGLAE_BINARY", str(ROOT / ".build/release/aglae"))
from practice import AGLAE, Practice  # noqa: E402

CAMPAIGN = str(pathlib.Path(AGLAE).with_name("backup-campaign"))


def timed(name, *arguments):
    """Runs a program and prints a row: seconds, processor's seconds, memory."""
    began = time.time()
    process = subprocess.Popen([*map(str, arguments)], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    said = process.stdout.read()
    errors = process.stderr.read()
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0, errors.decode()
    print(f"| {name} | {time.time() - began:.1f} | {used.ru_utime + used.ru_stime:.1f} | "
          f"{used.ru_maxrss / 1024:.0f} |", flush=True)
    return said.decode()


def end(practice):
    """Ends the site, whose server of PostgreSQL goes on."""
    practice.process.terminate()
    assert practice.process.wait(300) == 0


def start(practice):
    """How long it took until the site said that it is ready, and its memory then."""
    began = time.time()
    practice.start()
    took = time.time() - began
    # utime and stime of all its threads, in hundredths of a second.
    fields = pathlib.Path(f"/proc/{practice.pid}/stat").read_text().rsplit(")", 1)[1].split()
    processor = (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    memory = int(re.search(r"VmHWM:\s+(\d+)", pathlib.Path(f"/proc/{practice.pid}/status").read_text())[1]) / 1024
    return f"{took:.1f} s, {processor:.1f} s of processor, {memory:.0f} MiB; load average {os.getloadavg()[0]:.1f}"


def main(engine, patients, photographs, size, names=0):
    print(f"{engine}, {patients} patients with a note each, {photographs} photographs of {size} bytes; "
          f"load average {os.getloadavg()[0]:.1f}\n")
    print("| step | s | s of processor | MiB at most |\n|---|---:|---:|---:|")
    with tempfile.TemporaryDirectory(dir=os.environ.get("AGLAE_SPACE")) as folder:
        folder = pathlib.Path(folder)
        practice = Practice(folder, engine=engine)
        physician = practice.set_up()
        practice.copy_keys(physician)
        database = practice.arguments[practice.arguments.index("--database") + 1] if practice.server else None
        filling = [CAMPAIGN, "fill", practice.data, practice.keys, database or "-"]
        timed("(filling)", *filling, patients, photographs, size)
        where = ["--data", practice.data, "--keys", practice.keys, *(["--database", database] if database else [])]
        file = folder / "backup"
        said = timed("backup, while the site runs", AGLAE, "backup", *where, "--to", file)
        timed("restore --verify", AGLAE, "restore", "--verify", "--from", file, "--keys", practice.keys)
        for target in ["sqlite", "postgresql"] if practice.server else ["sqlite"]:
            new = ["--data", folder / target, "--keys", practice.keys]
            if target == "postgresql":
                new += ["--database", practice.server.make()]
            timed(f"restore into {target}", AGLAE, "restore", "--from", file, *new)
            timed(f"audit verify on {target}", AGLAE, "audit", "verify", *new)
        print(f"\nThe file has {file.stat().st_size} bytes. {said.splitlines()[0]}")
        end(practice)
        print(f"\nStart with {patients} patients: {start(practice)}")
        if names:
            end(practice)
            subprocess.run([*map(str, filling), str(names - patients), "0", "0"], check=True)
            print(f"\nStart with {names} patients: {start(practice)}")
        end(practice)
        if practice.server:
            practice.server.remove()


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:]))
