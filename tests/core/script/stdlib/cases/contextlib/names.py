import contextlib

names = """
AbstractContextManager ContextDecorator ExitStack closing contextmanager nullcontext redirect_stderr
redirect_stdout suppress wraps
""".split()
print(all([hasattr(contextlib, name) for name in names]))
# Not asked of 3.11: ABC
