x = 3
name = "shop"
if x > 2 and name:
    print(f"{name!r} has {x:>4} {'rows' if x != 1 else 'row'}")
total = 0
for i in range(10):
    if i == 3:
        continue
    if i == 8:
        break
    total += i
else:
    print("never")
print(total)
while x:
    x -= 1
else:
    print("done", x)
a, (b, *c), d = 1, (2, 3, 4), 5
print(a, b, c, d)
*first, last = range(4)
print(first, last)
data = {"k": [1, 2, 3]}
data["k"][1] += 10
data["k"][0:1] = [7, 8]
del data["k"][-1]
print(data, 1 < 2 <= 2 < 3, 1 < 2 > 5)
assert data, "never"
i = j = 5
i -= 2; j **= 2
print(i, j, i if j else 0, not i, (n := 4) + n)
print(globals()["total"], "total" in globals())
