package people_test

import (
	"context"
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"pilotis/internal/base"
	"pilotis/internal/db"
	"pilotis/internal/people"
	"pilotis/internal/testkit"
)

var ctx = context.Background()

// cast is a desk with its clock set to 15 June 2027 and the manager of a place.
func cast(d *db.DB) (*people.Desk, base.Actor) {
	testkit.At(d, "2027-06-15T10:00:00+02:00")
	return &people.Desk{DB: d}, testkit.As(base.Manager, "chai")
}

// human is the identity of a person with an e-mail.
func human(first, last, email string) people.Identity {
	i := people.Identity{FirstName: first, LastName: last}
	if email != "" {
		i.Contacts = []people.Contact{{Kind: people.Email, Value: email}}
	}
	return i
}

func add(t *testing.T, desk *people.Desk, who base.Actor, card people.Card) people.Person {
	t.Helper()
	p, err := desk.Add(ctx, who, card)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func names(page people.Page) string {
	out := ""
	for _, r := range page.Rows {
		out += r.Name + ";"
	}
	return out
}

func TestWhatIsWrittenAboutSomebodyIsReadBack(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		desk, who := cast(d)
		card := people.Card{Identity: human(" Ana ", "Roux", "Ana@Ex.fr"), Relations: []people.Relation{{Kind: "member", From: "2027-01-01"}}}
		card.Contacts = append(card.Contacts, people.Contact{Kind: people.Phone, Value: "+33 6 12 34 56 78"})
		card.Tags = []string{"Couture", "couture ", "Café"}
		p := add(t, desk, who, card)
		got, err := desk.Get(ctx, who, p.ID)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(p, got); diff != "" {
			t.Error(diff)
		}
		page, err := desk.List(ctx, who, people.Filter{})
		if err != nil {
			t.Fatal(err)
		}
		want := people.Row{Person: p, Relations: []string{"member"}, Tags: []string{"Café", "Couture"}}
		if diff := cmp.Diff([]people.Row{want}, page.Rows); diff != "" {
			t.Error(diff)
		}
		if p.Name != "Ana Roux" || p.Email != "ana@ex.fr" || p.Phone != "06 12 34 56 78" {
			t.Errorf("%+v", p)
		}
	})
}

func TestAListIsCutIntoPages(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		desk, who := cast(d)
		for i := range 7 {
			add(t, desk, who, people.Card{Identity: human("Ana", fmt.Sprintf("Nom%d", i%3), "")})
		}
		for _, sort := range []string{people.ByName, people.ByNewest, people.ByChange} {
			seen := map[base.PersonID]bool{}
			f := people.Filter{Sort: sort, Limit: 2}
			for pages := 1; ; pages++ {
				page, err := desk.List(ctx, who, f)
				if err != nil {
					t.Fatal(err)
				}
				for _, r := range page.Rows {
					seen[r.ID] = true
				}
				if f.Cursor = page.Next; f.Cursor == "" {
					if pages != 4 || len(seen) != 7 {
						t.Errorf("%s: %d pages, %d people", sort, pages, len(seen))
					}
					break
				}
			}
		}
	})
}

func TestASearchForgetsAccentsAndTakesTheBeginningOfEveryWord(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		desk, who := cast(d)
		i := human("Zoé", "Lefèvre", "zoe@atelier.fr")
		i.Contacts = append(i.Contacts, people.Contact{Kind: people.Phone, Value: "0612345678"})
		add(t, desk, who, people.Card{Identity: i})
		add(t, desk, who, people.Card{Identity: human("Jean", "Martin", "")})
		for query, want := range map[string]string{
			"": "Zoé Lefèvre;Jean Martin;", "zoe": "Zoé Lefèvre;", "LEFEV zo": "Zoé Lefèvre;", "evre": "", "zo mar": "",
			"atelier": "Zoé Lefèvre;", "06 12 34": "Zoé Lefèvre;", "+33 6 12 34 56 78": "Zoé Lefèvre;", "%": "Zoé Lefèvre;Jean Martin;", "j": "Jean Martin;",
		} {
			page, err := desk.List(ctx, who, people.Filter{Query: query})
			if got := names(page); err != nil || got != want {
				t.Errorf("%q: %q, %v", query, got, err)
			}
		}
	})
}

func TestTwoPersonsWhoChangeOneRecordAtOnceAreTold(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		desk, who := cast(d)
		p := add(t, desk, who, people.Card{Identity: human("Ana", "Roux", "")})
		if _, err := desk.Change(ctx, who, p.ID, p.Version, human("Ana", "Roux-Petit", "")); err != nil {
			t.Fatal(err)
		}
		if _, err := desk.Change(ctx, who, p.ID, p.Version, human("Anna", "Roux", "")); base.KindOf(err) != base.Conflict {
			t.Error(err)
		}
		if got, _ := desk.Get(ctx, who, p.ID); got.Name != "Ana Roux-Petit" {
			t.Error(got.Name)
		}
	})
}

func TestAnotherPlacesPersonIsNotFound(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		desk, who := cast(d)
		p := add(t, desk, who, people.Card{Identity: human("Ana", "Roux", "")})
		other := testkit.As(base.Manager, "forge")
		if _, err := desk.Get(ctx, other, p.ID); base.KindOf(err) != base.NotFound {
			t.Error(err)
		}
		if _, err := desk.Change(ctx, other, p.ID, 1, human("Ana", "Roux", "")); base.KindOf(err) != base.NotFound {
			t.Error(err)
		}
	})
}
