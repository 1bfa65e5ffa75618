package app_test

import (
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// storey is the drawing of the house: a room leans only on rooms below it.
var storey = map[string]int{
	"base": 0, "money": 0, "day": 0,
	"words": 1,
	"db":    2, "ui": 2, "paper": 2, "wire": 2, "einvoice": 2, "badge": 2,
	"web": 3, "archive": 3,
	"post": 4, "territory": 4, "chart": 4, "law": 4,
	"account": 5, "listing": 5, "activity": 5, "people": 5, "space": 5, "ledger": 5, "payroll": 5, "certification": 5,
	"place": 6, "intake": 6, "booking": 6, "bank": 6, "fec": 6, "asset": 6, "purchase": 6, "vat": 6, "fund": 6, "accrual": 6, "risk": 6, "stock": 6, "candidacy": 6, "training": 6,
	"calendar": 7, "boussole": 7, "statement": 7, "closing": 7, "budget": 7, "outset": 7, "forecast": 7, "quality": 7, "jury": 7, "portfolio": 7, "attendance": 7, "study": 7, "hosting": 7,
	"analysis": 8, "treasury": 8, "transmission": 8, "award": 8, "tally": 8,
	"outlook": 9, "diagnosis": 9, "board": 9, "fate": 9,
	"cockpit": 10, "dossier": 10,
	"flows": 11,
	"app":   12,
	"demo":  13, "testkit": 13,
}

// pureMayNot lists what the file named after its room must not import.
var pureMayNot = []string{"pilotis/internal/db", "pilotis/internal/web", "database/sql", "net/http"}

func TestARoomLeansOnlyOnRoomsBelow(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("../*/*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		room := filepath.Base(filepath.Dir(file))
		level, drawn := storey[room]
		if !drawn {
			t.Fatalf("room %s is not in the drawing", room)
		}
		name := filepath.Base(file)
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		parsed, err := parser.ParseFile(token.NewFileSet(), file, text, parser.ImportsOnly)
		if err != nil {
			t.Fatal(err)
		}
		for _, spec := range parsed.Imports {
			path, _ := strconv.Unquote(spec.Path.Value)
			if other, ours := strings.CutPrefix(path, "pilotis/internal/"); ours && storey[other] >= level {
				t.Errorf("%s (storey %d) imports %s (storey %d)", file, level, other, storey[other])
			}
			for _, never := range pureMayNot {
				if path == never && level >= storey["account"] && level < storey["flows"] && name == room+".go" {
					t.Errorf("%s must be pure and imports %s", file, path)
				}
			}
		}
	}
}
