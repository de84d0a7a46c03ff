#!/usr/bin/python3
"""Writes expected/<dialect>.sql: what Alembic itself emits for each case of tst_compile.cpp.

Run with the reference Alembic and SQLAlchemy on PYTHONPATH; the files record their versions. A case that Alembic
refuses is left out of that dialect's file.
"""
import io
import pathlib
import warnings

import alembic
import sqlalchemy as sa
from alembic.operations import Operations
from alembic.runtime.migration import MigrationContext
from sqlalchemy.dialects import mysql, postgresql

warnings.simplefilter("ignore")
CASES = {}


def case(function):
    CASES[function.__name__] = function
    return function


@case
def create_table_plain(op):
    op.create_table("users", sa.Column("id", sa.Integer(), nullable=False), sa.Column("name", sa.String(50), nullable=True),
                    sa.Column("Order", sa.Text(), nullable=False), sa.PrimaryKeyConstraint("id"))


@case
def create_table_constraints(op):
    op.create_table("items", sa.Column("id", sa.BigInteger(), nullable=False), sa.Column("owner", sa.Integer()),
                    sa.Column("price", sa.Numeric(10, 2)), sa.ForeignKeyConstraint(["owner"], ["users.id"], name="fk_owner", ondelete="CASCADE", onupdate="SET NULL"),
                    sa.PrimaryKeyConstraint("id", name="pk_items"), sa.UniqueConstraint("owner", "price", name="uq_items"),
                    sa.CheckConstraint("price > 0", name="ck_price"))


@case
def create_table_types(op):
    op.create_table("types", sa.Column("a", sa.SmallInteger()), sa.Column("b", sa.Float()), sa.Column("c", sa.Double()),
                    sa.Column("d", sa.Boolean()), sa.Column("e", sa.Date()), sa.Column("f", sa.Time()), sa.Column("g", sa.DateTime()),
                    sa.Column("h", sa.DateTime(timezone=True)), sa.Column("i", sa.LargeBinary()), sa.Column("j", sa.JSON()),
                    sa.Column("k", sa.Uuid()), sa.Column("l", sa.Interval()), sa.Column("m", sa.Unicode(20)), sa.Column("n", sa.TIMESTAMP()))


@case
def create_table_defaults(op):
    op.create_table("defaults", sa.Column("a", sa.Integer(), server_default="5"), sa.Column("b", sa.Integer(), server_default=sa.text("7"), nullable=False),
                    sa.Column("c", sa.DateTime(), server_default=sa.func.now()), sa.Column("d", sa.Boolean(), server_default=sa.false()),
                    sa.Column("e", sa.String(9), server_default="it's"), sa.Column("f", sa.String(9), server_default=sa.text("lower('A')")))


@case
def create_table_enum(op):
    op.create_table("moods", sa.Column("m", sa.Enum("sad", "it's ok", name="mood")), sa.Column("n", sa.Enum("sad", "it's ok", name="mood")),
                    sa.Column("o", sa.Enum("x", "yy", name="plain", native_enum=False, create_constraint=True)))


@case
def create_table_index(op):
    op.create_table("t", sa.Column("x", sa.Integer(), index=True), sa.Column("y", sa.Integer(), unique=True))


@case
def create_table_schema(op):
    op.create_table("t", sa.Column("x", sa.Integer()), schema="Other")


@case
def create_table_comment(op):
    op.create_table("t", sa.Column("x", sa.Integer(), comment="the x's"), comment="a table")


@case
def create_table_computed(op):
    op.create_table("t", sa.Column("x", sa.Integer()), sa.Column("y", sa.Integer(), sa.Computed("x * 2", persisted=True)))


@case
def create_table_identity(op):
    op.create_table("t", sa.Column("x", sa.Integer(), sa.Identity(always=True, start=3, increment=2)))


@case
def create_table_boolean_check(op):
    op.create_table("t", sa.Column("x", sa.Boolean(create_constraint=True, name="ck_x")))


@case
def drop_table(op):
    op.drop_table("users")


@case
def rename_table(op):
    op.rename_table("a", "select")


@case
def add_column(op):
    op.add_column("users", sa.Column("age", sa.Integer(), server_default="0", nullable=False))


@case
def add_column_foreign_key(op):
    op.add_column("users", sa.Column("boss", sa.Integer(), sa.ForeignKey("users.id", name="fk_boss")))


@case
def add_column_index(op):
    op.add_column("users", sa.Column("mail", sa.String(9), index=True))


@case
def drop_column(op):
    op.drop_column("users", "age")


@case
def alter_rename(op):
    op.alter_column("users", "a", new_column_name="b", existing_type=sa.Integer())


@case
def alter_type(op):
    op.alter_column("users", "a", type_=sa.BigInteger(), existing_type=sa.Integer(), existing_nullable=False)


@case
def alter_everything(op):
    op.alter_column("users", "a", nullable=False, server_default="3", type_=sa.String(30), new_column_name="b", existing_type=sa.Integer())


@case
def alter_nullable(op):
    op.alter_column("users", "a", nullable=True, existing_type=sa.Integer())


@case
def alter_default_set(op):
    op.alter_column("users", "a", server_default=sa.text("5"), existing_type=sa.Integer())


@case
def alter_default_drop(op):
    op.alter_column("users", "a", server_default=None)


@case
def alter_default_now(op):
    op.alter_column("users", "a", server_default=sa.func.now(), existing_type=sa.DateTime(), existing_nullable=False)


@case
def alter_comment(op):
    op.alter_column("users", "a", comment="it's", existing_type=sa.Integer())


@case
def alter_type_using(op):
    op.alter_column("users", "a", type_=sa.Integer(), postgresql_using="a::integer", existing_type=sa.Text())


