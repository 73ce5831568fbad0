#!/usr/bin/env bash
# The test command: installs the native parts that tests use where they are missing, then runs every test.
#   bash tests/run.sh                 bounded numbers of kills, races and random statements
#   bash tests/run.sh --soak          the full numbers (hours)
#   bash tests/run.sh [--soak] ARG…   further arguments go to dotnet test
set -euo pipefail
cd "$(dirname "$0")/.."
export DOTNET_CLI_UI_LANGUAGE=en DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

if [ "${1:-}" = --soak ]; then
  export GODWIT_SOAK=1
  shift
fi

missing=()
need() { dpkg-query -W -f='${Status}' "$1" 2>/dev/null | grep -q 'install ok installed' || missing+=("$1"); }
if command -v apt-get >/dev/null; then
  for package in libsqlcipher0 libsecret-1-0 gnome-keyring dbus; do need "$package"; done
  if [ ${#missing[@]} -gt 0 ]; then
    if [ "$(id -u)" = 0 ]; then
      echo "Installing ${missing[*]}"
      apt-get update -qq
      DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
    else
      echo "Missing: ${missing[*]}. Install them as root: apt-get install ${missing[*]}" >&2
      exit 1
    fi
  fi
fi

dotnet build Migrations.sln --nologo -v quiet
# One project at a time: kill and race tests measure promises, and deserve the machine.
status=0
dotnet test Migrations.sln --no-build --nologo -m:1 "$@" || status=1
# The suite of the runtime once more, with every database encrypted.
GODWIT_TEST_SQLCIPHER=1 dotnet test tests/Godwit.Tests --no-build --nologo "$@" || status=1
exit $status
