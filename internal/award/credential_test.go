package award_test

import (
	"testing"

	"pilotis/internal/award"
	"pilotis/internal/badge"
	"pilotis/internal/db"
	"pilotis/internal/testkit"
)

// verify holds a badge of the scene against its keys and its list, as a stranger would.
func (s *scene) verify(b award.Badge, recipient string) badge.Reason {
	s.t.Helper()
	_, text, err := s.Credential(s.ctx, s.who, b.ID)
	s.must(err)
	keys, err := s.AllKeys(s.ctx)
	s.must(err)
	list, err := s.StatusList(s.ctx, award.Issuer{Place: s.who.Place, Address: home + "/issuers/cooperative"}, b.List)
	s.must(err)
	return badge.Verify(text, badge.Asked{Keys: keys, Recipient: recipient, StatusList: list, Now: s.DB.Now()}).Reason
}

func TestS25BadgesAreGivenVerifiedAndTakenBack(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		w, err := s.Whole(s.ctx, s.who, s.given(s.zoe()).ID)
		s.must(err)
		if len(w.Badges) != 19 || w.Badges[0].Kind != badge.Certificate || w.Badges[0].Code != "RS5142" {
			t.Fatalf("%+v", w.Badges)
		}
		whole, one := w.Badges[0], w.Badges[8]
		for _, c := range []struct {
			badge     award.Badge
			recipient string
			want      badge.Reason
		}{{whole, "zoe@example.org", badge.OK}, {one, "", badge.OK}, {whole, "max@example.org", badge.NotTheirs}} {
			if got := s.verify(c.badge, c.recipient); got != c.want {
				t.Errorf("%s: %s, not %s", c.badge.Code, got, c.want)
			}
		}
		_, err = s.RevokeBadge(s.ctx, s.who, one.ID, "Donné par erreur")
		s.must(err)
		if s.verify(one, "") != badge.Revoked || s.verify(whole, "") != badge.OK {
			t.Error("one badge taken back is not that one alone")
		}
		s.must(s.Revoke(s.ctx, s.who, w.ID, "Fraude"))
		for _, b := range w.Badges {
			if s.verify(b, "") != badge.Revoked {
				t.Errorf("%s outlives its parchment", b.Code)
			}
		}
	})
}

func TestS25KeysRotateAndAStolenOneTakesItsBadgesAlong(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		first, err := s.Whole(s.ctx, s.who, s.given(s.max()).ID)
		s.must(err)
		s.must(s.Rotate(s.ctx, s.who, false)) // within the same second
		testkit.At(d, "2026-10-21T09:30:00Z")
		e := s.zoe()
		second, err := s.Whole(s.ctx, s.who, s.given(e).ID)
		s.must(err)
		if s.verify(first.Badges[0], "") != badge.OK || s.verify(second.Badges[0], "") != badge.OK || first.Badges[0].Key == second.Badges[0].Key {
			t.Error("a key that rests no longer vouches for its time")
		}
		testkit.At(d, "2026-10-22T09:30:00Z")
		s.must(s.Rotate(s.ctx, s.who, true))
		if s.verify(first.Badges[0], "") != badge.OK || s.verify(second.Badges[0], "") != badge.KeyRevoked {
			t.Error("what a stolen key signed is believed, or what another did is not")
		}
		anew, err := s.Whole(s.ctx, s.who, second.ID)
		s.must(err)
		if len(anew.Badges) != 38 {
			t.Fatalf("%d badges", len(anew.Badges))
		}
		for i, b := range anew.Badges {
			if b.Revoked() != (i < 19) || i >= 19 && s.verify(b, "zoe@example.org") != badge.OK {
				t.Errorf("badge %d: %+v", i, b)
			}
		}
		keys, err := s.Keys(s.ctx, s.who)
		if err != nil || len(keys) != 3 {
			t.Error(keys, err)
		}
	})
}
