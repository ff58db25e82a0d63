"""Print how well the converter reads the annotated corpus: `python tests/quality`.

Wrong fields are listed for the tuned part only; the other part stays worth measuring as long as nobody
looks at what is wrong in it. `--raise` lifts the floors in floors.toml to what is reached now.
"""

from __future__ import annotations

import argparse
import sys

import corpus
import floors
import table


def main() -> int:
    """Print the table and the list; return 1 where a floor is not reached."""
    parser = argparse.ArgumentParser(description=__doc__, prog="python tests/quality")
    parser.add_argument(
        "--raise", dest="lift", action="store_true", help="lift the floors to what is reached now"
    )
    lift = parser.parse_args().lift
    items = corpus.everything()
    print(table.table(items))
    print(table.faults(item for item in items if item.part == "tune"))
    pinned, old = floors.load()
    if pinned != corpus.digest():
        print("\nthe corpus is not the one of the floors; `--raise` counts anew on this one", file=sys.stderr)
        old = {}
    reached = table.reached(items)
    low = floors.below(old, reached)
    print("\n".join(low), file=sys.stderr)
    if lift:
        floors.FILE.write_text(floors.dump(corpus.digest(), floors.raised(old, reached)), "utf-8")
    return 1 if low else 0


if __name__ == "__main__":
    sys.exit(main())
