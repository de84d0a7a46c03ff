import dataclasses

names = """
Field FrozenInstanceError InitVar KW_ONLY MISSING asdict astuple dataclass field fields is_dataclass
make_dataclass replace
""".split()
print(all([hasattr(dataclasses, name) for name in names]))
