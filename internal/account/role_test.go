package account_test

import (
	"errors"
	"testing"
	"time"

	"pilotis/internal/account"
	"pilotis/internal/base"
	"pilotis/internal/db"
	"pilotis/internal/testkit"
)

func TestAPlaceKeepsItsLastOwner(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		h := open(t, d)
		lea := h.person("lea")
		_, owner := h.place(lea, "La Grange")
		says(t, h.accounts.GiveRole(ctx, owner, lea.ID, base.Manager), "account.last_owner")
		says(t, h.accounts.TakeRole(ctx, owner, lea.ID), "account.last_owner")
		owners := []account.Account{lea}
		for _, name := range []string{"ana", "eva", "ida", "noa", "sam", "zoe"} {
			a := h.person(name)
			if err := h.accounts.Admit(ctx, owner, a.ID, base.Owner); err != nil {
				t.Fatal(err)
			}
			owners = append(owners, a)
		}
		h.together(len(owners), func(i int) { _ = h.accounts.TakeRole(ctx, owner, owners[i].ID) })
		left, err := h.accounts.Grants(ctx, owner)
		if err != nil || len(left) != 1 || left[0].Role != base.Owner {
			t.Error("all left at once:", left, err)
		}
	})
}

func TestOnlyAnOwnerMakesAndUnmakesOwners(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		h := open(t, d)
		lea, sam, ana := h.person("lea"), h.person("sam"), h.person("ana")
		p, owner := h.place(lea, "La Grange")
		for who, role := range map[base.AccountID]base.Role{sam.ID: base.Manager, ana.ID: base.Member} {
			if err := h.accounts.Admit(ctx, owner, who, role); err != nil {
				t.Fatal(err)
			}
		}
		manager := h.actor(sam, p)
		says(t, h.accounts.GiveRole(ctx, manager, sam.ID, base.Owner), "account.role_above_own")
		says(t, h.accounts.GiveRole(ctx, manager, lea.ID, base.Member), "account.role_above_own")
		says(t, h.accounts.TakeRole(ctx, manager, lea.ID), "account.role_above_own")
		says(t, h.accounts.Admit(ctx, manager, h.person("eva").ID, base.Owner), "account.role_above_own")
		says(t, h.accounts.Invite(ctx, manager, p.Name, account.Inviting{Email: "x@example.org", Role: base.Owner}), "account.role_above_own")
		_, _, err := h.accounts.MakeToken(ctx, manager, account.TokenAsked{Label: "x", Role: base.Owner, Scopes: base.Scopes{"write"}})
		says(t, err, "account.role_above_own")
		if err := h.accounts.GiveRole(ctx, manager, ana.ID, base.Team); err != nil {
			t.Error(err)
		}
	})
}

func TestARoleElsewhereIsNotFoundHere(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		h := open(t, d)
		lea, sam := h.person("lea"), h.person("sam")
		_, here := h.place(lea, "La Grange")
		h.place(sam, "Le Moulin")
		if err := h.accounts.GiveRole(ctx, here, sam.ID, base.Member); base.KindOf(err) != base.NotFound {
			t.Error(err)
		}
		if err := h.accounts.TakeRole(ctx, here, sam.ID); base.KindOf(err) != base.NotFound {
			t.Error(err)
		}
	})
}

func TestAnInvitationOpensAnAccountOnceWithItsRoleAndPerson(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		h := open(t, d)
		p, owner := h.place(h.person("lea"), "La Grange")
		if err := h.accounts.Invite(ctx, owner, p.Name, account.Inviting{Email: "Zoe@example.org", Role: base.Team, Person: "42"}); err != nil {
			t.Fatal(err)
		}
		letters := h.letters(p.ID)
		if len(letters) != 1 || letters[0].Mail.From != "La Grange" || letters[0].Mail.To != "zoe@example.org" {
			t.Fatalf("%+v", letters)
		}
		key := h.key(letters[0])
		_, secret, err := h.accounts.AcceptNew(ctx, key, account.Opening{Email: "other@example.org", Name: "Zoé"}, "Safari")
		if err != nil {
			t.Fatal(err)
		}
		v, _, err := h.accounts.Session(ctx, secret)
		if err != nil || v.Email != "zoe@example.org" {
			t.Error("the account is at another address than the letter", v, err)
		}
		who, _, err := h.accounts.Enter(ctx, v, p.Slug)
		if err != nil || who.Role != base.Team || who.Person != "42" {
			t.Errorf("%+v %v", who, err)
		}
		_, _, err = h.accounts.AcceptNew(ctx, key, account.Opening{Name: "Zoé"}, "")
		says(t, err, "account.invitation_spent")
		says(t, h.accounts.Invite(ctx, owner, p.Name, account.Inviting{Email: "zoe@example.org", Role: base.Member}), "account.already_here")
	})
}

func TestAnInvitationToSomebodyWhoHasARoleChangesNothing(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		h := open(t, d)
		lea := h.person("lea")
		p, owner := h.place(lea, "La Grange")
		if err := h.accounts.Invite(ctx, owner, p.Name, account.Inviting{Email: "lea@elsewhere.example", Role: base.Visitor}); err != nil {
			t.Fatal(err)
		}
		_, err := h.accounts.Accept(ctx, h.key(h.letters(p.ID)[0]), base.Actor{Account: lea.ID})
		says(t, err, "account.role_already")
		if who := h.actor(lea, p); who.Role != base.Owner {
			t.Error("the owner became", who.Role)
		}
	})
}

