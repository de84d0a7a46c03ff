from pgvector.sqlalchemy import *
