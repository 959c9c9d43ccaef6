"""The command line: arguments, exit status, and all that is printed.

Exit status: 0 all is well (warnings allowed), 1 something in the input must be mended or nothing could be published,
2 the command was not understood, 130 interrupted.
"""

from briefbook.cli.main import leave, main

__all__ = ["leave", "main"]
