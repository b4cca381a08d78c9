"""One window that takes pictures of itself, as image files."""

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
    def __init__(self, scale: float, kind: str) -> None:
        self._app = QGuiApplication.instance() or QGuiApplication([])
        self._scale = scale
        self._kind = kind
        self._shots = every_shot()
        self._stage = Stage()

    def take(self, job: Job) -> Picture:
        if job.shot == PARTS:
            return self._file(job, parts_picture(layout(job.layout)))
        self._stage.shows(self._shots[job.shot], job.language, layout(job.layout))
        return self._file(job, self._stage.picture())

    def close(self) -> None:
        self._stage.close()

    def _file(self, job: Job, image: QImage) -> Picture:
        size = QSize(round(image.width() * self._scale), round(image.height() * self._scale))
        if size != image.size():
            image = image.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation)
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        writer = QImageWriter(buffer, QByteArray(self._kind.encode()))
        writer.setQuality(QUALITY)
        if not writer.write(image.convertToFormat(QImage.Format.Format_RGB888)):
            raise OSError(f"{job.shot} could not be written as {self._kind}")
        return Picture(job, bytes(buffer.data().data()), size.width(), size.height())
