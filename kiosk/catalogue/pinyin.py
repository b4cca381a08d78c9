"""Chinese names as they are typed. The tables for it take 0.3 s to load: only a new catalogue file needs them."""

from __future__ import annotations

import re

CHINESE = re.compile(r"[\u3400-\u9fff]+")


def syllables(name: str) -> list[str]:
    """The pinyin of the Chinese characters in `name`, without tones: 香蕉 → xiang, jiao."""
    parts = CHINESE.findall(name)
    if not parts:
        return []
    from pypinyin import lazy_pinyin

    return [str(syllable) for part in parts for syllable in lazy_pinyin(part)]
