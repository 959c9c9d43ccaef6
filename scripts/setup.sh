#!/bin/sh
# Make ready what the Makefile needs and a fresh machine lacks.
#   setup.sh packages VENV REQUIREMENTS   a virtual environment that holds the locked packages
#   setup.sh browser VENV                 a Chromium that the browser tests can start
#   setup.sh programs                     nginx and Caddy, for the tests of hosting, and a Java, for those of feeds
#   setup.sh audit                        Node, Java, and the judges that scripts/audit/package.json names
set -eu

fail() {
    printf '\n' >&2
    printf '%s\n' "$@" >&2
    exit 1
}

recent() {
    command -v "$1" >/dev/null 2>&1 && "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

# Say which interpreter to use: the one asked for, or the first that is recent enough.
interpreter() {
    for candidate in ${PYTHON:-python3 python3.13 python3.12 python3.11}; do
        if recent "$candidate"; then
            echo "$candidate"
            return
        fi
    done
    fail "Python 3.11 or newer is needed; found: $("${PYTHON:-python3}" --version 2>&1 || true)" \
        "Debian 12 or Ubuntu 24.04 and later: sudo apt install python3 python3-venv" \
        "macOS: brew install python" \
        "If it has another name here: PYTHON=python3.12 make"
}

packages() {
    venv=$1 requirements=$2
    if ! "$venv/bin/python" -m pip --version >/dev/null 2>&1; then
        python=$(interpreter)
        "$python" -c 'import ensurepip, venv' 2>/dev/null || fail "This Python cannot make virtual environments yet." \
            "Debian, Ubuntu: sudo apt install python3-venv"
        echo "Making $venv with $("$python" --version)"
        "$python" -m venv --clear "$venv"
    fi
    echo "Installing $requirements (a minute, once)"
    "$venv/bin/python" -m pip install --quiet --quiet --disable-pip-version-check --no-input --require-hashes -r "$requirements"
}

browser() {
    python=$1/bin/python
    "$python" -m tests.browser.chromium >/dev/null 2>&1 && return
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
        echo "Installing Chromium with apt"
        apt-get update -qq
        # libatomic1: playwright's driver needs it, and the smallest Debian lacks it.
        DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium libatomic1 \
            </dev/null >/dev/null || true
    else
        echo "Installing Chromium with playwright"
        "$python" -m playwright install chromium >/dev/null || true
    fi
    "$python" -m tests.browser.chromium || fail "The browser tests need Chromium or Chrome, and none can be started." \
        "Debian: sudo apt install chromium libatomic1" \
        "Ubuntu: sudo $python -m playwright install --with-deps chromium" \
        "macOS: brew install --cask chromium"
}

programs() {
    # nginx lies where the PATH of a user need not lead.
    PATH=$PATH:/usr/sbin:/usr/local/sbin
    have_programs && return
    # Nobody's own machine gets a web server unasked.
    as=
    [ "$(id -u)" = 0 ] || as=${CI:+sudo -n}
    if command -v apt-get >/dev/null && { [ "$(id -u)" = 0 ] || [ -n "$as" ]; }; then
        echo "Installing nginx, Caddy and Java with apt"
        $as apt-get update -qq || true
        $as env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
            nginx-light caddy default-jre-headless </dev/null >/dev/null || true
    elif [ -n "${CI:-}" ] && command -v brew >/dev/null; then
        echo "Installing nginx, Caddy and Java with brew"
        brew install --quiet nginx caddy openjdk >/dev/null || true
    fi
    have_programs || fail "The tests of hosting need nginx and Caddy, those of feeds a Java." \
        "Debian, Ubuntu: sudo apt install nginx-light caddy default-jre-headless" \
        "macOS: brew install nginx caddy openjdk"
}

have_programs() {
    command -v nginx >/dev/null && command -v caddy >/dev/null && runs java
}

# Node 20 or newer, and a Java for the Nu checker.
audit() {
    folder=$(dirname "$0")/audit
    if { ! runs node || ! runs npm || ! runs java; } && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
        echo "Installing Node and Java with apt"
        apt-get update -qq
        DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends nodejs npm default-jre-headless \
            </dev/null >/dev/null || true
    fi
    runs node && runs npm && node -e 'process.exit(parseInt(process.versions.node) < 20 ? 1 : 0)' ||
        fail "The audit needs Node 20 or newer, with npm; found: $(node --version 2>&1 || true)" \
            "Debian 13, Ubuntu 25.10 and later: sudo apt install nodejs npm; elsewhere see https://nodejs.org" \
            "macOS: brew install node"
    runs java || fail "The audit needs Java 17 or newer, for the Nu HTML checker." \
        "Debian, Ubuntu: sudo apt install default-jre-headless" \
        "macOS: brew install openjdk"
    [ "$folder/node_modules/.package-lock.json" -nt "$folder/package-lock.json" ] && return
    echo "Installing the judges of the audit (a minute, once)"
    # From within: with --prefix, npm would also look elsewhere for what the machine has configured (registry, certificates).
    (cd "$folder" && npm ci --ignore-scripts --no-progress --loglevel error >/dev/null) ||
        fail "npm could not install what scripts/audit/package-lock.json names."
    touch "$folder/node_modules/.package-lock.json"
}

runs() {
    "$1" --version >/dev/null 2>&1
}

case ${1:-} in
packages) packages "$2" "$3" ;;
browser) browser "$2" ;;
programs) programs ;;
audit) audit ;;
*) fail "usage: setup.sh packages VENV REQUIREMENTS | browser VENV | programs | audit" ;;
esac
