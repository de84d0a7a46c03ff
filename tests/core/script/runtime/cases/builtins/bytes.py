b = b"Hello, World\xff\x85"
print(b.capitalize(), b.swapcase(), b.title(), b.upper(), b.lower(), b"ab".center(6), b"ab".center(6, b"*"))
print(b.count(b"l"), b.count(108), b.count(b"l", 3), b.find(b"o"), b.find(111, 5), b.rfind(b"o"), b.index(b"W"), b.rindex(b"o"), b.find(b"zz"), b.find(255))
print(b.startswith(b"He"), b.startswith((b"x", b"H")), b.endswith(b"\x85"), b.startswith(b"l", 2), b.endswith(b"o", 0, 5))
print(b"a\tb".expandtabs(4), b"ab".ljust(4, b"-"), b"ab".rjust(4), b"7".zfill(3), b"-7".zfill(4))
print(b"ab1".isalnum(), b"ab".isalpha(), b"\xe9".isalpha(), b"12".isdigit(), b"ab".islower(), b" \t\x0b".isspace(), b"\x1c".isspace(), b"\x85".isspace(), b"Ab C".istitle(), b"AB".isupper(), b"ab".isascii(), b.isascii())
print(b"  x ".strip(), b"  x ".lstrip(), b"  x ".rstrip(), b"xxaxx".strip(b"x"), b"\x1cx\x85".strip(), b"abc".removeprefix(b"a"), b"abc".removesuffix(b"c"))
print(b"a,b,c".split(b","), b"a,b,c".rsplit(b",", 1), b" a  b ".split(), b"a,b,c".partition(b","), b"a,b,c".rpartition(b","), b"x".partition(b"-"), b"a b c".split(None, 1), b"a\xffb".split(b"\xff"))
print(b"a\nb\r\nc\x0bd\x85e".splitlines(), b"a\nb".splitlines(True), b"".splitlines())
print(b"aXbX".replace(b"X", b"--"), b"aXbX".replace(b"X", b"", 1), b",".join([b"a", b"b"]), bytes.maketrans(b"ab", b"xy")[97:99], b"abc".translate(bytes.maketrans(b"ab", b"xy"), b"c"), b"abc".translate(None, b"b"), b"abc".translate(None, delete=b"a"))
print(b.hex(), b"abc".hex("-"), b"abcde".hex(":", 2), b"abcde".hex(":", -2), bytes.fromhex("61 62ff"), b.decode("latin-1").encode("latin-1") == b, b"ab".decode())
print(b[0], b[-1], b[1:4], b[::-1], b + b"!", b"ab" * 3, 97 in b"abc", b"bc" in b"abc", len(b), list(b"ab"), b"a" < b"b", bytes(3), bytes([1, 2]), bytes("é", "utf-8"), b"%s-%d" % (b"x", 5) if False else "")
for action in (lambda: b"a".find("a"), lambda: b"a".index(b"z"), lambda: b"a".rindex(b"z"), lambda: b"a".find(256), lambda: b"a".split(b""), lambda: b"a" + "a", lambda: b"a".translate(b"x"), lambda: bytes.maketrans(b"a", b"bc")):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
