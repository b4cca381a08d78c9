"""How a nexo terminal is asked: names of requests, their answers, what became of one, and reversals.

A terminal may read a request some time after its connection was closed, and need not remember a transaction for ever.
So "never heard of it" is believed only late enough, and only of a terminal that shows that it remembers
(`docs/decisions/0051-an-approval-that-stands.md`).
"""

from __future__ import annotations

from dataclasses import dataclass

from drivers.contract import DeviceFault, FaultKind
from drivers.payment import nexo_messages as nexo
from drivers.payment.nexo_messages import Header, Json, NotNexo, Response
from drivers.web.talk import Pause, Script, Silence, Talk, ask

PATH = "/nexo"
QUESTION_S = 20.0
AGAIN_S = 2.0  # between two questions about what is still in progress,
IN_PROGRESS_S = 40.0  # for so long
# The system may send the bytes of a closed connection again until nobody acknowledged them for 8 s (drivers.link.tcp);
# the rest is for the terminal to read what has come.
NEVER_HEARD_S = 12.0
MOST_REVERSALS = 3  # of one payment, each under a name of its own
NONCE = "N"
LONGEST_NUMBER = 40
TILL_IN_MARK = "/"  # what follows it in a mark is the SaleID that its requests were made with,
FIRST_TILL = "checkout"  # and this where nothing does: so every lane was called before marks told it


@dataclass(frozen=True, slots=True)
class Found:
    """What a terminal said of a transaction: its response, None for "never heard of"; or why it is not known."""

    response: Response | None = None
    unknown: str = ""


