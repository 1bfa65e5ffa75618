package space_test

import (
	"context"
	"html"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"

	"pilotis/internal/db"
	"pilotis/internal/space"
	"pilotis/internal/testkit"
)

func TestWhomAClosingTouchesIsSeenBeforeItIsSaved(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		testkit.At(d, "2027-06-14T10:00:00+02:00")
		desk, h := open(d)
		hall := draw(t, desk, room("Grande salle"))
		var told []space.Telling
		desk.Shut.On(func(_ context.Context, tx *db.Tx, s space.Shutting) error {
			told = append(told, s.Telling)
			if s.Telling == space.AskFirst {
				return &space.Touching{Bookings: []space.Touched{{ID: "b1", Space: hall.ID, From: tx.Now, To: tx.Now.AddDate(0, 0, 1), Title: "Chorale", Whom: "Zoé Çelik"}}}
			}
			return nil
		})
		at := "/spaces/" + string(hall.ID)
		for _, c := range []struct {
			path  string
			form  url.Values
			field string // that changes what closes
			other string
		}{
			{"/closures", url.Values{"reason": {"Travaux"}, "first": {"2027-06-15"}}, "reason", "Autre chose"},
			{"/exceptions", url.Values{"reason": {"Fête"}, "day": {"2027-06-15"}, "hours": {"10h-12h"}}, "reason", "Autre chose"},
			{at + "/outages", url.Values{"reason": {"Fuite"}}, "reason", "Autre chose"},
			{at + "/hours", url.Values{"hours.1": {"9h-12h"}}, "hours.1", "9h-13h"},
			{"/holidays", url.Values{"closed": {"armistice"}}, "closed", "christmas"},
		} {
			told = nil
			w := visit(h, "manager", "POST", c.path, c.form)
			for _, want := range []string{"Une réservation tombe", "Chorale", "Zoé Çelik", "Sans adresse mail", `name="warn" value="on" checked`, c.form.Get(c.field)} {
				if w.Code != 409 || !strings.Contains(w.Body.String(), want) {
					t.Errorf("%s: %d, without %q", c.path, w.Code, want)
				}
			}
			seen := regexp.MustCompile(`name="seen" value="([^"]*)"`).FindStringSubmatch(w.Body.String())
			c.form.Set("seen", html.UnescapeString(seen[1]))
			if w := visit(h, "manager", "POST", c.path, c.form); w.Code != 303 {
				t.Errorf("%s: %d", c.path, w.Code)
			}
			c.form.Set("warn", "on")
			visit(h, "manager", "POST", c.path, c.form)
			c.form.Set(c.field, c.other)
			visit(h, "manager", "POST", c.path, c.form)
			if want := []space.Telling{space.AskFirst, space.Untold, space.Warn, space.AskFirst}; !slices.Equal(told, want) {
				t.Errorf("%s: told %v, want %v", c.path, told, want)
			}
		}
	})
}
