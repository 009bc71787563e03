#!/usr/bin/env bash
# From nothing to a knowledge graph: installs what is missing (Debian 12, as root or with sudo),
# builds the program, reads samples/articles and leaves the graph in out/.
#
#   scripts/demo.sh
#
# ENTENTE_BUILD_DIR and ENTENTE_OUT name other folders than build/release and out.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

build=${ENTENTE_BUILD_DIR:-build/release}
out=${ENTENTE_OUT:-out}
entente=$build/bin/entente
say() { printf '\n== %s\n' "$*"; }
fail() { echo "demo: $*" >&2; exit 1; }

scripts/setup.sh build

say "Building $entente"
log=build/demo.log
if command -v ccache >/dev/null; then export CMAKE_CXX_COMPILER_LAUNCHER=ccache; fi
if [ ! -f "$build/build.ninja" ]; then
    cmake --preset release -B "$build" -DENTENTE_TESTS=OFF -DENTENTE_BENCH=OFF >"$log" 2>&1 ||
        fail "cmake could not configure $build; the reason is in $log"
fi
cmake --build "$build" --target entente entente_data ||
    fail "$build does not build; the reason stands above"
[ -x "$entente" ] || fail "$entente was not built"

say "Reading samples/articles"
mkdir -p "$out"
rm -f "$out"/world.* "$out"/actors.*
"$entente" build samples/articles -o "$out/world.kg"

say "Writing the graph"
for format in graphml dot jsonld; do
    "$entente" export "$out/world.kg" -o "$out/world.$format"
done
"$entente" draw "$out/world.kg" --title "Eight articles, one graph" -o "$out/actors.svg"

say "What was found"
"$entente" stats "$out/world.kg"

say "Where to look"
cat <<TXT
$out/actors.svg      who did what to whom: open it in a browser
$out/world.graphml   the whole graph, for Gephi, yEd, networkx, igraph
$out/world.dot       the same for Graphviz
$out/world.jsonld    the same as linked data
$out/world.kg        the claims with their evidence: $entente --help says what it answers
TXT
