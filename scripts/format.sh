#!/usr/bin/env bash
# Formats every C++ file that git knows, or with --check only says which ones are not formatted.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
mode=-i
case ${1-} in
    "") ;;
    --check) mode="--dry-run -Werror" ;;
    *) echo "format: no option is called $1; there is --check" >&2; exit 2 ;;
esac
# shellcheck disable=SC2086 # two words on purpose
git ls-files -z --cached --others --exclude-standard '*.cpp' '*.hpp' | xargs -0 clang-format $mode
