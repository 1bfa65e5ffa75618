package boussole

import (
	"context"
	"strings"

	"github.com/a-h/templ"

	"pilotis/internal/base"
	"pilotis/internal/ui"
)

// callsShown is how many things to do the compass begins with.
const callsShown = 3

// lede says in a sentence where the place stands.
func (p compassPage) lede(ctx context.Context) string {
	if len(p.Standings) == 0 {
		return ui.T(ctx, "boussole.lede_draft")
	}
	return ui.T(ctx, "boussole.lede", base.Args{"all": len(p.Standings), "fine": p.Count(Fine),
		"watch": p.Count(Watch), "missing": p.Count(Missing), "unmeasured": p.Count(Unmeasured)})
}

// of lists the standings of a unit.
func (p compassPage) of(u Unit) []Standing {
	var all []Standing
	for _, s := range p.Standings {
		if strings.HasPrefix(s.Competence.Code, u.Code+".") {
			all = append(all, s)
		}
	}
	return all
}

// said tells in the list how a competence stands: the reason of what decides it.
func (s Standing) said(ctx context.Context) string {
	if s.State == Unmeasured {
		return ui.T(ctx, "boussole.unmeasured")
	}
	worst := s.Worst()
	return ui.T(ctx, worst.Reason, worst.Args)
}

// pathAt gives the address of a path of the place, which may bear a query.
func pathAt(ctx context.Context, path string) templ.SafeURL {
	return ui.At(ctx, "") + templ.SafeURL(path)
}

func compassAt(ctx context.Context, version string) templ.SafeURL {
	if version == "" {
		return ui.At(ctx, "/boussole")
	}
	return ui.At(ctx, "/boussole") + templ.SafeURL("?version="+version)
}
