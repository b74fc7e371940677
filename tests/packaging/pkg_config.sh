#!/bin/bash
# Builds and runs a program with what pkg-config says of an installed citevet.
#
#   pkg_config.sh COMPILER PKG_CONFIG_PATH SOURCE PROGRAM
set -euo pipefail
export PKG_CONFIG_PATH=$2
pkg-config --modversion citevet
read -ra flags < <(pkg-config --cflags --libs citevet)
"$1" -std=c++20 "$3" "${flags[@]}" -o "$4"
"$4"
