"""The printer's paper, drawn from the very bytes that the printer got. For QML: `image://paper/NUMBER`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
from PySide6.QtQuick import QQuickImageProvider
from typing_extensions import override

from drivers.emulators.paper import draw_paper

KEPT_PICTURES = 12


class PaperProvider(QQuickImageProvider):
    """Papers are drawn on Qt's own thread for pictures, once each: a long one takes a while."""

    def __init__(self) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)
        self._papers: Mapping[str, bytes] = {}

    def hand(self, papers: Mapping[str, bytes]) -> None:
        """These are the papers that can be asked for now, by their number."""
        self._papers = papers

    @override
    def requestImage(self, id: str, size: QSize, requestedSize: QSize) -> QImage:
        data = self._papers.get(id)
        return draw(data) if data else QImage()


@lru_cache(KEPT_PICTURES)
def draw(data: bytes) -> QImage:
    """The paper that `data` puts out, one dot a pixel."""
    paper = draw_paper(data)
    return QImage(paper.tobytes(), paper.width, paper.height, paper.width, QImage.Format.Format_Grayscale8).copy()
