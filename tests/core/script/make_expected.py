#!/usr/bin/env python3
"""Writes the expected output of every case below runtime/cases and stdlib/cases: what the system's Python prints."""
import os
import pathlib
import subprocess
import sys

here = pathlib.Path(__file__).parent
for script in sorted([*(here / "runtime/cases").rglob("*.py"), *(here / "stdlib/cases").rglob("*.py")]):
    done = subprocess.run(
        [sys.executable, "-P", script], capture_output=True, text=True, env={**os.environ, "TZ": "UTC", "LC_ALL": "C.UTF-8", "HOME": "/home/demo"}
    )
    if done.returncode != 0:
        sys.exit(f"{script}: {done.stderr}")
    script.with_suffix(".out").write_text(done.stdout)
