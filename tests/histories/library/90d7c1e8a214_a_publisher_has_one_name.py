"""A publisher has one name

Revision ID: 90d7c1e8a214
Revises: 8b41f6a2e543
"""

from alembic import op

revision = "90d7c1e8a214"
down_revision = "8b41f6a2e543"


def upgrade():
    with op.batch_alter_table("publishers") as batch:
        batch.create_unique_constraint("uq_publishers_name", ["name"])
        batch.create_check_constraint("ck_publishers_name", "name <> ''")


def downgrade():
    with op.batch_alter_table("publishers") as batch:
        batch.drop_constraint("ck_publishers_name", type_="check")
        batch.drop_constraint("uq_publishers_name", type_="unique")
