import json

print(json.dumps({"a": 1, "b": [True, False, None], "c": {"d": 1.5}}))
print(json.dumps([]), json.dumps({}), json.dumps(()), json.dumps("x"), json.dumps(None), json.dumps(10**30), json.dumps(1e100))
print(json.dumps({"b": 1, "a": 2}, sort_keys=True), json.dumps([1, 2], separators=(",", ":")), json.dumps({"a": 1}, separators=(",", ":")))
print(json.dumps({"a": [1, {"b": []}], "c": {}}, indent=2))
print(json.dumps([1, [2]], indent="--"), json.dumps([1, 2], indent=0))
print(json.dumps('ä€😀"\\/\n\r\t\b\f\x01\x7f'), json.dumps('ä€😀"\\/\n\x01\x7f', ensure_ascii=False))
print(json.dumps({1: "a", 1.5: "b", True: "c", None: "d", False: "e"}))
print(json.dumps([float("nan"), float("inf"), -float("inf"), -0.0, 1e-7, 123456789.123]))
print(json.dumps({"a": {1, 2}}, default=sorted), json.dumps({(1, 2): 3, "x": 1}, skipkeys=True))


class Encoder(json.JSONEncoder):
    def default(self, o):
        if isinstance(o, set):
            return sorted(o)
        return super().default(o)


print(json.dumps({"a": {3, 1}}, cls=Encoder), Encoder(indent=1).encode([{2}]), "".join(json.JSONEncoder().iterencode([1])))
print(json.JSONEncoder(sort_keys=True).encode({"b": 1, "a": 2}))


class Sink:
    text = ""

    def write(self, text):
        self.text += text


class Piece(list):
    pass


sink = Sink()
json.dump([1, 2], sink)
print(sink.text)
print(json.dumps(Piece([1])))
circle = []
circle.append(circle)
for wrong in (
    lambda: json.dumps({1, 2}),
    lambda: json.dumps({"a": object}),
    lambda: json.dumps({(1, 2): 3}),
    lambda: json.dumps(float("nan"), allow_nan=False),
    lambda: json.dumps(circle),
    lambda: json.dumps({1: 1, "a": 2}, sort_keys=True),
    lambda: json.dumps(b"x", cls=Encoder),
):
    try:
        print(wrong())
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
