"""Writes what CPython's own symbol table makes of cases/*.py, in the format of tst_resolve.cpp: one line a scope."""

import symtable
from pathlib import Path

STORAGE = {1: "local", 2: "global", 3: "global", 4: "free", 5: "cell"}
COMPREHENSIONS = ("listcomp", "setcomp", "dictcomp", "genexpr")


def kind_of(table):
    if table.get_type() != "function":
        return table.get_type()
    if table.get_name() in COMPREHENSIONS:
        return "comprehension"
    return "lambda" if table.get_name() == "lambda" else "function"


def lines(table, path, out):
    path = path + kind_of(table)
    names = []
    for symbol in table.get_symbols():
        if symbol.get_name() == ".0":
            continue
        # The module's table also lists what functions only declare global.
        if table.get_type() == "module" and not (symbol.is_assigned() or symbol.is_imported() or
                                                 symbol.is_referenced()):
            continue
        storage = "global" if table.get_type() == "module" else STORAGE[symbol._Symbol__scope]
        names.append("%s=%s%s" % (symbol.get_name(), storage, "*" if symbol.is_parameter() else ""))
    out.append(path + ": " + " ".join(sorted(names)))
    for child in table.get_children():
        lines(child, path + ">", out)


for case in sorted((Path(__file__).parent / "cases").glob("*.py")):
    found = []
    lines(symtable.symtable(case.read_text(), "case", "exec"), "", found)
    case.with_suffix(".scopes").write_text("".join(line + "\n" for line in sorted(found)))
