#!/bin/sh
# with_shared.sh FILE COMMAND...: runs the command if the file is there, else is skipped.
needed=$1
shift
if [ ! -e "$needed" ]; then
    echo "skipped: $needed is not here; it belongs to the test data that are not published"
    exit 77
fi
exec "$@"
