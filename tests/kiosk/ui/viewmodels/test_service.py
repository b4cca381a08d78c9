"""All devices of a lane in service, as a technician sees them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.core.findings import Cause, Finding, Part
from kiosk.core.session.inputs import BackTouched, DevicePicked, FindingOpened, TestOpened
from kiosk.diagnostics.report import Row
from kiosk.gallery.health import OFFERS, SampleHealth, health_of
from kiosk.ui.scene import Scene
from kiosk.ui.viewmodels.service import DeviceCardRow, ServiceViewModel, derive_service, in_order
from tests.kiosk.ui.scenes import scene
from tests.kiosk.ui.viewmodels.test_settings import Bench

WELL, AILING = health_of("service"), health_of("service-faults")


def cards(health: SampleHealth, language: str = "en") -> dict[str, DeviceCardRow]:
    return {row.key: row for row in derive_service(scene("service", language), health.rows(), OFFERS).cards}


@pytest.fixture
def posted() -> list[object]:
    return []


@pytest.fixture
def service(posted: list[object]) -> ServiceViewModel:
    model = ServiceViewModel(posted.append)
    model.serve(AILING, OFFERS)
    model.show(scene("service-faults"))
    return model


def test_the_head_sums_up_how_the_lane_is() -> None:
    def sums(health: SampleHealth) -> str:
        return derive_service(scene("service"), health.rows(), ()).sums

    assert sums(WELL) == "11 devices · all well"
    assert sums(AILING) == "11 devices · 2 faults · 2 soon"
    assert sums(SampleHealth(tuple(row for row in AILING.rows() if row.device == "notes"))) == "1 device · 1 fault"


def test_a_card_says_what_a_device_is_or_what_ails_it() -> None:
    assert (cards(WELL)["printer"].what, cards(WELL)["printer"].word) == ("TM-T88VI 30.12", "Fine")
    card = cards(AILING)["printer"]
    assert (card.what, card.word, card.chip, card.ails) == ("The cover is open.", "Fault", "bad", True)
    assert cards(AILING)["scale"].word == "Soon"
    assert cards(AILING, "zh_CN")["printer"].what == "盖子打开着。"


def test_each_check_has_its_sign_and_one_that_never_was_a_dash() -> None:
    def signs(card: DeviceCardRow) -> tuple[str, str, str]:
        return (card.first, card.second, card.third)

    assert signs(cards(WELL)["scale"]) == ("check", "check", "check")
    assert signs(cards(AILING)["printer"]) == ("check", "x", "minus")
    assert signs(cards(AILING)["scale"]) == ("minus", "minus", "hand")
    assert signs(cards(AILING)["camera"]) == ("refresh", "minus", "minus")
    assert signs(cards(AILING)["disk"]) == ("", "", "")


def test_the_lane_itself_has_cards_too() -> None:
    told = cards(WELL)
    assert told["store"].what == "Answers in 12 ms"
    assert told["disk"].what == "89.1 of 115.3 GB free"
    assert cards(AILING)["store"].what == "The lane's certificate ends soon."


def test_who_comes_finds_the_worst_first_and_what_they_look_at_stays_where_it_is(service: ServiceViewModel) -> None:
    def order() -> list[str]:
        return [service.cards.data(service.cards.index(place), 0x101) for place in range(4)]

    assert order() == ["printer", "notes", "scale", "store"]
    service.serve(WELL, OFFERS)
    service.show(scene("service"))
    assert order() == ["printer", "notes", "scale", "store"]
    service.show(scene("attract"))
    service.show(scene("service"))
    assert order() == ["scanner", "camera", "scale", "bagging"]


def test_a_device_that_was_just_added_stands_at_the_end() -> None:
    rows = [Row(device=name, kind="light") for name in ("new", "old")]
    assert [row.device for row in in_order(rows, ["old"])] == ["old", "new"]
    bad = Row(device="bad", kind="light", findings=(Finding(device="bad", part=Part.POWER, cause=Cause.SILENT),))
    assert in_order([*rows, bad], [])[0] is bad


def test_a_guided_test_shows_how_it_ended_last() -> None:
    told = {row.key: row for row in derive_service(scene("service"), WELL.rows(), OFFERS).tests}
    assert (told["print printer"].text, told["print printer"].sign) == ("Test print", "check")
    assert told["touch "].sign == "x"
    assert told["weight scale"].sign == ""


def test_touches_open_a_device_and_a_test_of_it(service: ServiceViewModel, posted: list[object]) -> None:
    service.pick("printer")
    service.test("weight scale")
    service.test("touch ")
    service.back()
    assert posted == [DevicePicked("printer"), TestOpened("weight", "scale"), TestOpened("touch", ""), BackTouched()]


def test_the_keys_of_a_keypad_lead_over_all_cards_and_tests(service: ServiceViewModel, posted: list[object]) -> None:
    service.choose()
    assert posted == []
    service.move(2)
    service.choose()
    service.move(1)
    service.choose()
    service.move(-9)
    service.choose()
    assert posted == [DevicePicked("printer"), DevicePicked("notes"), DevicePicked("printer")]
    service.move(14)
    service.choose()
    service.move(99)
    service.choose()
    assert posted[3:] == [TestOpened("print", "printer"), TestOpened("support", "")]


def test_the_keys_come_to_what_is_attached_between_cards_and_tests(
    service: ServiceViewModel, posted: list[object]
) -> None:
    service.finder.set_by(Bench())
    service.show(scene("service"))
    service.move(1)
    service.move(service.cards.rowCount())
    assert service.findAhead
    service.choose()
    service.move(1)
    assert not service.findAhead
    service.choose()
    assert posted == [FindingOpened(), TestOpened("print", "printer")]


def test_with_nothing_to_choose_the_keys_choose_nothing(posted: list[object]) -> None:
    model = ServiceViewModel(posted.append)
    model.show(scene("service"))
    model.move(1)
    model.choose()
    assert posted == []


def test_nobody_signed_on_sees_nothing_of_it() -> None:
    shown: Scene = scene("service")
    assert derive_service(replace(shown, state=replace(shown.state, staff=None)), WELL.rows(), OFFERS).cards == ()


def test_a_lane_that_nobody_watches_has_no_cards(posted: list[object]) -> None:
    model = ServiceViewModel(posted.append)
    model.show(scene("device-printer"))
    assert model.cards.rowCount() == 0
    model.device.check("internal")
    assert (model.sums, model.first, model.second, model.third) == ("0 devices · all well", "int", "ext", "act")
    assert model.who == "Tess B. · signs off in 9:59"
    assert model.tests.rowCount() == 0
