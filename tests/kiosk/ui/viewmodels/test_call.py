import pytest

from kiosk.core.session.inputs import Device, DeviceCame, HelpTouched, ServerLinkChanged
from kiosk.ui.viewmodels.call import call_sentences
from tests.kiosk.core.session.crew import training
from tests.kiosk.ui.scenes import scene, scene_of
from tests.shop import MILK

GO_ON = "You can go on in the meantime."


@pytest.mark.parametrize(
    ("moment", "title", "body"),
    [
        ("basket-call", "Help is called", f"Please stay here. {GO_ON}"),
        ("basket-call-seen", "Someone has seen it.", GO_ON),
        ("basket-call-coming", "Anna is on the way, about 39 seconds.", GO_ON),
        ("basket-call-minutes", "Anna is on the way, about 5 minutes.", GO_ON),
        ("basket-call-late", "It takes a little longer.", "Thank you for waiting."),
        ("basket-call-lamp", "The lamp is on.", f"A colleague will see it. {GO_ON}"),
        ("basket-call-unheard", "We can't call anyone from here.", "Please wave to a colleague, or ask at a till."),
    ],
)
def test_each_step_is_told_and_nothing_is_promised_that_may_not_come(moment: str, title: str, body: str) -> None:
    assert call_sentences(scene(moment)) == (title, body)


@pytest.mark.parametrize(("lamp", "title"), [(True, "The lamp is on."), (False, "We can't call anyone from here.")])
def test_a_call_of_a_practised_visit_is_heard_by_nobody_at_the_server(lamp: bool, title: str) -> None:
    shop = training().does(ServerLinkChanged(online=True), *([DeviceCame(Device.LIGHT)] if lamp else []))
    assert call_sentences(scene_of(shop.scans(MILK).does(HelpTouched()).state))[0] == title
