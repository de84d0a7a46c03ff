from alembic import op
import sqlalchemy as sa
from sqlalchemy.schema import CreateSequence, DropSequence, Sequence


def upgrade():
    op.execute(CreateSequence(Sequence("orders_id_seq", start=10)))
    op.execute(DropSequence(Sequence("orders_id_seq")))
