#!/usr/bin/env bash
# Writes requirements/*.txt anew from pyproject.toml: every package, exact version, hash; no address of any registry.
# Run after a change of the dependencies, then commit the lists with it.
set -euo pipefail
. "$(dirname "$(readlink -f "$0")")/setup.sh"
if [ "${1:-}" = --help ]; then
  sed -n '2,3s/^# //p' "$0"
  exit 0
fi
setup dev
cd "$ROOT"

compile() { # target, uv's arguments…
  local target=requirements/$1.txt
  shift
  .venv/bin/uv pip compile --quiet --universal --python-version 3.11 --no-python-downloads --no-header --no-annotate \
    --generate-hashes --output-file "$target" "$@" >/dev/null
  if grep -nE '://|index-url|find-links' "$target"; then
    echo "lock: $target names an address; it must not" >&2
    exit 1
  fi
  echo "lock: $target has $(grep -c '==' "$target") packages"
}

echo "uv==$(.venv/bin/uv --version | cut -d' ' -f2)" | compile uv -
compile run pyproject.toml
compile dev --extra dev pyproject.toml
