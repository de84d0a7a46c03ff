import hashlib

for name in ("md5", "sha1", "sha224", "sha256", "sha384", "sha512", "sha3_224", "sha3_256", "sha3_384", "sha3_512", "blake2b", "blake2s"):
    h = hashlib.new(name, b"abc")
    print(h.name, h.digest_size, h.block_size, h.hexdigest(), name in hashlib.algorithms_available, name in hashlib.algorithms_guaranteed)
print(hashlib.md5().hexdigest(), hashlib.sha1(b"x").digest(), hashlib.sha224(b"").hexdigest(), hashlib.md5("ä".encode()).hexdigest())
print(hashlib.sha384(b"1").hexdigest()[:8], hashlib.sha512(b"1").hexdigest()[:8], hashlib.sha3_224(b"1").hexdigest()[:8], hashlib.sha3_256(b"1").hexdigest()[:8])
print(hashlib.sha3_384(b"1").hexdigest()[:8], hashlib.sha3_512(b"1").hexdigest()[:8], hashlib.blake2b(b"1").hexdigest()[:8], hashlib.blake2s(b"1").hexdigest()[:8])
h = hashlib.sha256(usedforsecurity=False)
h.update(b"a")
c = h.copy()
h.update(b"b")
print(h.hexdigest() == hashlib.sha256(b"ab").hexdigest(), c.hexdigest() == hashlib.sha256(b"a").hexdigest())
print(hashlib.new("SHA256", b"x").hexdigest()[:8], hashlib.pbkdf2_hmac("sha256", b"password", b"salt", 10).hex(), hashlib.pbkdf2_hmac("sha1", b"p", b"s", 3, 50).hex())
for wrong in (lambda: hashlib.md5("text"), lambda: hashlib.new("nope"), lambda: hashlib.md5(5), lambda: hashlib.pbkdf2_hmac("md5", b"", b"", 0)):
    try:
        print(wrong())
    except (TypeError, ValueError) as error:
        print(type(error).__name__)
