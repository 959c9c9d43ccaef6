"""References, quotes and rules: what was loaded becomes the corpus, every passage found in its text."""
