from sqlalchemy import *
from sqlmodel.sql.sqltypes import AutoString
