# pgvector for Python.
from sqlalchemy.types import UserDefinedType


class VECTOR(UserDefinedType):
    word = "VECTOR"

    def __init__(self, dim=None):
        self.dim = dim

    def get_col_spec(self, **kw):
        return self.word if self.dim is None else "%s(%d)" % (self.word, self.dim)


class HALFVEC(VECTOR):
    word = "HALFVEC"


class SPARSEVEC(VECTOR):
    word = "SPARSEVEC"


class BIT(UserDefinedType):
    def __init__(self, length=None):
        self.length = length

    def get_col_spec(self, **kw):
        return "BIT" if self.length is None else "BIT(%d)" % self.length


Vector = VECTOR
