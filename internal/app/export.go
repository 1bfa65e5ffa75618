package app

import (
	"context"
	"io"

	"pilotis/internal/archive"
	"pilotis/internal/words"
)

// Export writes all that belongs to the place of an address, in a language.
func (h *House) Export(ctx context.Context, w io.Writer, slug, lang string) (archive.Exported, error) {
	who, err := h.Accounts.Keeper(ctx, slug)
	if err != nil {
		return archive.Exported{}, err
	}
	grants, err := h.Accounts.Grants(ctx, who)
	if err != nil {
		return archive.Exported{}, err
	}
	roles := archive.Sheet{Name: "roles", Head: []string{"name", "email", "role", "since", "person_id"}}
	for _, g := range grants {
		roles.Rows = append(roles.Rows, []string{g.Name, g.Email, words.T(lang, "role."+g.Role.String()),
			g.Since.UTC().Format("2006-01-02T15:04:05Z"), string(g.Person)})
	}
	return archive.Export(ctx, h.DB, w, who.Place, lang, roles)
}
