"""The journal's tables from every earlier revision to today's, by Alembic; `kiosk.journal.migrate` runs them.

A revision changes tables and what is beside the facts. No fact is touched, so the chain stays what it was.
"""
