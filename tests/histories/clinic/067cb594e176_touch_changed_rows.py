"""Touch changed rows

Revision ID: 067cb594e176
Revises: f56ba483d065
"""

from alembic import op

revision = "067cb594e176"
down_revision = "f56ba483d065"


def upgrade():
    op.execute("""
        CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            NEW.seen_at := now();
            RETURN NEW;
        END;
        $$
    """)
    op.execute("CREATE TRIGGER patients_touched BEFORE UPDATE ON patients FOR EACH ROW EXECUTE FUNCTION touch()")
    op.execute("CREATE VIEW present AS SELECT id, name FROM patients WHERE state = 'admitted'")
    op.execute("CREATE MATERIALIZED VIEW beds AS SELECT sum(beds) AS beds FROM rooms")
    op.execute("CREATE SEQUENCE ticket START 100 INCREMENT 10")


def downgrade():
    op.execute("DROP SEQUENCE ticket")
    op.execute("DROP MATERIALIZED VIEW beds")
    op.execute("DROP VIEW present")
    op.execute("DROP TRIGGER patients_touched ON patients")
    op.execute("DROP FUNCTION touch()")
