#!/bin/sh
# Sorts the words of a collection of news into classes: data/id/clusters.tsv.
#
#     scripts/train_clusters.sh build/release/bin/entente NEWS.jsonl.gz
#
# NEWS holds an article a line: {"id": ..., "title": ..., "text": ...}. Only words, their counts and
# classes are kept, no text. About two minutes for 26,000 articles. The same articles give the same
# bytes.
set -eu
[ $# -eq 2 ] || { echo "usage: scripts/train_clusters.sh ENTENTE NEWS.jsonl.gz" >&2; exit 2; }
entente=$1
target=$(dirname "$0")/../data/id/clusters.tsv
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 - "$2" "$work" <<'PYTHON'
import gzip, json, pathlib, sys
for line in gzip.open(sys.argv[1], "rt", encoding="utf-8"):
    article = json.loads(line)
    text = article["title"] + "\n" + article["text"] + "\n"
    pathlib.Path(sys.argv[2], article["id"] + ".txt").write_text(text, encoding="utf-8")
PYTHON

"$entente" train clusters "$work" --classes 1600 --least 4 -o "$target"
sha256sum "$target"
