package badge

import (
	"encoding/json"
	"slices"
	"strings"
	"time"
)

// Reason says why a badge is not believed; OK, that it is.
type Reason string

// The reasons, from what is wrong with the token to what is wrong with its use.
const (
	OK               Reason = "ok"
	Malformed        Reason = "malformed"          // not a badge that can be read
	Algorithm        Reason = "algorithm"          // signed in a way that is not believed, or not at all
	UnknownKey       Reason = "unknown_key"        // signed by none of the keys that are known, or by another's
	KeyRevoked       Reason = "key_revoked"        // signed by a key that others may have held
	KeyEnded         Reason = "key_ended"          // dated after the end of its key
	KeyEarly         Reason = "key_early"          // dated before its key was
	Signature        Reason = "signature"          // changed since it was signed
	NotYet           Reason = "not_yet_valid"      // valid from a later day
	Expired          Reason = "expired"            // valid until an earlier day
	NotTheirs        Reason = "recipient"          // somebody else's
	Revoked          Reason = "revoked"            // taken back by whoever gave it
	StatusList       Reason = "status_list"        // the list of what was taken back is not to be believed, or is another
	StatusListIssuer Reason = "status_list_issuer" // the list is another issuer's
	StatusListOld    Reason = "status_list_old"    // the list is to be asked for anew
)

// Asked is what a badge is held against.
type Asked struct {
	Keys       []Key  // none: the key that the badge names is taken, and its issuer stays unknown
	Recipient  string // an e-mail or the identifier of who should hold it; empty for anybody
	StatusList string // the list that the badge names, as a token; empty where it is not at hand
	Now        time.Time
}

// Verdict is what comes of it. What a valid badge was not held against is told too.
type Verdict struct {
	Valid     bool     `json:"valid"`
	Reason    Reason   `json:"reason"`
	Unchecked []string `json:"unchecked"` // "issuer", "recipient", "status"
	ID        string   `json:"id,omitempty"`
	Issuer    string   `json:"issuer,omitempty"`
	Name      string   `json:"name,omitempty"`
	List      string   `json:"status_list,omitempty"` // where one learns whether it was taken back
}

// credential is what is read of a token. Its members are those of the credential, then the
// claims of the token, which have to say the same.
type credential struct {
	Context []string   `json:"@context"`
	ID      string     `json:"id"`
	Type    []string   `json:"type"`
	Name    string     `json:"name"`
	From    time.Time  `json:"validFrom"`
	Until   *time.Time `json:"validUntil"`
	Issuer  issuer     `json:"issuer"`
	Status  struct {
		Type    string `json:"type"`
		Purpose string `json:"statusPurpose"`
		Index   string `json:"statusListIndex"`
		List    string `json:"statusListCredential"`
	} `json:"credentialStatus"`
	Iss string `json:"iss"`
	Jti string `json:"jti"`
	Sub string `json:"sub"`
	Nbf int64  `json:"nbf"`
	Exp int64  `json:"exp"`
}

// issuer is an address, or an object that has one.
type issuer string

// UnmarshalJSON reads either.
func (i *issuer) UnmarshalJSON(raw []byte) error {
	var o struct {
		ID string `json:"id"`
	}
	if len(raw) > 0 && raw[0] == '"' {
		return json.Unmarshal(raw, (*string)(i))
	}
	err := json.Unmarshal(raw, &o)
	*i = issuer(o.ID)
	return err
}

type subject struct {
	ID          string   `json:"id"`
	Type        []string `json:"type"`
	Identifiers []struct {
		Hashed bool   `json:"hashed"`
		Kind   string `json:"identityType"`
		Value  string `json:"identityHash"`
	} `json:"identifier"`
}

// Verify tells whether a token is a badge that may be believed.
func Verify(text string, a Asked) Verdict {
	var v Verdict
	v.Reason = v.check(text, a)
	v.Valid = v.Reason == OK
	if v.Unchecked == nil {
		v.Unchecked = []string{}
	}
	return v
}

func (v *Verdict) check(text string, a Asked) Reason {
	t, reason := parse(text)
	if reason != "" {
		return reason
	}
	var c struct {
		credential
		Subject subject `json:"credentialSubject"`
	}
	if json.Unmarshal(t.payload, &c) != nil {
		return Malformed
	}
	if len(a.Keys) == 0 {
		v.Unchecked = append(v.Unchecked, "issuer")
		public, ok := KeyOf(t.header.Kid)
		if !ok {
			return UnknownKey
		}
		a.Keys = []Key{{Issuer: c.Iss, Public: public}}
	}
	k, reason := t.by(a.Keys)
	switch {
	case reason != "":
		return reason
	case k.Issuer != c.Iss:
		return UnknownKey
	case c.wrong("OpenBadgeCredential") || !slices.Contains(c.Context, contextBadges) || c.Sub != c.Subject.ID:
		return Malformed
	}
	v.ID, v.Issuer, v.Name, v.List = c.ID, c.Iss, c.Name, c.Status.List
	if reason := k.at(c.From); reason != "" {
		return reason
	}
	if reason := c.at(a.Now); reason != "" {
		return reason
	}
	if a.Recipient == "" {
		v.Unchecked = append(v.Unchecked, "recipient")
	} else if !c.Subject.is(a.Recipient) {
		return NotTheirs
	}
	if a.StatusList != "" && c.Status.List != "" {
		if reason := c.revoked(a.StatusList, a.Keys, a.Now); reason != "" {
			return reason
		}
	} else if c.Status.List != "" {
		v.Unchecked = append(v.Unchecked, "status")
	}
	return OK
}

// wrong tells whether a credential is not of a kind, or contradicts its own token.
func (c credential) wrong(kind string) bool {
	var until int64
	if c.Until != nil {
		until = c.Until.Unix()
	}
	return len(c.Context) == 0 || c.Context[0] != contextCredentials ||
		!slices.Contains(c.Type, "VerifiableCredential") || !slices.Contains(c.Type, kind) ||
		c.ID == "" || c.ID != c.Jti || string(c.Issuer) != c.Iss || c.From.Unix() != c.Nbf || until != c.Exp
}

// at tells whether a key was one that signs at an instant.
func (k Key) at(t time.Time) Reason {
	switch {
	case t.Before(k.From):
		return KeyEarly
	case !k.Ended.IsZero() && !t.Before(k.Ended):
		return KeyEnded
	}
	return ""
}

// at tells whether a credential holds at an instant.
func (c credential) at(now time.Time) Reason {
	switch {
	case c.From.After(now):
		return NotYet
	case c.Until != nil && !c.Until.After(now):
		return Expired
	}
	return ""
}

// is tells whether somebody is the subject. A digest of an address proves nothing and is not read.
func (s subject) is(recipient string) bool {
	if recipient == s.ID {
		return true
	}
	for _, i := range s.Identifiers {
		if i.Kind == byEmail && !i.Hashed && strings.EqualFold(i.Value, strings.TrimSpace(recipient)) {
			return true
		}
	}
	return false
}
