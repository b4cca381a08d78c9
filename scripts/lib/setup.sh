# shellcheck shell=bash
# Sourced by the scripts beside it: `. scripts/lib/setup.sh; setup run` (or dev), from any directory.
#
# Afterwards the system packages of packages.txt are there, $VENV holds what requirements/*.txt pins, and nothing was
# installed that was there already. Needs the network only when something is missing. Safe to run twice at once.
# Says what it does on standard error. KIOSK_SKIP_SYSTEM=1 leaves the system's packages alone.

ROOT="$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../.." && pwd)"
VENV="$ROOT/.venv"
export LANG=C.UTF-8 LC_ALL=C.UTF-8 PYTHONPATH="$ROOT"

_say() { printf 'set-up: %s\n' "$*" >&2; }
_stop() {
  _say "$*"
  exit 2
}

# ---- system packages ------------------------------------------------------------------------------------------------

_names() { # extras → package names wanted
  awk -v extras="$1" '$1 == "run" || ($1 == "dev" && extras == "dev") { print $2 }' "$ROOT/scripts/lib/packages.txt"
}

_missing() { # names… → those that are installed neither under their name nor as NAMEt64
  local name installed
  installed=$(dpkg-query -W -f '${db:Status-Status} ${Package}\n' "$@" "${@/%/t64}" 2>/dev/null | sed -n 's/^installed //p' || true)
  for name in "$@"; do
    grep -qxFe "$name" -e "${name}t64" <<<"$installed" || printf '%s\n' "$name"
  done
}

_apt() { # arguments… → apt-get with the rights it needs, patient with another apt that holds the lock
  local -a rights=()
  if [ "$(id -u)" -ne 0 ]; then
    rights=(sudo)
    [ -t 0 ] || rights=(sudo -n)
  fi
  "${rights[@]}" env DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8 \
    apt-get -q -o DPkg::Lock::Timeout=300 -o Acquire::Retries=3 -o Dpkg::Use-Pty=0 "$@" </dev/null >&2 9<&-
}

_refresh() { # fresh package lists; apt does not wait for the lock of the lists by itself
  local tries=0
  until _apt update; do
    tries=$((tries + 1))
    if [ "$tries" -ge 3 ]; then
      _say "the package lists could not be refreshed; going on with the ones at hand"
      return 0
    fi
    _say "trying again in 10 s (another package manager may be at work)"
    sleep 10
  done
}

_known() { [ -n "$(apt-cache show --no-all-versions "$1" 2>/dev/null)" ]; }

_install_system() { # names…
  local name
  local -a missing=() chosen=()
  command -v dpkg-query >/dev/null || {
    _say "this is neither Debian nor Ubuntu: if Qt does not start, install what scripts/lib/packages.txt names"
    return 0
  }
  mapfile -t missing < <(_missing "$@")
  [ "${#missing[@]}" -gt 0 ] || return 0
  _say "system packages missing: ${missing[*]}"
  if [ "$(id -u)" -ne 0 ] && ! sudo -n true 2>/dev/null && { [ ! -t 0 ] || ! command -v sudo >/dev/null; }; then
    _stop "installing them needs root, and sudo is not to be had without a password here; have an administrator run" \
      "'apt-get install --no-install-recommends ${missing[*]}' and start this again (KIOSK_SKIP_SYSTEM=1 goes on without)"
  fi
  _say "installing them with apt (Qt's libraries, fonts, the code reader; nothing else is changed)"
  _refresh
  for name in "${missing[@]}"; do
    if _known "$name" || ! _known "${name}t64"; then chosen+=("$name"); else chosen+=("${name}t64"); fi
  done
  _apt install --yes --no-install-recommends "${chosen[@]}" ||
    _stop "apt could not install ${chosen[*]}; its own words are above"
}

# ---- Python ---------------------------------------------------------------------------------------------------------

_new_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }

_find_python() { # → a Python of 3.11 or newer, or nothing
  local name
  for name in python3 python3.14 python3.13 python3.12 python3.11; do
    if command -v "$name" >/dev/null && _new_enough "$name"; then
      command -v "$name"
      return 0
    fi
  done
}

