package account

import (
	"context"
	"errors"
	"testing"

	"github.com/alexedwards/argon2id"
)

// TestAnUnknownAddressCostsWhatAKnownOneDoes proves the equal time by its causes: the
// hash of nobody asks for the same work, and it is done in turn like any other.
func TestAnUnknownAddressCostsWhatAKnownOneDoes(t *testing.T) {
	params, _, _, err := argon2id.DecodeHash(nobody)
	if err != nil {
		t.Fatal(err)
	}
	if *params != *cost {
		t.Errorf("nobody costs %+v, a password %+v", *params, *cost)
	}
	for range cap(hashers) {
		hashers <- struct{}{}
	}
	gone, leave := context.WithCancel(context.Background())
	leave()
	if _, err := opens(gone, "a password", ""); !errors.Is(err, context.Canceled) {
		t.Errorf("an unknown address did not wait its turn to be hashed: %v", err)
	}
	for range cap(hashers) {
		<-hashers
	}
	if fits, err := opens(context.Background(), "a password", ""); fits || err != nil {
		t.Errorf("nobody was let in: %v %v", fits, err)
	}
}
