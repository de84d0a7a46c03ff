import secrets

print(len(secrets.token_bytes(8)), len(secrets.token_bytes()), len(secrets.token_hex(8)), len(secrets.token_urlsafe(16)), secrets.DEFAULT_ENTROPY)
print(secrets.token_hex() != secrets.token_hex(), secrets.choice("a"), secrets.randbelow(10) < 10, secrets.randbits(4) < 16, secrets.compare_digest("a", "a"))
print(secrets.SystemRandom().choice([3]))
for wrong in (lambda: secrets.choice([]), lambda: secrets.randbelow(0)):
    try:
        print(wrong())
    except (IndexError, ValueError) as error:
        print(type(error).__name__)
