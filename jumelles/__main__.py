"""The command line as `python -m jumelles`."""

import sys

from jumelles.cli import main

sys.exit(main())
