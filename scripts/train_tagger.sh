#!/bin/sh
# Trains the tagger that Entente reads with, data/id/tagger.model, and tells its SHA-256.
#
#     scripts/train_tagger.sh build/release/bin/entente NER
#
# NER is a folder with idner-train.conll, idner-dev.conll (github.com/khairunnisaor/idner-news-2k, MIT),
# nergrit-train.conll and nergrit-valid.conll (github.com/IndoNLP/indonlu, Apache-2.0): docs/tagger.md.
# The clusters it uses are data/id/clusters.tsv (scripts/train_clusters.sh), the names those of data/kb.
# The same inputs give the same bytes.
set -eu
[ $# -eq 2 ] || { echo "usage: scripts/train_tagger.sh ENTENTE NER" >&2; exit 2; }
entente=$1
ner=$2
target=$(dirname "$0")/../data/id/tagger.model
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Both sets under the names of our types; a blank line keeps sentences of two files apart.
for set in idner-train idner-dev nergrit-train nergrit-valid; do
    sed -E 's/-(PER|PERSON)$/-Person/; s/-(LOC|PLACE)$/-Place/; s/-(ORG|ORGANISATION)$/-Organization/' \
        "$ner/$set.conll"
    echo
done > "$work/names.conll"

"$entente" train tagger --train "$work/names.conll" --iterations 150 -o "$work/tagger.model"
mv "$work/tagger.model" "$target"
sha256sum "$target"
