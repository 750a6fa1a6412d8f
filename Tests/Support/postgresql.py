"""A server of PostgreSQL of one's own: Debian's programs, a folder of its own, a socket and no network."""

import atexit
import glob
import os
import pathlib
import pwd
import shutil
import subprocess
import tempfile


class PostgreSQL:
    """`.make()` answers the address of a new database; `.stop()` and `.start()` as an administrator would."""

    def __init__(self, durable=False, buffers="64MB", place=None):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="aglae-pg-", dir=place))
        self.data = self.folder / "data"
        self.programs = sorted(glob.glob("/usr/lib/postgresql/*/bin"))[-1]
        self.settings = f"-k {self.folder} -c listen_addresses= -c max_connections=100 -c shared_buffers={buffers}"
        if not durable:
            self.settings += " -c fsync=off -c synchronous_commit=off -c full_page_writes=off"
        # PostgreSQL refuses to run as root.
        self.user = self._other_user() if os.getuid() == 0 else None
        if self.user:
            shutil.chown(self.folder, self.user.pw_uid, self.user.pw_gid)
        self._run("initdb", "-D", self.data, "-U", "postgres", "-A", "trust", "-E", "UTF8",
                  "--locale=C.UTF-8", "--no-sync", "--data-checksums", "--wal-segsize=1")
        self.made = 0
        self.start()
        atexit.register(self.remove)
        self.ask("CREATE ROLE aglae LOGIN")

    @staticmethod
    def _other_user():
        try:
            return pwd.getpwnam("postgres")
        except KeyError:
            return pwd.getpwnam("nobody")

    def _run(self, program, *arguments):
        with open(self.folder / "programs.log", "a") as log:
            done = subprocess.run(
                [f"{self.programs}/{program}", *map(str, arguments)], cwd=self.folder, stdin=subprocess.DEVNULL,
                stdout=log, stderr=log, user=self.user and self.user.pw_uid, group=self.user and self.user.pw_gid)
        assert done.returncode == 0, (self.folder / "programs.log").read_text()[-2000:]

    def start(self):
        self._run("pg_ctl", "-D", self.data, "-w", "-t", "600", "-l", self.folder / "server.log", "-o", self.settings, "start")

    def stop(self, mode="fast"):
        self._run("pg_ctl", "-D", self.data, "-w", "-t", "600", "-m", mode, "stop")

    def ask(self, statement, database="postgres", user="postgres"):
        """What the statement answers, a row a line, columns parted by |."""
        return subprocess.run(
            [f"{self.programs}/psql", "-h", str(self.folder), "-U", user, "-d", database, "-qtAX",
             "-v", "ON_ERROR_STOP=1", "-c", statement],
            check=True, text=True, capture_output=True).stdout

    def make(self):
        self.made += 1
        self.ask(f"CREATE DATABASE practice{self.made} OWNER aglae")
        return f"postgres://aglae@/practice{self.made}?host={self.folder}"

    def remove(self):
        """At the end of this process at the latest."""
        atexit.unregister(self.remove)
        if (self.data / "postmaster.pid").exists():
            self.stop("immediate")
        shutil.rmtree(self.folder, ignore_errors=True)
