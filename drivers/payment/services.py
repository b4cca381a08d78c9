"""What a terminal was asked to do besides payments: one thing at a time, and each ends in one `ServiceEnded`."""

from __future__ import annotations

from drivers.contract import (
    EndOfDay,
    PaymentEnded,
    PaymentOutcome,
    PaymentResolved,
    Reading,
    Service,
    ServiceEnded,
    ServiceOutcome,
    Verdict,
)
from drivers.payment.enquiry import Enquiry
from drivers.payment.exchange import Outbox


class Services:
    """`wanted` waits for its turn, or has it. No day is ended over a payment of which nobody knows what became: the
    terminal could not be asked for it any more.
    """

    def __init__(self) -> None:
        self.wanted: Service | None = None
        self._unknown = ""  # the attempt that is not known to have ended

    def begun(self, attempt: str) -> None:
        """The terminal is asked for, or about, a payment; '' for none in particular."""
        self._unknown = attempt or self._unknown

    def told(self, readings: list[Reading]) -> None:
        """What the lane is told of payments."""
        for reading in readings:
            match reading:
                case PaymentEnded(attempt, outcome) if outcome is not PaymentOutcome.UNKNOWN:
                    known = attempt
                case PaymentResolved(attempt, Verdict.CHARGED | Verdict.NOT_CHARGED):
                    known = attempt
                case _:
                    continue
            self._unknown = "" if known == self._unknown else self._unknown

    def want(self, service: Service, out: Outbox, *, unless: str = "") -> None:
        """It is wanted, unless the terminal is what `unless` says, or sees to something else of the kind."""
        if self.wanted == service:
            return  # the same request once more
        if self._unknown and isinstance(service, EndOfDay):
            unless = unless or "not sure of a payment yet"
        if unless or self.wanted is not None:
            out.readings.append(_not_begun(service, unless or "busy"))
        else:
            self.wanted = service

    def over(self, served: ServiceEnded | None, out: Outbox) -> None:
        """An enquiry is over; `served` is None unless it was about the service."""
        if served is not None:
            self.wanted = None
            out.readings.append(served)

    def give_up(self, enquiry: Enquiry | None, out: Outbox) -> None:
        """The link is lost, or the terminal not ready: what is wanted ends, begun or not."""
        service, self.wanted = self.wanted, None
        if service is None:
            return
        if enquiry is None or enquiry.service is None:
            out.readings.append(_not_begun(service, "not ready"))
        elif enquiry.served is not None:
            out.readings.append(enquiry.served)  # it was done; only what came after it was not
        else:
            reason = "the terminal was lost before it said that it is done"
            out.readings.append(ServiceEnded(service.job, ServiceOutcome.NO_ANSWER, reason))


def _not_begun(service: Service, why: str) -> ServiceEnded:
    reason = f"the terminal is {why}; nothing was sent to the terminal"
    return ServiceEnded(service.job, ServiceOutcome.REFUSED, reason)
