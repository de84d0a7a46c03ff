import enum

names = """
CONFORM CONTINUOUS EJECT Enum EnumCheck EnumMeta EnumType Flag FlagBoundary IntEnum IntFlag KEEP NAMED_FLAGS
ReprEnum STRICT StrEnum UNIQUE auto global_enum global_str member nonmember property show_flag_values unique
verify
""".split()
print(all([hasattr(enum, name) for name in names]))
