"""Paths as text."""

sep = '/'
curdir = '.'
pardir = '..'
extsep = '.'


def isabs(s):
    return s.startswith('/')


def join(a, *p):
    joined = a
    for part in p:
        if part.startswith('/'):
            joined = part
        elif not joined or joined.endswith('/'):
            joined += part
        else:
            joined += '/' + part
    return joined


def split(p):
    place = p.rfind('/') + 1
    head, tail = p[:place], p[place:]
    if head.strip('/'):
        head = head.rstrip('/')
    return head, tail


def dirname(p):
    return split(p)[0]


def basename(p):
    return split(p)[1]


def splitext(p):
    start = p.rfind('/') + 1
    dot = p.rfind('.')
    if dot > start and p[start:dot].strip('.'):
        return p[:dot], p[dot:]
    return p, ''


def splitdrive(p):
    return '', p


def normcase(s):
    return s


def normpath(path):
    if not path:
        return '.'
    root = '//' if path.startswith('//') and not path.startswith('///') else '/' if path.startswith('/') else ''
    kept = []
    for part in path.split('/'):
        if part in ('', '.'):
            continue
        if part == '..' and kept and kept[-1] != '..':
            kept.pop()
        elif part != '..' or not root:
            kept.append(part)
    return root + '/'.join(kept) or '.'


def abspath(path):
    if not isabs(path):
        _refuse('os.path.abspath() of a relative path')
    return normpath(path)


def commonprefix(m):
    if not m:
        return ''
    first, last = min(m), max(m)
    for place, character in enumerate(first):
        if character != last[place]:
            return first[:place]
    return first


def commonpath(paths):
    paths = list(paths)
    if not paths:
        raise ValueError('commonpath() arg is an empty sequence')
    if len(set(isabs(path) for path in paths)) != 1:
        raise ValueError("Can't mix absolute and relative paths")
    split_paths = [[part for part in path.split('/') if part and part != '.'] for path in paths]
    common = commonprefix(split_paths)
    return ('/' if isabs(paths[0]) else '') + '/'.join(common)


def relpath(path, start=None):
    if not isabs(path) or start is None or not isabs(start):
        _refuse('os.path.relpath() of a relative path')
    here = [part for part in normpath(start).split('/') if part]
    there = [part for part in normpath(path).split('/') if part]
    shared = len(commonprefix([here, there]))
    return '/'.join(['..'] * (len(here) - shared) + there[shared:]) or '.'


def exists(path):
    _refuse('os.path.exists()')


def lexists(path):
    _refuse('os.path.lexists()')


def isfile(path):
    _refuse('os.path.isfile()')


def isdir(path):
    _refuse('os.path.isdir()')


def islink(path):
    _refuse('os.path.islink()')


def getsize(filename):
    _refuse('os.path.getsize()')


def getmtime(filename):
    _refuse('os.path.getmtime()')


def realpath(filename):
    _refuse('os.path.realpath()')


def expanduser(path):
    if path.startswith('~'):
        _refuse('os.path.expanduser()')
    return path