_wanted() { # extras → system packages wanted on this machine, Python's own among them
  local python
  _names "$1"
  if [ -x "$VENV/bin/python" ]; then return 0; fi
  python=$(_find_python)
  if [ -z "$python" ]; then
    printf 'python3\npython3-venv\n'
  elif ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
    # Debian packs ensurepip apart, by version for any Python but the default one
    if [ "$python" -ef /usr/bin/python3 ]; then echo python3-venv; else echo "$(basename "$(readlink -f "$python")")-venv"; fi
  fi
}

_make_venv() {
  local python
  if [ -e "$VENV/bin/python" ] && _new_enough "$VENV/bin/python" && [ "$(cat "$VENV/.place" 2>/dev/null)" = "$VENV" ]; then
    return 0
  fi
  python=$(_find_python)
  [ -n "$python" ] || _stop "Python 3.11 or newer is needed; this machine has $(python3 --version 2>&1 || echo none)"
  _say "making .venv with $("$python" --version)"
  "$python" -m venv --clear "$VENV" || _stop "'$python -m venv' failed; its own words are above"
  printf '%s\n' "$VENV" >"$VENV/.place"
}

_install_python() { # extras
  local pinned index
  pinned=$(sed -n 's/^uv==\([^ ]*\).*/\1/p' "$ROOT/requirements/uv.txt")
  if [ "$("$VENV/bin/uv" --version 2>/dev/null | cut -d' ' -f2)" != "$pinned" ]; then
    _say "installing uv $pinned, which installs the rest quickly"
    "$VENV/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes -r "$ROOT/requirements/uv.txt" >&2 ||
      _stop "pip could not install uv; its own words are above (no network?)"
  fi
  _say "installing the pinned packages of requirements/$1.txt (the first time: some 370 MB to fetch, 1.6 GB on the disk)"
  # a machine whose pip is pointed at a mirror of its own means that mirror here too
  index=${UV_DEFAULT_INDEX:-${PIP_INDEX_URL:-$("$VENV/bin/python" -m pip config get global.index-url 2>/dev/null || true)}}
  if [ -n "$index" ]; then export UV_DEFAULT_INDEX="$index"; fi
  "$VENV/bin/uv" pip install --python "$VENV/bin/python" --no-python-downloads --require-hashes \
    -r "$ROOT/requirements/$1.txt" >&2 && return 0
  _say "uv could not; trying the same list with pip"
  "$VENV/bin/python" -m pip install --disable-pip-version-check --require-hashes -r "$ROOT/requirements/$1.txt" >&2 ||
    _stop "the Python packages could not be installed; pip's own words are above"
}

# ---- the whole ------------------------------------------------------------------------------------------------------

_state() { # extras → what a finished set-up was made of
  cksum "$ROOT/requirements/uv.txt" "$ROOT/requirements/$1.txt" "$ROOT/scripts/lib/setup.sh"
}

setup() { # run | dev
  local extras=$1 started=$SECONDS state
  local -a wanted=()
  state=$(_state "$extras")
  # The lock is this file, held by a descriptor that ends with the set-up.
  exec 9<"$ROOT/scripts/lib/setup.sh"
  flock --nonblock 9 || {
    _say "another set-up of this folder is at work; waiting for it"
    flock 9
  }
  if [ -z "${KIOSK_SKIP_SYSTEM:-}" ]; then
    mapfile -t wanted < <(_wanted "$extras")
    _install_system "${wanted[@]}"
  fi
  if [ "$(cat "$VENV/.place" 2>/dev/null)" != "$VENV" ] || [ "$(cat "$VENV/.set-up-$extras" 2>/dev/null)" != "$state" ] ||
    ! [ -x "$VENV/bin/python" ]; then
    _make_venv
    _install_python "$extras"
    # uv leaves this to each first import, and where bytecode is not to be written every start would pay for it anew
    "$VENV/bin/python" -m compileall -q -j 0 -x '\.tmpl\.py$' "$VENV/lib" >&2 || _say "some packages could not be compiled"
    printf '%s\n' "$state" >"$VENV/.set-up-$extras"
    # the developers' list holds everything of the lane's
    if [ "$extras" = dev ]; then _state run >"$VENV/.set-up-run"; fi
    _say "ready after $((SECONDS - started)) s"
  fi
  exec 9<&-
}
