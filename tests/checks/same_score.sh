#!/bin/sh
# Both measures print the same numbers: entente score and the script that came first.
#   same_score.sh SCORE.PY ENTENTE SHARED_DATA
set -eu
script=$1 entente=$2 data=$3
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT

same() {  # GOLD RECORDS OPTIONS...
    /usr/bin/python3 "$script" "$@" >"$here/script" || true
    "$entente" score "$@" >"$here/ours" || true
    diff "$here/script" "$here/ours" || { echo "different: $*"; exit 1; }
}

"$entente" read "$data/dev/articles" -o "$here/dev.jsonl"
"$entente" read "$data/seeds" -o "$here/seeds.jsonl"
same "$data/dev/gold" "$here/dev.jsonl" --per-file
same "$data/dev/gold" "$here/dev.jsonl" --only dev-0,dev-en --min events=0.99 --min names=0
same "$data/seeds" "$here/seeds.jsonl"
same "$data/seeds" "$here/dev.jsonl"
# Records of another order, and without half of their articles.
sort -r "$here/dev.jsonl" | sed -n 'p;n' >"$here/half.jsonl"
same "$data/dev/gold" "$here/half.jsonl" --per-file