func TestAnInvitationIsTakenBackReplacedOrTooOld(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		h := open(t, d)
		p, owner := h.place(h.person("lea"), "La Grange")
		ana := base.Actor{Account: h.person("ana").ID}
		invite := func() string {
			if err := h.accounts.Invite(ctx, owner, p.Name, account.Inviting{Email: "zoe@example.org", Role: base.Member}); err != nil {
				t.Fatal(err)
			}
			h.wait(time.Second)
			return h.key(h.letters(p.ID)[0])
		}
		first, second := invite(), invite()
		_, err := h.accounts.Accept(ctx, first, ana)
		says(t, err, "account.invitation_spent")
		list, err := h.accounts.Invitations(ctx, owner)
		if err != nil || len(list) != 1 {
			t.Fatal(list, err)
		}
		if err := h.accounts.TakeBack(ctx, owner, list[0].ID); err != nil {
			t.Fatal(err)
		}
		_, err = h.accounts.Accept(ctx, second, ana)
		says(t, err, "account.invitation_spent")
		third := invite()
		h.wait(14 * 24 * time.Hour)
		_, err = h.accounts.Accept(ctx, third, ana)
		says(t, err, "account.invitation_spent")
	})
}

func TestATokenOpensItsOwnPlaceOnly(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		h := open(t, d)
		lea := h.person("lea")
		here, owner := h.place(lea, "La Grange")
		there, _ := h.place(lea, "Le Moulin")
		made, secret, err := h.accounts.MakeToken(ctx, owner, account.TokenAsked{Label: "site", Role: base.Manager, Scopes: base.Scopes{"booking:write"},
			Until: h.now.Add(time.Hour)})
		if err != nil {
			t.Fatal(err)
		}
		who, found, err := h.accounts.Token(ctx, secret, here.Slug)
		if err != nil || !found || who.Place != here.ID || who.Token != made.ID || !who.May(base.Run, "booking") || who.May(base.See, "people") {
			t.Errorf("%+v %v %v", who, found, err)
		}
		if _, found, err = h.accounts.Token(ctx, secret, there.Slug); !found || base.KindOf(err) != base.NotFound {
			t.Error("it opens another place", found, err)
		}
		if _, found, err = h.accounts.Token(ctx, "pilotis_x", here.Slug); found || err != nil {
			t.Error("anything opens", found, err)
		}
		list, err := h.accounts.Tokens(ctx, owner)
		if err != nil || len(list) != 1 || !list[0].Seen.Equal(h.now) {
			t.Error("its use is not seen", list, err)
		}
		h.wait(time.Hour)
		if _, found, err = h.accounts.Token(ctx, secret, here.Slug); found || err != nil {
			t.Error("it has no end", found, err)
		}
	})
}

func TestARevokedTokenOpensNothingFromThenOn(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		h := open(t, d)
		lea := h.person("lea")
		p, owner := h.place(lea, "La Grange")
		_, elsewhere := h.place(lea, "Le Moulin")
		made, secret, err := h.accounts.MakeToken(ctx, owner, account.TokenAsked{Label: "site", Role: base.Team, Scopes: base.Scopes{"read"}})
		if err != nil {
			t.Fatal(err)
		}
		if err := h.accounts.RevokeToken(ctx, elsewhere, made.ID); base.KindOf(err) != base.NotFound {
			t.Error("another place revoked it", err)
		}
		if err := h.accounts.RevokeToken(ctx, owner, made.ID); err != nil {
			t.Fatal(err)
		}
		if _, found, err := h.accounts.Token(ctx, secret, p.Slug); found || err != nil {
			t.Error(found, err)
		}
	})
}

func TestATokenIsRefusedWithAllThatIsWrong(t *testing.T) {
	t.Parallel()
	h := open(t, testkit.SQLite(t))
	_, owner := h.place(h.person("lea"), "La Grange")
	_, _, err := h.accounts.MakeToken(ctx, owner, account.TokenAsked{Scopes: base.Scopes{"everything"}, Until: h.now})
	if fault := new(base.Fault); !errors.As(err, &fault) || len(fault.Fields) != 4 {
		t.Error(err)
	}
}

func TestTheTrailTellsWhatWasDoneHereByWhomAndWhen(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		h := open(t, d)
		lea, sam := h.person("lea"), h.person("sam")
		_, here := h.place(lea, "La Grange")
		_, there := h.place(sam, "Le Moulin")
		h.wait(48 * time.Hour)
		if err := h.accounts.Admit(ctx, here, sam.ID, base.Member); err != nil {
			t.Fatal(err)
		}
		read := func(who base.Actor, g account.Glance) []db.Entry {
			list, _, err := h.accounts.Trail(ctx, who, g)
			if err != nil {
				t.Fatal(err)
			}
			return list
		}
		all := read(here, account.Glance{})
		if len(all) != 3 || all[0].Act != "role_given" || all[0].Who != "lea" || all[2].Act != "opened" {
			t.Errorf("%+v", all)
		}
		if got := read(here, account.Glance{Room: "place"}); len(got) != 1 {
			t.Errorf("%+v", got)
		}
		if got := read(here, account.Glance{From: h.now}); len(got) != 1 {
			t.Errorf("%+v", got)
		}
		if got := read(here, account.Glance{To: h.now}); len(got) != 2 {
			t.Errorf("%+v", got)
		}
		if got := read(here, account.Glance{Account: sam.ID}); len(got) != 0 {
			t.Errorf("%+v", got)
		}
		if got := read(here, account.Glance{Before: all[0].ID}); len(got) != 2 {
			t.Errorf("%+v", got)
		}
		if got := read(there, account.Glance{}); len(got) != 2 {
			t.Errorf("%+v", got)
		}
	})
}
