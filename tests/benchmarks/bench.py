#!/usr/bin/python3
"""Speed and memory of Retort, measured side by side with the real Alembic and with what the machine can do at best.

Every limit is a ratio of two things measured in the same run, one after the other, so that a slow machine does not
fail it; a missed limit makes the exit code 1. Usage: bench.py --build BUILD [NAME...]; names are the functions below.
"""

import argparse
import os
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import projects
import servers

FAILED = []


def run(command, cwd, repeat=5, before=None, **environment):
    """Median seconds and the peak of memory in MB of a command's runs."""
    seconds, peaks = [], []
    for _ in range(repeat):
        if before:
            before()
        with open(os.devnull, "wb") as nowhere, tempfile.TemporaryFile() as errors:
            start = time.perf_counter()
            process = subprocess.Popen(command, cwd=cwd, stdout=nowhere, stderr=errors, env={**os.environ, **environment})
            _, status, usage = os.wait4(process.pid, 0)
            seconds.append(time.perf_counter() - start)
            process.returncode = os.waitstatus_to_exitcode(status)
            if process.returncode:
                errors.seek(0)
                sys.exit(f"{' '.join(map(str, command))} failed:\n{errors.read().decode()[-2000:]}")
        peaks.append(usage.ru_maxrss / 1024)
    return statistics.median(seconds), max(peaks)


def limit(what, value, bound, at_least=False, unit="x"):
    good = value >= bound if at_least else value <= bound
    if not good:
        FAILED.append(what)
    sign = ">=" if at_least else "<="
    print(f"  {'ok    ' if good else 'MISSED'} {what}: {value:.2f}{unit} (limit {sign} {bound}{unit})", flush=True)


