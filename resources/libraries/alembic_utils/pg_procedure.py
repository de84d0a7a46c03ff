from alembic_utils.entities import PGProcedure
