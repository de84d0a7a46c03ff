import functools

names = """
WRAPPER_ASSIGNMENTS WRAPPER_UPDATES cache cached_property cmp_to_key lru_cache partial partialmethod reduce
singledispatch singledispatchmethod total_ordering update_wrapper wraps
""".split()
print(all([hasattr(functools, name) for name in names]))
