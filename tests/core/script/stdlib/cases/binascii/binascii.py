import binascii

print(binascii.hexlify(b"\x00\xff"), binascii.b2a_hex(b"a"), binascii.unhexlify("00FF"), binascii.a2b_hex(b"61"))
print(binascii.b2a_base64(b"abc"), binascii.b2a_base64(b"ab", newline=False), binascii.a2b_base64("YWI="), binascii.a2b_base64(b"YWJj\n"))
print(binascii.crc32(b"hello"), binascii.crc32(b"lo", binascii.crc32(b"hel")), binascii.crc32(b""))
for wrong in (lambda: binascii.unhexlify("0"), lambda: binascii.unhexlify("zz"), lambda: binascii.a2b_base64("YWI"), lambda: binascii.a2b_base64("Y")):
    try:
        print(wrong())
    except binascii.Error as error:
        print(type(error).__name__, error)
