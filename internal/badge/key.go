package badge

import (
	"crypto/ed25519"
	"encoding/base64"
	"encoding/json"
	"math/big"
	"slices"
	"strings"
	"time"
)

// Key is a public key of an issuer. An old key is kept: what it signed in its time stays good.
type Key struct {
	Issuer  string // the address of whose key it is
	Public  ed25519.PublicKey
	From    time.Time
	Ended   time.Time // from then on it signs nothing; zero while it signs
	Revoked bool      // somebody else may have held it: nothing that it signed is believed
}

// ID names a key by the key itself (did:key), so that a badge names it without a word of ours.
func (k Key) ID() string {
	name := "z" + base58(append(slices.Clone(ed25519Prefix), k.Public...))
	return didKey + name + "#" + name
}

const didKey = "did:key:"

// ed25519Prefix says of the bytes that follow that they are a public key of Ed25519 (multicodec).
var ed25519Prefix = []byte{0xed, 0x01}

// KeyOf reads the key that a name of a key holds.
func KeyOf(id string) (ed25519.PublicKey, bool) {
	name, fragment, _ := strings.Cut(strings.TrimPrefix(id, didKey), "#")
	if !strings.HasPrefix(id, didKey) || fragment != name || !strings.HasPrefix(name, "z") {
		return nil, false
	}
	raw, ok := unbase58(name[1:])
	if !ok || len(raw) != len(ed25519Prefix)+ed25519.PublicKeySize || !slices.Equal(raw[:2], ed25519Prefix) {
		return nil, false
	}
	return raw[2:], true
}

// Signer is a key with its secret part.
type Signer struct {
	Key
	Secret ed25519.PrivateKey
}

// NewSigner makes a key for an issuer out of 32 random bytes.
func NewSigner(issuer string, seed []byte, from time.Time) Signer {
	secret := ed25519.NewKeyFromSeed(seed)
	from = from.Truncate(time.Second) // badges are dated to the second
	return Signer{Key{Issuer: issuer, Public: secret.Public().(ed25519.PublicKey), From: from}, secret}
}

// KeySet is the keys of an issuer as they are published (RFC 7517), those that are believed.
func KeySet(keys []Key) ([]byte, error) {
	all := []object{}
	for _, k := range keys {
		if !k.Revoked {
			all = append(all, object{"kty": "OKP", "crv": "Ed25519", "use": "sig", "alg": algorithm, "kid": k.ID(), "x": base64.RawURLEncoding.EncodeToString(k.Public)})
		}
	}
	return json.Marshal(object{"keys": all})
}

// alphabet58 leaves out the letters that people mistake for one another.
const alphabet58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"

// base58 writes bytes that do not begin with a zero.
func base58(raw []byte) string {
	n, digit := new(big.Int).SetBytes(raw), new(big.Int)
	var out []byte
	for n.Sign() > 0 {
		n.DivMod(n, big.NewInt(58), digit)
		out = append(out, alphabet58[digit.Int64()])
	}
	slices.Reverse(out)
	return string(out)
}

// didMax bounds the name of a key, which is 47 letters long.
const didMax = 64

func unbase58(text string) ([]byte, bool) {
	n := new(big.Int)
	for _, r := range text {
		at := strings.IndexRune(alphabet58, r)
		if at < 0 || len(text) > didMax {
			return nil, false
		}
		n.Mul(n, big.NewInt(58)).Add(n, big.NewInt(int64(at)))
	}
	return n.Bytes(), true
}
