"""States as a type of their own

Revision ID: e45a9372cf54
Revises: d34f8261be43
"""

from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

revision = "e45a9372cf54"
down_revision = "d34f8261be43"


def upgrade():
    op.drop_index("ix_patients_admitted", table_name="patients")
    op.execute("ALTER TYPE patient_state RENAME TO patient_state_old")
    state = postgresql.ENUM("registered", "admitted", "moved", "home", "gone", name="patient_state")
    state.create(op.get_bind(), checkfirst=True)
    op.alter_column("patients", "state", server_default=None)
    op.alter_column("patients", "state", type_=state, postgresql_using="state::text::patient_state")
    op.alter_column("patients", "state", server_default="registered")
    op.execute("DROP TYPE patient_state_old")
    op.create_index("ix_patients_admitted", "patients", ["number"], postgresql_where=sa.text("state IN ('admitted', 'moved')"))


def downgrade():
    op.drop_index("ix_patients_admitted", table_name="patients")
    op.alter_column("patients", "state", server_default=None)
    op.execute("ALTER TYPE patient_state RENAME TO patient_state_new")
    state = postgresql.ENUM("registered", "admitted", "moved", "home", name="patient_state")
    state.create(op.get_bind(), checkfirst=True)
    op.alter_column("patients", "state", type_=state, postgresql_using="state::text::patient_state")
    op.alter_column("patients", "state", server_default="registered")
    op.execute("DROP TYPE patient_state_new")
    op.create_index("ix_patients_admitted", "patients", ["number"], postgresql_where=sa.text("state = 'admitted'"))
