#!/bin/sh
# score.sh ENTENTE SHARED ARTICLES GOLD SCORER-OPTIONS...: reads the articles (a folder under SHARED)
# and scores the records against the gold there.
set -eu
entente=$1
shared=$2
articles=$3
gold=$4
shift 4
records=$(mktemp)
trap 'rm -f "$records"' EXIT
"$entente" read "$shared/$articles" >"$records"
/usr/bin/python3 "$shared/checks/score_extraction.py" "$shared/$gold" "$records" "$@"
