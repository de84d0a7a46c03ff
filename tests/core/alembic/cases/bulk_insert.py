from alembic import op
import sqlalchemy as sa


def upgrade():
    teams = sa.table("teams", sa.column("id", sa.Integer), sa.column("name", sa.String))
    op.bulk_insert(teams, [{"id": 1, "name": "one"}, {"id": 2, "name": "it's"}])
    made = op.create_table("kinds", sa.Column("id", sa.Integer, primary_key=True), sa.Column("name", sa.String(10)))
    op.bulk_insert(made, [{"id": n, "name": f"kind {n}"} for n in range(3)], multiinsert=False)
