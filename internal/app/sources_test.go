package app_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"pilotis/internal/testkit"
	"pilotis/internal/words"
)

// source is one Go file of the house, tests and generated pages left out.
type source struct {
	path, room, name string
	lines            int
	tree             *ast.File
	files            *token.FileSet
}

func sources(t *testing.T) []source {
	t.Helper()
	files, err := filepath.Glob("../*/*.go")
	if err != nil {
		t.Fatal(err)
	}
	var out []source
	for _, path := range files {
		if strings.HasSuffix(path, "_test.go") || strings.HasSuffix(path, "_templ.go") {
			continue
		}
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		set := token.NewFileSet()
		tree, err := parser.ParseFile(set, path, text, 0)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, source{path, filepath.Base(filepath.Dir(path)), filepath.Base(path), strings.Count(string(text), "\n"), tree, set})
	}
	return out
}

// literals gives the texts written in a file.
func (s source) literals() (out []string) {
	ast.Inspect(s.tree, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.ImportSpec:
			return false
		case *ast.ValueSpec: // the name of a job is no text
			if strings.HasSuffix(strings.ToLower(n.Names[0].Name), "kind") {
				return false
			}
		}
		if l, is := n.(*ast.BasicLit); is && l.Kind == token.STRING {
			if text, err := strconv.Unquote(l.Value); err == nil {
				out = append(out, text)
			}
		}
		return true
	})
	return out
}

var statement = regexp.MustCompile(`(?is)^\s*(select\s.+\sfrom\s|insert\s+into\s|update\s+\w+\s+set\s|delete\s+from\s|with\s+(recursive\s+)?\w+.*\sas\s*\()`)

func TestOnlyStoresHoldSQL(t *testing.T) {
	t.Parallel()
	for _, s := range sources(t) {
		if s.room == "db" || s.room == "testkit" || strings.HasPrefix(s.name, "store") {
			continue
		}
		for _, text := range s.literals() {
			if statement.MatchString(text) {
				t.Errorf("%s holds SQL: %.60q", s.path, text)
			}
		}
	}
}

func TestOnlyBaseAndDBReadTheClock(t *testing.T) {
	t.Parallel()
	for _, s := range sources(t) {
		if s.room == "base" || s.room == "db" || s.room == "testkit" {
			continue
		}
		ast.Inspect(s.tree, func(n ast.Node) bool {
			if call, is := n.(*ast.SelectorExpr); is {
				if pkg, named := call.X.(*ast.Ident); named && pkg.Name == "time" && (call.Sel.Name == "Now" || call.Sel.Name == "Since" || call.Sel.Name == "Until") {
					t.Errorf("%s reads the clock", s.files.Position(call.Pos()))
				}
			}
			return true
		})
	}
}

func TestOnlyDBBeginsTransactions(t *testing.T) {
	t.Parallel()
	for _, s := range sources(t) {
		for _, imported := range s.tree.Imports {
			if path, _ := strconv.Unquote(imported.Path.Value); path == "database/sql" && s.room != "db" && s.room != "testkit" {
				t.Errorf("%s knows database/sql", s.path)
			}
		}
	}
}

func TestNoVisibleTextLivesInGoCode(t *testing.T) {
	t.Parallel()
	for _, s := range sources(t) {
		if s.room == "testkit" || strings.HasPrefix(s.name, "gallery") || strings.HasPrefix(s.name, "sample") {
			continue // made-up names of people and places
		}
		for _, text := range s.literals() {
			if frenchWords(text) {
				t.Errorf("%s holds a text that people read: %.80q", s.path, text)
			}
		}
		for _, text := range s.said() {
			if sentence.MatchString(text) && !lawName.MatchString(text) {
				t.Errorf("%s holds a sentence: %.80q", s.path, text)
			}
		}
	}
}

// sentence has three words and begins or ends as sentences do, in any language.
// What is shorter cannot be told from the names that programs use.
var (
	sentence = regexp.MustCompile(`(?s)^\s*\p{Lu}\p{L}*(.*[\s’']\p{L}{2,}){2,}|(\p{L}{2,}[\s’'].*){2,}[.!?…]\s*$`)
	lawName  = regexp.MustCompile(`^Code du travail, art\. `)
)

// said gives the texts that a file may show to somebody: neither SQL, which lives in
// stores and in db, nor what is told to operators and to those who read the API.
func (s source) said() (out []string) {
	if s.room == "db" || strings.HasPrefix(s.name, "store") {
		return nil
	}
	ast.Inspect(s.tree, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.ImportSpec:
			return false
		case *ast.Field:
			n.Tag = nil // what forms and the API's schema are made of
		case *ast.KeyValueExpr:
			key, is := n.Key.(*ast.Ident)
			return !is || key.Name != "Summary" && key.Name != "Help"
		case *ast.CallExpr:
			return !forOperators(n.Fun)
		case *ast.BasicLit:
			if text, err := strconv.Unquote(n.Value); err == nil && n.Kind == token.STRING {
				out = append(out, text)
			}
		}
		return true
	})
	return out
}

