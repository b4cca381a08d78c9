import json
import re
from pathlib import Path
from typing import Any

import pytest

from kiosk.gallery.comparing import Change, ChangeKind, gone, pictures_in
from kiosk.gallery.difference import Box
from kiosk.gallery.picture import Job
from kiosk.gallery.review import Review, review_of, write_review

BOX = Box(1, 2, 3, 4)


def changed(shot: str, layout: str = "portrait") -> Change:
    files = {"before": b"b", "after": b"a", "marks": b"m"}
    job = Job(shot, "en", layout)
    return Change(job=job, kind=ChangeKind.CHANGED, share=0.0123, box=BOX, boxes=(BOX,), **files)


def reviewed(*changes: Change, pictures: int = 10) -> Review:
    return review_of(changes, ["basket", "pay"], pictures, "before")


def data_of(page: Path) -> Any:
    found = re.search(r"^const review = (.*);$", page.read_text(encoding="utf-8"), re.MULTILINE)
    assert found
    return json.loads(found[1])


def test_what_changed_is_told_in_the_order_of_a_visit_with_how_much_and_where(tmp_path: Path) -> None:
    page = tmp_path / "review.html"
    added = Change(job=Job("pay", "en", "landscape"), kind=ChangeKind.ADDED, after=b"new")
    lost = Change(job=Job("till", "en", "portrait"), kind=ChangeKind.GONE, before=b"old")
    write_review(reviewed(lost, added, changed("pay"), changed("basket")), page)
    data = data_of(page)
    assert [(one["shot"], one["change"]) for one in data["changes"]] == [
        ("basket", "changed"),
        ("pay", "changed"),
        ("pay", "added"),
        ("till", "gone"),
    ]
    assert data["counts"] == {"changed": 2, "added": 1, "gone": 1, "same": 7}
    first = data["changes"][0]
    assert (first["percent"], first["box"]) == (1.23, {"left": 1, "top": 2, "wide": 3, "high": 4})
    for one in data["changes"]:
        for file in one["files"].values():
            assert (tmp_path / file).is_file()
    assert (tmp_path / first["files"]["marks"]).read_bytes() == b"m"


def test_pictures_of_the_review_before_are_not_left_beside_the_next_one(tmp_path: Path) -> None:
    page = tmp_path / "review.html"
    write_review(reviewed(changed("basket")), page)
    own = tmp_path / "review.pictures" / "mine.png"
    own.write_bytes(b"")
    write_review(reviewed(changed("pay")), page)
    names = sorted(path.name for path in own.parent.iterdir())
    assert names == ["mine.png", *(f"pay-en-portrait.{view}.png" for view in ("after", "before", "marks"))]


def test_nothing_on_the_page_is_fetched_from_elsewhere_and_no_name_ends_its_script(tmp_path: Path) -> None:
    page = tmp_path / "review.html"
    write_review(review_of([changed("basket")], [], 1, "</script>"), page)
    text = page.read_text(encoding="utf-8")
    assert "http" not in text
    assert "{{" not in text
    assert text.count("</script>") == 1
    assert data_of(page)["against"] == "</script>"


def test_a_picture_that_is_no_longer_made_is_gone_where_it_was_asked_for(tmp_path: Path) -> None:
    for name in ("basket-en-portrait", "basket-old-en-portrait", "till-en-portrait", "basket-old-en-landscape", "lane"):
        (tmp_path / f"{name}.png").write_bytes(name.encode())
    earlier = pictures_in(tmp_path)
    jobs = [Job("basket", "en", "portrait")]
    assert [change.job.shot for change in gone(jobs, earlier, whole=False)] == ["basket-old"]
    assert {change.job.file_name for change in gone(jobs, earlier, whole=True)} == {
        "basket-old-en-portrait",
        "till-en-portrait",
        "basket-old-en-landscape",
    }


def test_a_place_without_pictures_is_told(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="there is no picture in"):
        pictures_in(tmp_path)
    with pytest.raises(ValueError, match="is no folder"):
        pictures_in(tmp_path / "none")
