"""One window that takes pictures of itself, and image files of them."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QGuiApplication, QImage, QImageWriter

from kiosk.gallery.layouts import layout
from kiosk.gallery.parts import parts_picture
from kiosk.gallery.picture import PARTS, Job, Picture
from kiosk.gallery.shots import every_shot
from kiosk.gallery.stage import Stage

QUALITY = 72


class Camera:
    def __init__(self) -> None:
        self._app = QGuiApplication.instance() or QGuiApplication([])
        self._shots = every_shot()
        self._stage = Stage()

    def take(self, job: Job) -> QImage:
        """In full size, three bytes a pixel."""
        if job.shot == PARTS:
            image = parts_picture(layout(job.layout))
        else:
            self._stage.shows(self._shots[job.shot], job.language, layout(job.layout))
            image = self._stage.picture()
        return image.convertToFormat(QImage.Format.Format_RGB888)

    def close(self) -> None:
        self._stage.close()


def filed(job: Job, image: QImage, scale: float, kind: str) -> Picture:
    """`image` as a file of `kind`."""
    size = QSize(round(image.width() * scale), round(image.height() * scale))
    if size != image.size():
        image = image.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(kind.encode()))
    writer.setQuality(QUALITY)
    if not writer.write(image):
        raise OSError(f"{job.shot} could not be written as {kind}")
    return Picture(job, bytes(buffer.data().data()), size.width(), size.height())
