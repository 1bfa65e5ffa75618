package badge_test

import (
	"bytes"
	"compress/gzip"
	"crypto/ed25519"
	"encoding/base64"
	"encoding/json"
	"errors"
	"io"
	"strconv"
	"strings"
	"testing"
	"time"

	"pilotis/internal/badge"
)

const (
	issuer  = "https://ecole.example/issuers/cooperative"
	listURL = issuer + "/status/1"
)

var (
	made   = time.Date(2026, 10, 1, 8, 0, 0, 0, time.UTC)
	issued = time.Date(2026, 10, 20, 9, 30, 0, 0, time.UTC)
	today  = time.Date(2026, 11, 23, 10, 0, 0, 0, time.UTC)
)

// signer makes a key out of a letter.
func signer(letter byte, of string, from time.Time) badge.Signer {
	return badge.NewSigner(of, bytes.Repeat([]byte{letter}, ed25519.SeedSize), from)
}

var school = signer('s', issuer, made)

func ours() badge.Badge {
	return badge.Badge{
		ID: "https://ecole.example/badges/01", Issuer: badge.Profile{ID: issuer, Name: "Coopérative", URL: "https://ecole.example"},
		Recipient: badge.Recipient{ID: "https://ecole.example/holders/7", Name: "Zoé Çelik", Email: "zoe@example.org"},
		Achievement: badge.Achievement{ID: "https://ecole.example/achievements/RS5142", Kind: badge.Certificate, Name: "Piloter un tiers-lieu",
			Description: "…", Criteria: "…", Code: "RS5142", Lang: "fr", Alignments: []badge.Alignment{{Name: "RS5142", URL: "https://register.example/RS5142", Code: "RS5142"}}},
		Issued: issued, Awarded: issued.AddDate(0, 0, -5), Status: badge.Status{List: listURL, Index: 77_777},
	}
}

func signed(t *testing.T, b badge.Badge, by badge.Signer) string {
	t.Helper()
	token, err := badge.Sign(b, by)
	if err != nil {
		t.Fatal(err)
	}
	return token
}

func listed(t *testing.T, id, of string, by badge.Signer, revoked ...int) string {
	t.Helper()
	token, err := badge.SignList(badge.List{ID: id, Issuer: of, From: today.Add(-time.Hour), Until: today.AddDate(0, 0, 7), Revoked: revoked}, by)
	if err != nil {
		t.Fatal(err)
	}
	return token
}

// stranger is another program that reads tokens: it knows the public key, the standard library
// and the texts of the standards, and nothing of this package.
func stranger(token string, public ed25519.PublicKey) (map[string]any, error) {
	parts := strings.Split(token, ".")
	if len(parts) != 3 {
		return nil, errors.New("not three parts")
	}
	raw := make([][]byte, 3)
	for i, part := range parts {
		var err error
		if raw[i], err = base64.RawURLEncoding.DecodeString(part); err != nil {
			return nil, err
		}
	}
	var head, claims map[string]any
	if err := json.Unmarshal(raw[0], &head); err != nil {
		return nil, err
	}
	if head["alg"] != "EdDSA" {
		return nil, errors.New("another algorithm")
	}
	if !ed25519.Verify(public, []byte(parts[0]+"."+parts[1]), raw[2]) {
		return nil, errors.New("another signature")
	}
	return claims, json.Unmarshal(raw[1], &claims)
}

