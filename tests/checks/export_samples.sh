#!/bin/sh
# export_samples.sh ENTENTE ARTICLES FOLDER: both views of the graph of all articles in every format.
set -eu
entente=$1
articles=$2
folder=$3
rm -rf "$folder"
mkdir -p "$folder"
"$entente" build "$articles" -o "$folder/world.kg"
for view in full actors; do
    for format in graphml dot jsonld; do
        "$entente" export "$folder/world.kg" --view "$view" -o "$folder/$view.$format"
    done
done
"$entente" draw "$folder/world.kg" -o "$folder/actors.svg"
