#!/bin/sh
# Tries a Linux bundle as a clerk would, on a machine made to have no network: unpack, install, the example county, every format.
# `sh offline/trial.sh dist/perfcli-0.1.0-linux-x64.zip`; needs util-linux's unshare, and python3 to unpack.
set -eu
zip=$(realpath -- "$1")
where=$(mktemp -d)
trap 'rm -rf -- "$where"' EXIT
home="$where/用户 目录"
mkdir -- "$home"
cd -- "$where"
python3 -m zipfile -e "$zip" .
cd -- perfcli-*
cat > "$where/steps.sh" <<'STEPS'
set -eu
perfcli() { "$HOME/.local/bin/perfcli" "$@"; }
if python3 -c 'import socket; socket.create_connection(("1.1.1.1", 53), 3)' 2>/dev/null; then
  echo "there is a network: nothing would be proved" >&2
  exit 1
fi
sha256sum --quiet --check SHA256SUMS
sh install.sh
perfcli --version
perfcli validate targets --quiet > "$HOME/findings.txt"
perfcli score targets/2016/actuals.csv --targets targets --out "$HOME/scores"
perfcli report --targets targets --scores "$HOME/scores/scores.json" --out "$HOME/report" --format html,md,docx,xlsx,pdf
perfcli import "$HOME"/report/县政协-2016年度绩效目标表.docx --out "$HOME/draft"
sh install.sh
"$HOME/.local/share/perfcli/bin/perfcli-manage" list
STEPS
env -i HOME="$home" PATH=/usr/bin:/bin LANG=C.UTF-8 unshare --map-root-user --net sh "$where/steps.sh"
