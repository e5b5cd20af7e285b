# What scripts/run, check, prove and bench share: it installs what is missing and says so. To be sourced.
#
# Everything of Python goes into .venv, at the versions of a lock file with hashes. Debian's packages are asked of dpkg and
# installed as root or through sudo; where neither is to be had, the one line to type is printed and the script ends with 2.
# A lock's copy beside what was installed from it makes the second time quick.

set -euo pipefail

RUN_PACKAGES=(ca-certificates python3 python3-venv graphviz fonts-dejavu-core espeak-ng)
CHECK_PACKAGES=(sip-tester iproute2 procps)

say() { printf '%s\n' "$*"; }

give_up() {
  printf '%s: %s\n' "${0##*/}" "$1" >&2
  shift
  [ $# -eq 0 ] || printf '%s\n' "$@" >&2
  exit 2
}

missing_packages() {
  local package
  for package in "$@"; do
    [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || printf '%s\n' "$package"
  done
}

# The program a package is wanted for may be there without it, as python3 often is.
without_programs_there() {
  local package
  while read -r package; do
    case $package in
      python3 | python3-venv) usable_python >/dev/null || printf '%s\n' "$package" ;;
      *) printf '%s\n' "$package" ;;
    esac
  done
}

usable_python() {
  local python
  for python in "${FLOWLANG_PYTHON:-python3}" python3.11 /usr/bin/python3; do
    if "$python" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
      command -v "$python"
      return
    fi
  done
  return 1
}

# Debian's packages start services when they are installed; we run our own copies, so a policy keeps them still meanwhile.
apt_install() {
  local as_root=() policy=/usr/sbin/policy-rc.d status=0
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || give_up "some of Debian's packages are missing; as root, type:" \
      "  apt-get update && apt-get install --no-install-recommends $*"
    as_root=(sudo)
  fi
  say "Installing from Debian: $*"
  if [ ! -e "$policy" ]; then
    "${as_root[@]}" sh -c "printf '#!/bin/sh\nexit 101\n' > $policy && chmod 755 $policy"
    # shellcheck disable=SC2064
    trap "${as_root[*]} rm -f $policy" EXIT
  fi
  "${as_root[@]}" apt-get update -q &&
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "$@" || status=$?
  if [ "$(head -n 2 "$policy" 2>/dev/null | tail -n 1)" = "exit 101" ]; then
    "${as_root[@]}" rm -f "$policy"
    trap - EXIT
  fi
  [ "$status" -eq 0 ] || give_up "Debian's packages could not be installed (see above); later, as root, type:" \
    "  apt-get update && apt-get install --no-install-recommends $*"
}

need_packages() {
  command -v dpkg-query >/dev/null || {
    say "This is no Debian: have ready what the packages $* bring."
    return 0
  }
  local lacking
  mapfile -t lacking < <(missing_packages "$@" | without_programs_there)
  [ ${#lacking[@]} -eq 0 ] || apt_install "${lacking[@]}"
}

# need_python LOCK: .venv holds what requirements/LOCK.txt says, and flowlang itself, editable.
need_python() {
  local lock=requirements/$1.txt python
  if ! .venv/bin/python -c '' 2>/dev/null; then
    python=$(usable_python) || give_up "Python 3.11 or later with its venv module is needed (Debian: python3-venv)"
    say "Making .venv with $("$python" --version)"
    "$python" -m venv --clear .venv
  fi
  if ! cmp -s "$lock" ".venv/$1.lock"; then
    say "Installing Python packages of $lock into .venv (some 300 MB; a minute or two the first time)"
    .venv/bin/python -m pip install --disable-pip-version-check --quiet --progress-bar on --require-hashes --only-binary :all: \
      -r "$lock" || give_up "pip could not install what $lock names (see above)"
    cp "$lock" ".venv/$1.lock"
  fi
  if ! cmp -s pyproject.toml .venv/pyproject.copy || ! .venv/bin/flowlang --version >/dev/null 2>&1; then
    say "Installing flowlang itself into .venv"
    .venv/bin/python -m pip install --disable-pip-version-check --quiet --no-deps --no-build-isolation -e . ||
      give_up "pip could not install this checkout (see above)"
    cp pyproject.toml .venv/pyproject.copy
  fi
}

# One installation at a time: two scripts started together wait for each other.
one_at_a_time() {
  exec 9>.install.lock
  flock -n 9 || {
    say "Another installation is under way here; waiting for it"
    flock 9
  }
}

end_of_installation() { exec 9>&-; }
