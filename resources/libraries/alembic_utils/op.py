"""The directives that the package adds to op."""
from alembic import op
from sqlalchemy import text


def _run(statements):
    for sql in statements:
        # A colon in the SQL is no parameter.
        op.execute(text(sql.replace("\\:", ":").replace(":", "\\:")))


def create_entity(target):
    _run(target.create())


def drop_entity(target, cascade=False):
    _run(target.drop(cascade))


def replace_entity(target):
    _run(target.replace())


revert_entity = replace_entity
