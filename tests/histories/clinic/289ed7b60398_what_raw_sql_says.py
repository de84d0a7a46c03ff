"""What raw SQL says

Revision ID: 289ed7b60398
Revises: 178dc6a5f287
"""

from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

revision = "289ed7b60398"
down_revision = "178dc6a5f287"


def upgrade():
    op.execute("""
        ALTER TABLE patients
            ADD COLUMN height NUMERIC(4, 1) CHECK (height > 0),
            ADD COLUMN IF NOT EXISTS weight REAL DEFAULT 1.5,
            ALTER COLUMN address TYPE cidr USING address::cidr
    """)
    op.execute("ALTER TABLE ONLY rooms ADD CONSTRAINT rooms_places_key UNIQUE (places, name)")
    op.execute("CREATE TABLE parts (id int NOT NULL, made date NOT NULL, PRIMARY KEY (id, made)) PARTITION BY RANGE (made)")
    op.execute("CREATE UNLOGGED TABLE scratch (LIKE rooms INCLUDING ALL)")
    op.execute("CREATE TABLE copies AS SELECT id, name FROM rooms WITH NO DATA")
    op.execute("COMMENT ON COLUMN rooms.name IS 'it''s on the door'; CREATE INDEX ON rooms (name DESC);")
    op.execute("DO $$ BEGIN CREATE TYPE blood AS ENUM ('a', 'b', 'ab', '0'); EXCEPTION WHEN duplicate_object THEN NULL; END $$")
    op.add_column("patients", sa.Column("blood", postgresql.ENUM(name="blood", create_type=False), nullable=True))


def downgrade():
    op.drop_column("patients", "blood")
    op.execute("DROP TYPE blood")
    op.execute("DROP INDEX rooms_name_idx")
    op.execute("COMMENT ON COLUMN rooms.name IS NULL")
    for table in ("copies", "scratch", "parts"):
        op.drop_table(table)
    op.drop_constraint("rooms_places_key", "rooms")
    op.execute(
        "ALTER TABLE patients DROP COLUMN height, DROP COLUMN weight, ALTER COLUMN address TYPE inet USING address::inet"
    )
