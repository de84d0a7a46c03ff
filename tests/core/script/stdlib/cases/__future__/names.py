import __future__

names = """
absolute_import annotations barry_as_FLUFL division generator_stop generators nested_scopes print_function
unicode_literals with_statement
""".split()
print(all([hasattr(__future__, name) for name in names]))
