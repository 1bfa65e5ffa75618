// Package testkit gives each test a database of its own on both engines, and a
// small cast of people. Only tests import it.
package testkit

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	_ "time/tzdata" // zones on any machine

	"pilotis/internal/base"
	"pilotis/internal/db"
)

// Paris is the zone of most places of the cast.
var Paris = Zone("Europe/Paris")

// Zone loads a zone or panics.
func Zone(name string) *time.Location {
	z, err := time.LoadLocation(name)
	if err != nil {
		panic(err)
	}
	return z
}

// Each runs a test on SQLite and on PostgreSQL, in parallel, each on a migrated
// and empty database of its own.
func Each(t *testing.T, run func(t *testing.T, d *db.DB)) {
	t.Helper()
	t.Parallel()
	t.Run("sqlite", func(t *testing.T) { t.Parallel(); run(t, SQLite(t)) })
	t.Run("postgres", func(t *testing.T) { t.Parallel(); run(t, Postgres(t)) })
}

// SQLite opens a migrated database in the test's own folder.
func SQLite(t testing.TB) *db.DB { return open(t, SQLiteDSN(t)) }

// SQLiteDSN gives the address of a migrated database of the test's own.
func SQLiteDSN(t testing.TB) string {
	file := filepath.Join(t.TempDir(), "pilotis.db")
	template, err := sqliteTemplate()
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, template, 0o600); err != nil {
		t.Fatal(err)
	}
	return "sqlite:" + file
}

// Postgres opens a migrated database of the test's own on a server that the tests start.
func Postgres(t testing.TB) *db.DB { return open(t, PostgresDSN(t)) }

func open(t testing.TB, dsn string) *db.DB {
	d, err := db.Open(context.Background(), dsn)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = d.Close() })
	return d
}

// At sets the clock of a database: an instant such as "2027-03-27T10:00:00+01:00".
func At(d *db.DB, instant string) time.Time {
	now, err := time.Parse(time.RFC3339, instant)
	if err != nil {
		panic(err)
	}
	d.Clock = now.UTC
	return now
}

// As makes an actor of a role in a place of Paris's zone, without any record in the database.
func As(role base.Role, place base.PlaceID) base.Actor {
	return base.Actor{Account: base.AccountID("account-" + role.String()), Name: role.String(),
		Place: place, Role: role, Zone: Paris, Lang: "fr"}
}

// Who makes an actor of a role and, after a dot, a person: "member.ana".
func Who(name string, place base.PlaceID) base.Actor {
	called, person, known := strings.Cut(name, ".")
	role, _ := base.ParseRole(called)
	a := As(role, place)
	a.Account, a.Person = base.AccountID("account-"+name), base.PersonID(person)
	if known {
		a.Name = strings.ToUpper(person[:1]) + person[1:]
	}
	return a
}

// File gives the path of a file of the test data (PILOTIS_TESTDATA, otherwise
// shared/data beside the project), and skips the test, saying so, where it is absent.
func File(t testing.TB, name string) string {
	t.Helper()
	root := os.Getenv("PILOTIS_TESTDATA")
	if root == "" {
		root = filepath.Join(Root(), "..", "shared", "data")
	}
	path := filepath.Join(root, filepath.FromSlash(name))
	if _, err := os.Stat(path); err != nil {
		t.Skipf("test data absent: %s (set PILOTIS_TESTDATA)", name)
	}
	return path
}

// Root is the project's folder, found by its go.mod.
func Root() string {
	dir, err := os.Getwd()
	if err != nil {
		panic(err)
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return dir
		}
		if dir == filepath.Dir(dir) {
			panic("testkit: no go.mod above the test")
		}
		dir = filepath.Dir(dir)
	}
}
