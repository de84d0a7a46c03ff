from alembic_utils.entities import PGExtension
