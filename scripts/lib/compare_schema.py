"""Tells where the store server's models and the revisions of its database differ; exits 1 then."""

from __future__ import annotations

import sys

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from server.db.engine import open_database
from server.db.models import Base


def main() -> int:
    engine = open_database("sqlite://")
    with engine.connect() as connection:
        found = compare_metadata(MigrationContext.configure(connection), Base.metadata)
    engine.dispose()
    for difference in found:
        print(f"server/db/models.py has what no revision in server/db/migrations/versions makes: {difference}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
