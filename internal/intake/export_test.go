package intake_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/db"
	"pilotis/internal/intake"
	"pilotis/internal/people"
)

// crowdOf adds n people of all sorts, the same for the same seed.
func crowdOf(t *testing.T, desk *intake.Desk, who base.Actor, n int, seed uint64) {
	t.Helper()
	r := rand.New(rand.NewPCG(seed, seed))
	pick := func(list ...string) string { return list[r.IntN(len(list))] }
	var adults, firms []base.PersonID
	for i := range n {
		card := people.Card{Identity: people.Identity{
			FirstName: pick("Ana", "Zoé", "Jean-Paul", "", "=Bob", "O'Neil"), LastName: pick("Roux", "de la Tour", "LEFÈVRE", "Noir; Blanc", "-Vert"),
			Lang: pick("", "fr", "en"), Tags: []string{pick("", "couture", "café 24/7", "@home")}}}
		if r.IntN(6) == 0 {
			card.Identity = people.Identity{Kind: people.Organisation, Name: pick("Mairie", "Atelier \"Bois\"", "+Plus") + fmt.Sprint(r.IntN(3))}
		}
		for range r.IntN(3) {
			card.Contacts = append(card.Contacts, people.Contact{Kind: people.Email, Value: pick("ana", "zoe", "x") + fmt.Sprint(r.IntN(20)) + "@ex.fr"},
				people.Contact{Kind: people.Phone, Value: pick("0612345678", "+49 30/1234", "612345678", "+33 6 11 11 11 11", "3939")},
				people.Contact{Kind: people.Address, Value: pick("3, rue du Four", "1 place\nBasse", ""), Postcode: pick("1000", "23000", ""), City: pick("Guéret", "")},
				people.Contact{Kind: people.Web, Value: "https://ex.fr/" + fmt.Sprint(r.IntN(3))})
		}
		card.Relations = []people.Relation{{Kind: pick("member", "volunteer"), From: day.Day(pick("", "2019-01-01"))}, {Kind: "partner", From: "2020-01-01", Until: day.Day(pick("", "2021-01-01", "2030-01-01"))}}
		card.Consents = []people.Consent{{Purpose: "photos", Given: "2027-01-01", Source: "papier"}}
		if card.Kind != people.Organisation {
			card.Born = day.Day(pick("", "1980-12-31", "1950-01-01"))
			if len(adults) > 2 && r.IntN(5) == 0 {
				card.Born, card.Guardians = "2015-03-01", []base.PersonID{adults[i%len(adults)], adults[0]}[:1+r.IntN(2)]
				if len(card.Guardians) == 2 && card.Guardians[0] == card.Guardians[1] {
					card.Guardians = card.Guardians[:1]
				}
			}
			if len(firms) > 0 && r.IntN(3) == 0 {
				card.Employer, card.Title = firms[r.IntN(len(firms))], "chef"
			}
		}
		p := add(t, desk, who, card)
		switch {
		case p.Kind == people.Organisation:
			firms = append(firms, p.ID)
		case p.Born != "2015-03-01":
			adults = append(adults, p.ID)
		}
		if r.IntN(9) == 0 {
			done(t, desk.People.WithdrawConsent(ctx, who, p.ID, "photos", "2027-02-01", "oral"))
		}
		if r.IntN(5) == 0 && p.Kind == people.Human && p.ID != adults[0] {
			done(t, desk.People.LiveWith(ctx, who, p.ID, adults[0]))
		}
	}
}

func TestTheImportOfAnExportChangesNothing(t *testing.T) {
	onBoth(t, func(t *testing.T, d *db.DB, desk *intake.Desk, who base.Actor) {
		for seed := range uint64(3) {
			who.Place = base.PlaceID(fmt.Sprint("place", seed))
			who.Lang = []string{"fr", "en"}[seed%2]
			crowdOf(t, desk, who, 120, seed)
			file, err := desk.Export(ctx, who, people.Filter{})
			done(t, err)
			r, err := desk.Import(ctx, who, intake.Asked{File: "export.csv", Body: file})
			done(t, err)
			if r.Same != 120 || r.Implied != 0 {
				for line := range strings.Lines(verdicts(r)) {
					if !strings.Contains(line, " same ") {
						t.Error(seed, line)
					}
				}
			}
		}
	})
}

func TestAnExportActsAsNoFormula(t *testing.T) {
	onBoth(t, func(t *testing.T, d *db.DB, desk *intake.Desk, who base.Actor) {
		add(t, desk, who, people.Card{Identity: human("=cmd|' /C calc'!A0", "@Roux", "")})
		add(t, desk, who, people.Card{Identity: human("Bob", "Vert", "")})
		file, err := desk.Export(ctx, who, people.Filter{Query: "roux"})
		done(t, err)
		if text := string(file); !strings.Contains(text, `'=cmd|`) || !strings.Contains(text, "'@Roux") || strings.Contains(text, "Bob") {
			t.Error(text)
		}
	})
}

func TestTenThousandPeopleAreTakenInAndUndone(t *testing.T) {
	onBoth(t, func(t *testing.T, d *db.DB, desk *intake.Desk, who base.Actor) {
		n := intake.RowsMax
		if d.Engine() == "postgres" { // the same statements; a tenth of them tells as much
			n /= 10
		}
		var b strings.Builder
		b.WriteString("Prénom;Nom;E-mail;Téléphone;Adresse;Code postal;Ville;Tags;Organisation;Membre depuis;Newsletter\n")
		for i := range n {
			fmt.Fprintf(&b, "Prénom%d;Nom%d;p%d@ex.fr;06%08d;%d rue du Four;23000;Guéret;tag%d;Firme %d;01/09/2019;oui\n", i, i/3, i, i, i, i%7, i%200)
		}
		r := bring(t, desk, who, b.String())
		if r.New != n || r.Implied != 200 {
			t.Errorf("%+v", r.Counts)
		}
		later(d)
		u, err := desk.Undo(ctx, who, r.Import)
		if done(t, err); u.Removed != n+200 || count(t, d) != 0 {
			t.Error(u.Removed, len(u.Kept))
		}
	})
}
