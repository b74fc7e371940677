#!/bin/bash
# Makes the Conan package, static and shared, from the recipe in conan/ and builds a program against each. Without a remote.
#
#   conan.sh SOURCE WORK
#
# What has passed and has not changed since is not done again.
set -euo pipefail
source=$1 work=$2
mkdir -p "$work"
cd "$source"

state=$(cat CMakeLists.txt conan/conanfile.py conan/profiles/* $(find conan/test_package -maxdepth 1 -type f | LC_ALL=C sort) $(find cmake include src -type f | LC_ALL=C sort) | sha256sum)
if [ "$(cat "$work/passed" 2>/dev/null)" = "$state" ]; then
	echo "unchanged since it passed"
	exit 0
fi

[ -x "$work/venv/bin/conan" ] || {
	/usr/bin/python3 -m venv "$work/venv"
	"$work/venv/bin/pip" install --quiet --disable-pip-version-check 'conan>=2.34,<3'
}
export CONAN_HOME=$work/home
# Sources are copied to a new folder each time: without this, ccache would find nothing again.
export CCACHE_BASEDIR=$CONAN_HOME
rm -rf "$work/test_package"
cp -r conan/test_package "$work/" # it is built where it lies
for shared in False True; do
	echo "--- shared=$shared"
	"$work/venv/bin/conan" create conan -nr -pr:a conan/profiles/linux-system -o "citevet/*:shared=$shared" \
		-c 'tools.cmake.cmaketoolchain:extra_variables={"CMAKE_DISABLE_PRECOMPILE_HEADERS": "ON"}' --test-folder "$work/test_package"
done
"$work/venv/bin/conan" remove 'citevet/*' --confirm # the next run makes new ones: these would only pile up
echo "$state" >"$work/passed"
