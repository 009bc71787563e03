#!/bin/sh
# Writes anew what the golden tests compare with: samples/records.jsonl and samples/graphs/*.
# Look at the difference (git diff) before keeping it: what it shows is what users will see.
#
#   tests/golden/approve.sh [PROGRAM]      PROGRAM: default build/release/bin/entente
set -eu
cd "$(dirname "$0")/../.."
entente=${1:-build/release/bin/entente}

"$entente" read samples/articles -o samples/records.jsonl
"$entente" check samples/records.jsonl --sources samples/articles
mkdir -p samples/graphs
for view in full actors; do
    for format in graphml dot jsonld; do
        "$entente" export samples/records.jsonl --view $view -o samples/graphs/$view.$format
    done
done
"$entente" draw samples/records.jsonl -o samples/graphs/actors.svg
