#!/bin/sh
# Installs claude-fix {{version}} for this account: sh install.sh. It goes to ~/.local/bin, or where CLAUDE_FIX_BIN says. Nothing else is changed.
set -eu

version='{{version}}'
from='{{from}}'
folder=${CLAUDE_FIX_BIN:-$HOME/.local/bin}

stop() {
	echo "claude-fix was not installed: $1" >&2
	exit 1
}

case "$(uname -s)-$(uname -m)" in
	Linux-x86_64) platform=linux-x64 sum='{{sha256 linux-x64}}' ;;
	Linux-aarch64 | Linux-arm64) platform=linux-arm64 sum='{{sha256 linux-arm64}}' ;;
	Darwin-x86_64) platform=darwin-x64 sum='{{sha256 darwin-x64}}' ;;
	Darwin-arm64) platform=darwin-arm64 sum='{{sha256 darwin-arm64}}' ;;
	*) stop "there is no executable for $(uname -s) on $(uname -m); with Node 20.19 or newer: npx claude-fix" ;;
esac
for loader in /lib/ld-musl-*; do
	[ ! -e "$loader" ] || [ -e /lib64/ld-linux-x86-64.so.2 ] || [ -e /lib/ld-linux-aarch64.so.1 ] ||
		stop 'there is no executable for a system with musl; with Node 20.19 or newer: npx claude-fix'
done

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
trap 'exit 1' HUP INT TERM
archive=$scratch/claude-fix.tar.gz
address=$from/claude-fix-$version-$platform.tar.gz
if command -v curl >/dev/null; then
	curl -fsSL "$address" -o "$archive" || stop "$address cannot be fetched"
elif command -v wget >/dev/null; then
	wget -qO "$archive" "$address" || stop "$address cannot be fetched"
else
	stop 'it takes curl or wget to fetch it'
fi

if command -v sha256sum >/dev/null; then
	found=$(sha256sum <"$archive")
elif command -v shasum >/dev/null; then
	found=$(shasum -a 256 <"$archive")
else
	stop 'it takes sha256sum or shasum to check what was fetched'
fi
[ "${found%% *}" = "$sum" ] || stop "$address is not what was published"

tar -xzf "$archive" -C "$scratch"
mkdir -p "$folder"
# A file that is running can be replaced, not written to.
cp "$scratch/claude-fix" "$folder/.claude-fix.$$"
mv -f "$folder/.claude-fix.$$" "$folder/claude-fix"
echo "claude-fix $version is in $folder"
case ":$PATH:" in
	*":$folder:"*) ;;
	*) echo "$folder is not on your PATH: add it, or type $folder/claude-fix" ;;
esac