class NexoAsking:
    """Who asks: the till `sale_id`, in the run of its program that `nonce` tells from every other.

    `poi_id` is the terminal's own name, '' until it has told it.
    """

    def __init__(self, talk: Talk, *, sale_id: str, poi_id: str, nonce: str) -> None:
        self.talk = talk
        self.poi_id = poi_id
        self.mark = f"{NONCE}{nonce}{TILL_IN_MARK}{sale_id}"
        self._sale_id = sale_id
        self._questions = 0
        self._sent: set[str] = set()  # the reversals of this run,
        self._received = ""  # and the one of which the terminal said last that it has it

    # ----------------------------------------------------------------------------------------------------- names

    def header(self, category: str, name: str, till: str = "") -> Header:
        return Header(category, name, till or self._sale_id, self.poi_id)

    def name(self, attempt: str, what: str = "", *, mark: str = "") -> str:
        """The same for ever for an attempt that was begun under `mark` (''; this run's)."""
        return nexo.service_id((mark or self.mark).partition(TILL_IN_MARK)[0], attempt, what)

    def fresh(self) -> str:
        self._questions += 1
        return self.name("", str(self._questions))

    # ------------------------------------------------------------------------------------------------- questions

    def ask(
        self, category: str, name: str, body: Json, within_s: float = QUESTION_S, *, cuttable: bool = False
    ) -> Script[Response | DeviceFault]:
        """The terminal's response to one request; or why there is none."""
        header = self.header(category, name)
        came = yield from ask(PATH, nexo.request(header, body), within_s, cuttable=cuttable)
        if isinstance(came, Silence):
            return came.fault
        if came.status != 200:
            return DeviceFault(FaultKind.REFUSED, f"the terminal answered with HTTP status {came.status}")
        try:
            poi_id, response = nexo.read_response(came.body, header)
        except NotNexo as wrong:
            return DeviceFault(FaultKind.GARBLED, str(wrong))
        if category == "Diagnosis":
            self.poi_id = poi_id[:LONGEST_NUMBER]
        elif poi_id != self.poi_id:
            detail = f"terminal {poi_id[:LONGEST_NUMBER]} answers, not {self.poi_id}"
            return DeviceFault(FaultKind.GARBLED, detail)
        return response

    def stop(self, header: Header) -> Script[None]:
        """The terminal was told to give up the request of `header`; its answer says nothing."""
        body: Json = {"AbortReason": "MerchantAbort", "MessageReference": nexo.reference(header)}
        yield from ask(PATH, nexo.request(self.header("Abort", self.fresh()), body), QUESTION_S)

    def find(self, header: Header | None, *, after: frozenset[str] = frozenset()) -> Script[Found]:
        """What became of the request of `header` (None: of the last one), whose connection is closed.

        "Never heard of" counts only when it is said twice, `NEVER_HEARD_S` apart, by a terminal that still knows what
        came before. `after` are names of what may have come later for the same payment.
        """
        until = self.talk.now + IN_PROGRESS_S
        missing = 0
        while True:
            status = yield from self._status(header)
            if isinstance(status, DeviceFault):
                return Found(unknown=status.detail)
            if status.result == "Success":
                return _repeated(status, header)
            missing = missing + 1 if status.condition == nexo.NOT_FOUND else 0
            if missing and header is None:
                return Found()
            if missing == 2 and header is not None:
                return (yield from self._never_heard(header, after))
            if status.condition not in (nexo.IN_PROGRESS, nexo.NOT_FOUND):
                return Found(unknown=nexo.words(status))
            if self.talk.now >= until:
                return Found(unknown="the terminal is still at it")
            yield Pause(NEVER_HEARD_S if missing else AGAIN_S)

    def _never_heard(self, header: Header, after: frozenset[str]) -> Script[Found]:
        """The terminal says that it never heard of `header`: whether that is the truth, or it may have forgotten.

        A terminal need not remember more than its last transaction, and none at all once it was started anew. Where it
        tells of one of this till, nobody else's came later, and a lane begins nothing while an attempt of its own is
        open: so that one is older, and what came after it would be known.
        """
        if header.service_id == self._received:
            return Found(unknown="the terminal received it, and knows nothing of it afterwards")
        last = yield from self._status(None)
        if isinstance(last, DeviceFault):
            return Found(unknown=last.detail)
        if last.condition == nexo.NOT_FOUND:
            return Found(unknown="the terminal remembers no transaction at all, and may have forgotten this one")
        if last.result != "Success":
            return Found(unknown=nexo.words(last))
        found = nexo.repeated_header(last)
        if found.sale_id != header.sale_id:
            return Found(unknown="another till may have used the terminal since")
        if found.names_the_same(header) or found.service_id in after:
            return _repeated(last, None)
        return Found()

    def _status(self, header: Header | None) -> Script[Response | DeviceFault]:
        """What the terminal says when it is asked after the request of `header`; None: after its last one.

        Both receipts are asked for: that a signature is wanted stands on the shop's.
        """
        body: Json = {"ReceiptReprintFlag": True, "DocumentQualifier": ["CustomerReceipt", "CashierReceipt"]}
        if header is not None:
            body["MessageReference"] = nexo.reference(header)
        return (yield from self.ask("TransactionStatus", self.fresh(), body))

    # ------------------------------------------------------------------------------------------------- reversals

    def reverse(self, name: str, transaction: Json, within_s: float = QUESTION_S) -> Script[Response | str]:
        """How the reversal ended, or why that is not known: "Success" may only say that the terminal received it."""
        self._sent.add(name)
        body: Json = {
            "OriginalPOITransaction": {"POITransactionID": transaction},
            "ReversalReason": "MerchantCancel",
        }
        came = yield from self.ask(nexo.REVERSAL, name, body, within_s)
        if isinstance(came, DeviceFault):
            return came.detail
        if not came.approved:
            return came
        self._received = name
        found = yield from self.find(self.header(nexo.REVERSAL, name))
        return found.response or found.unknown

    def undo_names(self, attempt: str, mark: str = "") -> tuple[str, ...]:
        """The names under which an approval of `attempt` is reversed, one after the other: ServiceIDs are for once."""
        words = ("undo", *(f"undo {number}" for number in range(2, MOST_REVERSALS + 1)))
        return tuple(self.name(attempt, word, mark=mark) for word in words)

    def undone(self, attempt: str, mark: str, till: str) -> Script[tuple[Found, str]]:
        """What became of the last reversal of `attempt`, and the name for another: one that no request has, or one that
        can no longer arrive. '' where there may be none: the last one is not known to be dead, or was the last allowed.
        """
        found = Found()
        for name in self.undo_names(attempt, mark):
            before = found
            found = yield from self._found_reversal(name, mark, till)
            if not found.unknown and found.response is None:
                return before, name
            if found.response is None or not found.response.failed:
                break
        return found, ""

    def _found_reversal(self, name: str, mark: str, till: str) -> Script[Found]:
        """This run knows what it never sent; what another one sent, the terminal is asked for."""
        if mark == self.mark and name not in self._sent:
            return Found()
        return (yield from self.find(self.header(nexo.REVERSAL, name, till)))


def _repeated(status: Response, header: Header | None) -> Found:
    try:
        return Found(nexo.repeated(status, header))
    except NotNexo as wrong:
        return Found(unknown=str(wrong))
