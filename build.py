"""Build the site: ``python build.py`` (see ``python build.py --help``)."""

from briefbook.cli import leave, main

if __name__ == "__main__":
    leave(main())
