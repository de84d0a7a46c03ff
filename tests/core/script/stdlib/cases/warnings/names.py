import warnings

names = """
WarningMessage catch_warnings filterwarnings formatwarning resetwarnings showwarning simplefilter warn
warn_explicit
""".split()
print(all([hasattr(warnings, name) for name in names]))
