"""Reservations

Revision ID: 73e91f2a60cb
Revises: 62d80e195fba
"""

from alembic import op
import sqlalchemy as sa

revision = "73e91f2a60cb"
down_revision = "62d80e195fba"


def upgrade():
    op.create_table(
        "reservations",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), primary_key=True, autoincrement=True),
        sa.Column("book_id", sa.Integer(), sa.ForeignKey("books.id", name="fk_reservations_book_id"), index=True),
        sa.Column("state", sa.Enum("open", "kept", "gone", name="reservation_state", native_enum=False, create_constraint=True)),
        sa.Column("urgent", sa.Boolean(name="ck_reservations_urgent", create_constraint=True), nullable=False),
        sa.Column("token", sa.Uuid(), nullable=False),
        sa.Column("details", sa.JSON(), nullable=True),
        sa.Column("photo", sa.LargeBinary(), nullable=True),
        sa.Column("weight", sa.Float(), server_default=sa.text("1.5")),
    )


def downgrade():
    op.drop_table("reservations")
