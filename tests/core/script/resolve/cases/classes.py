class A(Base):
    y = 1
    z = y
    def m(self):
        return super().m() + y
    def n(self):
        return __class__
    class Inner:
        def deep(self):
            return super()
    k = [y for _ in z]
def f(x, y):
    class B:
        x = x
        z = y
        def g(self):
            return x, self.__h
        def __h(self):
            return y
    return B
def g(x):
    class C:
        x = 1
        def h(self):
            return x
