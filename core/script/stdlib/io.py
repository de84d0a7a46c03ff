"""Texts and bytes that are written and read like files. Files themselves are out of reach."""

SEEK_SET, SEEK_CUR, SEEK_END = range(3)


class _Memory:
    def __init__(self, initial, empty, newline):
        self._empty = empty
        self._newline = newline
        self._data = initial
        self._place = 0
        self.closed = False

    def _check(self):
        if self.closed:
            raise ValueError('I/O operation on closed file' + ('.' if self._empty else ''))

    def getvalue(self):
        self._check()
        return self._data

    def read(self, size=-1):
        self._check()
        end = len(self._data) if size is None or size < 0 else self._place + size
        taken = self._data[self._place:end]
        self._place = max(self._place, min(end, len(self._data)))
        return taken

    def readline(self, size=-1):
        self._check()
        found = self._data.find(self._newline, self._place)
        end = len(self._data) if found < 0 else found + 1
        if size is not None and size >= 0:
            end = min(end, self._place + size)
        return self.read(max(end - self._place, 0))

    def readlines(self, hint=-1):
        return list(self)

    def __iter__(self):
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def write(self, s):
        self._check()
        if not isinstance(s, type(self._empty)):
            raise TypeError(self._wrong % type(s).__name__)
        if self._place > len(self._data):
            self._data += self._filler * (self._place - len(self._data))
        self._data = self._data[:self._place] + s + self._data[self._place + len(s):]
        self._place += len(s)
        return len(s)

    def writelines(self, lines):
        for line in lines:
            self.write(line)

    def seek(self, pos, whence=SEEK_SET):
        self._check()
        self._place = max(0, {SEEK_SET: 0, SEEK_CUR: self._place, SEEK_END: len(self._data)}[whence] + pos)
        return self._place

    def tell(self):
        self._check()
        return self._place

    def truncate(self, pos=None):
        self._check()
        pos = self._place if pos is None else pos
        self._data = self._data[:pos]
        return pos

    def flush(self):
        self._check()

    def close(self):
        self.closed = True

    def readable(self):
        return True

    writable = seekable = readable

    def __enter__(self):
        self._check()
        return self

    def __exit__(self, *details):
        self.close()


class StringIO(_Memory):
    _wrong = "string argument expected, got '%s'"
    _filler = '\0'

    def __init__(self, initial_value='', newline='\n'):
        super().__init__(initial_value or '', '', '\n')


class BytesIO(_Memory):
    _wrong = "a bytes-like object is required, not '%s'"
    _filler = b'\0'

    def __init__(self, initial_bytes=b''):
        super().__init__(bytes(initial_bytes), b'', b'\n')

    def getbuffer(self):
        return self.getvalue()
