"""The editor's desk: commands that look at content, or write to it, outside of a build."""
