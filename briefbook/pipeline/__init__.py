"""The straight line, load → link → derive → plan → render → publish, kept up to date with what is edited.

`build` makes a site from nothing, in memory. A `run` reads, makes and publishes as much as has changed: a `workshop` holds what
was written, `making` what was made of it. `live` answers readers meanwhile. Whoever needs one of them imports its module.
"""
