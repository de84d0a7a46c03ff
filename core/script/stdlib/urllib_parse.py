"""URLs as text."""

from collections import namedtuple as _namedtuple

_always_safe = frozenset('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-~')
_scheme_letters = frozenset('abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-.')

uses_relative = ['', 'ftp', 'http', 'gopher', 'nntp', 'imap', 'wais', 'file', 'https', 'shttp', 'mms', 'prospero', 'rtsp',
                 'rtspu', 'sftp', 'svn', 'svn+ssh', 'ws', 'wss']
uses_netloc = ['', 'ftp', 'http', 'gopher', 'nntp', 'telnet', 'imap', 'wais', 'file', 'mms', 'https', 'shttp', 'snews',
               'prospero', 'rtsp', 'rtspu', 'rsync', 'svn', 'svn+ssh', 'sftp', 'nfs', 'git', 'git+ssh', 'ws', 'wss']
uses_params = ['', 'ftp', 'hdl', 'prospero', 'http', 'imap', 'https', 'shttp', 'rtsp', 'rtspu', 'sip', 'sips', 'mms',
               'sftp', 'tel']


class _Parts:
    """What the parts of a URL know of its network location."""

    def _user_and_host(self):
        user, at, host = self.netloc.rpartition('@')
        return (user if at else None), host

    @property
    def username(self):
        user, _ = self._user_and_host()
        return None if user is None else user.partition(':')[0]

    @property
    def password(self):
        user, _ = self._user_and_host()
        if user is None or ':' not in user:
            return None
        return user.partition(':')[2]

    def _host_and_port(self):
        host = self._user_and_host()[1]
        if host.startswith('['):
            name, _, port = host[1:].partition(']')
            return name, port.partition(':')[2]
        name, _, port = host.partition(':')
        return name, port

    @property
    def hostname(self):
        name = self._host_and_port()[0]
        if not name:
            return None
        host, percent, zone = name.partition('%')
        return host.lower() + percent + zone

    @property
    def port(self):
        text = self._host_and_port()[1]
        if not text:
            return None
        if not (text.isdigit() and text.isascii()):
            raise ValueError(f'Port could not be cast to integer value as {text!r}')
        if int(text) > 65535:
            raise ValueError('Port out of range 0-65535')
        return int(text)


class SplitResult(_Parts, _namedtuple('SplitResult', 'scheme netloc path query fragment')):
    def geturl(self):
        return urlunsplit(self)


class ParseResult(_Parts, _namedtuple('ParseResult', 'scheme netloc path params query fragment')):
    def geturl(self):
        return urlunparse(self)


class DefragResult(_namedtuple('DefragResult', 'url fragment')):
    def geturl(self):
        return self.url + '#' + self.fragment if self.fragment else self.url


def urlsplit(url, scheme='', allow_fragments=True):
    url = url.lstrip(''.join(map(chr, range(33))))
    for letter in '\t\r\n':
        url = url.replace(letter, '')
        scheme = scheme.replace(letter, '')
    netloc = query = fragment = ''
    before, colon, rest = url.partition(':')
    if colon and before and before[0].isascii() and before[0].isalpha() and all(each in _scheme_letters for each in before):
        scheme, url = before.lower(), rest
    if url[:2] == '//':
        end = min([place for place in (url.find(each, 2) for each in '/?#') if place >= 0] or [len(url)])
        netloc, url = url[2:end], url[end:]
        if ('[' in netloc) != (']' in netloc):
            raise ValueError('Invalid IPv6 URL')
    if allow_fragments and '#' in url:
        url, _, fragment = url.partition('#')
    if '?' in url:
        url, _, query = url.partition('?')
    return SplitResult(scheme, netloc, url, query, fragment)


def urlparse(url, scheme='', allow_fragments=True):
    scheme, netloc, path, query, fragment = urlsplit(url, scheme, allow_fragments)
    params = ''
    if scheme in uses_params and ';' in path:
        head, slash, last = path.rpartition('/')
        last, _, params = last.partition(';')
        path = head + slash + last
    return ParseResult(scheme, netloc, path, params, query, fragment)


def urlunsplit(components):
    scheme, netloc, url, query, fragment = components
    if netloc or (scheme and scheme in uses_netloc and url[:2] != '//'):
        if url and url[:1] != '/':
            url = '/' + url
        url = '//' + (netloc or '') + url
    if scheme:
        url = scheme + ':' + url
    if query:
        url = url + '?' + query
    return url + '#' + fragment if fragment else url


def urlunparse(components):
    scheme, netloc, url, params, query, fragment = components
    return urlunsplit((scheme, netloc, f'{url};{params}' if params else url, query, fragment))


def urldefrag(url):
    if '#' not in url:
        return DefragResult(url, '')
    scheme, netloc, path, params, query, fragment = urlparse(url)
    return DefragResult(urlunparse((scheme, netloc, path, params, query, '')), fragment)


