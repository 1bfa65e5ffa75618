package account

import (
	"context"
	"runtime"

	"github.com/alexedwards/argon2id"
)

// cost is what OWASP asks of argon2id at least: 19 MiB, 2 passes.
var cost = &argon2id.Params{Memory: 19 << 10, Iterations: 2, Parallelism: 1, SaltLength: 16, KeyLength: 32}

// hashers bounds the hashes made at the same time, so that many who sign in at
// once neither fill the memory nor starve the pages.
var hashers = make(chan struct{}, max(1, runtime.NumCPU()/2))

// nobody is a hash that no password opens: it makes an unknown address take the
// time of a known one.
const nobody = "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"

func hash(ctx context.Context, password string) (out string, err error) {
	err = inTurn(ctx, func() error {
		out, err = argon2id.CreateHash(password, cost)
		return err
	})
	return out, err
}

// opens tells whether a password is the one of a hash, in the same time for none.
func opens(ctx context.Context, password, hash string) (fits bool, err error) {
	known := hash != ""
	if !known {
		hash = nobody
	}
	err = inTurn(ctx, func() error {
		fits, err = argon2id.ComparePasswordAndHash(password, hash)
		return err
	})
	return fits && known, err
}

func inTurn(ctx context.Context, do func() error) error {
	select {
	case hashers <- struct{}{}:
		defer func() { <-hashers }()
		return do()
	case <-ctx.Done():
		return ctx.Err()
	}
}
