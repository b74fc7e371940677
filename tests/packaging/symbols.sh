#!/bin/bash
# What the shared library shows and what the library asks of others.
#
#   symbols.sh SHARED_LIBRARY STATIC_LIBRARY
set -euo pipefail
status=0
fail() {
	echo "$1:" >&2
	sed 's/^/  /' <<<"$2" >&2
	status=1
}

shown=$(nm -DC --defined-only "$1" | cut -d ' ' -f 3-)
foreign=$(grep -vE '^((typeinfo|typeinfo name|vtable) for )?citevet::|^CITEVET_[0-9.]+_CXX' <<<"$shown" || true)
[ -z "$foreign" ] || fail "the shared library shows what is not citevet's" "$foreign"
grep -q '^typeinfo for citevet::Error' <<<"$shown" || fail "missing: a program could not catch it" "typeinfo for citevet::Error"

# A library leaves these to the program that it is in.
asked=$(nm -uC "$2" | grep -oE '\b(std::(cout|cerr|clog)|printf|puts|putchar|exit|_exit|abort|setlocale|signal|sigaction)\b' | sort -u || true)
[ -z "$asked" ] || fail "the library prints, exits, or changes the process" "$asked"
exit $status