class Bench:
    def __init__(self, build, work):
        self.retort = build / "bin" / "retort"
        self.programs = build / "benchmarks"
        self.work = work

    def project(self, count, shape):
        folder = self.work / f"{shape}-{count}"
        return folder if folder.exists() else projects.make(folder, count, shape)

    def alembic(self, *arguments):
        return ["/usr/bin/python3", "-m", "alembic", *arguments]

    def alembic_run(self, cwd, *arguments, repeat=3, before=None):
        return run(self.alembic(*arguments), cwd, repeat, before, PYTHONPATH=os.environ["RETORT_ORACLE"])

    def reading(self):
        """heads and history on 5,000 revisions."""
        for shape in ("linear", "diamond"):
            cwd = self.project(5000, shape)
            floor, _ = run([self.programs / "read_files", cwd / "migrations" / "versions"], cwd, 15)
            print(f"  {shape}: opening and reading the 5,000 files takes {floor * 1000:.1f} ms")
            for command in ("heads", "history"):
                ours, memory = run([self.retort, command], cwd, 15)
                theirs, _ = self.alembic_run(cwd, command)
                print(f"  {shape}, {command}: {ours * 1000:.1f} ms, Alembic {theirs * 1000:.0f} ms")
                limit(f"{shape}, {command}, against merely reading", ours / floor, 3)
                limit(f"{shape}, {command}, faster than Alembic", theirs / ours, 15, at_least=True)
                limit(f"{shape}, {command}, memory", memory, 60, unit=" MB")

    def upgrading(self):
        """upgrade head of 1,000 revisions on SQLite."""
        for shape in ("linear", "diamond"):
            cwd = self.project(1000, shape)
            database = cwd / "bench.db"

            def fresh():
                database.unlink(missing_ok=True)

            sql = subprocess.run(self.alembic("upgrade", "head", "--sql"), cwd=cwd, check=True, capture_output=True, text=True,
                                 env={**os.environ, "PYTHONPATH": os.environ["RETORT_ORACLE"]}).stdout
            script = cwd / "upgrade.sql"
            script.write_text("BEGIN;\n" + sql + "\nCOMMIT;\n")
            shell, ours = [], []
            for _ in range(5):
                fresh()
                shell.append(run(["sqlite3", "-bail", database, f".read {script}"], cwd, 1)[0])
                fresh()
                ours.append(run([self.retort, "upgrade", "head"], cwd, 1)[0])
            applied = sqlite3.connect(database).execute("SELECT count(*) FROM sqlite_master WHERE type = 'table'").fetchone()[0]
            assert applied >= 150, "the upgrade made no tables"
            theirs, _ = self.alembic_run(cwd, "upgrade", "head", repeat=1, before=fresh)
            mine, floor = statistics.median(ours), statistics.median(shell)
            print(f"  {shape}: {mine * 1000:.0f} ms, sqlite3 shell {floor * 1000:.0f} ms, Alembic {theirs * 1000:.0f} ms")
            limit(f"{shape}, upgrade head with its journal, against the sqlite3 shell", mine / floor, 1.3)
            limit(f"{shape}, upgrade head, faster than Alembic", theirs / mine, 8, at_least=True)

    def standing(self):
        """An upgrade of 5,000 revisions that has nothing to do; downgrade base of 1,000."""
        cwd = self.project(5000, "linear")
        (cwd / "bench.db").unlink(missing_ok=True)
        run([self.retort, "stamp", "heads"], cwd, 1)
        ours, _ = run([self.retort, "upgrade", "heads"], cwd, 9)
        theirs, _ = self.alembic_run(cwd, "upgrade", "heads")
        print(f"  nothing to do: {ours * 1000:.1f} ms, Alembic {theirs * 1000:.0f} ms")
        limit("an upgrade with nothing to do, faster than Alembic", theirs / ours, 20, at_least=True)

        # Where columns are dropped the shell alone needs a third of Alembic's time, for SQLite parses its whole schema four
        # times for each: there is nothing left to be faster in. All else shows what is Retort's own.
        for shape, faster in (("without_columns", 10), ("linear", 3)):
            cwd = self.project(1000, shape)
            database, full = cwd / "bench.db", cwd / "full.db"
            database.unlink(missing_ok=True)
            run([self.retort, "upgrade", "head"], cwd, 1)
            shutil.copy(database, full)

            def filled():
                shutil.copy(full, database)

            sql = subprocess.run([self.retort, "-q", "downgrade", "head:base", "--sql"], cwd=cwd, check=True,
                                 capture_output=True, text=True).stdout
            script = cwd / "downgrade.sql"
            script.write_text("BEGIN;\n" + sql + "\nCOMMIT;\n")
            floor, _ = run(["sqlite3", "-bail", database, f".read {script}"], cwd, 5, filled)
            ours, _ = run([self.retort, "downgrade", "base"], cwd, 5, filled)
            assert not sqlite3.connect(database).execute("SELECT * FROM alembic_version").fetchall(), "not at base"
            theirs, _ = self.alembic_run(cwd, "downgrade", "base", repeat=1, before=filled)
            print(f"  {shape}: downgrade base: {ours * 1000:.0f} ms, sqlite3 shell {floor * 1000:.0f} ms, "
                  f"Alembic {theirs * 1000:.0f} ms")
            limit(f"{shape}, downgrade base, faster than Alembic", theirs / ours, faster, at_least=True)
            if shape == "linear":
                limit(f"{shape}, downgrade base, against the sqlite3 shell", ours / floor, 1.1)

    def live(self):
        """upgrade head of 1,000 revisions on PostgreSQL and MariaDB, against their own clients."""
        cwd = self.project(1000, "linear")
        # Of every connection of a migration; PostgreSQL sets timers for them at each statement.
        settings = "-c lock_timeout=5s -c idle_in_transaction_session_timeout=1min -c client_connection_check_interval=2s"
        for name, start in (("postgresql", servers.postgresql), ("mariadb", servers.mariadb)):
            sql = subprocess.run([self.retort, "upgrade", "head", "--sql", "--dialect", name], cwd=cwd, check=True,
                                 capture_output=True, text=True).stdout
            script = cwd / f"{name}.sql"
            script.write_text(sql)
            with start() as server:
                seconds = {"client": 0, "retort": 0}
                # Both wait for the disk a thousand times, which is quicker and slower by half from one moment to the
                # next: twenty of each, one behind the other, now one first and now the other.
                turns = 20
                for turn in range(turns):
                    for who in sorted(seconds, reverse=turn % 2 == 1):
                        server.fresh()
                        command = ([self.retort, "upgrade", "head", "--url", server.url] if who == "retort"
                                   else server.shell("app", "file", str(script)))
                        seconds[who] += run(command, cwd, 1, PGOPTIONS=settings)[0]
                mine, floor = seconds["retort"], seconds["client"]
                print(f"  {name}: {mine / turns * 1000:.0f} ms, its client {floor / turns * 1000:.0f} ms")
                limit(f"{name}, upgrade head with its journal, against its client", mine / floor, 1.2)

    def offline(self):
        """upgrade head --sql of 5,000 revisions; its memory where the text is longer."""
        cwd = self.project(5000, "linear")
        ours, _ = run([self.retort, "upgrade", "head", "--sql"], cwd)
        theirs, _ = self.alembic_run(cwd, "upgrade", "head", "--sql")
        print(f"  {ours * 1000:.0f} ms, Alembic {theirs * 1000:.0f} ms")
        limit("5,000 revisions as SQL, faster than Alembic", theirs / ours, 10, at_least=True)
        peaks = []
        for statements in (10, 10000):
            folder = projects.repeating(self.work / f"repeating-{statements}", statements)
            peaks.append(run([self.retort, "upgrade", "head", "--sql"], folder)[1])
        print(f"  100 revisions of 10 statements: {peaks[0]:.1f} MB, of 10,000 statements: {peaks[1]:.1f} MB")
        limit("text a thousand times as long, memory", peaks[1] / peaks[0], 1.1)

    def scripts(self):
        """The script language: parsing, evaluating a history, evaluating again, a loop."""
        def measure(*arguments):
            command = [self.programs / "script_speed", *arguments]
            return [float(line) for line in subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()]

        def file(name, text):
            path = self.work / name
            path.write_text(text)
            return path

        versions = self.project(5000, "linear") / "migrations" / "versions"
        speed, held = max(measure("parse", versions) for _ in range(5))
        limit("parsing, megabytes of text a second", speed, 20, at_least=True, unit=" MB/s")
        limit("parsing, bytes held for a byte of text", held, 20)
        limit("5,000 revisions read and evaluated", min(measure("history", versions)[0] for _ in range(5)), 0.3, unit=" s")
        median = projects.script(41)
        limit("a script of 41 lines evaluated again", measure("again", file("median.py", median))[0] * 1000, 2, unit=" ms")
        large = projects.script(17000)
        limit("a script of 17,000 lines evaluated again", measure("again", file("large.py", large))[0] * 1000, 300, unit=" ms")
        loop = file("loop.py", "total = 0\nfor i in range(1000000):\n    total = total + i\n")
        limit("a loop of a million steps", min(measure("run", loop)[0] for _ in range(3)), 0.5, unit=" s")

        for name, text in projects.ENDLESS.items():
            latency = min(measure("cancel", file("endless.py", text))[0] for _ in range(3))
            limit(f"work of a script that {name} after a cancel", latency * 1000, 1, unit=" ms")

    def schemas(self):
        """The schema of 1,000 tables of 20 columns read from each database; 1,000 revisions replayed."""
        for dialect in ("sqlite", "postgresql", "mariadb"):
            lines = subprocess.run([self.programs / "introspection", dialect, self.work], check=True, capture_output=True,
                                   text=True).stdout.split()
            bare, whole = map(float, lines)
            print(f"  {dialect}: {whole * 1000:.0f} ms, the bare catalogue queries {bare * 1000:.0f} ms")
            limit(f"{dialect}, a schema read, against the bare catalogue queries", whole / bare, 2)
        database = self.work / "wide.db"
        reflect = f"import sqlalchemy as sa; sa.MetaData().reflect(sa.create_engine('sqlite:///{database}'))"
        cwd = self.project(1000, "linear")
        theirs, _ = run(["/usr/bin/python3", "-c", reflect], cwd, 3, PYTHONPATH=os.environ["RETORT_ORACLE"])
        ours, _ = run([self.retort, "schema", "db", "--url", f"sqlite:///{database}"], cwd)
        print(f"  read and printed: {ours * 1000:.0f} ms, SQLAlchemy {theirs * 1000:.0f} ms")
        limit("a schema read and printed, faster than SQLAlchemy's reflection", theirs / ours, 10, at_least=True)
        heads, _ = run([self.retort, "heads"], cwd)
        replay, memory = run([self.retort, "schema", "rev:head"], cwd)
        limit("1,000 revisions replayed", (replay - heads) * 1000, 300, unit=" ms")
        limit("all schemas of 1,000 revisions, memory", memory, 200, unit=" MB")

    def growth(self):
        """Reading, walking and laying out grow linearly from 1,000 to 20,000 revisions."""
        small, large = self.project(1000, "diamond"), self.project(20000, "diamond")
        start, _ = run([self.retort, "--version"], small, 15)
        for name, command in (("reading", ["heads"]), ("history", ["history"]),
                              ("walking", ["plan", "upgrade", "heads", "--from", "base"])):
            a, _ = run([self.retort, *command], small, 15)
            b, _ = run([self.retort, *command], large, 7)
            per_small, per_large = (a - start) / 1000, (b - start) / 20000
            limit(f"{name}, time for one revision, 20,000 against 1,000", per_large / per_small, 1.5)
        lines = subprocess.run([self.programs / "layout_growth"], check=True, capture_output=True, text=True).stdout.splitlines()
        (_, *few), (_, *many) = (map(float, line.split()) for line in lines)
        for name, one, other in zip(("building the graph", "laying out"), few, many):
            limit(f"{name}, time for one revision, 20,000 against 1,000", other / one, 2)


def main():
    names = [name for name in vars(Bench) if not name.startswith("_") and getattr(Bench, name).__doc__]
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--build", type=Path, required=True)
    parser.add_argument("names", nargs="*", metavar="NAME", choices=[[], *names], help=", ".join(names))
    arguments = parser.parse_args()
    work = Path(tempfile.mkdtemp(prefix="retort-bench-"))
    os.environ["XDG_STATE_HOME"] = str(work / "state")
    try:
        bench = Bench(arguments.build.resolve(), work)
        for name in arguments.names or names:
            function = getattr(bench, name)
            print(f"{name}: {function.__doc__}", flush=True)
            function()
    finally:
        shutil.rmtree(work)
    if FAILED:
        sys.exit("missed: " + "; ".join(FAILED))


if __name__ == "__main__":
    main()
