import base64
import binascii

data = bytes(range(256))
for encode, decode in (
    (base64.b64encode, base64.b64decode),
    (base64.standard_b64encode, base64.standard_b64decode),
    (base64.urlsafe_b64encode, base64.urlsafe_b64decode),
    (base64.b32encode, base64.b32decode),
    (base64.b16encode, base64.b16decode),
    (base64.encodebytes, base64.decodebytes),
):
    print(encode(data), decode(encode(data)) == data)
    for size in range(8):
        print(encode(data[:size]), decode(encode(data[:size])) == data[:size])
print(base64.b64encode(b"\xfb\xff", altchars=b"-_"), base64.b64decode("-_8=", "-_"), base64.b64decode("YWJj\nZGVm"), base64.b64decode(b"YQ=="))
print(base64.b32decode("mfrgg===", casefold=True), base64.b16decode("ff0a", True), base64.b64decode("YWJj", validate=True))
for wrong in (lambda: base64.b64decode("a"), lambda: base64.b64decode("ab"), lambda: base64.b64decode("ab=="[:3]), lambda: base64.b64decode("YW#j", validate=True), lambda: base64.b32decode("a"), lambda: base64.b16decode("xx"), lambda: base64.b64encode("text"), lambda: base64.b64decode("ä")):
    try:
        print(wrong())
    except (binascii.Error, TypeError, ValueError) as error:
        print(type(error).__name__)
