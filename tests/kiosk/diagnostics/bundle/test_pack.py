"""What is in a bundle, and what its manifest says."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest

from kiosk.diagnostics.bundle import pack as packing
from kiosk.diagnostics.bundle.pack import MANIFEST, NotABundle, Pack, unpacked, write_out


def manifest(files: dict[str, bytes]) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(files[MANIFEST])
    return told


def zipped(**files: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in files.items():
            archive.writestr(name.replace("__", "/").replace("_json", ".json"), data)
    return out.getvalue()


def test_the_manifest_tells_size_and_hash_of_every_file_and_what_is_not_there() -> None:
    pack = Pack({"lane": "7"})
    pack.add("lane.log", b"well\n", cut="older lines")
    pack.leave_out("taps", "a shopper's own", 3)
    files = unpacked(pack.packed())
    assert files["lane.log"] == b"well\n"
    assert manifest(files) == {
        "format": 1,
        "lane": "7",
        "files": [
            {"name": "lane.log", "bytes": 5, "sha256": hashlib.sha256(b"well\n").hexdigest(), "cut": "older lines"}
        ],
        "left_out": [{"what": "taps", "why": "a shopper's own", "count": 3}],
    }


def test_what_does_not_fit_is_left_out_and_the_manifest_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packing, "MOST", 10)
    pack = Pack({})
    pack.add("one.json", b"123456")
    pack.add("two.json", b"123456")
    files = unpacked(pack.packed())
    assert set(files) == {MANIFEST, "one.json"}
    assert manifest(files)["left_out"] == [{"what": "two.json", "why": "it has 6 bytes, and there is no room for them"}]


def test_a_name_that_leads_elsewhere_or_is_there_already_is_none() -> None:
    pack = Pack({})
    pack.add("one.json", b"")
    for name in ("../x.json", "/etc/x.json", "one.json", "x.sh"):
        with pytest.raises(ValueError, match="no new name"):
            pack.add(name, b"")


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"PK nothing",
        zipped(one_json=b""),
        zipped(manifest_json=b"[]"),
        zipped(manifest_json=b'{"files": []}', one_json=b""),
        zipped(manifest_json=b'{"files": [{"name": "one.json", "sha256": "0"}]}', one_json=b""),
        zipped(manifest_json=b'{"files": [{"name": "../one.json", "sha256": "0"}]}', **{"..__one_json": b""}),
    ],
)
def test_what_is_no_whole_bundle_is_not_opened(data: bytes) -> None:
    with pytest.raises(NotABundle):
        unpacked(data)


def test_a_file_that_would_fill_the_disk_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    pack = Pack({})
    pack.add("one.json", bytes(1000))
    packed = pack.packed()
    monkeypatch.setattr(packing, "MOST", 100)
    monkeypatch.setattr(packing, "FILE_MOST", 100)
    with pytest.raises(NotABundle, match="more than a bundle may"):
        unpacked(packed)


def test_files_are_written_for_their_owner_alone_into_a_new_folder(tmp_path: Path) -> None:
    write_out({"traces/scale.jsonl": b"x"}, tmp_path / "new")
    assert (tmp_path / "new/traces/scale.jsonl").stat().st_mode & 0o777 == 0o600
    with pytest.raises(FileExistsError):
        write_out({}, tmp_path / "new")
