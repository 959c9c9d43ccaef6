"""Pictures: the geometry of what pages draw beside their lists, made of facts, without a template or a browser.

Places are per cent of the width, with one decimal, so that a picture fits any screen while its text keeps its size; heights
are pixels. A picture that would say no more than a glance at its list is not made.
"""
