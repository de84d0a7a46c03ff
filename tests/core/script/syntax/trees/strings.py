''
""
'a'
"a"
'a"b'
"a'b"
''''''
""""""
'''a
b'''
"""a"b""c"""
'a' 'b'
'a' "b" '''c'''
('a'
 'b')
r'a\b'
R"\n"
u'a'
U"a"
r'\''
'\n\t\r\a\b\f\v\\\'\"'
'\0\1\12\123\1234'
'\x41\u0041\U00000041'
'\ud800'
'\U0001f600'
'\q\ \(\8'
'a\
b'
'é'
'日本'
'😀'
b'a'
B"a"
rb'a\n'
bR'\x'
Rb''
b'\x00\xff\377\n'
b'a' b'b'
b'\u0041\q'
f''
f'a'
f"{a}"
f'{a}b'
f'a{b}c{d}e'
f'{{}}'
f'{{{a}}}'
f'{a}{b}'
f'{a!r}'
f'{a!s}'
f'{a!a}'
f'{a:b}'
f'{a:>10}'
f'{a!r:>10}'
f'{a:{b}}'
f'{a:{b}.{c}}'
f'{a!r:{b}}'
f'{a:%Y-%m-%d}'
f'{a=}'
f'{a = }'
f'{a=!r}'
f'{a=!s}'
f'{a=:x}'
f'{a + b}'
f'{a["b"]}'
f'{a.b(c, d)}'
f'{a if b else c}'
f'{(lambda x: x)}'
f'{ {1: 2}[1] }'
f'{[a for a in b]}'
f'{a, b}'
f'{a!=b}'
f'{a==b}'
f'{a<=b}'
f'{(a := 1)}'
f'{a:=10}'
f'{a}' 'b'
'a' f'{b}'
'a' f'{b}' 'c' 'd' f'{e}'
'a' f'b'
f'a' f'b' 'c'
rf'\n{a}'
fr'{a}\d'
Rf'{a}'
F"{a}"
f'\n{a}\t'
f'\x41{a}'
f'''{a}'''
f'''
{a}
  {b}
'''
f'''{
a
}'''
f"{'a'}"
f'{"a" "b"}'
f"{f'{a}'}"
f"{f'{a!r:>{b}}'}"
f'{*a, b}'
f'{a:\n}'
f"{a['b']:{c['d']}}"
f'{yield_}'
f'a {b} c' % d
f'{a}'.join(b)
(f'a'
 f'{b}'
 'c')
"\N{BULLET}", "\N{em dash}|", f"{a}\N{GREEK SMALL LETTER ALPHA}{b}", "\N{CJK UNIFIED IDEOGRAPH-4E2D}\N{HANGUL SYLLABLE GAG}", b"\N{BULLET}", r"\N{x}"
