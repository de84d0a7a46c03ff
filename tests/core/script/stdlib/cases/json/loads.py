import json
from json import JSONDecodeError

print(json.loads('{"a": 1, "b": [true, false, null], "c": {"d": 1.5e3}, "a": 2}'))
print(json.loads(" [1 , 2.0,-3, 0, -0, -0.0, 1E5, 1e-2, 123456789012345678901234567890] "), json.loads('"x"'), json.loads(b'{"a": "\xc3\xa4"}'))
print(json.loads('"\\u00e4\\ud83d\\ude00\\n\\/\\"\\\\\\b\\f\\r\\t"') == 'ä😀\n/"\\\b\f\r\t', json.loads("[NaN, Infinity, -Infinity]"), json.loads("1e999"))
print(json.loads('{"a": {"b": 1}}', object_hook=lambda d: sorted(d.items())), json.loads('{"a": 1, "a": 2}', object_pairs_hook=list))
print(json.loads("[1.10, 2]", parse_float=str, parse_int=lambda x: "i" + x), json.loads("[NaN]", parse_constant=lambda x: x + "!"))
print(json.loads("[]"), json.loads("{}"), json.loads("[ ]"), json.loads("{ }"), json.loads("\t\n null"))


class Source:
    def read(self):
        return "[1]"


print(json.load(Source()), json.JSONDecoder().decode("[1]"), json.JSONDecoder().raw_decode('{"ä": 1} rest'), json.loads("[2]", cls=json.JSONDecoder))
print(json.JSONDecoder(strict=False).decode('"a\nb"') == "a\nb")
for text in (
    "", " ", "{", "[", "[1", "[1,", "[1,]", "[1 2]", '{"a"', '{"a":', '{"a":1', '{"a":1,', '{"a":1,}', '{"a" 1}', "{a: 1}", "{1: 2}",
    '"abc', '"a\\', '"a\\q"', '"a\\u12"', '"a\\u12zz"', '"a\nb"', "nul", "tru", "-", "01", "1.", "1 2", "[1]\n\n x", "'a'", "ä", '{"ä": x}',
):
    try:
        print(json.loads(text))
    except JSONDecodeError as error:
        print(repr(text), error)
try:
    json.loads('{\n "a": }')
except ValueError as error:
    print(type(error).__name__, error.msg, error.pos, error.lineno, error.colno, error.doc)
for wrong in (None, 1, ["a"]):
    try:
        json.loads(wrong)
    except TypeError as error:
        print(error)
