"""Properties that are also expressions on the class."""


class hybrid_property:
    def __init__(self, fget, fset=None, fdel=None, expr=None, custom_comparator=None, update_expr=None):
        self.fget = fget
        self.fset = fset
        self.fdel = fdel
        self.expr = expr
        self.__name__ = fget.__name__

    def __get__(self, instance, owner):
        if instance is not None:
            return self.fget(instance)
        expr = self.expr
        if isinstance(expr, classmethod):
            expr = expr.__func__
        return (expr or self.fget)(owner)

    def __set__(self, instance, value):
        if self.fset is None:
            raise AttributeError("can't set attribute")
        self.fset(instance, value)

    def setter(self, fset):
        return hybrid_property(self.fget, fset, self.fdel, self.expr)

    def deleter(self, fdel):
        return hybrid_property(self.fget, self.fset, fdel, self.expr)

    def expression(self, expr):
        return hybrid_property(self.fget, self.fset, self.fdel, expr)

    def update_expression(self, method):
        return self

    def comparator(self, comparator):
        return self

    @property
    def inplace(self):
        return self


class hybrid_method:
    def __init__(self, func, expr=None):
        self.func = func
        self.expr = expr or func

    def __get__(self, instance, owner):
        if instance is None:
            return self.expr.__get__(owner, owner.__class__)
        return self.func.__get__(instance, owner)

    def expression(self, expr):
        return hybrid_method(self.func, expr)