// forOperators tells whether a call makes an error of ours, breaks off, or writes in the log.
func forOperators(called ast.Expr) bool {
	name := ""
	switch f := called.(type) {
	case *ast.Ident:
		name = f.Name
	case *ast.SelectorExpr:
		name = f.Sel.Name
	}
	return slices.Contains([]string{"panic", "New", "Errorf", "InfoContext", "WarnContext", "ErrorContext", "Info", "Warn", "Error"}, name)
}

func TestASentenceIsToldFromTheWordsOfPrograms(t *testing.T) {
	t.Parallel()
	for text, is := range map[string]bool{
		"Your booking is made":        true,
		"La salle est prise":          true,
		"Il y a une foule":            true,
		"this hour is taken.":         true,
		"Reserva tu sala hoy":         true,
		"le lieu est ouvert !":        true,
		"nom du tiers lieu":           false, // a heading as others write it, folded
		"id, name, hue, purpose":      false,
		"text/html; charset=utf-8":    false,
		"GET /bookings/{id}":          false,
		"Content-Type":                false,
		"Europe/Paris":                false,
		"default-src 'self'; img-src": false,
		"booking.not_free":            false,
		"Bearer realm=\"pilotis\"":    false,
		"2006-01-02T15:04:05.000000Z": false,
		"BEGIN:VEVENT":                false,
	} {
		if sentence.MatchString(text) != is {
			t.Errorf("%q: %v", text, !is)
		}
	}
}

// frenchWords looks for what only a text meant for people has: a word with an
// accent beside others. The référentiel has no other name.
func frenchWords(text string) bool {
	parts := strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && r != '’' })
	accented := slices.ContainsFunc(parts, func(word string) bool {
		return len([]rune(word)) > 2 && word != "référentiel" && strings.ContainsFunc(word, func(r rune) bool { return r > 127 })
	})
	return accented && len(parts) > 2
}

// written is a key, or the beginning of one, in a page.
var written = regexp.MustCompile("[\"`]([a-z]+\\.[a-z0-9_]*)[\"`]")

// named lists the keys, and beginnings of keys, that pages and sources write.
func named(t *testing.T) map[string]bool {
	t.Helper()
	out := map[string]bool{}
	for _, s := range sources(t) {
		for _, text := range s.literals() {
			if written.MatchString(`"` + text + `"`) {
				out[text] = true
			}
		}
	}
	pages, err := filepath.Glob("../*/*.templ")
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range pages {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range written.FindAllStringSubmatch(string(text), -1) {
			out[m[1]] = true
		}
	}
	return out
}

func TestEveryTextThatIsNamedExistsAndEveryTextIsNamed(t *testing.T) {
	t.Parallel()
	names := named(t)
	rooms := map[string]bool{"role": true}
	for _, key := range words.Keys("fr") {
		room, _, _ := strings.Cut(key, ".")
		rooms[room] = true
	}
	known := words.Keys("fr")
	for name := range names {
		room, _, _ := strings.Cut(name, ".")
		begins := func(key string) bool { return strings.HasPrefix(key, name) }
		if rooms[room] && !slices.ContainsFunc(known, begins) && !isFile(name) {
			t.Errorf("%s is named and does not exist", name)
		}
	}
	for _, key := range known {
		used := names[key]
		for name := range names {
			used = used || strings.HasPrefix(key, name) && len(name) < len(key) && !slices.Contains(known, name)
		}
		if !used {
			t.Errorf("%s exists and nothing names it", key)
		}
	}
}

func isFile(name string) bool {
	return slices.Contains([]string{".gz", ".json", ".css", ".js", ".svg", ".zip", ".csv", ".db", ".ics"}, filepath.Ext(name))
}

func TestFilesAndFunctionsStaySmall(t *testing.T) {
	t.Parallel()
	const fileMax, functionMax = 500, 70
	for _, s := range sources(t) {
		if s.lines > fileMax {
			t.Errorf("%s has %d lines", s.path, s.lines)
		}
		for _, d := range s.tree.Decls {
			f, is := d.(*ast.FuncDecl)
			if !is {
				continue
			}
			if n := s.files.Position(f.End()).Line - s.files.Position(f.Pos()).Line + 1; n > functionMax {
				t.Errorf("%s: %s has %d lines", s.path, f.Name.Name, n)
			}
		}
	}
}

func TestEveryRoomIsOnTheDrawingOfTheHouse(t *testing.T) {
	t.Parallel()
	drawing, err := os.ReadFile(filepath.Join(testkit.Root(), "ARCHITECTURE.md"))
	if err != nil {
		t.Fatal(err)
	}
	for room := range storey {
		if !regexp.MustCompile(`(?m)^[ 0-9a-z]* ` + room + ` {2,}`).Match(drawing) {
			t.Errorf("ARCHITECTURE.md does not draw %s", room)
		}
	}
}
