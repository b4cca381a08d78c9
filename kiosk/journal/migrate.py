"""A journal of an earlier program gets today's tables. Importing this imports Alembic, which a start of every day does
not need.
"""

from __future__ import annotations

import logging
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy.engine import Connection

from kiosk.journal.database import FIRST, REVISION, revision_of

log = logging.getLogger(__name__)


def migrate(connection: Connection, path: Path) -> None:
    """The tables are of `REVISION` once the transaction that is open on `connection` is committed.

    They are as they were if it is not; the journal's one writer alone may do this.
    """
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).with_name("migrations")).replace("%", "%%"))
    config.attributes["connection"] = connection
    found = revision_of(connection)
    log.info("the tables of the journal %s go from revision %s to %s", path, found, REVISION)
    if found == FIRST:  # of before revisions were told
        command.stamp(config, FIRST)
    command.upgrade(config, REVISION)
