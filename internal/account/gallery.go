package account

import (
	"net/url"
	"time"

	"pilotis/internal/base"
	"pilotis/internal/db"
	"pilotis/internal/ui"
)

// Samples are the room's pages with made-up data.
func Samples() []ui.Sample {
	return append(outside(), inside()...)
}

// outside are the pages of the door and of oneself.
func outside() []ui.Sample {
	at := time.Date(2027, 3, 25, 8, 5, 0, 0, time.UTC)
	places := []ui.Place{{Slug: "la-grange", Name: "La Grange"}, {Slug: "le-moulin", Name: "Le Moulin"}}
	refused := ui.FormOf(url.Values{"email": {"lea@example.org"}}, base.Wrong("password", "account.not_this_password"))
	waiting := ui.FormOf(url.Values{"email": {"lea@example.org"}}, base.Refuse(base.Invalid, "account.wait", base.Args{"seconds": 8}))
	asked := invited{Invitation: Invitation{Email: "lea@example.org", Role: base.Member, By: "Nadia Ferhat"}, PlaceName: "La Grange"}
	me := mePage{Me: Account{Name: "Léa Morin", Email: "lea@example.org", password: "x"}, AsksPassword: true, Present: "1", Places: places,
		Sessions: []Session{
			{ID: "1", Device: "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0", Began: at, Seen: at},
			{ID: "2", Device: "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Version/19.0 Safari/604.1", Began: at, Seen: at},
			{ID: "3", Began: at, Seen: at}}}
	wrong := me
	wrong.Forms = map[string]ui.Form{partPassword: ui.FormOf(url.Values{}, base.Wrong("password", "account.password_short", base.Args{"min": passwordMin}))}
	byLetter := mePage{Me: Account{Name: "Sam", Email: "sam@example.org"}, Present: "1", Sessions: []Session{{ID: "1", Began: at, Seen: at}}}
	return []ui.Sample{
		{Name: "account: sign in", Page: signInPage{Letters: true}, Bare: true},
		{Name: "account: sign in, refused", Page: signInPage{Form: refused}, Bare: true},
		{Name: "account: sign in, waiting", Page: signInPage{Form: waiting, Letters: true}, Bare: true},
		{Name: "account: a letter is on its way", Page: letterPage{}, Bare: true},
		{Name: "account: the link of a letter", Page: linkPage{}, Bare: true},
		{Name: "account: invitation, new account", Page: invitationPage{Invitation: asked}, Bare: true},
		{Name: "account: invitation, known address", Page: invitationPage{Invitation: asked, Known: true}, Bare: true},
		{Name: "account: invitation, signed in", Page: invitationPage{Invitation: asked, As: "Léa Morin"}, Bare: true},
		{Name: "account: my places", Page: homePage{places}, Bare: true},
		{Name: "account: no place yet", Page: homePage{}, Bare: true},
		{Name: "account: me", Page: me, Scene: nowhere},
		{Name: "account: me, a password refused", Page: wrong, Scene: nowhere},
		{Name: "account: me, without a password", Page: byLetter, Scene: nowhere},
		{Name: "account: confirm an address", Page: confirmationPage{}, Bare: true},
	}
}

// nowhere is the scene of a page that is not about any place.
func nowhere(s *ui.Scene) { s.Place, s.Path = ui.Place{}, "/me" }

// inside are the pages about the rights of a place.
func inside() []ui.Sample {
	at := time.Date(2027, 3, 25, 8, 5, 0, 0, time.UTC)
	nadia := Grant{Account: "1", Name: "Nadia Ferhat", Email: "nadia@example.org", Role: base.Owner}
	lea := Grant{Account: "2", Name: "Léa Morin", Email: "lea@example.org", Role: base.Member}
	waiting := []Invitation{{ID: "1", Email: "sam@example.org", Role: base.Treasurer, By: "Nadia Ferhat", Until: at}}
	refused := ui.FormOf(url.Values{"role": {"member"}}, base.Wrong("role", "account.last_owner"))
	site := Token{ID: "1", Label: "Site web", Role: base.Visitor, Scopes: base.Scopes{"read"}, By: "Nadia Ferhat", Made: at}
	lock := Token{ID: "2", Label: "Serrure", Role: base.Team, Scopes: base.Scopes{"booking:read", "space:read"}, By: "Nadia Ferhat", Made: at, Seen: at, Until: at}
	entries := []db.Entry{
		{ID: "2", At: at, Who: "Nadia Ferhat", Room: "role", Act: "role_given", Detail: db.Detail{"name": "Léa Morin", "role": []any{"member", "team"}}},
		{ID: "1", At: at, Who: "Léa Morin", Room: "role", Act: "signed_in"},
	}
	return []ui.Sample{
		{Name: "account: roles, one person", Page: rolesPage{Grants: []Grant{nadia}}},
		{Name: "account: roles", Page: rolesPage{Grants: []Grant{nadia, lea}, Invitations: waiting}},
		{Name: "account: what each role allows", Page: meaningPage{}},
		{Name: "account: one role", Page: rolePage{Grant: lea}},
		{Name: "account: one role, refused", Page: rolePage{Form: refused, Grant: nadia}},
		{Name: "account: invite", Page: invitePage{Letters: true}},
		{Name: "account: invite, no mail server", Page: invitePage{}},
		{Name: "account: no token", Page: tokensPage{Now: at}},
		{Name: "account: tokens", Page: tokensPage{Tokens: []Token{site, lock}, Now: at.Add(time.Hour)}},
		{Name: "account: a new token", Page: tokenPage{}},
		{Name: "account: a token is made", Page: madePage{site, "pilotis_0123456789abcdefghjkmnpqrs"}},
		{Name: "account: trail", Page: trailPage{Entries: entries, Grants: []Grant{nadia, lea}, More: true}},
		{Name: "account: an empty trail", Page: trailPage{Grants: []Grant{nadia}, Room: "booking", Before: "1"}},
	}
}
