from alembic import op
import sqlalchemy as sa


def upgrade():
    op.execute("UPDATE users SET name = 'x' WHERE id = 1")
    op.execute(sa.text("UPDATE users SET name = :name").bindparams(name="it's"))
    op.execute("SELECT 'a\\:b'")
