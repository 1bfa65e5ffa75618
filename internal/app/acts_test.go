package app_test

import (
	"go/ast"
	"strconv"
	"testing"

	"pilotis/internal/words"
)

// TestTheTrailTellsEveryActInWords looks for the acts that verbs record.
func TestTheTrailTellsEveryActInWords(t *testing.T) {
	t.Parallel()
	for _, s := range sources(t) {
		ast.Inspect(s.tree, func(n ast.Node) bool {
			call, is := n.(*ast.CallExpr)
			if !is || len(call.Args) != 5 {
				return true
			}
			if f, named := call.Fun.(*ast.SelectorExpr); !named || f.Sel.Name != "Record" {
				return true
			}
			room, act := literal(call.Args[1]), literal(call.Args[3])
			if room == "" {
				room = s.room // a constant named after it
			}
			if key := "account.did_" + room + "_" + act; act != "" && !words.Has("fr", key) {
				t.Errorf("%s: nothing says %s", s.files.Position(call.Pos()), key)
			}
			return true
		})
	}
}

func literal(e ast.Expr) string {
	l, is := e.(*ast.BasicLit)
	if !is {
		return ""
	}
	text, _ := strconv.Unquote(l.Value)
	return text
}
