"""Build the site: ``python build.py`` (see ``python build.py --help``)."""

import sys

from briefbook.cli import main

sys.exit(main())
