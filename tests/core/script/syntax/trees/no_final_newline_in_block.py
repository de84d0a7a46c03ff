def f():
    a