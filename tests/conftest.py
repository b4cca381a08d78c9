"""Qt and the locale are set here, before anything imports Qt: no screen, no graphics card, alike on every machine."""

import gc
import os
import tempfile
from collections.abc import Iterator

import pydantic.fields  # noqa: F401 - whole before PySide's import hook looks into half-made modules of it
import pytest
from hypothesis import settings

from tests import longer

os.environ.update(
    QT_QPA_PLATFORM="offscreen",
    QT_QUICK_BACKEND="software",
    QT_QUICK_CONTROLS_STYLE="Basic",
    LANG="C.UTF-8",
    LC_ALL="C.UTF-8",
)
# A developer's desktop must not change what a test sees.
for name in ("QT_SCALE_FACTOR", "QT_IM_MODULE", "QT_STYLE_OVERRIDE", "QT_LOGGING_RULES", "QML_DISABLE_DISK_CACHE"):
    os.environ.pop(name, None)


EXAMPLES = 40
"""Of each rule that is tried by chance and does not say itself how many it wants; `--longer` has more of them."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--every-look", action="store_true", help="check every screen in every layout: some minutes")
    parser.addoption("--longer", type=int, default=1, metavar="N", help="try N times as many things by chance")
    parser.addoption(
        "--pictures", metavar="DIR", help="keep what the console's pages and a technician's visit look like in DIR"
    )


def pytest_configure(config: pytest.Config) -> None:
    longer.FACTOR[0] = config.getoption("--longer")
    # A busy machine is no fault of the shop.
    settings.register_profile("shop", deadline=None, max_examples=longer.times(EXAMPLES))
    settings.load_profile("shop")


def pytest_collection_finish() -> None:
    """What was imported and collected stays: none of the many searches for garbage after a window looks at it again."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session", autouse=True)
def _run_folder() -> Iterator[None]:
    """Qt warns (and a warning fails a test) when there is no private folder for sockets: a bare machine has none."""
    if "XDG_RUNTIME_DIR" in os.environ:
        yield
        return
    with tempfile.TemporaryDirectory(prefix="lane-run-") as folder:
        os.environ["XDG_RUNTIME_DIR"] = folder
        yield
        del os.environ["XDG_RUNTIME_DIR"]


@pytest.fixture(scope="session")
def qapp_cls() -> type:
    """The lane is QML only: no widgets."""
    from PySide6.QtGui import QGuiApplication  # late: tests without Qt stay quick

    return QGuiApplication
