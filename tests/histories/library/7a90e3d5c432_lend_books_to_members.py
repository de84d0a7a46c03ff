"""Lend books to members

Revision ID: 7a90e3d5c432
Revises: 58d2f41c6b21
"""

from alembic import op
import sqlalchemy as sa

revision = "7a90e3d5c432"
down_revision = "58d2f41c6b21"
branch_labels = ("lending")


def upgrade():
    op.create_table(
        "members",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("email", sa.String(length=254), nullable=False, unique=True),
        sa.Column("is_staff", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
    )
    op.create_table(
        "loans",
        sa.Column("member_id", sa.Integer(), sa.ForeignKey("members.id", name="fk_loans_member_id"), nullable=False),
        sa.Column("book_id", sa.Integer(), sa.ForeignKey("books.id", name="fk_loans_book_id"), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("member_id", "book_id", "since"),
        sa.CheckConstraint("until IS NULL OR until >= since", name="ck_loans_until"),
    )
    op.create_index("ix_loans_book_id", "loans", ["book_id"])


def downgrade():
    op.drop_table("loans")
    op.drop_table("members")
