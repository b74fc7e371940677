# cache: what a full cache costs and saves: its parts alone, and the whole check of an article whose addresses are all in it.
set -euo pipefail
times=${1-7}
folder=build/bench/cache

echo '| addresses | evidence each | file | filled | opened | looked up | looked up, read and judged |'
echo '| --- | --- | --- | --- | --- | --- | --- |'
for addresses in 1000 10000 100000; do
	build/bench/cache-bench $folder $addresses
done
echo
check='build/citevet check --deadline 20s --format jsonl --output /dev/null'
for addresses in 1000 100000; do
	article=$folder/$addresses.txt
	echo "$addresses addresses, medians of $times runs in turn:"
	echo
	build/bench/race "$times" 'offline, nothing kept' "$check --offline --no-cache $article" 'warm cache' "$check --cache $folder/$addresses.sqlite $article"
	echo
done
