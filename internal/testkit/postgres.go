package testkit

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"sort"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"pilotis/internal/db"
)

var databases atomic.Int64

// PostgresDSN gives the address of a migrated database of the test's own. In CI a
// machine without PostgreSQL fails the test; elsewhere the test is skipped, saying so.
func PostgresDSN(t testing.TB) string { return databaseOf(t, "") }

// databaseOf makes a database like a template: "" is the one that is migrated.
func databaseOf(t testing.TB, template string) string {
	t.Helper()
	s, err := startedServer()
	if err != nil {
		if os.Getenv("CI") != "" {
			t.Fatal(err)
		}
		t.Skip(err)
	}
	if template == "" {
		template = s.template
	}
	name := fmt.Sprintf("t%d_%d", os.Getpid(), databases.Add(1))
	if _, err := s.admin.Exec("create database " + name + " template " + template); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _, _ = s.admin.Exec("drop database if exists " + name + " with (force)") })
	return s.dsn(name)
}

// server is a PostgreSQL shared by all the tests of a machine and a user: the
// first that needs it starts it, `make test` stops it at the end.
type server struct {
	dir      string
	admin    *sql.DB
	template string
}

func (s server) dsn(name string) string {
	return "postgres://pilotis@/" + name + "?host=" + url.QueryEscape(s.dir)
}

var startedServer = sync.OnceValues(func() (server, error) {
	s := sharedServer()
	lock, err := os.OpenFile(s.dir+".lock", os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return s, err
	}
	defer lock.Close()
	if err := syscall.Flock(int(lock.Fd()), syscall.LOCK_EX); err != nil {
		return s, err
	}
	if s.admin, err = sql.Open("pgx", s.dsn("postgres")); err != nil {
		return s, err
	}
	s.admin.SetMaxOpenConns(2)
	if s.admin.Ping() != nil {
		if err := s.start(forgetful); err != nil {
			return s, fmt.Errorf("tests need PostgreSQL (Debian: postgresql): %w", err)
		}
	}
	return s, s.makeTemplate()
})

// forgetful settings make a test fast; nothing survives a power cut, and nothing has to.
const forgetful = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off"

// DurablePostgres starts a server of its own whose commits are on the disk when they
// are acknowledged, for measures; stop ends it and leaves nothing.
func DurablePostgres() (dsn string, stop func(), err error) {
	dir, err := os.MkdirTemp("", "pilotis-durable")
	if err != nil {
		return "", nil, err
	}
	s := server{dir: dir}
	if err := s.start("-c fsync=on -c synchronous_commit=on"); err != nil {
		return "", nil, err
	}
	stop = func() {
		if as, err := ordinaryUser(dir); err == nil {
			_ = s.control(as, "-m", "fast", "stop")
		}
		_ = os.RemoveAll(dir)
	}
	return s.dsn("postgres"), stop, nil
}

// StopPostgres ends the server that the tests of this machine share, if it runs.
func StopPostgres() error {
	s := sharedServer()
	if _, err := os.Stat(filepath.Join(s.dir, "data", "postmaster.pid")); errors.Is(err, os.ErrNotExist) {
		return nil
	}
	as, err := ordinaryUser(s.dir)
	if err != nil {
		return err
	}
	return s.control(as, "-m", "fast", "stop")
}

func sharedServer() server {
	return server{dir: filepath.Join(os.TempDir(), "pilotis-postgres-"+strconv.Itoa(os.Getuid()))}
}

// control runs pg_ctl on the cluster.
func (s server) control(as *syscall.SysProcAttr, args ...string) error {
	bin, err := binaries()
	if err != nil {
		return err
	}
	return run(as, filepath.Join(bin, "pg_ctl"), append([]string{"-D", filepath.Join(s.dir, "data"), "-w"}, args...)...)
}

