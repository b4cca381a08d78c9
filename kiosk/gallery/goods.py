"""What the drawn lane sells: a few goods, and a small shelf to pick from."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.core.items import Item, Tax, Unit
from kiosk.core.said import Said
from kiosk.core.values import Money
from kiosk.gallery.shop import EXTRA

REDUCED = Tax("A", 700, inclusive=True)
FULL = Tax("B", 1900, inclusive=True)
EACH, KG = Unit.EACH, Unit.KG


def good(key: str, english: str, chinese: str, minor: int, unit: Unit, picture: str, **more: object) -> Item:
    details: dict[str, object] = {"tax": REDUCED, "category": "fruit", **more}
    plu = key.removeprefix("plu:") if key.startswith("plu:") else ""
    names = {"en": english, "zh_CN": chinese}
    return Item(key=key, names=names, price=Money(minor, "EUR"), unit=unit, picture=picture, plu=plu, **details)  # type: ignore[arg-type]


CHIPS = good("04012345000016", "Sea salt chips 150 g", "海盐味薯片 150 克", 199, EACH, "chips")
TOMATOES = good("04012345000023", "Vine tomatoes 500 g", "串番茄 500 克", 249, EACH, "tomato")
EGGS = good("04012345000030", "Free-range eggs, 10", "散养鸡蛋 10 枚", 329, EACH, "eggs")
BREAD = good("04012345000047", "Sourdough bread 500 g", "乡村面包 500 克", 349, EACH, "bread")
MILK = good("04012345000054", "Whole milk 1 l", "纯牛奶 1 升", 129, EACH, "milk")
WINE = good("04012345000061", "Red wine Rioja 0.75 l", "干红葡萄酒 750 毫升", 779, EACH, "wine", tax=FULL, min_age=18)
DETERGENT = good(
    "04012345000078", "Laundry detergent, colour, 1.3 l", "洗衣液 1.3 升", 699, EACH, "detergent", tax=EXTRA
)
PAPER_BAG = good("04012345000085", "Paper carrier bag", "纸袋", 25, EACH, "bag", tax=FULL)
BAGS = (
    PAPER_BAG,
    good(
        "04012345000092",
        "Small paper bag",
        "小纸袋",
        10,
        EACH,
        "small_bag",
        tax=FULL,
        category="bags",
    ),
    good("04012345000108", "Cotton bag", "棉布袋", 199, EACH, "cloth_bag", tax=FULL, category="bags"),
)
BANANAS = good("plu:4011", "Bananas, loose", "香蕉（散装）", 199, KG, "banana", tare_g=10)
APPLES = good("plu:4015", "Red apples", "红苹果", 279, KG, "apple", tare_g=10)
POTATOES = good("plu:4083", "Potatoes, waxy, washed", "土豆（洗净）", 129, KG, "potato")
FRUIT = (
    BANANAS,
    APPLES,
    good("plu:4664", "Vine tomatoes", "串番茄", 349, KG, "tomato"),
    POTATOES,
    good("plu:4093", "Onions", "洋葱", 119, KG, "onion"),
    good("plu:4562", "Carrots", "胡萝卜", 149, KG, "carrot"),
    good("plu:4062", "Cucumber", "黄瓜", 89, EACH, "cucumber"),
    good("plu:4053", "Lemons", "柠檬", 45, EACH, "lemon"),
    good("plu:4225", "Avocado", "牛油果", 129, EACH, "avocado"),
    good("plu:4017", "Granny Smith apples", "青苹果", 259, KG, "gapple"),
    good("plu:3107", "Oranges", "橙子", 199, KG, "orange"),
)


@dataclass(frozen=True)
class Category:
    key: str
    names: dict[str, str]
    picture: str


class Shelf:
    """A catalogue of many shelves, of which one has its goods."""

    def categories(self) -> tuple[Category, ...]:
        return tuple(
            Category(key, {"en": english, "zh_CN": chinese}, picture)
            for key, picture, english, chinese in (
                ("fruit", "apple", "Fruit", "水果"),
                ("vegetables", "carrot", "Vegetables", "蔬菜"),
                ("bakery", "roll", "Bakery", "面包糕点"),
                ("nuts", "nuts", "Nuts", "坚果"),
                ("dairy", "milk", "Dairy and eggs", "乳品蛋类"),
                ("meat", "sausage", "Meat, fish and deli", "肉类水产熟食"),
                ("ready", "sandwich", "Ready to eat", "即食简餐"),
                ("drinks", "water", "Drinks", "饮料"),
                ("wine_beer", "wine", "Wine and beer", "酒类"),
                ("snacks", "chips", "Sweets and snacks", "糖果零食"),
                ("pantry", "pasta", "Pantry", "粮油调味"),
                ("asian", "noodles_asian", "Asian kitchen", "亚洲食品"),
                ("organic", "oats", "Organic and health", "有机健康"),
                ("frozen", "pizza", "Frozen", "冷冻食品"),
                ("baby", "baby_jar", "Baby", "母婴"),
                ("household", "detergent", "Household", "家居清洁"),
                ("care", "soap", "Personal care", "个人护理"),
                ("pet", "can_pet", "Pets", "宠物"),
                ("home", "flowers", "Flowers and home", "鲜花家居"),
                ("bags", "bag", "Bags", "购物袋"),
            )
        )

    def in_category(self, key: str, at: str = "") -> tuple[Item, ...]:  # noqa: ARG002 - prices here never change
        return {"fruit": FRUIT, "bags": BAGS}.get(key, FRUIT[:2])

    def favourites(self, n: int, at: str = "") -> tuple[Item, ...]:  # noqa: ARG002
        return FRUIT[:n]

    def search(self, text: str, language: str, limit: int, at: str = "") -> tuple[Item, ...]:  # noqa: ARG002
        def known_as(item: Item) -> str:
            return " ".join((item.name(language), item.name("en").lower(), item.plu))

        return tuple(item for item in FRUIT if text in known_as(item))[:limit]


SHELF = Shelf()
SAID = (
    Said(
        id="1",
        said={"en": "Loose fruit is hard to find.", "zh_CN": "散装水果不好找。"},
        did={"en": "It now comes first in the search, with a picture.", "zh_CN": "搜索时它排在最前，还配了图片。"},
    ),
)
"""What came of feedback there."""
