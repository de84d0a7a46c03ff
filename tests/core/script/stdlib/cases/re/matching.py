import re

m = re.match(r"(?P<year>\d{4})-(?P<month>\d\d)(-(?P<day>\d\d))?", "2024-05 rest")
print(m, m.group(), m.group(0), m.group(1), m.group("month"), m.group(1, "month"), m["year"], m[2])
print(m.groups(), m.groups("-"), m.groupdict(), m.groupdict("x"), m.start(), m.end(), m.span(), m.span("month"), m.start(3), m.end("day"))
print(m.string, m.pos, m.endpos, m.lastindex, m.lastgroup, m.re.pattern, m.re.groups, dict(m.re.groupindex))
print(m.expand(r"\2/\g<year>\n\g<1>"), bool(m), re.match("x", "abc"), re.search("c", "abc").span())
print(re.fullmatch("a|ab", "ab"), re.fullmatch("a", "ab"), re.match("a$", "a\n"), re.search(r"a\Z", "a\n"), re.search("(?m)^b$", "a\nb\n").start())
p = re.compile("B+", re.I)
print(p, p.flags, p.pattern, p.search("abBc"), p.match("abb", 1), p.fullmatch("abb", 1, 3), p.match("abb"), p.search("abb", 0, 1))
print(p == re.compile("B+", re.IGNORECASE), p != re.compile("B+"), re.compile(p) is p, isinstance(p, re.Pattern), isinstance(m, re.Match))
print(p.findall("b BB c"), [x.span() for x in p.finditer("b BB c")], p.split("1b2B3"), p.sub("-", "1b2BB3"), p.subn("-", "1b2BB3", 1))
print(re.findall(r"\w+", "ab, cd"), re.findall(r"(\w)(\d)?", "a1b"), re.findall(r"(\w)\d", "a1b2"), re.findall("x*", "axb"))
print([x.group() for x in re.finditer("a|", "ba")], re.findall(r"\b", "ab cd"))
print(re.split(r"\s*,\s*", "a , b,c"), re.split("(,)", "a,b,c", 1), re.split("x*", "axbc"), re.split(r"(a)|b", "1a2b3"))
print(re.search("a.c", "a\nc"), re.search("a.c", "a\nc", re.DOTALL).span(), re.search("a.c", "a\nc", re.S).span(), re.search("^b", "a\nb", re.M).span())
print(re.search(r"""
    (\d+)  # digits (and a bracket
    \s [ ] x
""", "1  x", re.VERBOSE | re.X).group(1), re.match("(?i)AB", "ab").group(), re.match("(?s:.)b", "\nb").span(), re.match("a(?#x)b", "ab").span())
print(re.match(r"(a)|(b)", "b").lastindex, re.match(r"((a)b)", "ab").lastindex, re.match(r"(a)(b)?", "a").groups(), re.match("(a)()", "a").lastindex)
print(re.match(r"(.)\1", "aa").span(), re.match(r"(?P<x>.)(?P=x)", "aa").span(), re.match(r"(a)?(?(1)b|c)", "ab").span(), re.match(r"(?P<q>a)?(?(q)b|c)", "c").span())
print(re.search("(?<=a)b(?=c)(?!d)(?<!x)", "abc").span(), re.match(r"[]\[a-c^-]+", "]a[b-^").span(), re.match(r"[^]]+", "ab]").span())
print(re.match(r"\w+", "äöü_1").group(), re.match(r"\w+", "äöü", re.ASCII), re.match(r"\w", "ä", re.A), re.match(r"\d", "٣").group())
print(re.match("😀(.)", "😀é x").span(1), re.search("é", "😀é").start(), re.match("É", "é", re.I | re.U | re.UNICODE).group(), re.compile("x").search("😀x", 1).span())
print(re.match(r"\u00e4\x41\t\v", "\u00e4A\t\v").span(), re.match(r"a{,2}$", "aa").span(), re.match("a{2}", "aa").span(), re.match("a{x", "a{x").span())
print(re.match(b"(a)(\\w)", b"ab").groups(), re.sub(b"a", b"\\g<0>x", b"ba"), re.findall(b".", b"\xff\x00"), int(re.NOFLAG), re.MULTILINE == re.M)
for wrong in ("(", "a)", "[a", "*", "(?P<1>a)", "(?<n>a)", "(*ACCEPT)", r"\q", "(?R)", "a(?i)b", "(?P<x>a)(?P<x>b)", r"(?P=nope)", "a**", r"\1"):
    try:
        print(wrong, re.compile(wrong))
    except re.error as error:
        print(type(error).__name__, isinstance(error.msg, str), error.pattern == wrong, isinstance(error.pos, int))
for wrong in (lambda: m.group(9), lambda: m.group("nope"), lambda: re.match("a", b"a"), lambda: re.match(b"a", "a"), lambda: re.match("a", 5), lambda: re.compile(5), lambda: re.compile(p, re.M)):
    try:
        print(wrong())
    except (IndexError, TypeError, ValueError) as error:
        print(type(error).__name__, error)
re.purge()
