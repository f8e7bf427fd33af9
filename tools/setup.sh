#!/usr/bin/env bash
# Makes .venv from nothing: finds Python 3.11 or later, makes the environment, upgrades pip, installs rasid.
#   tools/setup.sh        what a user needs
#   tools/setup.sh dev    also what the tests need
set -euo pipefail
cd "$(dirname "$0")/.."

extras="${1:-}"
stamp=".venv/.installed-${extras:-user}"
[ -n "$extras" ] && target=".[$extras]" || target="."

# What the tests need beside Python. As root on Debian it is installed; elsewhere it is said what to install.
need() { # what it is for, the package of Debian, how macOS gets it
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "installing $2, $1" >&2
    [ -n "${updated:-}" ] || apt-get update -q >&2
    updated=yes
    DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends $2 >&2
  else
    echo "$2 is missing, $1. Install it (Debian, Ubuntu: sudo apt install $2; macOS: $3) and try again." >&2
    exit 2
  fi
}
if [ "$extras" = dev ]; then
  command -v initdb >/dev/null || ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 ||
    need "on which the store is tested as well as on SQLite" postgresql "brew install postgresql"
  command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null ||
    need "in which the page is tested" "chromium fonts-noto-core" "brew install --cask chromium"
  command -v soffice >/dev/null ||
    need "which must read what rasid exports" libreoffice-calc-nogui "brew install --cask libreoffice"
fi

if [ -f "$stamp" ] && [ ! pyproject.toml -nt "$stamp" ]; then
  exit 0
fi

python=""
for name in ${PYTHON:-} python3.13 python3.12 python3.11 python3 python; do
  if "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
    python="$name"
    break
  fi
done
if [ -z "$python" ]; then
  echo "rasid needs Python 3.11 or later, and found none." >&2
  echo "Install one (Debian, Ubuntu: apt install python3 python3-venv), or name it: make demo PYTHON=/path/to/python3" >&2
  exit 2
fi

if [ ! -x .venv/bin/python ]; then
  if ! "$python" -c 'import venv, ensurepip' 2>/dev/null; then
    package="$("$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')"
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
      echo "installing $package, which $python lacks" >&2
      apt-get update -q >&2 && apt-get install -y -q "$package" >&2 || apt-get install -y -q python3-venv >&2
    else
      echo "$python cannot make environments: the module ensurepip is missing." >&2
      echo "Install it (Debian, Ubuntu: sudo apt install $package) and try again." >&2
      exit 2
    fi
  fi
  echo "making .venv with $("$python" --version)" >&2
  "$python" -m venv .venv
fi

# pip 23.2, which Python 3.11 brings, cannot resolve this set: a newer one first.
.venv/bin/python -m pip install --quiet --disable-pip-version-check --upgrade "pip>=24"
.venv/bin/python -m pip install --quiet --disable-pip-version-check --editable "$target"
touch "$stamp"
