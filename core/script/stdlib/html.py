"""Text in HTML."""

import re as _re

_names = {'amp': '&', 'lt': '<', 'gt': '>', 'quot': '"', 'apos': "'", 'nbsp': '\xa0', 'copy': '\xa9', 'reg': '\xae',
          'hellip': '\u2026', 'mdash': '\u2014', 'ndash': '\u2013', 'lsquo': '\u2018', 'rsquo': '\u2019',
          'ldquo': '\u201c', 'rdquo': '\u201d', 'euro': '\u20ac', 'auml': '\xe4', 'ouml': '\xf6', 'uuml': '\xfc',
          'Auml': '\xc4', 'Ouml': '\xd6', 'Uuml': '\xdc', 'szlig': '\xdf', 'eacute': '\xe9', 'egrave': '\xe8',
          'agrave': '\xe0', 'ccedil': '\xe7', 'laquo': '\xab', 'raquo': '\xbb', 'times': '\xd7', 'deg': '\xb0',
          'bull': '\u2022', 'trade': '\u2122'}


def escape(s, quote=True):
    s = s.replace('&', '&amp;').replace('<', '&lt;').replace('>', '&gt;')
    if quote:
        s = s.replace('"', '&quot;').replace("'", '&#x27;')
    return s


def _character(match):
    name = match.group(1)
    if name[0] != '#':
        # The other two thousand names are not here, and a text that is wrong is worse than none.
        if name not in _names:
            raise NotImplementedError(f'html.unescape() of &{name};')
        return _names[name]
    number = int(name[2:], 16) if name[1] in 'xX' else int(name[1:])
    if number == 0 or 0xD800 <= number <= 0xDFFF or number > 0x10FFFF:
        return '\ufffd'
    return chr(number)


def unescape(s):
    if '&' not in s:
        return s
    return _re.sub(r'&(#[0-9]+|#[xX][0-9a-fA-F]+|[a-zA-Z][a-zA-Z0-9]*);', _character, s)
