import string
from string import Template

print(string.ascii_letters, string.ascii_lowercase, string.ascii_uppercase, string.digits, string.hexdigits, string.octdigits)
print(repr(string.punctuation), repr(string.whitespace), repr(string.printable))
print(string.capwords("ab  cd EF"), string.capwords("a-b-C", "-"))
t = Template("$who owes ${amount}€ $$5 $who")
print(t.substitute(who="A", amount=3), t.substitute({"who": "B", "amount": 1}), t.substitute({"who": "B", "amount": 1}, who="C"))
print(t.safe_substitute(who="A"), t.template, t.get_identifiers(), t.is_valid(), Template("$ x").is_valid(), Template("$ x $1").safe_substitute())
for wrong in (lambda: t.substitute(who="A"), lambda: Template("ab\nc $ x").substitute(), lambda: Template("${a-b}").substitute(a=1)):
    try:
        print(wrong())
    except (KeyError, ValueError) as error:
        print(type(error).__name__, error)
