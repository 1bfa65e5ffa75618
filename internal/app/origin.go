package app

import (
	"net/url"
	"strings"
)

// origins are the pages of the facts that other rooms book, by the first word of their source.
var origins = map[string]struct{ key, path string }{
	"purchase": {"app.origin_bill", "/bills/"},
	"claim":    {"app.origin_claim", "/expenses/"},
	"bank":     {"app.origin_move", "/bank/moves/"},
	"asset":    {"app.origin_asset", "/assets/"},
}

// originOf tells where the fact that an entry books is seen, so that every figure opens
// down to its document.
func originOf(source string) (key, path string) {
	room, rest, _ := strings.Cut(source, ":")
	id, _, _ := strings.Cut(strings.Replace(rest, "#", ":", 1), ":") // "claim:ID#2" is the second turn of a fact
	at, known := origins[room]
	if !known || id == "" {
		return "", ""
	}
	return at.key, at.path + url.PathEscape(id)
}