func TestS25AnIndependentVerifierBelievesABadgeAndItsList(t *testing.T) {
	t.Parallel()
	claims, err := stranger(signed(t, ours(), school), school.Public)
	if err != nil {
		t.Fatal(err)
	}
	subject := claims["credentialSubject"].(map[string]any)
	for what, pair := range map[string][2]any{
		"context":     {claims["@context"].([]any)[0], "https://www.w3.org/ns/credentials/v2"},
		"badges":      {claims["@context"].([]any)[1], "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"},
		"type":        {claims["type"].([]any)[1], "OpenBadgeCredential"},
		"issuer":      {claims["issuer"].(map[string]any)["id"], claims["iss"]},
		"id":          {claims["id"], claims["jti"]},
		"subject":     {subject["id"], claims["sub"]},
		"from":        {claims["validFrom"], "2026-10-20T09:30:00Z"},
		"nbf":         {claims["nbf"], float64(issued.Unix())},
		"awarded":     {claims["awardedDate"], "2026-10-15T09:30:00Z"},
		"achievement": {subject["achievement"].(map[string]any)["achievementType"], "Certificate"},
		"in clear":    {subject["identifier"].([]any)[1].(map[string]any)["hashed"], false},
	} {
		if pair[0] != pair[1] {
			t.Errorf("%s: %v, not %v", what, pair[0], pair[1])
		}
	}
	status := claims["credentialStatus"].(map[string]any)
	index, err := strconv.Atoi(status["statusListIndex"].(string))
	if err != nil || index != 77_777 || status["statusListCredential"] != listURL {
		t.Fatal(status, err)
	}
	list, err := stranger(listed(t, listURL, issuer, school, 3, 77_777), school.Public)
	if err != nil {
		t.Fatal(err)
	}
	encoded := list["credentialSubject"].(map[string]any)["encodedList"].(string)
	raw, err := base64.RawURLEncoding.DecodeString(encoded[1:])
	if err != nil || encoded[0] != 'u' {
		t.Fatal(encoded[:4], err)
	}
	unzipped, err := gzip.NewReader(bytes.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	bits, err := io.ReadAll(unzipped)
	if err != nil || len(bits)*8 < 131072 {
		t.Fatal(len(bits), err)
	}
	for i := range len(bits) * 8 {
		if set := bits[i/8]>>(7-i%8)&1 == 1; set != (i == 3 || i == 77_777) {
			t.Errorf("bit %d is %v", i, set)
		}
	}
}

func TestS25ABadgeIsBelievedOrNotAndTheReasonSaysWhy(t *testing.T) {
	t.Parallel()
	keys := []badge.Key{school.Key}
	other := signer('o', "https://autre.example/issuers/1", made)
	usurper := signer('u', issuer, made)
	good, clean := signed(t, ours(), school), listed(t, listURL, issuer, school, 5)
	later := ours()
	later.Issued = today.AddDate(0, 0, 1)
	over := ours()
	over.Until = today
	for name, c := range map[string]struct {
		token string
		asked badge.Asked
		want  badge.Reason
	}{
		"as it is":                      {good, badge.Asked{Keys: keys, StatusList: clean}, badge.OK},
		"its holder, by e-mail":         {good, badge.Asked{Keys: keys, Recipient: "ZOE@example.org"}, badge.OK},
		"its holder, by identifier":     {good, badge.Asked{Keys: keys, Recipient: "https://ecole.example/holders/7"}, badge.OK},
		"somebody else":                 {good, badge.Asked{Keys: keys, Recipient: "max@example.org"}, badge.NotTheirs},
		"a name is no proof":            {good, badge.Asked{Keys: keys, Recipient: "Zoé Çelik"}, badge.NotTheirs},
		"taken back":                    {good, badge.Asked{Keys: keys, StatusList: listed(t, listURL, issuer, school, 77_777)}, badge.Revoked},
		"the list of another issuer":    {good, badge.Asked{Keys: append(keys, other.Key), StatusList: listed(t, listURL, other.Issuer, other)}, badge.StatusListIssuer},
		"a list signed by another":      {good, badge.Asked{Keys: append(keys, other.Key), StatusList: listed(t, listURL, issuer, other)}, badge.StatusListIssuer},
		"a list signed by nobody known": {good, badge.Asked{Keys: keys, StatusList: listed(t, listURL, issuer, usurper)}, badge.StatusList},
		"another list of the issuer":    {good, badge.Asked{Keys: keys, StatusList: listed(t, listURL+"2", issuer, school)}, badge.StatusList},
		"a badge for a list":            {good, badge.Asked{Keys: keys, StatusList: good}, badge.StatusList},
		"a list for a badge":            {clean, badge.Asked{Keys: keys}, badge.Malformed},
		"an old list":                   {good, badge.Asked{Keys: keys, StatusList: clean, Now: today.AddDate(0, 0, 8)}, badge.StatusListOld},
		"signed by another":             {signed(t, ours(), usurper), badge.Asked{Keys: keys}, badge.UnknownKey},
		"signed by another issuer":      {signed(t, ours(), other), badge.Asked{Keys: append(keys, other.Key)}, badge.UnknownKey},
		"from tomorrow":                 {signed(t, later, school), badge.Asked{Keys: keys}, badge.NotYet},
		"until today":                   {signed(t, over, school), badge.Asked{Keys: keys}, badge.Expired},
		"nothing":                       {"", badge.Asked{Keys: keys}, badge.Malformed},
		"a line more":                   {good[:40] + "\n" + good[40:], badge.Asked{Keys: keys}, badge.Malformed},
		"no key is known":               {good, badge.Asked{StatusList: clean}, badge.OK},
	} {
		if c.asked.Now.IsZero() {
			c.asked.Now = today
		}
		if v := badge.Verify(c.token, c.asked); v.Reason != c.want || v.Valid != (c.want == badge.OK) {
			t.Errorf("%s: %+v, not %s", name, v, c.want)
		}
	}
}

func TestS25AnyChangedByteMakesABadgeUnbelievable(t *testing.T) {
	t.Parallel()
	good := signed(t, ours(), school)
	list := listed(t, listURL, issuer, school)
	asked := badge.Asked{Keys: []badge.Key{school.Key}, StatusList: list, Now: today}
	for i := range good {
		for _, letter := range []byte{'A', 'B', '_', '.', '='} {
			if good[i] == letter {
				continue
			}
			forged := good[:i] + string(letter) + good[i+1:]
			if v := badge.Verify(forged, asked); v.Valid {
				t.Fatalf("%q at %d passes", letter, i)
			}
		}
	}
	for i := range list {
		if list[i] == 'A' {
			continue
		}
		asked.StatusList = list[:i] + "A" + list[i+1:]
		if v := badge.Verify(good, asked); v.Valid {
			t.Fatalf("a list changed at %d passes", i)
		}
	}
}

// forge writes another head before the same claims, and signs as told.
func forge(t *testing.T, token, head string, sign func(said string) []byte) string {
	t.Helper()
	said := base64.RawURLEncoding.EncodeToString([]byte(head)) + "." + strings.Split(token, ".")[1]
	return said + "." + base64.RawURLEncoding.EncodeToString(sign(said))
}

func TestS25ATokenDoesNotChooseHowItIsCheckedNorWithWhichKey(t *testing.T) {
	t.Parallel()
	good := signed(t, ours(), school)
	thief := signer('t', issuer, made)
	asked := badge.Asked{Keys: []badge.Key{school.Key}, Now: today}
	steal := func(said string) []byte { return ed25519.Sign(thief.Secret, []byte(said)) }
	nothing := func(string) []byte { return nil }
	jwk := `{"kty":"OKP","crv":"Ed25519","x":"` + base64.RawURLEncoding.EncodeToString(thief.Public) + `"}`
	for name, c := range map[string]struct {
		head string
		sign func(string) []byte
		want badge.Reason
	}{
		"no signature":             {`{"alg":"none"}`, nothing, badge.Algorithm},
		"none, in capitals":        {`{"alg":"NONE","kid":"` + school.ID() + `"}`, nothing, badge.Algorithm},
		"a shared secret":          {`{"alg":"HS256","kid":"` + school.ID() + `"}`, func(string) []byte { return school.Public }, badge.Algorithm},
		"empty, under the name":    {`{"alg":"EdDSA","kid":"` + school.ID() + `"}`, nothing, badge.Signature},
		"its own key in the head":  {`{"alg":"EdDSA","jwk":` + jwk + `}`, steal, badge.UnknownKey},
		"its own key, our name":    {`{"alg":"EdDSA","kid":"` + school.ID() + `","jwk":` + jwk + `}`, steal, badge.Signature},
		"its own key by its name":  {`{"alg":"EdDSA","kid":"` + thief.ID() + `"}`, steal, badge.UnknownKey},
		"a key without a name":     {`{"alg":"EdDSA"}`, steal, badge.UnknownKey},
		"a key kept elsewhere":     {`{"alg":"EdDSA","jku":"https://thief.example/keys","kid":"1"}`, steal, badge.UnknownKey},
		"a head that is no object": {`[]`, steal, badge.Malformed},
	} {
		if v := badge.Verify(forge(t, good, c.head, c.sign), asked); v.Reason != c.want {
			t.Errorf("%s: %s, not %s", name, v.Reason, c.want)
		}
	}
	v := badge.Verify(forge(t, good, `{"alg":"EdDSA","kid":"`+thief.ID()+`"}`, steal), badge.Asked{Now: today})
	if !v.Valid || len(v.Unchecked) == 0 || v.Unchecked[0] != "issuer" {
		t.Errorf("without any known key it must be said that the issuer is not known: %+v", v)
	}
}

func TestS25AnOldKeyStillVouchesForWhatItSignedInItsTime(t *testing.T) {
	t.Parallel()
	old, next := school, signer('n', issuer, issued.AddDate(0, 0, 10))
	old.Ended = next.From
	keys := []badge.Key{next.Key, old.Key}
	after, before := ours(), ours()
	after.Issued = next.From
	before.Issued = made.Add(-time.Hour)
	stolen := old
	stolen.Revoked = true
	for name, c := range map[string]struct {
		badge badge.Badge
		by    badge.Signer
		keys  []badge.Key
		want  badge.Reason
	}{
		"signed in its time":       {ours(), old, keys, badge.OK},
		"dated after its end":      {after, old, keys, badge.KeyEnded},
		"signed by the next":       {after, next, keys, badge.OK},
		"dated before the next":    {ours(), next, keys, badge.KeyEarly},
		"dated before any key":     {before, old, keys, badge.KeyEarly},
		"by a key that was stolen": {ours(), old, []badge.Key{next.Key, stolen.Key}, badge.KeyRevoked},
	} {
		if v := badge.Verify(signed(t, c.badge, c.by), badge.Asked{Keys: c.keys, Now: today}); v.Reason != c.want {
			t.Errorf("%s: %s, not %s", name, v.Reason, c.want)
		}
	}
}

func TestADigestOfAnAddressProvesNothing(t *testing.T) {
	t.Parallel()
	b := ours()
	b.Recipient.Email = ""
	token := signed(t, b, school)
	parts := strings.Split(token, ".")
	body, err := base64.RawURLEncoding.DecodeString(parts[1])
	if err != nil {
		t.Fatal(err)
	}
	hashed := strings.Replace(string(body), `{"hashed":false,"identityHash":"Zoé Çelik","identityType":"name","type":"IdentityObject"}`,
		`{"hashed":true,"identityHash":"zoe@example.org","identityType":"emailAddress","type":"IdentityObject"}`, 1)
	if hashed == string(body) {
		t.Fatal("nothing was changed")
	}
	said := parts[0] + "." + base64.RawURLEncoding.EncodeToString([]byte(hashed))
	forged := said + "." + base64.RawURLEncoding.EncodeToString(ed25519.Sign(school.Secret, []byte(said)))
	if v := badge.Verify(forged, badge.Asked{Keys: []badge.Key{school.Key}, Recipient: "zoe@example.org", Now: today}); v.Reason != badge.NotTheirs {
		t.Errorf("%+v", v)
	}
}

func TestTheKeysOfAnIssuerArePublishedButThoseTakenBack(t *testing.T) {
	t.Parallel()
	gone := signer('g', issuer, made)
	gone.Revoked = true
	raw, err := badge.KeySet([]badge.Key{school.Key, gone.Key})
	if err != nil {
		t.Fatal(err)
	}
	var set struct {
		Keys []struct{ Kty, Crv, Kid, X string }
	}
	if err := json.Unmarshal(raw, &set); err != nil || len(set.Keys) != 1 {
		t.Fatal(string(raw), err)
	}
	k := set.Keys[0]
	public, known := badge.KeyOf(k.Kid)
	if k.Kty != "OKP" || k.Crv != "Ed25519" || !known || base64.RawURLEncoding.EncodeToString(public) != k.X {
		t.Error(string(raw))
	}
	if !strings.HasPrefix(k.Kid, "did:key:z6Mk") { // as every key of Ed25519 begins
		t.Error(k.Kid)
	}
}

func FuzzAnythingCanBeShownToTheVerifier(f *testing.F) {
	token, err := badge.Sign(ours(), school)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(token, token)
	f.Add("e30.e30.e30", "")
	f.Fuzz(func(t *testing.T, text, list string) {
		v := badge.Verify(text, badge.Asked{StatusList: list, Keys: []badge.Key{school.Key}, Now: today})
		if v.Valid && text != token {
			t.Errorf("%q passes", text)
		}
	})
}
