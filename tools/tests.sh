#!/usr/bin/env bash
# All tests, in two runs of about one length beside each other: what comes in and what faces people, and everything else. Both must pass.
set -uo pipefail
cd "$(dirname "$0")/.."
facing="tests/page tests/web tests/formats tests/ingest"
log="$(mktemp)"
trap 'rm -f "$log"' EXIT

.venv/bin/pytest $facing >"$log" 2>&1 &
other=$!
.venv/bin/pytest $(printf -- '--ignore=%s ' $facing)
here=$?
wait "$other"
there=$?
cat "$log"
[ "$here" = 0 ] && [ "$there" = 0 ]
