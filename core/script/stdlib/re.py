"""The flags of regular expressions: numbers that show their names."""


class RegexFlag(int):
    _known = {}
    _names = {}

    def __new__(cls, value=0):
        value = int(value)
        made = cls._known.get(value)
        if made is None:
            made = cls._known[value] = int.__new__(cls, value)
        return made

    def __class_getitem__(cls, name):
        for value, known in cls._names.items():
            if known == name:
                return cls(value)
        raise KeyError(name)

    @property
    def value(self):
        return int(self)

    def _parts(self):
        return [name for bit, name in self._names.items() if int(self) & bit]

    @property
    def name(self):
        parts = self._parts()
        return '|'.join(parts) if parts else 'NOFLAG' if int(self) == 0 else None

    def __repr__(self):
        parts = self._parts()
        rest = int(self)
        for bit in self._names:
            rest &= ~bit
        shown = ['re.' + part for part in parts] + ([hex(rest)] if rest else [])
        return '|'.join(shown) or 're.NOFLAG'

    __str__ = __repr__

    def __or__(self, other):
        return RegexFlag(int(self) | int(other)) if isinstance(other, int) else NotImplemented

    def __and__(self, other):
        return RegexFlag(int(self) & int(other)) if isinstance(other, int) else NotImplemented

    def __xor__(self, other):
        return RegexFlag(int(self) ^ int(other)) if isinstance(other, int) else NotImplemented

    __ror__, __rand__, __rxor__ = __or__, __and__, __xor__

    def __invert__(self):
        return RegexFlag(sum(self._names) & ~int(self))

    def __contains__(self, other):
        return int(self) & int(other) == int(other)

    def __iter__(self):
        return (RegexFlag(bit) for bit in self._names if int(self) & bit)


RegexFlag._names = {256: 'ASCII', 2: 'IGNORECASE', 4: 'LOCALE', 32: 'UNICODE', 8: 'MULTILINE', 16: 'DOTALL', 64: 'VERBOSE'}

NOFLAG = RegexFlag(0)
A = ASCII = RegexFlag(256)
I = IGNORECASE = RegexFlag(2)
U = UNICODE = RegexFlag(32)
M = MULTILINE = RegexFlag(8)
S = DOTALL = RegexFlag(16)
X = VERBOSE = RegexFlag(64)
for _bit, _name in RegexFlag._names.items():
    setattr(RegexFlag, _name, RegexFlag(_bit))
    setattr(RegexFlag, {'ASCII': 'A', 'IGNORECASE': 'I', 'LOCALE': 'L', 'UNICODE': 'U', 'MULTILINE': 'M', 'DOTALL': 'S',
                        'VERBOSE': 'X'}[_name], RegexFlag(_bit))
