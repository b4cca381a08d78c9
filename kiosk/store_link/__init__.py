"""The lane's link to the store server: the outbox goes out in order, each fact once; its commands come in; where the
journal stands is told.
"""

from kiosk.store_link.asking import SAID, SURVEY
from kiosk.store_link.baskets import BasketChannel
from kiosk.store_link.commands import CommandChannel
from kiosk.store_link.counters import CounterTeller
from kiosk.store_link.findings import FindingTeller
from kiosk.store_link.kept import DocumentFetcher
from kiosk.store_link.master import MasterFetcher
from kiosk.store_link.members import MemberClient
from kiosk.store_link.push import OutboxPusher, Owed
from kiosk.store_link.refunds import RefundClient
from kiosk.store_link.renewal import IdentityKeeper
from kiosk.store_link.staff import STAFF
from kiosk.store_link.standing import StandingTeller
from kiosk.store_link.weights import WeightFetcher
from kiosk.store_link.witness import JournalWitness

__all__ = [
    "SAID",
    "STAFF",
    "SURVEY",
    "BasketChannel",
    "CommandChannel",
    "CounterTeller",
    "DocumentFetcher",
    "FindingTeller",
    "IdentityKeeper",
    "JournalWitness",
    "MasterFetcher",
    "MemberClient",
    "OutboxPusher",
    "Owed",
    "RefundClient",
    "StandingTeller",
    "WeightFetcher",
]
