package award

import (
	"crypto/ed25519"
	"time"

	"pilotis/internal/badge"
	"pilotis/internal/base"
	"pilotis/internal/certification"
	"pilotis/internal/ui"
)

// Samples are the room's pages with made-up data.
func Samples() []ui.Sample {
	at := time.Date(2026, 10, 20, 9, 0, 0, 0, time.UTC)
	a := Award{ID: "a1", Kind: Parchment, Certification: "c1", Code: "RS5142", Title: "Piloter un tiers-lieu", Number: "RS5142-2026-0001", Holder: Holder{GivenName: "Zoé", BirthName: "Çelik", BirthDate: "1988-04-09"},
		Units: []Unit{{Code: "1"}, {Code: "2"}, {Code: "3"}}, Decided: "2026-10-15", Issued: "2026-10-20", Digest: "0123456789abcdef0123456789abcdef"}
	partial := a
	partial.ID, partial.Kind, partial.Number, partial.Units = "a2", Attestation, "RS5142-2026-A0001", a.Units[:2]
	back := Revocation{at, "Nadia", "Fausse identité"}
	revoked := a
	revoked.ID, revoked.Number, revoked.Revocation = "a3", "RS5142-2026-0002", back
	badges := []Badge{{ID: "b1", Kind: badge.Certificate, Code: "RS5142", Name: "Piloter un tiers-lieu"}, {ID: "b2", Kind: badge.Competency, Code: "1.1", Name: "Identifier les grands principes"},
		{ID: "b3", Kind: badge.Competency, Code: "1.2", Name: "Élaborer un cadre", Revocation: back}}
	copies := []Copy{{N: 1, Reason: "Perdu dans un déménagement", At: at, By: "Nadia"}}
	known := []certification.Certification{{ID: "c1", Code: "RS5142", Title: "Piloter un tiers-lieu"}}
	wrong := ui.FormOf(nil, base.Wrong("reason", "base.required"))
	signs := badge.NewSigner("https://ecole.example/issuers/cooperative", make([]byte, ed25519.SeedSize), at).Key
	rests, stolen := signs, signs
	rests.Ended, stolen.Ended, stolen.Revoked = at, at, true
	as := func(role base.Role) func(*ui.Scene) { return func(s *ui.Scene) { s.Who.Role = role } }
	return []ui.Sample{
		{Name: "award: the register, empty", Page: registerPage{}, Scene: as(base.Manager)},
		{Name: "award: the register", Page: registerPage{All: []Award{a, partial, revoked}, Certifications: known, Next: true}, Scene: as(base.Manager)},
		{Name: "award: nobody found", Page: registerPage{Filter: Filter{Words: "dupont"}, Certifications: known}, Scene: as(base.Manager)},
		{Name: "award: one, to the certifier", Page: onePage{Whole: Whole{a, badges, copies}}, Scene: as(base.Manager)},
		{Name: "award: a duplicate refused", Page: onePage{wrong, Whole{a, badges, nil}, "copies"}, Scene: as(base.Manager)},
		{Name: "award: one taken back", Page: onePage{Whole: Whole{revoked, badges, copies}}, Scene: as(base.Manager)},
		{Name: "award: one, to its holder", Page: onePage{Whole: Whole{partial, badges, nil}}, Scene: as(base.Visitor)},
		{Name: "award: my own", Page: minePage{[]Award{a, partial}}, Scene: as(base.Visitor)},
		{Name: "award: my own, none", Page: minePage{}, Scene: as(base.Visitor)},
		{Name: "award: the keys", Page: keysPage{signs.Issuer, []badge.Key{signs, rests, stolen}}, Scene: as(base.Manager)},
		{Name: "award: no key yet", Page: keysPage{}, Scene: as(base.Manager)},
		{Name: "award: check a number", Page: verifyPage{}, Bare: true},
		{Name: "award: a number that is valid", Page: verifyPage{Number: a.Number, Standing: Valid}, Bare: true},
		{Name: "award: a number that was taken back", Page: verifyPage{Number: revoked.Number, Standing: Withdrawn}, Bare: true},
		{Name: "award: a number that is unknown", Page: verifyPage{Number: "RS5142-2026-0999", Standing: Unknown}, Bare: true},
		{Name: "award: too many questions", Page: verifyPage{Form: ui.FormOf(nil, base.Refuse(base.Invalid, "account.wait", base.Args{"seconds": 12})), Number: a.Number}, Bare: true},
	}
}
