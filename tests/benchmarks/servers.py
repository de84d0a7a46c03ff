"""PostgreSQL and MariaDB of a benchmark's own: on a temporary folder, a local socket and a free port, as the user nobody
where the benchmark runs as root, with the durability that they have by default."""

import contextlib
import glob
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
from pathlib import Path

USER, PASSWORD = "retort", "s3cret"


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def unprivileged():
    if os.geteuid() == 0:
        nobody = pwd.getpwnam("nobody")
        os.setgroups([])
        os.setgid(nobody.pw_gid)
        os.setuid(nobody.pw_uid)


def quietly(command, **more):
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **more)


@contextlib.contextmanager
def running(command, folder, ready):
    with open(folder / "log", "wb") as log:
        server = subprocess.Popen(command, stdout=log, stderr=log, cwd=folder, preexec_fn=unprivileged)
    try:
        deadline = time.monotonic() + 60
        while subprocess.run(ready, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode:
            if time.monotonic() > deadline:
                raise SystemExit((folder / "log").read_text(errors="replace"))
            time.sleep(0.1)
        yield
    finally:
        server.terminate()
        server.wait()


@contextlib.contextmanager
def own_folder():
    folder = Path(tempfile.mkdtemp(prefix="retort-bench-server-"))
    if os.geteuid() == 0:
        nobody = pwd.getpwnam("nobody")
        os.chown(folder, nobody.pw_uid, nobody.pw_gid)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


class Server:
    """What a benchmark needs of a server: its URL, a fresh database, and its own client running a file, connected as the
    URL says."""

    def __init__(self, url, shell):
        self.url = url
        self.shell = shell  # runs what comes behind it

    def fresh(self):
        for statement in ("DROP DATABASE IF EXISTS app", "CREATE DATABASE app"):
            quietly(self.shell(None, statement))


@contextlib.contextmanager
def postgresql():
    programs = sorted(glob.glob("/usr/lib/postgresql/*/bin"), key=lambda path: int(path.split("/")[-2]))[-1]
    with own_folder() as folder:
        port = free_port()
        quietly([f"{programs}/initdb", "-D", folder / "data", "-U", USER, "--auth=trust", "-E", "UTF8", "--locale=C.UTF-8"],
                preexec_fn=unprivileged, cwd=folder)

        def shell(database, *what):
            connection = [f"{programs}/psql", "-h", "127.0.0.1", "-p", str(port), "-U", USER, "-X", "-q", "-v", "ON_ERROR_STOP=1",
                          "-d", database or "postgres"]
            return connection + (["-f", what[1]] if what[0] == "file" else ["-c", what[0]])

        command = [f"{programs}/postgres", "-D", folder / "data", "-c", f"port={port}", "-c", "listen_addresses=127.0.0.1",
                   "-c", f"unix_socket_directories={folder}"]
        with running(command, folder, shell(None, "SELECT 1")):
            yield Server(f"postgresql://{USER}@127.0.0.1:{port}/app", shell)


@contextlib.contextmanager
def mariadb():
    with own_folder() as folder:
        port, socket_file = free_port(), folder / "socket"
        quietly(["mariadb-install-db", "--no-defaults", f"--datadir={folder}/data", "--auth-root-authentication-method=normal",
                 "--skip-test-db"], preexec_fn=unprivileged, cwd=folder)

        root = ["-u", "root", f"--socket={socket_file}"]
        user = ["-u", USER, "-h", "127.0.0.1", "-P", str(port), f"-p{PASSWORD}"]

        def shell(database, *what):
            connection = ["mariadb", "--no-defaults"] + (user + [database] if database else root)
            return connection + ["-e", f"source {what[1]}" if what[0] == "file" else what[0]]

        command = ["mariadbd", "--no-defaults", f"--datadir={folder}/data", f"--socket={socket_file}", f"--port={port}",
                   "--bind-address=127.0.0.1", f"--pid-file={folder}/pid"]
        with running(command, folder, shell(None, "SELECT 1")):
            quietly(shell(None, f"CREATE USER {USER}@'127.0.0.1' IDENTIFIED BY '{PASSWORD}'; "
                                f"GRANT ALL ON *.* TO {USER}@'127.0.0.1'"))
            yield Server(f"mariadb://{USER}:{PASSWORD}@127.0.0.1:{port}/app", shell)
