"""How some drivers are beside the contract: what whoever turns them may ask of them, where they have it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, runtime_checkable

if TYPE_CHECKING:
    from drivers.contract import Output


@runtime_checkable
class Preparing(Protocol):
    """A driver whose first work needs what takes long to load (fonts, say)."""

    def prepare(self) -> None:
        """It is loaded afterwards. May be called from any thread, also while another turns the driver."""


@runtime_checkable
class Discarding(Protocol):
    """A driver that mends what a bad line does to it without a word."""

    discarded: int
    """Times since it was made that it threw away what came, or said or asked something again, and told nobody."""


@runtime_checkable
class Acknowledges(Protocol):
    """A driver that acknowledges what comes: what it sends on receipt may want no answer."""

    @property
    def acknowledges(self) -> bool:
        """Whether that holds for what it sent on receipt just now."""


@runtime_checkable
class Stalls(Protocol):
    """A driver that notices when what has begun does not go on: half an answer, a payout of which nothing comes."""

    @property
    def stalled_since(self) -> float | None:
        """When it last went on; None where nothing is under way that should go on by itself."""


@runtime_checkable
class AnswersLate(Protocol):
    """A driver whose device may say nothing to what it is asked before it has done it."""

    answers_late: bool


@runtime_checkable
class Asking(Protocol):
    """A driver that asks its device now and then how it is, and can do so sooner."""

    @property
    def asking(self) -> bool:
        """Whether that question is under way. One that is not answered ends in `DeviceOffline`."""

    def ask(self, now: float) -> Output:
        """It is, where nothing else is under way that it would disturb."""
