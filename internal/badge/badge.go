// Package badge is for badges that anybody can check without us: an Open Badges 3.0 credential,
// which is a W3C Verifiable Credential 2.0, carried as a JSON Web Token signed with Ed25519, and
// the list that tells which of them were taken back. It announces nothing, keeps nothing, fetches
// nothing (contexts are known by their names) and must never know who may give a badge, nor why.
package badge

import (
	"encoding/json"
	"time"
)

// The contexts of a badge, in their order: what its words mean.
const (
	contextCredentials = "https://www.w3.org/ns/credentials/v2"
	contextBadges      = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"
)

// Profile is who gives badges. Its ID is the address where it tells of itself.
type Profile struct {
	ID    string
	Name  string
	URL   string
	Email string
}

// Badge is what is said of somebody, before it is signed.
type Badge struct {
	ID          string // an address of its own
	Issuer      Profile
	Recipient   Recipient
	Achievement Achievement
	Issued      time.Time // when it is signed: from then on it is valid
	Until       time.Time // zero where it does not end
	Awarded     time.Time // when the jury decided
	Status      Status
}

// Recipient is who holds a badge: an identifier, and where it is known an e-mail, in clear.
type Recipient struct {
	ID    string
	Name  string
	Email string
}

// Achievement is what the recipient is recognised for.
type Achievement struct {
	ID          string
	Kind        Kind
	Name        string
	Description string
	Criteria    string
	Code        string // as people quote it: "RS5142", "2.4"
	Lang        string
	Alignments  []Alignment
}

// Kind is a type of achievement of the Open Badges vocabulary.
type Kind string

// The two kinds given here: the whole certification, and one competence of it.
const (
	Certificate Kind = "Certificate"
	Competency  Kind = "Competency"
)

// Alignment ties an achievement to a public framework: a register, ESCO, ROME.
type Alignment struct {
	Name string
	URL  string
	Code string
}

// Status is where one learns whether a badge was taken back.
type Status struct {
	List  string // address of the list; empty for a badge that cannot be taken back
	Index int
}

type object = map[string]any

// claims is the badge as its token says it. The registered claims of a JWT repeat what the
// credential says, as Open Badges asks, so that any reader of tokens understands it.
func (b Badge) claims() object {
	subject := object{"id": b.Recipient.ID, "type": []string{"AchievementSubject"}, "achievement": b.Achievement.claims()}
	if who := b.Recipient.identifiers(); len(who) > 0 {
		subject["identifier"] = who
	}
	c := object{
		"@context": []string{contextCredentials, contextBadges},
		"id":       b.ID, "type": []string{"VerifiableCredential", "OpenBadgeCredential"},
		"name": b.Achievement.Name, "issuer": b.Issuer.claims(), "credentialSubject": subject,
		"validFrom": instant(b.Issued),
		"iss":       b.Issuer.ID, "jti": b.ID, "sub": b.Recipient.ID, "nbf": b.Issued.Unix(),
	}
	if !b.Awarded.IsZero() {
		c["awardedDate"] = instant(b.Awarded)
	}
	if !b.Until.IsZero() {
		c["validUntil"], c["exp"] = instant(b.Until), b.Until.Unix()
	}
	if b.Status.List != "" {
		c["credentialStatus"] = b.Status.claims()
	}
	return c
}

func (p Profile) claims() object {
	o := object{"id": p.ID, "type": []string{"Profile"}, "name": p.Name}
	set(o, "url", p.URL)
	set(o, "email", p.Email)
	return o
}

// Document is the profile as it is published, with the address of its keys.
func (p Profile) Document(keys string) ([]byte, error) {
	o := p.claims()
	o["@context"] = []string{contextCredentials, contextBadges}
	o["jwks_uri"] = keys
	return json.Marshal(o)
}

// Document is an achievement as it is published, at its own address.
func (a Achievement) Document() ([]byte, error) {
	o := a.claims()
	o["@context"] = []string{contextCredentials, contextBadges}
	return json.Marshal(o)
}

// identifiers tell of the recipient what people know them by. The e-mail is in clear: the
// digest of an address is guessed in no time, and would only feign to hide it.
func (r Recipient) identifiers() (all []object) {
	add := func(kind, value string) {
		if value != "" {
			all = append(all, object{"type": "IdentityObject", "hashed": false, "identityType": kind, "identityHash": value})
		}
	}
	add("name", r.Name)
	add(byEmail, r.Email)
	return all
}

const byEmail = "emailAddress"

func (a Achievement) claims() object {
	o := object{"id": a.ID, "type": []string{"Achievement"}, "achievementType": a.Kind, "name": a.Name, "description": a.Description,
		"criteria": object{"narrative": a.Criteria}}
	set(o, "humanCode", a.Code)
	set(o, "inLanguage", a.Lang)
	var ties []object
	for _, t := range a.Alignments {
		tie := object{"type": []string{"Alignment"}, "targetName": t.Name, "targetUrl": t.URL}
		set(tie, "targetCode", t.Code)
		ties = append(ties, tie)
	}
	if len(ties) > 0 {
		o["alignment"] = ties
	}
	return o
}

func set(o object, name, value string) {
	if value != "" {
		o[name] = value
	}
}

// instant writes an instant as credentials have it: to the second, in UTC.
func instant(t time.Time) string { return t.UTC().Format(time.RFC3339) }
