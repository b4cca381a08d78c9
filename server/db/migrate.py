"""Books of an earlier program, or empty ones, get today's tables: whole or not at all, by one process at a time.
Importing this imports Alembic, which a start of every day does not need.
"""

from __future__ import annotations

import logging
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import func, select
from sqlalchemy.engine import Connection, Engine

from server.db.engine import FIRST, REVISION, for_writing, refuse_newer

log = logging.getLogger(__name__)

LOCK = 0x5E1F
"""What PostgreSQL calls the lock by; SQLite has one writer anyway."""


def migrate(engine: Engine) -> None:
    """The tables are of `REVISION`; whoever came first made them. Raises SQLAlchemyError; nothing is changed then."""
    with for_writing(engine).begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(select(func.pg_advisory_xact_lock(LOCK)))
        found = refuse_newer(connection)
        if found != REVISION:
            log.info("the store's tables go from revision %s to %s", found or "none", REVISION)
            _upgrade(connection, found)


def _upgrade(connection: Connection, found: str) -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).with_name("migrations")).replace("%", "%%"))
    config.attributes["connection"] = connection
    if found == FIRST:  # of before revisions were told
        command.stamp(config, FIRST)
    command.upgrade(config, REVISION)
