from kiosk.gallery.book import bind
from kiosk.gallery.picture import Job, Picture


def picture(shot: str, layout: str, language: str = "en") -> Picture:
    return Picture(Job(shot, language, layout), f"{shot}/{layout}".encode(), 54, 96)


def test_the_book_holds_every_picture_in_the_order_of_a_visit_with_a_list_to_find_them_by() -> None:
    pictures = [picture("pay", "portrait"), picture("basket", "portrait-large"), picture("basket", "portrait")]
    book = bind(pictures, ["basket", "pay"], "webp")
    places = [book.index(f'id="{name}"') for name in ("basket", "pay")]
    assert places == sorted(places)
    assert book.count("data:image/webp;base64,") == 3
    assert book.index('alt="basket, portrait, English"') < book.index('alt="basket, portrait-large, English"')
    assert '<a href="#basket" data-shot="basket">basket <small>2</small></a>' in book
    assert "2 screens and states, 3 pictures" in book


def test_nothing_in_the_book_is_fetched_from_elsewhere() -> None:
    book = bind([picture("basket", "portrait")], ["basket"], "webp")
    assert "http" not in book
    assert "{{" not in book
