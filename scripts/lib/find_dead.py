"""Names every function, class, method and import that nothing in the tree uses; exits 1 if there is one.

Vulture finds them (settings in pyproject.toml). Fields and enum members are left out: facts and readings are
vocabulary, read by `asdict` and by people. What is called from outside by name stands in
vulture_whitelist.py with its reason; what the registry, or another package's row for it, makes by
"module:Name" counts as used.
"""

import re
import sys
from pathlib import Path

from vulture import Vulture
from vulture.config import make_config

VOCABULARY = {"variable", "attribute"}
FACTORY = re.compile(r'"[\w.]+:(\w+)"')


def main() -> int:
    config = make_config([])
    finder = Vulture(ignore_names=config["ignore_names"], ignore_decorators=config["ignore_decorators"])
    finder.scavenge(config["paths"], config["exclude"])
    rows = [Path("drivers/registry.py"), *Path("tests/packages").glob("*/__init__.py")]
    made_by_name = {name for file in rows for name in FACTORY.findall(file.read_text(encoding="utf-8"))}
    unused = finder.get_unused_code(config["min_confidence"])
    dead = [one for one in unused if one.typ not in VOCABULARY and one.name not in made_by_name]
    for one in dead:
        print(one.get_report())
    return 1 if dead else 0


if __name__ == "__main__":
    sys.exit(main())
