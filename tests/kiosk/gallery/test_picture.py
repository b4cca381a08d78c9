from kiosk.gallery.picture import job_of
from kiosk.gallery.plan import plan


def test_every_picture_is_known_again_by_the_name_of_its_file() -> None:
    for job in plan(layouts=["every"]):
        assert job_of(job.file_name) == job


def test_a_file_that_is_no_picture_of_the_book_is_none() -> None:
    for name in ("lane", "lane-logo", "basket-en", "basket-portrait", "basket-EN-portrait"):
        assert job_of(name) is None
