"""When a row was changed

Revision ID: 32cc709ebf23
Revises: 21bb6f8dae12
"""

from alembic import op

revision = "32cc709ebf23"
down_revision = "21bb6f8dae12"


def upgrade():
    op.execute("ALTER TABLE items ADD COLUMN changed_at DATETIME NULL DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP AFTER name")
    op.execute("ALTER TABLE items ADD double_amount DECIMAL(12, 3) GENERATED ALWAYS AS (amount * 2) STORED, ADD INDEX ix_kind (kind, active)")
    op.execute("ALTER TABLE bins MODIFY label VARCHAR(16) CHARACTER SET latin1 NOT NULL DEFAULT 'x' COMMENT 'short', DROP INDEX code")


def downgrade():
    op.execute("ALTER TABLE bins MODIFY label VARCHAR(12) COLLATE utf8mb4_bin NOT NULL, ADD UNIQUE INDEX code (label)")
    op.execute("ALTER TABLE items DROP INDEX ix_kind, DROP COLUMN double_amount, DROP COLUMN changed_at")
