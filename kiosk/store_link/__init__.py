"""The lane's link to the store server: the outbox goes out in order, each fact once; its commands come in."""

from kiosk.store_link.commands import CommandChannel
from kiosk.store_link.master import MasterFetcher
from kiosk.store_link.push import OutboxPusher, Owed

__all__ = ["CommandChannel", "MasterFetcher", "OutboxPusher", "Owed"]
