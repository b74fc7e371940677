# structure: the whole check without network, beside ripgrep finding the markers alone, on 100 MB of articles.
set -euo pipefail
times=${1-7}
articles=build/bench/articles
pattern='\(Source: [^)]*\)'
check='build/citevet check --offline --format jsonl --output /dev/null'

[ -d $articles/many ] || {
	echo "making 13,116 articles in $articles" >&2
	build/bench/make-articles $articles 13116
}
race=build/bench/race
stages=build/bench/structure-stages

echo "One file of $(($(stat -c %s $articles/one.txt) / 1000000)) MB, medians of $times runs in turn:"
echo
$race "$times" 'rg -o' "rg -o '$pattern' $articles/one.txt >/dev/null" 'citevet check' "$check $articles/one.txt"
echo
$stages $articles/one.txt
echo
echo "The same as 13,116 files, $(nproc) cores:"
echo
$race "$times" 'rg -o' "rg -o '$pattern' $articles/many >/dev/null" 'citevet check' "$check $articles/many"
echo
$stages $articles/many
echo
echo 'Start-up, and one article:'
echo
$race 21 'citevet --version' 'build/citevet --version >/dev/null' 'one article' "$check $articles/many/100000.txt"
