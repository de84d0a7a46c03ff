#!/usr/bin/env python3
"""Writes ini/expected.json: what Python's configparser says to each text in ini/*.ini, and to texts made up at random
(with a fixed seed) from the pieces on which its rules hang. Run it by hand with Python 3.11 after adding a case."""

import configparser
import json
import pathlib
import random

HERE = pathlib.Path(__file__).parent / "ini"

NAMES = {
    configparser.MissingSectionHeaderError: "ini-without-section",
    configparser.DuplicateSectionError: "ini-section-twice",
    configparser.DuplicateOptionError: "ini-option-twice",
    configparser.ParsingError: "ini-line-unreadable",
    configparser.InterpolationMissingOptionError: "ini-reference-unknown",
    configparser.InterpolationDepthError: "ini-references-too-deep",
}


def error_of(error):
    if isinstance(error, configparser.InterpolationSyntaxError):
        bad = "bad interpolation" in str(error)
        return {"error": "ini-reference-malformed" if bad else "ini-percent-invalid"}
    found = {"error": NAMES[type(error)]}
    if type(error) is configparser.ParsingError:
        found["line"] = error.errors[0][0]
    elif hasattr(error, "lineno"):
        found["line"] = error.lineno
    if isinstance(error, configparser.InterpolationMissingOptionError):
        found["reference"] = error.reference
    return found


def answer(text):
    parser = configparser.ConfigParser({"here": "/srv/project"})
    try:
        parser.read_file(lines(text), "x.ini")
    except configparser.Error as error:
        return error_of(error)
    sections = {}
    for section in parser.sections():
        values = sections[section] = {}
        for option in parser.options(section):
            try:
                values[option] = parser.get(section, option)
            except configparser.Error as error:
                values[option] = error_of(error)
    return {"sections": sections}


def lines(text):
    """The lines of a file opened in text mode."""
    parts = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return [part + "\n" for part in parts[:-1]] + ([parts[-1]] if parts[-1] else [])


PIECES = [
    "[alembic]", "[b]", "[a]b]", "[]", "[ x ]", "[DEFAULT]", "[default]", " [c]", "key = value", "key: value", "KEY=1",
    "key", "= x", ": x", "a = b = c", "a : b = c", "a=", "  more", "\tmore", "    deeper # kept", "# comment",
    "; comment", "  # indented comment", "", "   ", "x = %(here)s/y", "x = %(KEY)s", "y = %(x)s%(x)s", "p = 100%%",
    "p = 50%", "p = %(", "p = %()s", "p = %(nope)s", "p = %(p)s", "q = %(p)d", "z = ; not a comment",
    "z = value ; kept", "w = one\n  two\n\n  three\n", "\x85n = \x1f1\x1c", "\u00a0nb = \u00a02\u00a0",
    "\u00dcber = \u00c4", "url = a://%%40@%(here)s", "crlf = 1\r", "rem this = 2", "a.b.c = d", "k = v\x0bw",
]


def random_texts(count):
    source = random.Random(20)
    for _ in range(count):
        parts = [source.choice(PIECES) for _ in range(source.randint(1, 9))]
        if source.random() < 0.8:
            parts.insert(0, source.choice(["[alembic]", "[b]"]))
        yield source.choice(["\n", "\n", "\n", "\r\n"]).join(parts) + source.choice(["", "\n"])


def main():
    cases = {path.name: path.read_bytes().decode() for path in sorted(HERE.glob("*.ini"))}
    expected = {name: answer(text) for name, text in cases.items()}
    made_up = [{"text": text, "expected": answer(text)} for text in random_texts(600)]
    document = {"files": expected, "random": made_up}
    (HERE / "expected.json").write_text(json.dumps(document, indent=0, ensure_ascii=False, sort_keys=True) + "\n")


main()