// start makes a new cluster and runs it.
func (s server) start(settings string) error {
	bin, err := binaries()
	if err != nil {
		return err
	}
	if err := os.RemoveAll(s.dir); err != nil {
		return err
	}
	if err := os.MkdirAll(s.dir, 0o700); err != nil {
		return err
	}
	as, err := ordinaryUser(s.dir)
	if err != nil {
		return err
	}
	data := filepath.Join(s.dir, "data")
	if err := run(as, filepath.Join(bin, "initdb"), "-D", data, "-U", "pilotis", "--locale=C", "-E", "UTF8", "-A", "trust", "--no-sync"); err != nil {
		return err
	}
	return s.control(as, "-l", filepath.Join(s.dir, "log"), "-o",
		"-c listen_addresses='' -c unix_socket_directories='"+s.dir+"' -c max_connections=400 -c shared_buffers=64MB "+settings, "start")
}

// ordinaryUser: PostgreSQL refuses to run as root, so root lends it to postgres or nobody.
func ordinaryUser(dir string) (*syscall.SysProcAttr, error) {
	if os.Getuid() != 0 {
		return nil, nil
	}
	for _, name := range []string{"postgres", "nobody"} {
		u, err := user.Lookup(name)
		if err != nil {
			continue
		}
		uid, _ := strconv.Atoi(u.Uid)
		gid, _ := strconv.Atoi(u.Gid)
		if err := os.Chown(dir, uid, gid); err != nil {
			return nil, err
		}
		return &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}}, nil
	}
	return nil, fmt.Errorf("neither postgres nor nobody is a user here")
}

func run(as *syscall.SysProcAttr, name string, args ...string) error {
	c := exec.Command(name, args...)
	c.Dir = os.TempDir()
	c.SysProcAttr = as
	out := new(strings.Builder)
	if filepath.Base(name) != "pg_ctl" { // the server would keep the pipe open
		c.Stdout, c.Stderr = out, out
	}
	if err := c.Run(); err != nil {
		return fmt.Errorf("%s: %w: %s", name, err, out)
	}
	return nil
}

// binaries finds the newest PostgreSQL of Debian, or the one on the path.
func binaries() (string, error) {
	found, _ := filepath.Glob("/usr/lib/postgresql/*/bin/initdb")
	sort.Strings(found)
	if len(found) > 0 {
		return filepath.Dir(found[len(found)-1]), nil
	}
	path, err := exec.LookPath("initdb")
	if err != nil {
		return "", fmt.Errorf("initdb was not found")
	}
	return filepath.Dir(path), nil
}

// makeTemplate migrates one database per list of migrations; tests copy it.
func (s *server) makeTemplate() error {
	ctx := context.Background()
	sum, err := migrationsSum()
	if err != nil {
		return err
	}
	s.template = "template_" + sum
	var n int
	if err := s.admin.QueryRow("select count(*) from pg_database where datname = $1", s.template).Scan(&n); err != nil || n > 0 {
		return err
	}
	draft := "draft_" + sum
	if _, err := s.admin.Exec("drop database if exists " + draft + " with (force)"); err != nil {
		return err
	}
	if _, err := s.admin.Exec("create database " + draft); err != nil {
		return err
	}
	d, err := db.Open(ctx, s.dsn(draft))
	if err != nil {
		return err
	}
	_, err = d.Migrate(ctx)
	if e := d.Close(); err == nil {
		err = e
	}
	if err != nil {
		return err
	}
	for range 50 { // the closed connections take a moment to leave
		if _, err = s.admin.Exec("alter database " + draft + " rename to " + s.template); err == nil {
			return nil
		}
		time.Sleep(20 * time.Millisecond)
	}
	return err
}

func migrationsSum() (string, error) {
	files, err := filepath.Glob(filepath.Join(Root(), "internal", "db", "migrations", "*.sql"))
	if err != nil {
		return "", err
	}
	h := sha256.New()
	for _, f := range files {
		text, err := os.ReadFile(f)
		if err != nil {
			return "", err
		}
		fmt.Fprintln(h, f, string(text))
	}
	return fmt.Sprintf("%x", h.Sum(nil)[:8]), nil
}

// EmptyPostgresDSN gives the address of a database of the test's own without any table.
func EmptyPostgresDSN(t testing.TB) string { return databaseOf(t, "template1") }
