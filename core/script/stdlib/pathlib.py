"""Paths as text: what asks for files is refused."""

from os import path as _path
from os.path import _refuse


class PurePath:
    """A path that is never looked up."""

    def __init__(self, *segments):
        text = _path.join(*[str(segment) for segment in segments]) if segments else '.'
        root = '/' if text.startswith('/') else ''
        self.parts = ((root,) if root else ()) + tuple(
            [part for part in text.split('/') if part and part != '.'])

    @property
    def root(self):
        return '/' if self.is_absolute() else ''

    anchor = root
    drive = ''

    @property
    def name(self):
        return self.parts[-1] if self.parts and self.parts[-1] != '/' else ''

    @property
    def suffix(self):
        return _path.splitext(self.name)[1]

    @property
    def suffixes(self):
        return ['.' + part for part in self.name.lstrip('.').split('.')[1:]]

    @property
    def stem(self):
        return _path.splitext(self.name)[0]

    @property
    def parent(self):
        if len(self.parts) <= (1 if self.is_absolute() else 0):
            return self
        return type(self)(*self.parts[:-1])

    @property
    def parents(self):
        found = []
        path = self
        while path.parent is not path:
            path = path.parent
            found.append(path)
        return tuple(found)

    def is_absolute(self):
        return bool(self.parts) and self.parts[0] == '/'

    def joinpath(self, *segments):
        return type(self)(self, *segments)

    def with_name(self, name):
        if not self.name:
            raise ValueError('%r has an empty name' % (self,))
        return self.parent / name

    def with_stem(self, stem):
        return self.with_name(stem + self.suffix)

    def with_suffix(self, suffix):
        if suffix and (not suffix.startswith('.') or suffix == '.'):
            raise ValueError('Invalid suffix %r' % (suffix,))
        return self.with_name(self.stem + suffix)

    def as_posix(self):
        return str(self)

    def relative_to(self, other):
        other = type(self)(other)
        if self.parts[:len(other.parts)] != other.parts:
            raise ValueError('%r is not in the subpath of %r' % (str(self), str(other)))
        return type(self)(*self.parts[len(other.parts):])

    def is_relative_to(self, other):
        other = type(self)(other)
        return self.parts[:len(other.parts)] == other.parts

    def __truediv__(self, other):
        return type(self)(self, other)

    def __rtruediv__(self, other):
        return type(self)(other, self)

    def __fspath__(self):
        return str(self)

    def __str__(self):
        if not self.parts:
            return '.'
        if self.parts[0] == '/':
            return '/' + '/'.join(self.parts[1:])
        return '/'.join(self.parts)

    def __repr__(self):
        return '%s(%r)' % (type(self).__name__, str(self))

    def __eq__(self, other):
        return self.parts == other.parts if isinstance(other, PurePath) else NotImplemented

    def __lt__(self, other):
        return self.parts < other.parts if isinstance(other, PurePath) else NotImplemented

    def __hash__(self):
        return hash(self.parts)


class PurePosixPath(PurePath):
    """A path with slashes."""


class Path(PurePosixPath):
    """A path; what would look it up is refused."""

    def __repr__(self):
        return 'PosixPath(%r)' % str(self)

    def absolute(self):
        if not self.is_absolute():
            _refuse('Path.absolute() of a relative path')
        return self

    def resolve(self, strict=False):
        return type(self)(_path.normpath(str(self.absolute())))


def _refusing(name):
    def method(self, *args, **kwargs):
        _refuse('Path.%s()' % name)
    return method


for _name in ('chmod', 'exists', 'expanduser', 'glob', 'is_dir', 'is_file', 'is_symlink', 'iterdir', 'lstat', 'mkdir',
              'open', 'read_bytes', 'read_text', 'rename', 'replace', 'rglob', 'rmdir', 'samefile', 'stat',
              'symlink_to', 'touch', 'unlink', 'write_bytes', 'write_text'):
    setattr(Path, _name, _refusing(_name))

PosixPath = Path
