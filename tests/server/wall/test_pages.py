"""The console's pages: in whose language, with which files, and nothing from elsewhere."""

from __future__ import annotations

import re

import httpx
import pytest

from tests.server.running import Store
from tests.server.wall.test_console import page

SCRIPTS = ("common", "wall", "panel", "baskets", "lanes", "sign_on")
NAMED = re.compile(r"^(?:const|let|function|async function) (\w+)", re.MULTILINE)


@pytest.mark.parametrize("path", ["/console", "/console/shelf"])
def test_a_page_loads_only_its_own_script_style_and_pictures(shop: Store, path: str) -> None:
    answer = page(shop, path)
    policy = answer.headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'")
    assert policy.endswith("form-action 'none'; frame-ancestors 'none'; img-src 'self'")
    assert "unsafe" not in policy
    assert "http://" not in answer.text
    assert "https://" not in answer.text


def test_scripts_set_what_came_as_text_and_share_one_room(shop: Store) -> None:
    scripts = {name: httpx.get(f"{shop.address}/console/files/{name}.js").text for name in SCRIPTS}
    assert not [name for name, script in scripts.items() if "innerHTML" in script]
    for together in (("common", "wall", "panel"), ("common", "baskets", "lanes")):
        names = [name for one in together for name in NAMED.findall(scripts[one])]
        assert len(names) > 20
        assert len(set(names)) == len(names)


def test_only_the_pages_own_files_are_handed_out(shop: Store) -> None:
    for name in ("pages.py", "words.json", "wall.html", "..%2Fapp.py"):
        assert httpx.get(f"{shop.address}/console/files/{name}").status_code == 404


def test_a_chosen_language_is_kept(shop: Store) -> None:
    chosen = page(shop, "/console?lang=zh_CN")
    assert 'lang="zh-Hans"' in chosen.text
    assert 'lang="zh-Hans"' in page(shop, Cookie=chosen.headers["set-cookie"].partition(";")[0]).text
    assert 'lang="en"' in page(shop, "/console?lang=tlh").text
