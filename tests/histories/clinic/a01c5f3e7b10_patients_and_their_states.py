"""Patients and their states

Revision ID: a01c5f3e7b10
Revises: 
"""

from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

revision = "a01c5f3e7b10"
down_revision = None


def upgrade():
    op.execute('CREATE EXTENSION IF NOT EXISTS "btree_gist"')
    op.create_table(
        "patients",
        sa.Column("id", postgresql.UUID(as_uuid=True), server_default=sa.text("gen_random_uuid()"), primary_key=True),
        sa.Column("number", sa.BigInteger(), sa.Identity(always=True, start=1000, increment=1), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False, comment="as in the passport"),
        sa.Column("state", sa.Enum("new", "admitted", "home", name="patient_state"), server_default="new", nullable=False),
        sa.Column("tags", postgresql.ARRAY(sa.String(length=20)), server_default="{}", nullable=False),
        sa.Column("facts", postgresql.JSONB(astext_type=sa.Text()), server_default=sa.text("'{}'::jsonb"), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("address", postgresql.INET(), nullable=True),
        sa.UniqueConstraint("number"),
        comment="People who were here",
    )


def downgrade():
    op.drop_table("patients")
    op.execute("DROP TYPE patient_state")
