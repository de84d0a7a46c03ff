"""Names are longer, numbers may be missing

Revision ID: 178dc6a5f287
Revises: 067cb594e176
"""

from alembic import op
import sqlalchemy as sa

revision = "178dc6a5f287"
down_revision = "067cb594e176"


def upgrade():
    op.execute("DROP VIEW present")
    op.alter_column("patients", "name", type_=sa.Text(), existing_type=sa.String(length=80), comment=None, existing_comment="as in the passport")
    op.alter_column("stays", "patient_id", nullable=True)
    op.alter_column("rooms", "beds", new_column_name="places")
    op.create_table_comment("rooms", "Where people sleep")
    op.drop_table_comment("patients")
    op.create_check_constraint("ck_stays_during", "stays", "NOT isempty(during)")
    op.create_unique_constraint("uq_stays_patient", "stays", ["patient_id", "room_id"], deferrable=True, initially="DEFERRED")
    op.drop_constraint("stays_room_id_fkey", "stays", type_="foreignkey")
    op.create_foreign_key(None, "stays", "rooms", ["room_id"], ["id"], ondelete="SET NULL")


def downgrade():
    op.drop_constraint("stays_room_id_fkey", "stays", type_="foreignkey")
    op.create_foreign_key(
        "stays_room_id_fkey", "stays", "rooms", ["room_id"], ["id"], ondelete="RESTRICT", deferrable=True, initially="DEFERRED"
    )
    op.drop_constraint("uq_stays_patient", "stays")
    op.drop_constraint("ck_stays_during", "stays")
    op.create_table_comment("patients", "People who were here")
    op.drop_table_comment("rooms")
    op.alter_column("rooms", "places", new_column_name="beds")
    op.alter_column("stays", "patient_id", nullable=False)
    op.alter_column("patients", "name", type_=sa.String(length=80), existing_type=sa.Text(), comment="as in the passport")
    op.execute("CREATE VIEW present AS SELECT id, name FROM patients WHERE state = 'admitted'")
