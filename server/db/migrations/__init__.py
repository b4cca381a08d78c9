"""The store's tables from every earlier revision to today's, by Alembic; `server.db.migrate` runs them."""
