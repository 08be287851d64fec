#!/bin/sh
# Installs perfcli for the user who runs this: no network, no administrator. `sh install.sh`
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
for python in "${PERFCLI_PYTHON:-}" python3.13 python3.12 python3.11 python3 "$here/python/bin/python3"; do
  if [ -n "$python" ] && "$python" -I "$here/probe.py" >/dev/null 2>&1; then
    exec "$python" -I "$here/manage.py" install
  fi
done
cat "$here/no-python.txt" >&2
exit 1
