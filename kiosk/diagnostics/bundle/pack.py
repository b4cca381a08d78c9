"""What is in a support bundle, and a manifest that says so: files with their size and hash, what was cut, and what was
left out and why. As bytes it is a zip, which is then sealed.
"""

from __future__ import annotations

import hashlib
import io
import json
import re
import zipfile
from dataclasses import dataclass, field
from pathlib import Path

MANIFEST = "manifest.json"
FORMAT = 1
FILE_MOST = 8 << 20
"""Bytes of one file, before they are packed."""
MOST = 32 << 20
"""Bytes of all together; a bundle that is opened has no more."""
NAME = re.compile(r"[a-z0-9_-]+(?:/[a-z0-9_-]+)?\.(?:json|jsonl|log)")


class NotABundle(ValueError):
    """What was opened is no whole bundle; the message is one sentence."""


@dataclass(slots=True)
class Pack:
    """Filled once, by one thread. `head` is what the manifest begins with."""

    head: dict[str, object]
    _files: dict[str, bytes] = field(default_factory=dict)
    _cuts: dict[str, str] = field(default_factory=dict)
    _left_out: list[dict[str, object]] = field(default_factory=list)

    def add(self, name: str, data: bytes, *, cut: str = "") -> None:
        """`cut` says what of it is missing. What is too large, or no longer fits, is left out."""
        if not NAME.fullmatch(name) or name in self._files:
            raise ValueError(f"{name} is no new name for a file of a bundle")
        if len(data) > FILE_MOST or sum(map(len, self._files.values())) + len(data) > MOST:
            self.leave_out(name, f"it has {len(data)} bytes, and there is no room for them")
            return
        self._files[name] = data
        if cut:
            self._cuts[name] = cut

    def add_json(self, name: str, told: object) -> None:
        self.add(name, json.dumps(told, ensure_ascii=False, indent=1, default=str).encode() + b"\n")

    def leave_out(self, what: str, why: str, count: int | None = None) -> None:
        self._left_out.append({"what": what, "why": why, **({} if count is None else {"count": count})})

    def without(self, name: str, why: str) -> None:
        """The file `name` is not in it after all."""
        del self._files[name]
        self._cuts.pop(name, None)
        self.leave_out(name, why)

    @property
    def files(self) -> dict[str, bytes]:
        return dict(self._files)

    @property
    def manifest(self) -> dict[str, object]:
        files = [
            {
                "name": name,
                "bytes": len(data),
                "sha256": hashlib.sha256(data).hexdigest(),
                **({"cut": self._cuts[name]} if name in self._cuts else {}),
            }
            for name, data in self._files.items()
        ]
        return {"format": FORMAT, **self.head, "files": files, "left_out": self._left_out}

    def packed(self) -> bytes:
        out = io.BytesIO()
        manifest = json.dumps(self.manifest, ensure_ascii=False, indent=1).encode() + b"\n"
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, data in ((MANIFEST, manifest), *self._files.items()):
                archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
        return out.getvalue()


def unpacked(packed: bytes) -> dict[str, bytes]:
    """The files of a bundle, its manifest first, each as the manifest says; raises `NotABundle`."""
    try:
        with zipfile.ZipFile(io.BytesIO(packed)) as archive:
            names = archive.namelist()
            if sum(info.file_size for info in archive.infolist()) > MOST + FILE_MOST:
                raise NotABundle("it holds more than a bundle may")
            found = {name: archive.read(name) for name in names}
        manifest = json.loads(found[MANIFEST])
        listed = {file["name"]: file["sha256"] for file in manifest["files"]}
    except (zipfile.BadZipFile, KeyError, TypeError, ValueError) as error:
        raise error if isinstance(error, NotABundle) else NotABundle("it holds no bundle") from error
    if set(names) != {MANIFEST, *listed} or len(names) != len(set(names)) or not all(map(NAME.fullmatch, listed)):
        raise NotABundle("its files are not those that its manifest tells of")
    for name, digest in listed.items():
        if hashlib.sha256(found[name]).hexdigest() != digest:
            raise NotABundle(f"{name} is not as its manifest says")
    return found


def write_out(files: dict[str, bytes], folder: Path) -> None:
    """The files are in the new `folder`, for their owner only; raises OSError, also where there is such a folder."""
    folder.mkdir(mode=0o700, parents=True)
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(mode=0o700, exist_ok=True)
        path.touch(mode=0o600)
        path.write_bytes(data)
