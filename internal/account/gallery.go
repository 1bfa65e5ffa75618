package account

import (
	"net/url"

	"pilotis/internal/base"
	"pilotis/internal/ui"
)

// Samples are the room's pages with made-up data.
func Samples() []ui.Sample {
	places := []ui.Place{{Slug: "la-grange", Name: "La Grange"}, {Slug: "le-moulin", Name: "Le Moulin"}}
	refused := ui.FormOf(url.Values{"email": {"lea@example.org"}}, base.Wrong("password", "account.not_this_password"))
	return []ui.Sample{
		{Name: "account: sign in", Page: signInPage{}, Bare: true},
		{Name: "account: sign in, refused", Page: signInPage{Form: refused}, Bare: true},
		{Name: "account: my places", Page: homePage{places}, Bare: true},
		{Name: "account: no place yet", Page: homePage{}, Bare: true},
	}
}
