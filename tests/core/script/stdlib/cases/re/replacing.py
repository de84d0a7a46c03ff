import re

print(re.sub("a", "b", "banana"), re.sub("a", "b", "banana", 2), re.sub("a", "b", "banana", count=1), re.subn("a", "b", "banana"))
print(re.sub(r"(\w+) (\w+)", r"\2 \1", "ab cd"), re.sub(r"(?P<x>a)", r"[\g<x>\g<1>\g<0>]", "a"), re.sub("a", r"\\\n\t", "a"))
print(re.sub(r"\d+", lambda m: str(int(m.group()) + 1), "1 and 19"), re.sub("x*", "-", "abxd"), re.sub("", "-", "ab"))
print(re.sub("(?<!^)(?=[A-Z])", "_", "CamelCaseName").lower(), re.sub("([a-z0-9])([A-Z])", r"\1_\2", "getHTTPResponse"))
print(re.sub(r"(a)?b", r"[\1]", "b"), re.sub("a", r"\0", "a") == "\0", re.sub("a", r"\x", "b") if False else "", re.sub("A", "x", "aA", flags=re.I))
print(re.sub(r"\s+", " ", " a \n\n b "), re.sub("é", "😀", "aé😀é"), re.sub("(.)", r"<\g<1>1>", "ä"))
print(re.escape("a.b*c-d e_f/äß"), re.escape(b"a.b"), re.escape("+?{}[]()|^$\\#&~\n") == "\\+\\?\\{\\}\\[\\]\\(\\)\\|\\^\\$\\\\\\#\\&\\~\\\n")
print(re.match(re.escape("a.(b)"), "a.(b)").span())
for wrong in (lambda: re.sub("a", r"\1", "a"), lambda: re.sub("a", r"\g<x>", "a"), lambda: re.sub("a", r"\q", "a"), lambda: re.sub("a", "\\", "a"), lambda: re.sub("a", r"\g", "a"), lambda: re.sub("a", 5, "a"), lambda: re.sub("a", lambda m: 5, "a")):
    try:
        print(wrong())
    except (re.error, IndexError, TypeError) as error:
        print(type(error).__name__)
