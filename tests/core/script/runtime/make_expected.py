#!/usr/bin/env python3
"""Writes the expected output of every case below cases/: what the system's Python prints for it."""
import pathlib
import subprocess
import sys

here = pathlib.Path(__file__).parent / "cases"
for script in sorted(here.rglob("*.py")):
    done = subprocess.run([sys.executable, script], capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"{script}: {done.stderr}")
    script.with_suffix(".out").write_text(done.stdout)
