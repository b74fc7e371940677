# identity: addresses to their canonical form and identifiers, each step alone.
exec build/bench/identity-bench "$@"
