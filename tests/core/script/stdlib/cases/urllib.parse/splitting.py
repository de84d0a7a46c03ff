from urllib.parse import (
    DefragResult, ParseResult, SplitResult, urldefrag, urljoin, urlparse, urlsplit, urlunparse, urlunsplit, uses_netloc,
    uses_params, uses_relative)
import urllib.parse

urls = ['http://anna:secret@Example.org:8080/a/b;p?q=1&r=2#part', '//host/path', 'mailto:someone@example.org', '/a/b?x#y',
        'https://[::1]:443/x', 'urn:x-pdf:1234', '', 'a;b', 'HTTP://X.Y', 'http://h?q', 'no scheme:here', 'x://h:/p',
        '  http://spaced/ ', 'http://h/a;b/c;d']
for url in urls:
    parts = urlparse(url)
    print(parts, parts.username, parts.password, parts.hostname, parts.port)
    print(urlsplit(url), repr(urlsplit(url).geturl()), repr(parts.geturl()))
for bad in ['http://h:x/', 'http://h:99999/', 'http://[::1/']:
    try:
        print(urlsplit(bad).port)
    except ValueError as error:
        print(error)
print(urlunsplit(('http', 'h', 'a', 'q', 'f')), urlunparse(('http', 'h', '/a', 'p', '', '')))
print(urlunsplit(SplitResult('', '', 'a', '', '')), ParseResult('a', 'b', 'c', 'd', 'e', 'f')._replace(path='/z').geturl())
print(urldefrag('http://h/a#b'), urldefrag('http://h/a'), DefragResult('u', 'f').geturl())
base = 'http://a/b/c/d;p?q'
for each in ['g', './g', 'g/', '/g', '//g', '?y', 'g?y', '#s', 'g;x', '', '.', './', '..', '../', '../g', '../..', '../../g',
             '../../../g', 'g:h', './../g', 'g/./h', 'g/../h']:
    print(repr(each), urljoin(base, each))
print(urljoin('', 'x'), urljoin('http://h', 'a'))
print('http' in uses_netloc, 'http' in uses_params, 'http' in uses_relative)
print(urllib.parse.urlsplit('a://b').scheme)
