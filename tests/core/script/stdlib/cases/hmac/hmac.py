import hashlib
import hmac

h = hmac.new(b"key", b"message", hashlib.sha256)
print(h.hexdigest(), h.digest() == hmac.digest(b"key", b"message", "sha256"), h.name, h.digest_size, h.block_size)
c = h.copy()
c.update(b"more")
print(c.hexdigest(), hmac.new(b"k" * 200, digestmod="md5").hexdigest(), isinstance(h, hmac.HMAC))
print(hmac.compare_digest("a", "a"), hmac.compare_digest(b"a", b"b"))
for wrong in (lambda: hmac.new(b"key", b"x"), lambda: hmac.new("key", b"x", "md5"), lambda: hmac.compare_digest("a", b"a")):
    try:
        print(wrong())
    except TypeError as error:
        print("TypeError")
