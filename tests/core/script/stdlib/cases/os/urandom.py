import os
print(len(os.urandom(5)), type(os.urandom(0)))
