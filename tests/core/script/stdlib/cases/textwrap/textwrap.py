import textwrap

print(textwrap.dedent("""
    CREATE TABLE a (
        b int
    )
   \t
    """))
print(repr(textwrap.dedent("  a\n    b\n\n \n  c")), repr(textwrap.dedent("\ta\n  b")), repr(textwrap.dedent("a\n b")), repr(textwrap.dedent("")), repr(textwrap.dedent("  a\n   ")))
print(repr(textwrap.indent("a\n\n b\n", "> ")), repr(textwrap.indent("a\n\nb", "-", lambda line: True)))
text = "The quick brown fox jumped over the lazy dog -- well-known, isn't it?  Averyveryverylongword at-the-end."
for width in (10, 15, 20, 40, 70):
    print(textwrap.wrap(text, width))
print(textwrap.fill(text, width=30, initial_indent="* ", subsequent_indent="  "))
print(textwrap.wrap(text, 12, break_long_words=False), textwrap.wrap(text, 12, break_on_hyphens=False))
print(textwrap.wrap("a\tb\nc   d", 20), textwrap.wrap("a\tb", 20, tabsize=4), textwrap.wrap("a\tb\nc", 20, expand_tabs=False, replace_whitespace=False), textwrap.wrap("  a  b ", 4, drop_whitespace=False))
print(textwrap.wrap(text, 20, max_lines=2), textwrap.wrap(text, 20, max_lines=2, placeholder="..."), textwrap.wrap("", 10))
print(textwrap.shorten("Hello  world!", width=12), textwrap.shorten("Hello  world!", width=11), textwrap.shorten("Hello world", width=10, placeholder="..."))
wrapper = textwrap.TextWrapper(width=11, initial_indent="- ")
print(wrapper.wrap("one two three four"), wrapper.fill("one two three"))
for wrong in (lambda: textwrap.wrap("a", 0), lambda: textwrap.shorten("abc def", 3)):
    try:
        print(wrong())
    except ValueError as error:
        print(error)
