"""`python -m runtime` is `flowlang`."""

import sys

from runtime.cli import main

sys.exit(main())
