#!/usr/bin/env bash
# Installs what is missing of the packages in scripts/packages.txt, and nothing when all is there.
#
#   scripts/setup.sh build        what it takes to build and run the program
#   scripts/setup.sh build test   ... and to run every test
#
# Debian 12, as root or with sudo. Says what it does; fails with one line.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

log=build/setup.log
fail() { echo "setup: $*" >&2; exit 1; }

packages_of() {
    awk -v groups=" $* " '$1 !~ /^#/ && index(groups, " " $1 " ") { print $2 }' scripts/packages.txt
}

missing_of() {  # those of the packages given that are not installed
    comm -23 <(printf '%s\n' "$@" | sort) \
        <(dpkg-query -W -f '${db:Status-Status} ${Package}\n' "$@" 2>>"$log" |
            awk '$1 == "installed" { print $2 }' | sort)
}

has_node() {  # Node.js 18 or later and npm, from wherever the machine has them
    local version
    command -v npm >/dev/null && version=$(node --version 2>/dev/null) &&
        version=${version#v} && [ "${version%%.*}" -ge 18 ]
}

as_root() {
    if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo "$@"; fi
}

apt() { as_root env DEBIAN_FRONTEND=noninteractive apt-get -y -o DPkg::Lock::Timeout=300 "$@"; }

install_packages() {
    [ "$(id -u)" -eq 0 ] || command -v sudo >/dev/null ||
        fail "these packages are missing, and installing them takes root or sudo: $*"
    echo "setup: installing $# Debian packages: $*"
    # The lists of packages are fetched only when what is there is not enough.
    apt install --no-install-recommends "$@" >>"$log" 2>&1 </dev/null && return
    apt update >>"$log" 2>&1 </dev/null || fail "apt-get update failed; the reason is in $log"
    apt install --no-install-recommends "$@" >>"$log" 2>&1 </dev/null ||
        fail "apt-get could not install the packages; the reason is in $log"
}

install_jsonld() {
    local place=build/checks
    cmp -s tests/checks/package-lock.json "$place/installed-lock.json" && return
    echo "setup: installing jsonld.js for the check of JSON-LD"
    rm -rf "$place" && mkdir -p "$place"
    cp tests/checks/package.json tests/checks/package-lock.json "$place/"
    if (cd "$place" && npm ci --ignore-scripts --no-audit --no-fund) >>"$log" 2>&1 </dev/null; then
        cp "$place/package-lock.json" "$place/installed-lock.json"
    else  # all other tests can do without
        echo "setup: npm could not install jsonld.js, so the check of JSON-LD will fail;" \
            "the reason is in $log" >&2
    fi
}

[ $# -gt 0 ] || fail "which packages? scripts/setup.sh build [test]"
for group in "$@"; do
    [ "$group" = build ] || [ "$group" = test ] || fail "no group is called $group: build, test"
done
command -v apt-get >/dev/null ||
    fail "this is no Debian: install what scripts/packages.txt lists, then cmake --preset release"
mkdir -p build
: >"$log"

groups=("$@")
wants_tests=false
case " $* " in *" test "*) wants_tests=true ;; esac
if $wants_tests && ! has_node; then groups+=(node); fi
mapfile -t wanted < <(packages_of "${groups[@]}")
mapfile -t missing < <(missing_of "${wanted[@]}")
if [ "${#missing[@]}" -gt 0 ]; then install_packages "${missing[@]}"; fi
if $wants_tests; then install_jsonld; fi
echo "setup: done"
