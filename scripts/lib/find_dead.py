"""Names every function, class, method and import that nothing in the tree uses; exits 1 if there is one.

Vulture finds them (settings in pyproject.toml). Fields and enum members are left out: facts and readings are
vocabulary, read by `asdict` and by people. What is called from outside by name stands in
vulture_whitelist.py with its reason.
"""

import sys

from vulture import Vulture
from vulture.config import make_config

VOCABULARY = {"variable", "attribute"}


def main() -> int:
    config = make_config([])
    finder = Vulture(ignore_names=config["ignore_names"], ignore_decorators=config["ignore_decorators"])
    finder.scavenge(config["paths"], config["exclude"])
    dead = [one for one in finder.get_unused_code(config["min_confidence"]) if one.typ not in VOCABULARY]
    for one in dead:
        print(one.get_report())
    return 1 if dead else 0


if __name__ == "__main__":
    sys.exit(main())
