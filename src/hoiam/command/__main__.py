"""`python -m hoiam.command`: the same command where no script was installed."""

import sys

from hoiam.command import main

sys.exit(main())
