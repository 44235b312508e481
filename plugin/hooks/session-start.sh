#!/bin/sh
# At the start of a session: says what claude-fix finds. Silent where nothing is wrong, where that can't be told, and where it isn't installed.
command -v claude-fix >/dev/null 2>&1 || exit 0
# Claude Code runs, whatever the PATH of this hook has.
said=$(claude-fix check --offline --skip claude-missing --no-color --timeout 10 2>/dev/null </dev/null)
[ $? -eq 1 ] || exit 0
# With 2 Claude Code shows the person what stands on standard error; the session goes on.
printf '%s\n' "$said" >&2
exit 2
