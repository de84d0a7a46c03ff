from urllib.parse import (
    parse_qs, parse_qsl, quote, quote_from_bytes, quote_plus, unquote, unquote_plus, unquote_to_bytes, urlencode)

for text in ['a b/c', 'ü~_.-', 'a+b&c=d', '%41', '', b'\xff\x00a']:
    print(quote(text), quote(text, safe=''), quote_plus(text))
print(quote('äöü', encoding='latin-1'), quote_from_bytes(b'a b'), quote('/x y', safe='/ '))
for text in ['a%20b', '%C3%BC', '%zz', '%', 'ü%C3%BC', '%ff', 'a+b', '%e2%82%ac%']:
    print(repr(unquote(text)), repr(unquote_plus(text)), unquote_to_bytes(text))
print(unquote('%FC', encoding='latin-1'), unquote(b'a%20b'))
print(parse_qsl('a=1&b=&a=2&c'), parse_qsl('a=1&b=&c', keep_blank_values=True), parse_qs('a=1&a=2&b=x+y%21'))
print(parse_qs('a=1;b=2', separator=';'), parse_qsl(''))
for call in [lambda: parse_qsl('a', strict_parsing=True), lambda: parse_qsl('a=1&b=2', max_num_fields=1),
             lambda: parse_qsl('a=1', separator='')]:
    try:
        print(call())
    except ValueError as error:
        print(error)
print(urlencode({'a': 'x y', 'b': 1, 'ü': None}), urlencode([('a', [1, 2]), ('b', 'c')], doseq=True))
print(urlencode({'a': 'x y'}, quote_via=quote), urlencode({'a': b'\xff'}))
