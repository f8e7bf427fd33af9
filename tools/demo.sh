#!/usr/bin/env bash
# The bundled dispatches, all made up: what they claim, the events they tell of with every root, and the page.
# On a terminal the page is served until Ctrl-C; elsewhere beside it, until nobody has asked for anything for 15 minutes.
set -euo pipefail
cd "$(dirname "$0")/.."
rasid=.venv/bin/rasid

rm -rf demo
$rasid add samples --db demo/demo.db
$rasid events --db demo/demo.db --to table
echo
$rasid events --db demo/demo.db --roots 2 --killed 1 --full
cat <<EOF

One event with every root:   $rasid event ID --db demo/demo.db     (any id above)
What needs a person's eye:   $rasid review --db demo/demo.db --by YOU
Reports of your own:         $rasid add FILE… --db mine.db   (text, HTML, RSS, Telegram, WARC, PDF, tables)
One report, word by word:    $rasid try "قُتل سبعة جنود في هجوم على حاجز قرب درعا"
Feed other programs:         $rasid export --as acled --to xlsx --out events.xlsx --db demo/demo.db

The page, over the same dispatches:
EOF
if [ -t 1 ]; then
  exec $rasid serve --db demo/demo.db
fi
$rasid serve --db demo/demo.db --no-open --idle 15 </dev/null >demo/page.log 2>&1 &
for _ in $(seq 300); do
  grep -m1 "http://" demo/page.log && exit 0
  sleep 0.2
done
cat demo/page.log >&2
exit 1
