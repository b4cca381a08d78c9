"""The real lane without a screen, which ends itself as a power cut would: at an ordered append or effect, before or
after it.

Each of its lives is a process of its own, forked by one that has imported all and done nothing else. That says
`{"cut": true}` when a life has ended so, and begins the next when it is told `{"again": true}`.

Orders come as JSON lines and each is answered by one: `{"look": true}`, `{"post": "PayTouched", "with": []}`,
`{"pick": KEY}`, `{"receipt": 3}`, `{"basis": [true, "bank"]}` (what staff say of the open attempt), `{"arm": 7}` (the
seventh moment from now on is the last; or its name), `{"moments": true}` (which ones passed since then). Started as a
mutant it recovers wrongly on purpose (`mutants`).
"""

from __future__ import annotations

import json
import logging
import os
import signal
import sys
import threading
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any, TypeVar

from kiosk.compose import build_lane
from kiosk.config import load_config
from kiosk.core.cash import Box
from kiosk.core.doubts import Basis
from kiosk.core.policy import Policy
from kiosk.core.refund import Wanted
from kiosk.core.session import inputs
from kiosk.core.session.cash_offer import change, offer, takers, taking
from kiosk.core.session.notes import PayView
from kiosk.core.session.state import AttemptKind, LaneState, screen
from kiosk.journal import Journal
from kiosk.journal.outbox import Outbox
from kiosk.lane.effects import EffectPerformer
from kiosk.play.cash_books import worth_of
from kiosk.play.warm import import_all
from scripts.proofs.kills.mutants import MUTANTS
from scripts.proofs.kills.purse import NOTE

T = TypeVar("T")


class Trap:
    """Counts the moments of all threads, once it is armed, and kills the process at the one it is armed for."""

    def __init__(self, last_words: int) -> None:
        self.passed: list[str] = []
        self._at: int | str = 0
        self._last_words = last_words
        self._lock = threading.Lock()

    def arm(self, at: int | str) -> None:
        with self._lock:
            self.passed, self._at = [], at

    def moment(self, what: str) -> None:
        with self._lock:
            if not self._at:
                return
            self.passed.append(what)
            if self._at in (what, len(self.passed)):
                os.write(self._last_words, f"{what}\n".encode())
                os.kill(os.getpid(), signal.SIGKILL)

    def around(self, kind: type, method: str, name: Callable[..., str]) -> None:
        """Every call of `method` has a moment before and one after it."""
        honest = getattr(kind, method)

        @wraps(honest)
        def trapped(*args: Any, **more: Any) -> Any:  # noqa: ANN401 - whatever the method takes and gives
            what = name(*args[1:])
            self.moment(f"before {what}")
            answer = honest(*args, **more)
            self.moment(f"after {what}")
            return answer

        setattr(kind, method, trapped)


def shown(state: LaneState, policy: Policy) -> dict[str, object]:
    """What a shopper sees, and whether the devices are there."""
    run = state.attempt.cash if state.attempt is not None else None
    session, desk, attempt = state.session, state.desk, state.attempt
    return {
        "screen": screen(state),
        "session": session.id if session else "",
        "lines": [[line.item.key, line.quantity] for line in session.lines] if session else [],
        "message": state.message.say if state.message else "",
        "stage": attempt.stage if attempt else "",
        "settling": state.settle is not None and state.ask_again_at is not None,
        "total": session.pricing.to_pay.minor if session else 0,
        "parts": len(session.parts) if session else 0,
        "part": isinstance(state.view, PayView) and state.view.part is not None,
        "code": bool(state.wallet_code),
        "put_in": run.taken.minor if run is not None else None,
        "waits": run is not None and run.due is None and not state.giving_up,
        "offer": offer(state, policy),
        "takers": len(takers(state)),
        "note": _lets_note_in(state, policy),
        "receipts": state.receipts,
        "returned": (desk.sale is not None, bool(desk.chosen), desk.done is not None) if desk else (),
        "refunding": state.refund is not None,
        "at_rest": state.load == "stable",
        "grams": state.grams,
        "terminal": state.mark is not None,
        "wallet": state.wallet_mark is not None,
        "printer": state.printer_ready,
        "print": state.print_job.stage if state.print_job else "",
        "failed": state.failed,
    }


def _lets_note_in(state: LaneState, policy: Policy) -> bool:
    """Whether the shopper's note may come in now: it is needed, or what is too much goes back."""
    attempt = state.attempt
    if attempt is None or attempt.cash is None or Box.NOTES not in taking(state):
        return False
    rest = attempt.amount.minor - attempt.cash.taken.minor
    return change(state, policy).lets_in(worth_of(NOTE), rest)


def main() -> None:
    logging.basicConfig(level=logging.INFO, stream=sys.stderr)
    config, last_words = Path(sys.argv[1]), os.open(sys.argv[2], os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    if len(sys.argv) > 3:
        MUTANTS[sys.argv[3]]()
    trap = Trap(last_words)
    trap.around(Journal, "append", lambda facts, _at: f"append of {_named(facts[0])}")
    trap.around(EffectPerformer, "perform", lambda effect: f"effect {_named(effect)}")
    trap.around(Outbox, "settle", lambda _taken, _parked: "append of the outbox's place")
    import_all()
    while (life := os.fork()) != 0:
        _, status = os.waitpid(life, 0)
        if not os.WIFSIGNALED(status):
            sys.exit(os.waitstatus_to_exitcode(status))
        say({"cut": True})
        if not told_again():
            return
    live(config, trap)


def told_again() -> bool:
    """Whether the next life begins; an order that the last one did not live to read is passed over."""
    told = b""
    while not told.endswith(b'{"again": true}\n'):
        came = os.read(sys.stdin.fileno(), 4096)
        if not came:
            return False
        told += came
    return True


def live(config: Path, trap: Trap) -> None:
    """One life of the lane, until it is killed or its orders end."""
    running = build_lane(load_config(config))
    running.start()
    say({"ready": True})
    for line in sys.stdin:
        order = json.loads(line)
        if "arm" in order:
            trap.arm(order["arm"])
        elif "pick" in order:
            item = running.catalogue.find(order["pick"])
            if item is not None:
                running.lane.post(inputs.ItemPicked(item))
        elif "receipt" in order:
            running.lane.post(inputs.ReceiptGiven(Wanted(order["receipt"])))
        elif "basis" in order:
            moved, basis = order["basis"]
            attempt = running.lane.state.attempt
            running.lane.post(inputs.BasisGiven(attempt.id if attempt is not None else "", moved, Basis(basis)))
        elif "post" in order:
            running.lane.post(getattr(inputs, order["post"])(*order.get("with", [])))
        moments = {"moments": trap.passed} if "moments" in order else {}
        say({**shown(running.lane.state, running.policy), **moments})
    running.stop()


def _named(one: object) -> str:
    """Its class; of what is asked of a terminal its kind too."""
    kind = getattr(one, "kind", "")
    return f"{type(one).__name__} {kind}" if isinstance(kind, AttemptKind) else type(one).__name__


def say(answer: dict[str, object]) -> None:
    sys.stdout.write(json.dumps(answer) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
