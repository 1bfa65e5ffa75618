package intake_test

import (
	"context"
	"errors"
	"testing"

	"pilotis/internal/base"
	"pilotis/internal/db"
	"pilotis/internal/intake"
	"pilotis/internal/people"
	"pilotis/internal/testkit"
)

var ctx = context.Background()

// onBoth runs a test on both engines on 15 June 2027, with a desk and the manager of a place.
func onBoth(t *testing.T, run func(t *testing.T, d *db.DB, desk *intake.Desk, who base.Actor)) {
	t.Helper()
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		testkit.At(d, "2027-06-15T10:00:00+02:00")
		run(t, d, &intake.Desk{DB: d, People: &people.Desk{DB: d}}, testkit.As(base.Manager, "chai"))
	})
}

// human is the identity of a person with an e-mail.
func human(first, last, email string) people.Identity {
	i := people.Identity{FirstName: first, LastName: last}
	if email != "" {
		i.Contacts = []people.Contact{{Kind: people.Email, Value: email}}
	}
	return i
}

func add(t *testing.T, desk *intake.Desk, who base.Actor, card people.Card) people.Person {
	t.Helper()
	p, err := desk.People.Add(ctx, who, card)
	done(t, err)
	return p
}

func open(t *testing.T, desk *intake.Desk, who base.Actor, id base.PersonID) people.Record {
	t.Helper()
	r, err := desk.People.Read(ctx, who, id)
	done(t, err)
	return r
}

func done(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func refused(t *testing.T, err error, key string) {
	t.Helper()
	if keyOf(err) != key {
		t.Errorf("want %s, got %v", key, err)
	}
}

// keyOf gives the key of the only thing wrong, or of the sentence.
func keyOf(err error) string {
	var f *base.Fault
	switch {
	case !errors.As(err, &f):
		return ""
	case len(f.Fields) == 1:
		return f.Fields[0].Key
	}
	return f.Key
}
