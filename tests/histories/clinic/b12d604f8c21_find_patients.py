"""Find patients

Revision ID: b12d604f8c21
Revises: a01c5f3e7b10
"""

from alembic import op
import sqlalchemy as sa

revision = "b12d604f8c21"
down_revision = "a01c5f3e7b10"


def upgrade():
    op.create_index("ix_patients_name_lower", "patients", [sa.text("lower(name)")], unique=False)
    op.create_index("ix_patients_facts", "patients", ["facts"], postgresql_using="gin")
    op.create_index("ix_patients_admitted", "patients", ["number"], postgresql_where=sa.text("state = 'admitted'"))
    op.create_index("ix_patients_name_ops", "patients", ["name"], postgresql_ops={"name": "varchar_pattern_ops"}, postgresql_include=["number"])
    op.create_index("ix_patients_seen_at", "patients", [sa.text("seen_at DESC NULLS LAST")])
    with op.get_context().autocommit_block():
        op.create_index("ix_patients_tags", "patients", ["tags"], postgresql_using="gin", postgresql_concurrently=True)


def downgrade():
    for name in ("tags", "seen_at", "name_ops", "admitted", "facts", "name_lower"):
        op.drop_index(f"ix_patients_{name}", table_name="patients")
