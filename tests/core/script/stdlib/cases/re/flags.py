import re
from re import RegexFlag

print(re.I, repr(re.I | re.M), re.IGNORECASE | re.DOTALL | re.X, re.NOFLAG, int(re.ASCII), re.U, re.S is re.DOTALL)
print(RegexFlag.I is re.I, RegexFlag(2) is re.I, RegexFlag['MULTILINE'], re.I.name, re.M.value, isinstance(re.A, int))
print(bool(re.NOFLAG), bool(re.I), re.I & re.M, (re.I | re.M) & re.M, re.I ^ re.M, 2 | re.M, re.I in (re.I | re.M))
print(re.compile('a', re.I | re.S).flags, re.compile('a', 0 | re.M), [str(each) for each in re.I | re.VERBOSE])
print(re.findall('^a.', 'A\nab', re.I | re.M | re.S), re.sub('A', 'x', 'aA', flags=re.IGNORECASE))
flags = 0
for each in (re.I, re.M):
    flags |= each
print(flags, flags == 10, re.UNICODE == re.U, re.MULTILINE == re.M, re.VERBOSE == re.X, re.ASCII == re.A)
