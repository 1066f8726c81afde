"""Print the figures of places for people, or as one JSON object: see the package."""

import sys

from bench.places import main

sys.exit(main())
