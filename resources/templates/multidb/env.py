import logging
import re
from contextlib import ExitStack
from logging.config import fileConfig

from alembic import context
from sqlalchemy import engine_from_config, pool

# Whether all databases commit together or not at all; they have to know two-phase commit.
USE_TWOPHASE = False

config = context.config

# The ini's part about logging.
if config.config_file_name is not None:
    fileConfig(config.config_file_name)

logger = logging.getLogger("alembic.env")

# The databases: each is a section of the ini.
names = re.split(r",\s*", config.get_main_option("databases", ""))

# What autogenerate compares each database with: the MetaData of its models, such as
#     from myapp.models import Accounts, Orders
#     target_metadata = {"engine1": Accounts.metadata, "engine2": Orders.metadata}
target_metadata = {}


def run_migrations_offline() -> None:
    """Writes the SQL of the migrations as text, into one file NAME.sql for each database."""
    for name in names:
        logger.info("Writing the SQL of %s to %s.sql", name, name)
        with open("%s.sql" % name, "w") as buffer:
            context.configure(
                url=config.get_section_option(name, "sqlalchemy.url"),
                output_buffer=buffer,
                target_metadata=target_metadata.get(name),
                literal_binds=True,
                dialect_opts={"paramstyle": "named"},
            )

            with context.begin_transaction():
                context.run_migrations(engine_name=name)


def run_migrations_online() -> None:
    """Runs the migrations in every database, and commits only once all of them went well."""
    with ExitStack() as stack:
        transactions = []
        connections = {}
        for name in names:
            engine = engine_from_config(
                config.get_section(name, {}),
                prefix="sqlalchemy.",
                poolclass=pool.NullPool,
            )
            connections[name] = stack.enter_context(engine.connect())
            begin = connections[name].begin_twophase if USE_TWOPHASE else connections[name].begin
            transactions.append(begin())

        try:
            for name in names:
                logger.info("Migrating %s", name)
                context.configure(
                    connection=connections[name],
                    upgrade_token="%s_upgrades" % name,
                    downgrade_token="%s_downgrades" % name,
                    target_metadata=target_metadata.get(name),
                )
                context.run_migrations(engine_name=name)

            if USE_TWOPHASE:
                for transaction in transactions:
                    transaction.prepare()
            for transaction in transactions:
                transaction.commit()
        except BaseException:
            for transaction in transactions:
                transaction.rollback()
            raise


if context.is_offline_mode():
    run_migrations_offline()
else:
    run_migrations_online()
