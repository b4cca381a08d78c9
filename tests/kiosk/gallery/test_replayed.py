"""The screens of a replayed journal as files: each names its fact and screen, in the visit's language."""

from pathlib import Path

from kiosk.core.session.inputs import LanguageTouched, NoPaperTouched
from kiosk.gallery.replayed import picture_steps
from kiosk.replay.steps import steps
from tests.kiosk.replay.shops import ToldShop
from tests.kiosk.replay.told import Lane
from tests.shop import MILK, POLICY


def test_each_step_is_a_picture_of_its_screen(tmp_path: Path) -> None:
    lane = Lane(POLICY)
    ToldShop(lane, policy=POLICY).opens().scans(MILK).does(LanguageTouched("zh_CN")).pays().does(NoPaperTouched())
    found = list(steps(lane.told, POLICY))
    files = list(picture_steps([found[1], found[2], found[-2], found[-1]], tmp_path))
    assert [file.name for file in files] == [
        "000003-basket.png", "000004-basket.png", "000007-receipt.png", "000008-tap.png",
    ]  # fmt: skip
    pictures = [file.read_bytes() for file in files]
    assert all(one.startswith(b"\x89PNG") for one in pictures)
    assert len(set(pictures)) == len(pictures)
