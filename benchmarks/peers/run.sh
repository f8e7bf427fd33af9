#!/usr/bin/env bash
# Measures rasid beside its peers, in an environment of its own (.venv-peers), and writes docs/peers.md.
#   ARTICLES=FILE SENTENCES=FILE benchmarks/peers/run.sh [--json FILE]   everything, and the page
#   benchmarks/peers/run.sh reading linking [--articles FILE] …           those parts alone, no page
set -euo pipefail
cd "$(dirname "$0")/../.."

stamp=.venv-peers/.installed
if [ ! -f "$stamp" ] || [ benchmarks/peers/requirements.txt -nt "$stamp" ] || [ pyproject.toml -nt "$stamp" ]; then
  [ -x .venv-peers/bin/python ] || "${PYTHON:-python3}" -m venv .venv-peers
  .venv-peers/bin/python -m pip install --quiet --disable-pip-version-check --upgrade "pip>=24"
  .venv-peers/bin/python -m pip install --quiet --disable-pip-version-check --editable . -r benchmarks/peers/requirements.txt
  touch "$stamp"
fi

# One thread each: what is compared is work, and not how many cores a machine can spare.
export OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 MKL_NUM_THREADS=1 PYTHONHASHSEED=0
case "${1:-}" in "" | --*) whole=yes ;; *) whole="" ;; esac
if [ -n "$whole" ]; then
  : "${ARTICLES:?a file of articles: make peers ARTICLES=… SENTENCES=… (benchmarks/peers/README.md)}"
  : "${SENTENCES:?the sentences of protest and assault: make peers ARTICLES=… SENTENCES=…}"
  exec .venv-peers/bin/python -m benchmarks.peers --page --articles "$ARTICLES" --sentences "$SENTENCES" "$@"
fi
exec .venv-peers/bin/python -m benchmarks.peers "$@"
