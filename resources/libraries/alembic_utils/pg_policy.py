from alembic_utils.entities import PGPolicy
