package app

import (
	"context"

	"pilotis/internal/base"
	"pilotis/internal/candidacy"
	"pilotis/internal/db"
	"pilotis/internal/jury"
)

// bonds tells a jury what the house knows to bind somebody: a role in the team of the certifier,
// or in that of the place that a candidate steers.
func (h *House) bonds(ctx context.Context, tx *db.Tx, m jury.Member, of []candidacy.Candidate) (out []jury.Link, err error) {
	if m.Email == "" {
		return nil, nil
	}
	account, err := h.Accounts.Find(ctx, m.Email)
	if err != nil {
		return nil, unless(base.Invalid, err) // nobody here has that address
	}
	role, err := h.roleIn(ctx, tx.Who.Place, account.ID)
	if err != nil {
		return nil, err
	}
	if role >= base.Team {
		out = append(out, jury.Link{Bond: jury.Employee})
	}
	for _, c := range of {
		if c.Steered == "" {
			continue
		}
		if role, err = h.roleIn(ctx, c.Steered, account.ID); err != nil {
			return nil, err
		}
		switch {
		case role >= base.Board:
			out = append(out, jury.Link{Bond: jury.Employer, Candidate: c.ID})
		case role >= base.Team:
			out = append(out, jury.Link{Bond: jury.Colleague, Candidate: c.ID})
		}
	}
	return out, nil
}

// roleIn tells the role of an account in a place; a stranger has none.
func (h *House) roleIn(ctx context.Context, place base.PlaceID, account base.AccountID) (base.Role, error) {
	g, err := h.Accounts.GrantOf(ctx, base.Actor{Place: place}, account)
	return g.Role, unless(base.NotFound, err)
}

// unless passes an error on that is not of a kind.
func unless(kind base.Kind, err error) error {
	if base.KindOf(err) == kind {
		return nil
	}
	return err
}
