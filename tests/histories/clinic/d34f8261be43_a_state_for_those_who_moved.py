"""A state for those who moved

Revision ID: d34f8261be43
Revises: c23e7150ad32
"""

from alembic import op

revision = "d34f8261be43"
down_revision = "c23e7150ad32"


def upgrade():
    with op.get_context().autocommit_block():
        op.execute("ALTER TYPE patient_state ADD VALUE IF NOT EXISTS 'moved' BEFORE 'home'")
    op.execute("ALTER TYPE patient_state RENAME VALUE 'new' TO 'registered'")


def downgrade():
    # A value cannot be taken out of a type again: "moved" stays.
    op.execute("ALTER TYPE patient_state RENAME VALUE 'registered' TO 'new'")
