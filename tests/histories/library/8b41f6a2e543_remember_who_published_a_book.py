"""Remember who published a book

Revision ID: 8b41f6a2e543
Revises: 58d2f41c6b21
"""

from alembic import op
import sqlalchemy as sa

revision = "8b41f6a2e543"
down_revision = "58d2f41c6b21"


def upgrade():
    op.create_table(
        "publishers",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("kind", sa.Enum("trade", "academic", name="publisher_kind"), nullable=False),
    )
    with op.batch_alter_table("books") as batch:
        batch.add_column(sa.Column("publisher_id", sa.Integer(), nullable=True))
        batch.create_foreign_key("fk_books_publisher_id", "publishers", ["publisher_id"], ["id"], ondelete="SET NULL")


def downgrade():
    with op.batch_alter_table("books") as batch:
        batch.drop_constraint("fk_books_publisher_id", type_="foreignkey")
        batch.drop_column("publisher_id")
    op.drop_table("publishers")
    sa.Enum(name="publisher_kind").drop(op.get_bind(), checkfirst=True)
