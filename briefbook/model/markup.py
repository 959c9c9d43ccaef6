"""Text that is markup on purpose."""

from typing import NewType

#: Markdown that an editor or one of our templates wrote.
Markdown = NewType("Markdown", str)
#: HTML that is safe to publish: made by our templates, or sanitised.
Html = NewType("Html", str)
