"""The lane's link to the store server: the outbox goes out in order, each fact once."""

from kiosk.store_link.push import OutboxPusher, Owed

__all__ = ["OutboxPusher", "Owed"]
