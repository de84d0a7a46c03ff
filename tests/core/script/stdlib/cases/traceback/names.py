import traceback

names = """
extract_tb format_exc format_exception format_exception_only format_stack format_tb print_exc print_exception
print_stack print_tb
""".split()
print(all([hasattr(traceback, name) for name in names]))