@case
def create_index(op):
    op.create_index("ix_users_name", "users", ["name", sa.text("lower(mail)")], unique=True)


@case
def create_index_where(op):
    op.create_index("ix_w", "users", ["name"], postgresql_where=sa.text("name IS NOT NULL"), sqlite_where=sa.text("name IS NOT NULL"),
                    postgresql_using="GIN", postgresql_ops={"name": "gin_trgm_ops"}, mysql_length=10)


@case
def create_index_if_not_exists(op):
    op.create_index("ix_c", "users", ["name"], if_not_exists=True, postgresql_include=["mail"])


@case
def create_index_long_name(op):
    op.create_index(op.f("ix_" + "very_long_name_" * 6), "users", ["name"])


@case
def drop_index(op):
    op.drop_index("ix_users_name", table_name="users")


@case
def drop_index_if_exists(op):
    op.drop_index("ix_users_name", table_name="users", if_exists=True)


@case
def create_unique(op):
    op.create_unique_constraint("uq_n", "users", ["name"], deferrable=True, initially="DEFERRED")


@case
def create_foreign_key(op):
    op.create_foreign_key("fk_b", "items", "users", ["owner"], ["id"], ondelete="SET NULL", source_schema="s", referent_schema="r")


@case
def create_check(op):
    op.create_check_constraint("ck_b", "items", sa.column("price") > 5)


@case
def create_primary_key(op):
    op.create_primary_key("pk_b", "items", ["a", "b"])


@case
def drop_unique(op):
    op.drop_constraint("uq_n", "users", type_="unique")


@case
def drop_foreign_key(op):
    op.drop_constraint("fk_n", "users", type_="foreignkey")


@case
def drop_check(op):
    op.drop_constraint("ck_n", "users", type_="check")


@case
def table_comment(op):
    op.create_table_comment("users", "it's a table")


@case
def bulk_insert(op):
    table = sa.table("t", sa.column("a", sa.Integer()), sa.column("b", sa.String()), sa.column("c", sa.Boolean()), sa.column("d", sa.Float()))
    op.bulk_insert(table, [{"a": 1, "b": "it's", "c": True, "d": 1.5}, {"a": 2, "b": None, "c": False, "d": 2.0}])


@case
def execute_text(op):
    op.execute("UPDATE t SET a = 'x\\:y' WHERE b = 1")


@case
def execute_update(op):
    t = sa.table("t", sa.column("a"), sa.column("b"))
    op.execute(t.update().where(sa.or_(t.c.a == 1, sa.and_(t.c.b == "x", t.c.a.in_([1, 2])))).values(b=sa.func.lower(t.c.b)))


@case
def execute_delete(op):
    t = sa.table("t", sa.column("a"))
    op.execute(t.delete().where(t.c.a.is_(None)))


@case
def postgresql_types(op):
    op.create_table("pg", sa.Column("a", postgresql.JSONB()), sa.Column("b", postgresql.ARRAY(sa.String(5))), sa.Column("c", postgresql.UUID()),
                    sa.Column("d", postgresql.TIMESTAMP(timezone=True, precision=3)), sa.Column("e", postgresql.BIT(4)), sa.Column("f", postgresql.INTERVAL(fields="YEAR TO MONTH")))


@case
def mysql_types(op):
    op.create_table("my", sa.Column("a", mysql.INTEGER(display_width=11, unsigned=True)), sa.Column("b", mysql.VARCHAR(20, charset="utf8mb4", collation="utf8mb4_bin")),
                    sa.Column("c", mysql.LONGTEXT()), sa.Column("d", mysql.DATETIME(fsp=6)), sa.Column("e", mysql.TINYINT(1)), sa.Column("f", mysql.DOUBLE(10, 2)),
                    mysql_engine="InnoDB", mysql_charset="utf8mb4", mysql_collate="utf8mb4_bin", mariadb_engine="InnoDB")


@case
def batch_copy_from(op):
    t = sa.Table("t", sa.MetaData(), sa.Column("id", sa.Integer, primary_key=True), sa.Column("x", sa.String(10)), sa.Column("y", sa.Integer),
                 sa.UniqueConstraint("x", name="uq_x"), sa.Index("ix_y", "y"))
    with op.batch_alter_table("t", copy_from=t) as batch:
        batch.alter_column("x", type_=sa.Integer(), new_column_name="z", nullable=False, existing_type=sa.String(10))
        batch.add_column(sa.Column("w", sa.Integer(), server_default="1"))
        batch.create_unique_constraint("uq_y", ["y"])
        batch.create_index("ix_z", ["y"])


@case
def batch_plain(op):
    with op.batch_alter_table("t") as batch:
        batch.add_column(sa.Column("w", sa.Integer()))
        batch.create_index("ix_w", ["w"])
        batch.drop_index("ix_old")


def emitted(dialect, function):
    output = io.StringIO()
    context = MigrationContext.configure(
        dialect_name=dialect, opts={"as_sql": True, "output_buffer": output, "literal_binds": True}, dialect_opts={"paramstyle": "named"})
    with Operations.context(context):
        from alembic import op
        function(op)
    return output.getvalue()


def main():
    folder = pathlib.Path(__file__).parent / "expected"
    for dialect in ("sqlite", "postgresql", "mysql", "mariadb"):
        text = f"-- Alembic {alembic.__version__}, SQLAlchemy {sa.__version__}\n\n"
        for name, function in CASES.items():
            try:
                text += f"==== {name}\n{emitted(dialect, function)}"
            except Exception as refused:  # what the database cannot do
                print(f"{dialect}: {name}: {type(refused).__name__}: {str(refused)[:90]}")
        (folder / f"{dialect}.sql").write_text(text)


if __name__ == "__main__":
    main()
