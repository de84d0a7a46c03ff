import io
from io import SEEK_CUR, SEEK_END, SEEK_SET, BytesIO, StringIO

text = StringIO()
print('hello', 'world', file=text)
print(text.write('more'), repr(text.getvalue()), text.tell())
text.seek(0)
print(repr(text.readline()), repr(text.read(2)), repr(text.read()), repr(text.read()))
text.seek(6)
text.write('WORLD')
print(text.getvalue())
for line in StringIO('a\nb\n\nc'):
    print(repr(line))
print(StringIO('a\nb').readlines(), text.seek(0, SEEK_END), text.seek(2, SEEK_SET), text.truncate(), text.getvalue())
with StringIO('x') as inner:
    print(inner.readable(), inner.writable(), inner.seekable(), inner.closed)
print(inner.closed)
try:
    inner.read()
except ValueError as error:
    print(error)
data = BytesIO(b'abc\ndef')
print(data.readline(), data.seek(1), data.read(), data.getvalue(), data.seek(-2, SEEK_END), data.seek(1, SEEK_CUR))
data.writelines([b'x', b'y'])
print(data.getvalue(), bytes(BytesIO(b'q').getbuffer()))
text = StringIO()
text.flush()
text.close()
for wrong in (lambda: StringIO().write(b'x'), lambda: BytesIO().write('x')):
    try:
        wrong()
    except TypeError as error:
        print(error)
print(io.StringIO('a').read())
