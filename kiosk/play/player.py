"""Plays a scenario: a store in a box, the lane with its screen as a program of its own, one step after the other."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from kiosk.play.audit import audit
from kiosk.play.bagging import into_bag, other_bag
from kiosk.play.box import StoreBox
from kiosk.play.cash_steps import comes_back, other_boxes, other_takers, put_in
from kiosk.play.entries import other_beeps, other_books, other_charges, other_facts, other_moves
from kiosk.play.expecting import aim, instead, listed, unmet
from kiosk.play.holding import hold
from kiosk.play.hosts import ANSWERS, answer_call, answer_check, order_mode, other_light, publish_prices
from kiosk.play.phone import Phone
from kiosk.play.played import Played
from kiosk.play.program import ROOT, Spawn, begun_anew
from kiosk.play.scenario import BY_HAND, Scenario, Step
from kiosk.play.steered import ProgramEndedError, SteeredLane, StepFailed, failed_by

PLAN = ROOT / "config" / "demo.toml"
PATIENCE_S = 10.0
MUST_BE_READY = ("terminal", "wallet", "scale", "signer", "light", "bagging", "coins", "notes", "hopper")
PAPER_PATIENCE_S = 40.0  # a long paper goes over its wire slowly where the machine is busy
STORE_PATIENCE_S = 30.0  # one question to the store that was lost is asked again after 10 s
READY_S = 20.0
LOOK_EVERY_S = 0.03
LINE_MS = 5
"""For a line of paper where it runs out: a printer that takes no time would have printed all before it is seen."""
HELD_MS = 4000
"""As long as a hand that waits for the beep; less may pass before a busy machine has looked at one picture."""


def play(
    scenario: Scenario,
    folder: Path,
    pictures: Path | None,
    say: Callable[[str], None],
    *,
    failures: Path | None = None,
    spawn: Spawn = begun_anew,
) -> Played:
    """Plays `scenario` in `folder`, which keeps journal, wires and logs; `spawn` begins the programs.

    Pictures go to `pictures`, where one is given; that of a failure goes to `failures` else. Never raises for what the
    programs did.
    """
    played = Played(scenario.name, scenario.title)
    began = time.monotonic()
    player = _Player(scenario, folder, pictures, say, played, spawn)
    try:
        player.open()
        for played.step, step in enumerate(scenario.steps, start=1):
            say(str(step))
            player.do(step)
        played.step += 1
        player.close_books()
    except StepFailed as error:
        played.failed, played.ended = str(error), isinstance(error, ProgramEndedError)
        player.remember_failure(pictures or failures)
    except OSError as error:  # an emulator or the server did not begin
        played.failed, played.ended = str(error), True
    finally:
        player.close()
    played.seconds = time.monotonic() - began
    return played


class _Player:
    def __init__(
        self,
        scenario: Scenario,
        folder: Path,
        pictures: Path | None,
        say: Callable[[str], None],
        played: Played,
        spawn: Spawn,
    ) -> None:
        self._spawn, self._scenario, self._folder = spawn, scenario, folder
        self._pictures = pictures
        self._say = say
        self._played = played
        self._box = StoreBox(
            folder,
            PLAN,
            scenario.devices,
            overrides={**scenario.lane, **({"display": {"orientation": "landscape"}} if scenario.landscape else {})},
            spawn=spawn,
        )
        self._lane: SteeredLane | None = None
        self._unplugged: set[str] = set()
        self._kept: dict[str, str] = {}
        self._phone = Phone()

    def open(self) -> None:
        """Everything of the box runs and the lane invites."""
        self._box.start()
        if not self._scenario.server:
            self._box.server.kill()
        self._start_lane()
        self._hold(lambda shown: shown["server"] == self._scenario.server, "the store server known", READY_S)

    def _start_lane(self) -> None:
        """Every device is well, and the scanner was asked who it is: a scan before that would be lost."""
        asked = self._asked()
        self._lane = SteeredLane(self._box.config_path, self._folder, self._spawn)
        self._hold(self._well, "every device well", READY_S)
        if "scanner" in self._box.controls:
            self._until(lambda: "" if self._asked() > asked else "nobody", "the scanner is listened to by ", READY_S)

    def _asked(self) -> int:
        scanner = self._box.controls.get("scanner")
        return int(scanner.state()["asked"]) if scanner is not None else 0

    def close(self) -> None:
        if self._lane is not None:
            self._lane.stop()
        self._box.stop()

    def do(self, step: Step) -> None:
        """Raises `StepFailed` with the step in front."""
        try:
            getattr(self, f"_do_{step.verb}")(step.value)
        except StepFailed as error:
            raise type(error)(f"{step}: {error}") from None
        except (ValueError, OSError) as error:
            raise failed_by(error, str(step)) from None

    def close_books(self) -> None:
        """However a scenario ends, lane, server, terminal and paper must tell of the same money."""
        try:
            wrong = audit(self._box)
        except OSError as error:
            raise failed_by(error, "the books cannot be read") from None
        if wrong:
            raise StepFailed(f"the books do not balance: {wrong}")

    def remember_failure(self, pictures: Path | None) -> None:
        """The screen as it is now is a picture in `pictures`, where it can be taken."""
        if pictures is not None and self._lane is not None:
            with suppress(StepFailed):
                self._played.picture = self._draw(pictures, "failed")

    # ------------------------------------------------------------------------------------------- what is done

    def _do_scan(self, value: str | list[str]) -> None:
        hold(self._box.controls["scanner"], aim(value))

    def _do_scan_paper(self, value: int) -> None:
        """The code of the receipt on the paper that came out as number `value`."""
        printed = self._box.controls["printer"].state()["printed"]
        codes = [line.removeprefix("[qr] ") for line in printed[value - 1] if line.startswith("[qr] RECEIPT;")]
        if not codes:
            raise StepFailed("there is no receipt's code on it")
        self._box.controls["scanner"].set(scan=[f"]Q3{codes[-1]}"])

    def _do_show(self, value: str | list[str]) -> None:
        self._box.controls["camera"].set(scan=aim(value), show_ms=HELD_MS)

    def _do_wedge(self, value: str | list[str]) -> None:
        """A scanner types codes as they are written, with the end that it has, into the lane's window."""
        self._order(wedge=listed(value))

    def _do_touch(self, value: str | list[str]) -> None:
        for name in listed(value):
            self._order(touch=name)

    def _do_type(self, value: str) -> None:
        """Letters and digits on the keys that the screen shows, which are switched where they must be."""
        for letter in value.format_map(self._kept):
            digit, key = f"digit_{letter}", f"key_{letter.upper()}".replace(" ", "blank")
            usable = {digit, key, "switchKeys"}
            self._hold(lambda shown, usable=usable: bool(usable & set(shown["names"])), f"a key for {letter!r}")  # type: ignore[misc]
            names = self._look()["names"]
            if digit not in names and key not in names:
                self._order(touch="switchKeys")
            self._order(touch=digit if digit in names else key)

    def _do_speak(self, value: str) -> None:
        """The language is changed by touch, wherever the choice of it is."""
        if f"language_{value}" not in self._look()["names"]:
            self._order(touch="languageButton")
        self._order(touch=f"language_{value}")
        self._do_expect({"language": value})

    def _do_place(self, value: int) -> None:
        self._box.controls["scale"].set(weight_g=value)
        self._hold(lambda shown: shown["grams"] == value or not shown["weighs"], f"{value} g at rest")

    def _do_bag(self, value: int) -> None:
        into_bag(self._box, value)
        self._until(lambda: other_bag(self._box, self._look()["bag"]), "the bagging scale instead: ")

    def _do_unbag(self, value: int) -> None:
        self._do_bag(-value)

    def _do_lean(self, value: int) -> None:
        self._box.controls["bagging"].set(lean_g=value)

    def _do_card(self, value: str) -> None:
        self._box.controls["terminal"].set(card=value)

    def _do_coin(self, value: str | list[str], box: str = "coins") -> None:
        if outside := put_in(self._box, box, value):
            raise StepFailed(f"{outside} comes back")

    def _do_note(self, value: str | list[str]) -> None:
        self._do_coin(value, "notes")

    def _do_takes(self, value: Mapping[str, Any]) -> None:
        self._until(lambda: other_takers(self._box, value), "let in instead: ")

    def _do_refused(self, value: str | list[str]) -> None:
        if taken := comes_back(self._box, "notes", value):
            raise StepFailed(f"{taken} was taken")

    def _do_hopper(self, value: int) -> None:
        self._box.controls["hopper"].set(coins=value)

    def _do_cut(self, value: str) -> None:
        self._box.controls[value].set(power="cut")

    def _do_boxes(self, value: Mapping[str, Any]) -> None:
        self._until(lambda: other_boxes(self._box, value), "in the boxes instead: ")

    def _do_wallet(self, value: str) -> None:
        self._box.controls["wallet"].set(shopper=value)

    def _do_paper(self, value: str) -> None:
        self._box.controls["printer"].set(paper=value)

    def _do_paper_left(self, value: int) -> None:
        self._box.controls["printer"].set(paper_left_lines=value, line_ms=LINE_MS)

    def _do_drawer(self, value: str) -> None:
        self._box.controls["printer"].set(**BY_HAND[value])

    def _do_unplug(self, value: str | list[str]) -> None:
        for device in listed(value):
            self._box.controls[device].fault("unplug")
            self._unplugged.add(device)
            self._hold(lambda shown, lost=device: lost in shown["troubles"], f"the loss of the {device} noticed")  # type: ignore[misc]

    def _do_plug(self, value: str | list[str]) -> None:
        for device in listed(value):
            self._box.controls[device].clear("unplug")
            self._unplugged.discard(device)
        self._hold(self._well, "every device back")

    def _do_fault(self, value: Mapping[str, Any]) -> None:
        self._box.controls[value["device"]].fault(value["name"], value.get("value", True))

    def _do_heal(self, value: Mapping[str, str]) -> None:
        self._box.controls[value["device"]].clear(value["name"])

    def _do_server(self, value: str) -> None:
        {"away": (server := self._box.server).kill, "hangs": server.hang, "back": server.start_again}[value]()

    def _do_host(self, value: str | Mapping[str, Any]) -> None:
        if isinstance(value, dict) and "orders" in value:
            order_mode(self._box, value["orders"])
        elif isinstance(value, dict) and not ANSWERS.keys().isdisjoint(value):
            self._until(lambda: answer_check(self._box, value), "on the console: ")
        else:
            self._until(lambda: answer_call(self._box, value), "on the console: ")

    def _do_publish(self, value: Mapping[str, str]) -> None:
        publish_prices(self._box, self._box.sheet, value)

    def _do_power(self, _value: str) -> None:
        """Kill −9, and the lane starts again."""
        if self._lane is not None:
            self._lane.kill()
        self._start_lane()

    def _do_keep(self, value: Mapping[str, str]) -> None:
        """What stands on an item is kept without its blanks, for `type`."""
        texts = self._look()["texts"]
        for name, item in value.items():
            if item not in texts:
                raise StepFailed(f"{item} says nothing")
            self._kept[name] = "".join(texts[item].split())

    def _do_picture(self, value: str) -> None:
        if self._pictures is not None:
            self._draw(self._pictures, value)

    # --------------------------------------------------------------------------------------- what must then be

    def _do_expect(self, value: Mapping[str, Any]) -> None:
        """All of it at once: what was so a moment before the rest came does not count."""
        wanted = dict(value)
        within = float(wanted.pop("within", PATIENCE_S))
        until = time.monotonic() + within
        while missing := unmet(shown := self._look(aloud="spoken" in wanted), wanted):
            if time.monotonic() > until:
                first = missing[0]
                told = f"{first} {wanted[first]!r} did not come within {within:g} s"
                raise StepFailed(f"{told}; instead: {instead(shown, first)}")
            threading.Event().wait(LOOK_EVERY_S)

    def _do_journal(self, value: Mapping[str, int]) -> None:
        self._until(lambda: other_facts(self._folder / "lane", value), "in the journal: ", STORE_PATIENCE_S)

    def _do_prints(self, value: int) -> None:
        def wrong() -> str:
            count = len(self._box.controls["printer"].state()["printed"])
            return "" if count == value else f"{count} prints"

        self._until(wrong, "instead: ", PAPER_PATIENCE_S)

    def _do_printed(self, value: str | list[str]) -> None:
        def wrong() -> str:
            printed = self._box.controls["printer"].state()["printed"]
            last = "\n".join(printed[-1]) if printed else "nothing"
            return "" if all(text in last for text in listed(value)) else last

        self._until(wrong, "on the last paper instead:\n", PAPER_PATIENCE_S)

    def _do_light(self, value: str) -> None:
        self._until(lambda: other_light(self._box, value), "the light instead: ")

    def _do_beeps(self, value: Mapping[str, int]) -> None:
        self._until(lambda: other_beeps(self._box, value), "the scanner sounded instead: ")

    def _do_charged(self, value: list[str]) -> None:
        self._until(lambda: other_charges(self._box, value), "in the terminal's book instead: ")

    def _do_wallet_charged(self, value: list[str]) -> None:
        self._until(lambda: other_moves(self._box, value), "in the gateway's book instead: ")

    def _do_books(self, value: Mapping[str, Any]) -> None:
        wanted = dict(value)
        within = float(wanted.pop("within", 40.0))
        self._until(lambda: other_books(self._box, wanted), "in the server's books instead: ", within)

    def _do_phone(self, value: Mapping[str, Any]) -> None:
        """The code on the screen, where there is one, is taken with a phone, which loads its page until it fits."""
        picture = self._folder / "phone.png"
        self._order(picture=str(picture.resolve()))
        self._phone.photograph(picture)

        def wrong() -> str:
            page = self._phone.load(value.get("language", "en"))
            missing = [text for text in listed(value.get("says", [])) if text not in page]
            there = [text for text in listed(value.get("silent", [])) if text in page]
            return page if missing or there else ""

        self._until(wrong, "on the phone instead:\n", float(value.get("within", 40.0)))

    # ------------------------------------------------------------------------------------------------- helpers

    def _draw(self, pictures: Path, name: str) -> Path:
        number = len(self._played.pictures) + 1
        path = pictures / f"{self._scenario.name}-{number:02d}-{name}.png"
        self._order(picture=str(path.resolve()))
        self._played.pictures.append(path)
        return path

    def _order(self, **order: object) -> dict[str, Any]:
        if self._lane is None:
            raise StepFailed("the lane is not there")
        answer = self._lane.ask(**order)
        if "error" in answer:
            raise StepFailed(str(answer["error"]))
        return answer

    def _look(self, *, aloud: bool = False) -> dict[str, Any]:
        """What is shown; `aloud`: what a screen reader says of it as well."""
        return self._order(look=True, aloud=aloud)

    def _well(self, shown: Mapping[str, Any]) -> bool:
        devices = set(self._scenario.devices) - self._unplugged
        return (
            not set(shown["troubles"]) & devices
            and all(shown[name] for name in MUST_BE_READY if name in devices)
            and ("printer" not in devices or shown["printer"] or self._paper_is_out())
        )

    def _paper_is_out(self) -> bool:
        return bool(self._box.controls["printer"].state().get("paper") == "out")

    def _hold(self, condition: Callable[[dict[str, Any]], bool], what: str, within: float = PATIENCE_S) -> None:
        until = time.monotonic() + within
        while not condition(shown := self._look()):
            if time.monotonic() > until:
                raise StepFailed(f"{what} did not come within {within:g} s; instead: the {shown['screen']} screen")
            threading.Event().wait(LOOK_EVERY_S)

    def _until(self, wrong: Callable[[], str], told: str, within: float = PATIENCE_S) -> None:
        until = time.monotonic() + within
        while said := wrong():
            if time.monotonic() > until:
                raise StepFailed(told + said)
            threading.Event().wait(LOOK_EVERY_S)
