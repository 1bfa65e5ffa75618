package badge

import (
	"crypto/ed25519"
	"encoding/base64"
	"encoding/json"
	"strings"
)

// algorithm is the only one that is written or read: a token does not choose how it is checked.
const algorithm = "EdDSA"

// tokenMax bounds a token.
const tokenMax = 256 << 10

type header struct {
	Alg string `json:"alg"`
	Typ string `json:"typ"`
	Kid string `json:"kid"`
}

// strict refuses the spare bits of a last letter: one signature is written in one way only.
var strict = base64.RawURLEncoding.Strict()

// Sign writes a badge as a token.
func Sign(b Badge, by Signer) (string, error) { return sign(b.claims(), by) }

func sign(claims object, by Signer) (string, error) {
	head, err := json.Marshal(header{algorithm, "JWT", by.ID()})
	if err != nil {
		return "", err
	}
	body, err := json.Marshal(claims)
	if err != nil {
		return "", err
	}
	said := strict.EncodeToString(head) + "." + strict.EncodeToString(body)
	return said + "." + strict.EncodeToString(ed25519.Sign(by.Secret, []byte(said))), nil
}

// token is a token in its parts, of which nothing is believed yet.
type token struct {
	header    header
	payload   []byte
	said      string // what the signature is of
	signature []byte
}

func parse(text string) (t token, reason Reason) {
	parts := strings.Split(text, ".")
	if len(text) > tokenMax || len(parts) != 3 || strings.ContainsAny(text, "\r\n") {
		return t, Malformed
	}
	head, err := strict.DecodeString(parts[0])
	if err != nil || json.Unmarshal(head, &t.header) != nil {
		return t, Malformed
	}
	if t.header.Alg != algorithm {
		return t, Algorithm
	}
	if t.payload, err = strict.DecodeString(parts[1]); err != nil {
		return t, Malformed
	}
	t.said = parts[0] + "." + parts[1]
	if t.signature, err = strict.DecodeString(parts[2]); err != nil {
		return t, Signature
	}
	return t, ""
}

// by finds the key that a token says it was signed with among those that are known, whosever
// they are, and checks that it was.
func (t token) by(keys []Key) (Key, Reason) {
	for _, k := range keys {
		if k.ID() != t.header.Kid {
			continue
		}
		if !ed25519.Verify(k.Public, []byte(t.said), t.signature) {
			return k, Signature
		}
		if k.Revoked {
			return k, KeyRevoked
		}
		return k, ""
	}
	return Key{}, UnknownKey
}
