#!/bin/sh
# Learns what Entente weighs political acts by, data/id/acts.model, and tells its SHA-256.
#
#     scripts/train_acts.sh build/release/bin/entente BULK
#
# BULK is the corpus that data/acts/acts.tsv tells the acts of (id-news.jsonl.gz: data/acts/README.md).
# What is learned depends on how the program reads names, offices and clauses: train again when that
# changes. The same inputs give the same bytes.
set -eu
[ $# -eq 2 ] || { echo "usage: scripts/train_acts.sh ENTENTE BULK" >&2; exit 2; }
entente=$1
bulk=$2
data=$(dirname "$0")/../data
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

/usr/bin/python3 - "$data/acts/acts.tsv" "$bulk" "$work" <<'PYTHON'
import csv, gzip, json, pathlib, sys
table, bulk, folder = sys.argv[1:]
with open(table, encoding="utf-8", newline="") as rows:
    wanted = {row["article"] for row in csv.DictReader(rows, delimiter="\t", quoting=csv.QUOTE_NONE)}
with gzip.open(bulk, "rt", encoding="utf-8") as lines:
    for article in map(json.loads, lines):
        if article["id"] in wanted:
            path = pathlib.Path(folder, article["id"] + ".txt")
            path.write_text(article["title"] + "\n\n" + article["text"], "utf-8")
PYTHON

"$entente" train acts --acts "$data/acts/acts.tsv" "$work" -o "$work/acts.model"
mv "$work/acts.model" "$data/id/acts.model"
sha256sum "$data/id/acts.model"