def urljoin(base, url, allow_fragments=True):
    if not base:
        return url
    if not url:
        return base
    base_scheme, base_netloc, base_path, base_params, base_query, _ = urlparse(base, '', allow_fragments)
    scheme, netloc, path, params, query, fragment = urlparse(url, base_scheme, allow_fragments)
    if scheme != base_scheme or scheme not in uses_relative:
        return url
    if scheme in uses_netloc:
        if netloc:
            return urlunparse((scheme, netloc, path, params, query, fragment))
        netloc = base_netloc
    if not path and not params:
        return urlunparse((scheme, netloc, base_path, base_params, query or base_query, fragment))
    parts = base_path.split('/')
    if parts[-1] != '':
        del parts[-1]
    if path[:1] == '/':
        segments = path.split('/')
    else:
        segments = parts + path.split('/')
        segments[1:-1] = [each for each in segments[1:-1] if each]
    kept = []
    for segment in segments:
        if segment == '..':
            if kept:
                kept.pop()
        elif segment != '.':
            kept.append(segment)
    if segments[-1] in ('.', '..'):
        kept.append('')
    return urlunparse((scheme, netloc, '/'.join(kept) or '/', params, query, fragment))


def quote_from_bytes(bs, safe='/'):
    if isinstance(safe, bytes):
        safe = safe.decode('ascii', 'ignore')
    kept = _always_safe | {each for each in safe if each.isascii()}
    return ''.join(chr(each) if chr(each) in kept else '%%%02X' % each for each in bs)


def quote(string, safe='/', encoding=None, errors=None):
    if isinstance(string, str):
        return quote_from_bytes(string.encode(encoding or 'utf-8', errors or 'strict'), safe)
    if encoding is not None:
        raise TypeError("quote() doesn't support 'encoding' for bytes")
    return quote_from_bytes(string, safe)


def quote_plus(string, safe='', encoding=None, errors=None):
    space = b' ' if isinstance(string, bytes) else ' '
    if space not in string:
        return quote(string, safe, encoding, errors)
    return quote(string, (safe if isinstance(safe, str) else safe.decode('ascii')) + ' ', encoding, errors).replace(' ', '+')


def _digit(letter):
    return '0123456789abcdef'.find(letter.lower()) if letter else -1


def unquote_to_bytes(string):
    data = string.encode('utf-8') if isinstance(string, str) else string
    pieces = data.split(b'%')
    found = [pieces[0]]
    for piece in pieces[1:]:
        try:
            found.append(bytes([int(piece[:2].decode('ascii'), 16)]) if _is_hex(piece[:2]) else b'%' + piece[:2])
        except ValueError:
            found.append(b'%' + piece[:2])
        found.append(piece[2:])
    return b''.join(found)


def _is_hex(two):
    return len(two) == 2 and all(_digit(chr(each)) >= 0 for each in two)


def unquote(string, encoding='utf-8', errors='replace'):
    if isinstance(string, bytes):
        return unquote_to_bytes(string).decode(encoding or 'utf-8', errors or 'replace')
    if '%' not in string:
        return string
    # Letters beyond ASCII stay as they are: only runs of ASCII are decoded.
    found, run = [], []
    for letter in string:
        if letter.isascii():
            run.append(letter)
            continue
        found.append(unquote_to_bytes(''.join(run)).decode(encoding or 'utf-8', errors or 'replace'))
        found.append(letter)
        run = []
    found.append(unquote_to_bytes(''.join(run)).decode(encoding or 'utf-8', errors or 'replace'))
    return ''.join(found)


def unquote_plus(string, encoding='utf-8', errors='replace'):
    return unquote(string.replace('+', ' '), encoding, errors)


def parse_qsl(qs, keep_blank_values=False, strict_parsing=False, encoding='utf-8', errors='replace',
              max_num_fields=None, separator='&'):
    if not separator or not isinstance(separator, (str, bytes)):
        raise ValueError('Separator must be of type string or bytes.')
    if max_num_fields is not None and max_num_fields < 1 + qs.count(separator):
        raise ValueError('Max number of fields exceeded')
    found = []
    for pair in qs.split(separator) if qs else []:
        if not pair and not strict_parsing:
            continue
        name, equals, value = pair.partition('=')
        if not equals:
            if strict_parsing:
                raise ValueError('bad query field: %r' % (pair,))
            if not keep_blank_values:
                continue
        if value or keep_blank_values:
            found.append((unquote_plus(name, encoding, errors), unquote_plus(value, encoding, errors)))
    return found


def parse_qs(qs, keep_blank_values=False, strict_parsing=False, encoding='utf-8', errors='replace',
             max_num_fields=None, separator='&'):
    found = {}
    for name, value in parse_qsl(qs, keep_blank_values, strict_parsing, encoding, errors, max_num_fields, separator):
        found.setdefault(name, []).append(value)
    return found


def urlencode(query, doseq=False, safe='', encoding=None, errors=None, quote_via=quote_plus):
    def written(value):
        if isinstance(value, bytes):
            return quote_via(value, safe)
        return quote_via(str(value), safe, encoding, errors)

    pairs = []
    for name, value in query.items() if hasattr(query, 'items') else query:
        if doseq and not isinstance(value, (str, bytes)) and hasattr(value, '__iter__'):
            pairs += [written(name) + '=' + written(each) for each in value]
        else:
            pairs.append(written(name) + '=' + written(value))
    return '&'.join(pairs)
