"""Merge payments and reviews

Revision ID: b368c2fa15d9
Revises: 80359fc7e2a6, a257b1e904c8
Create Date: 2025-05-14 21:21:41
"""
revision = "b368c2fa15d9"
down_revision = ("80359fc7e2a6", "a257b1e904c8")
branch_labels = None
depends_on = None


def upgrade():
    pass


def downgrade():
    pass
