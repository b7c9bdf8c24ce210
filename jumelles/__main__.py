"""The command line as `python -m jumelles`."""

import sys

from jumelles.cli import main

if __name__ == "__main__":
    sys.exit(main())
