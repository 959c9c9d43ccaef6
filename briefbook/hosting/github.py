"""A workflow for GitHub Pages: the site is built at each push, and published if there is no error."""

#: Pages cannot send headers of ours: the policy in each page's head has to do.
_WORKFLOW = """\
# Written by `build.py hosting github`; goes to .github/workflows/pages.yml.
name: pages

on:
  push:
    branches: [main]
  workflow_dispatch:

permissions:
  contents: read
  pages: write
  id-token: write

concurrency:
  group: pages
  cancel-in-progress: false

jobs:
  publish:
    runs-on: ubuntu-latest
    environment:
      name: github-pages
      url: ${{ steps.published.outputs.page_url }}
    steps:
      - uses: actions/checkout@v4
        with:
          persist-credentials: false
      - uses: actions/setup-python@v5
        with:
          python-version: "3.13"
      - run: make ARGS="--format github"
      - uses: actions/upload-pages-artifact@v3
        with:
          path: OUTPUT
      - id: published
        uses: actions/deploy-pages@v4
"""


def workflow(output: str) -> str:
    """Return the workflow of a project whose site is made in the folder *output*."""
    return _WORKFLOW.replace("OUTPUT", output)
