"""``python -m twl_graph.cli`` is ``twl``."""

import sys

from twl_graph.cli import main

if __name__ == "__main__":
    sys.exit(main())
