# GeoAlchemy2. A column that asks for a spatial index (and does so unless told otherwise) gets one behind the back of
# the migration when its table is created, and none when it is added; what a script does not say is not done here.
from sqlalchemy.types import UserDefinedType


class _GISType(UserDefinedType):
    def __init__(self, geometry_type="GEOMETRY", srid=-1, dimension=None, spatial_index=True, use_N_D_index=False,
                 use_typmod=None, from_text=None, name=None, nullable=True, **kw):
        if spatial_index and self.indexed:
            raise NotImplementedError("GeoAlchemy2 would create a spatial index by itself here; write "
                                      "spatial_index=False and create it with op.create_index()")
        self.geometry_type = geometry_type and geometry_type.upper()
        self.srid = srid
        self.written = name or self.word

    def get_col_spec(self, **kw):
        if not self.geometry_type:
            return self.written
        return f"{self.written}({self.geometry_type},{self.srid})"


class Geometry(_GISType):
    word = "geometry"
    indexed = True


class Geography(_GISType):
    word = "geography"
    indexed = True


class Raster(_GISType):
    word = "raster"
    indexed = True

    def __init__(self, spatial_index=True, from_text=None, name=None, nullable=True, **kw):
        super().__init__(None, -1, None, spatial_index, name=name)
