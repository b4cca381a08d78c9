# ruff: noqa: E501 - rows of a table
"""A made-up sheet of a hypermarket, as large as asked for and the same for the same seed.

`python -m scripts.benchmarks.big_sheet 200000 sheet.csv`: brands, goods, kinds and sizes put together, with Chinese
names, prices around what such goods cost, and picks that fall off steeply, as they do in a store. Numbers begin with 2, which
GS1 leaves to stores, so that none is a real product's.
"""

from __future__ import annotations

import argparse
import csv
import random
from collections.abc import Iterator
from pathlib import Path

from kiosk.core.values import gtin_check_digit

SYLLABLES = [consonant + vowel for consonant in "bcdfglmnprstvz" for vowel in "aeiou"]
GOODS = (
    ("Whole milk", "纯牛奶", "dairy", 129), ("Natural yoghurt", "原味酸奶", "dairy", 99), ("Butter", "黄油", "dairy", 229),
    ("Mountain cheese", "高山奶酪", "dairy", 349), ("Free-range eggs", "散养鸡蛋", "dairy", 319),
    ("Orange juice", "橙汁", "drinks", 199), ("Apple juice", "苹果汁", "drinks", 169), ("Mineral water", "矿泉水", "drinks", 79),
    ("Green tea", "绿茶", "drinks", 249), ("Ground coffee", "咖啡粉", "drinks", 549), ("Lemonade", "柠檬汽水", "drinks", 119),
    ("Wheat beer", "小麦啤酒", "wine_beer", 109), ("Red wine", "红葡萄酒", "wine_beer", 599), ("White wine", "白葡萄酒", "wine_beer", 549),
    ("Milk chocolate", "牛奶巧克力", "snacks", 119), ("Dark chocolate", "黑巧克力", "snacks", 149), ("Potato crisps", "薯片", "snacks", 179),
    ("Salted peanuts", "咸花生", "snacks", 199), ("Butter biscuits", "黄油饼干", "snacks", 159), ("Fruit gums", "水果软糖", "snacks", 109),
    ("Spaghetti", "意大利面", "pantry", 129), ("Basmati rice", "香米", "pantry", 289), ("Tomato sauce", "番茄酱", "pantry", 149),
    ("Olive oil", "橄榄油", "pantry", 699), ("Wheat flour", "小麦粉", "pantry", 89), ("Soy sauce", "酱油", "pantry", 239),
    ("Strawberry jam", "草莓酱", "pantry", 219), ("Honey", "蜂蜜", "pantry", 449), ("Chicken soup", "鸡汤", "pantry", 199),
    ("Frozen pizza", "冷冻披萨", "frozen", 299), ("Vanilla ice cream", "香草冰淇淋", "frozen", 399), ("Fish fingers", "鱼柳", "frozen", 349),
    ("Frozen peas", "冷冻豌豆", "frozen", 189), ("Sliced ham", "火腿片", "meat", 229), ("Salami", "萨拉米香肠", "meat", 279),
    ("Washing powder", "洗衣粉", "household", 599), ("Dish soap", "洗洁精", "household", 149), ("Kitchen roll", "厨房纸", "household", 259),
    ("Bin bags", "垃圾袋", "household", 199), ("Light bulb", "灯泡", "household", 399), ("Shampoo", "洗发水", "care", 249),
    ("Toothpaste", "牙膏", "care", 179), ("Hand cream", "护手霜", "care", 299), ("Shower gel", "沐浴露", "care", 159),
    ("Scented candle", "香薰蜡烛", "home", 349), ("Picture frame", "相框", "home", 799), ("Bath towel", "浴巾", "home", 999),
    ("Socks", "袜子", "home", 399), ("Notebook", "笔记本", "home", 249), ("Ballpoint pens", "圆珠笔", "home", 199),
)  # fmt: skip
KINDS = (
    ("", ""), ("organic", "有机"), ("classic", "经典"), ("light", "清淡"), ("family", "家庭装"), ("extra", "特级"), ("mild", "温和"),
    ("strong", "浓郁"), ("fine", "精选"), ("crunchy", "香脆"), ("sugar-free", "无糖"), ("vegan", "纯素"), ("regional", "本地"),
    ("winter", "冬季"), ("summer", "夏季"), ("premium", "优质"), ("mini", "迷你"), ("fresh", "新鲜"), ("lemon", "柠檬味"), ("rose", "玫瑰味"),
)  # fmt: skip
SIZES = (
    "100 g",
    "150 g",
    "200 g",
    "250 g",
    "330 ml",
    "400 g",
    "500 g",
    "500 ml",
    "750 ml",
    "1 kg",
    "1 l",
    "1.5 l",
    "2 pack",
    "6 pack",
    "12 pack",
)
CHINESE = "安百宝昌川春大丹德东方丰福富高光海禾和恒红华金京康乐利龙美明宁庆荣瑞山盛泰天通万旺祥新兴雅阳益永源悦正中"
COLUMNS = "gtin,plu,name:en,name:zh_CN,category,price,unit,tax,tare_g,piece_g,min_age,picture,picks,from,until"
SAMPLE = Path(__file__).resolve().parents[2] / "assets" / "catalogue" / "sample.csv"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("items", type=int)
    parser.add_argument("file", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    write_sheet(given.file, given.items, given.seed)


def write_sheet(path: Path, items: int, seed: int = 1) -> None:
    """A sheet of `items` rows: the sample store's, then made-up ones; one in fifty has a price of another week."""
    sample = SAMPLE.read_text(encoding="utf-8").splitlines()
    head = [line for line in sample if line.startswith("#")]
    own = [line for line in sample if not line.startswith(("#", "gtin"))][:items]
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write("\n".join([*head, COLUMNS, *(f"{line},," for line in own), ""]))
        csv.writer(file, lineterminator="\n").writerows(_rows(items - len(own), random.Random(seed)))


def _rows(items: int, chance: random.Random) -> Iterator[list[str | int]]:
    brands = [_brand(chance) for _ in range(max(20, items // 90))]
    names: set[str] = set()
    number = 0
    while number < items:
        (brand, chinese), (good, spoken, shelf, usual) = chance.choice(brands), chance.choice(GOODS)
        (kind, tone), size = chance.choice(KINDS), chance.choice(SIZES)
        name = " ".join(part for part in (brand, good, kind, size) if part)
        if name in names:
            continue
        names.add(name)
        number += 1
        price = f"{max(19, round(usual * chance.lognormvariate(0, 0.35), -1) - 1) / 100:.2f}"
        picks = int(20_000 / (1 + chance.paretovariate(0.9) * chance.random() * 400))
        gtin = _gtin(number)
        age = 16 if shelf == "wine_beer" else ""
        yield [
            gtin,
            "",
            name,
            f"{chinese}{tone}{spoken} {size}",
            shelf,
            price,
            "each",
            "A",
            "",
            500,
            age,
            "milk",
            picks,
            "",
            "",
        ]
        if number % 50 == 0:
            yield [
                gtin,
                "",
                "",
                "",
                "",
                f"{float(price) * 0.9:.2f}",
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                "2030-03-04",
                "2030-03-11",
            ]


def _brand(chance: random.Random) -> tuple[str, str]:
    spoken = "".join(chance.choice(SYLLABLES) for _ in range(chance.choice((2, 3, 3, 4)))).capitalize()
    return spoken, "".join(chance.choice(CHINESE) for _ in range(2))


def _gtin(number: int) -> str:
    body = f"29{number:010d}"
    return body + str(gtin_check_digit(body))


if __name__ == "__main__":
    main()
