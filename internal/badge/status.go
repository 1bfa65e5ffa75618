package badge

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"io"
	"strconv"
	"strings"
	"time"
)

// ListSize is how many badges a list tells of: the least that the standard allows, so that whoever
// asks for the list does not tell whose badge they look at.
const ListSize = 131072

// List is the badges of an issuer that were taken back.
type List struct {
	ID      string // its address
	Issuer  string
	From    time.Time
	Until   time.Time // it is to be asked for anew by then
	Revoked []int
}

const revocation = "revocation"

func (s Status) claims() object {
	index := strconv.Itoa(s.Index)
	return object{"id": s.List + "#" + index, "type": "BitstringStatusListEntry", "statusPurpose": revocation,
		"statusListIndex": index, "statusListCredential": s.List}
}

// SignList writes a list as a token.
func SignList(l List, by Signer) (string, error) {
	bits := make([]byte, ListSize/8)
	for _, i := range l.Revoked {
		bits[i/8] |= 0x80 >> (i % 8) // the first badge is the highest bit
	}
	var packed bytes.Buffer
	w := gzip.NewWriter(&packed)
	_, _ = w.Write(bits) // a buffer in memory takes in everything
	_ = w.Close()
	return sign(object{
		"@context": []string{contextCredentials},
		"id":       l.ID, "type": []string{"VerifiableCredential", "BitstringStatusListCredential"},
		"issuer": l.Issuer, "validFrom": instant(l.From), "validUntil": instant(l.Until),
		"credentialSubject": object{"id": l.ID + "#list", "type": "BitstringStatusList", "statusPurpose": revocation,
			"encodedList": "u" + strict.EncodeToString(packed.Bytes())},
		"iss": l.Issuer, "jti": l.ID, "sub": l.ID + "#list", "nbf": l.From.Unix(), "exp": l.Until.Unix(),
	}, by)
}

// revoked looks a badge up in the list that it names, signed by the one that gave the badge.
func (c credential) revoked(text string, keys []Key, now time.Time) Reason {
	t, reason := parse(text)
	if reason != "" {
		return StatusList
	}
	k, reason := t.by(keys)
	if reason != "" {
		return StatusList
	}
	var l struct {
		credential
		Subject struct {
			Type    string `json:"type"`
			Purpose string `json:"statusPurpose"`
			Bits    string `json:"encodedList"`
		} `json:"credentialSubject"`
	}
	if json.Unmarshal(t.payload, &l) != nil || l.Subject.Type != "BitstringStatusList" || l.Subject.Purpose != revocation {
		return StatusList
	}
	if l.Iss != c.Iss || k.Issuer != c.Iss {
		return StatusListIssuer
	}
	if l.ID != c.Status.List || l.wrong("BitstringStatusListCredential") || k.at(l.From) != "" {
		return StatusList
	}
	if l.From.After(now) || !l.Until.After(now) {
		return StatusListOld
	}
	bits, ok := unpack(l.Subject.Bits)
	index, err := strconv.Atoi(c.Status.Index)
	if !ok || err != nil || index < 0 || index >= len(bits)*8 {
		return StatusList
	}
	if bits[index/8]&(0x80>>(index%8)) != 0 {
		return Revoked
	}
	return ""
}

// unpack reads the bits of a list, and no more than eight lists' worth of them.
func unpack(text string) ([]byte, bool) {
	raw, err := strict.DecodeString(strings.TrimPrefix(text, "u"))
	if err != nil || !strings.HasPrefix(text, "u") {
		return nil, false
	}
	r, err := gzip.NewReader(bytes.NewReader(raw))
	if err != nil {
		return nil, false
	}
	bits, err := io.ReadAll(io.LimitReader(r, ListSize+1))
	return bits, err == nil && len(bits) >= ListSize/8 && len(bits) <= ListSize
}
