#!/usr/bin/env bash
# Every test there is: installs what is missing (Debian 12, as root or with sudo), then builds and
# runs the tests twice: clang++ with the address and undefined-behaviour sanitizers, then g++
# optimised, with the check that each header compiles alone. The last lines are ctest's.
#
#   scripts/test.sh          about ten minutes on two cores the first time
#   scripts/test.sh --fast   without the sanitizers
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 1

fail() { echo "test: $*" >&2; exit 1; }
say() { printf '\n== %s\n' "$*"; }
fast=false
case ${1-} in
    "") ;;
    --fast) fast=true ;;
    *) fail "no option is called $1; there is --fast" ;;
esac

jobs=$(nproc)
if command -v ccache >/dev/null; then export CMAKE_CXX_COMPILER_LAUNCHER=ccache; fi

build() {  # preset, targets
    local preset=$1 log=build/$1.log
    shift
    cmake --preset "$preset" -DENTENTE_TESTS=ON >"$log" 2>&1 ||
        fail "cmake could not configure build/$preset; the reason is in $log"
    cmake --build --preset "$preset" --target "$@" ||
        fail "build/$preset does not build; the reason stands above"
}

scripts/setup.sh build test || exit 1

sanitized=0
if ! $fast; then
    say "clang++ with the sanitizers: build/asan"
    build asan all
    ctest --preset asan --parallel "$jobs" | tee build/asan-ctest.log
    sanitized=$?
fi

say "g++, optimised: build/release"
build release all all_verify_interface_header_sets
ctest --preset release --parallel "$jobs"
main=$?

if [ "$sanitized" -ne 0 ]; then
    say "The sanitizers found this, above:"
    sed -n '/tests passed,/,$p' build/asan-ctest.log
fi
exit $((main != 0 || sanitized != 0))
