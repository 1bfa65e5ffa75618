package app

import (
	"context"
	"syscall"
	"time"

	"pilotis/internal/base"
	"pilotis/internal/db"
	"pilotis/internal/ledger"
	"pilotis/internal/post"
	"pilotis/internal/words"
)

// State is how something stands that doctor looked at.
type State string

// The states. One Bad is enough to call somebody.
const (
	Ok   State = "ok"
	Warn State = "warn"
	Bad  State = "bad"
)

// Finding is what doctor says of one thing, and what to do about it.
type Finding struct {
	Name  string `json:"name"`
	State State  `json:"state"`
	Said  string `json:"said"`
	Do    string `json:"do,omitempty"`
}

// Doctor looks at an installation, whatever state its database is in.
type Doctor struct {
	DB   *db.DB
	DSN  string
	Mail post.MailConfig
	Lang string
	all  []Finding
}

// The bounds beyond which doctor worries.
const (
	diskLow  = 1 << 30 // bytes
	diskOut  = 100 << 20
	skewLate = 2 * time.Minute
)

// Look examines everything, in the order in which things depend on each other.
func (d *Doctor) Look(ctx context.Context) []Finding {
	d.all = nil
	d.note("engine", Ok, base.Args{"engine": d.DB.Engine()})
	d.disk()
	d.mail()
	if err := d.DB.Ready(ctx); err != nil {
		d.note("migrations", Bad, base.Args{"reason": err.Error()})
		return d.all
	}
	d.note("migrations", Ok, nil)
	for _, look := range []func(context.Context) error{d.integrity, d.clock, d.jobs, d.claims, d.owners, d.books} {
		if err := look(ctx); err != nil {
			d.note("question", Bad, base.Args{"reason": err.Error()})
		}
	}
	return d.all
}

// note writes a finding: its texts are app.doctor_NAME_STATE, and the same with
// _do where something is to be done.
func (d *Doctor) note(name string, state State, args base.Args) {
	key := "app.doctor_" + name + "_" + string(state)
	f := Finding{Name: name, State: state, Said: words.T(d.Lang, key, args)}
	if words.Has(d.Lang, key+"_do") {
		f.Do = words.T(d.Lang, key+"_do", args)
	}
	d.all = append(d.all, f)
}

// count notes Ok for none of something that should not be, and another state otherwise.
func (d *Doctor) count(name string, n int, otherwise State, args base.Args) {
	if n == 0 {
		d.note(name, Ok, nil)
		return
	}
	if args == nil {
		args = base.Args{}
	}
	args["n"] = n
	d.note(name, otherwise, args)
}

func (d *Doctor) disk() {
	file := db.File(d.DSN)
	if file == "" {
		return
	}
	var disk syscall.Statfs_t
	if err := syscall.Statfs(file, &disk); err != nil {
		d.note("disk", Warn, base.Args{"free": err.Error()})
		return
	}
	free := int64(disk.Bavail) * int64(disk.Bsize)
	args := base.Args{"free": words.Int(d.Lang, free>>20)}
	switch {
	case free < diskOut:
		d.note("disk", Bad, args)
	case free < diskLow:
		d.note("disk", Warn, args)
	default:
		d.note("disk", Ok, args)
	}
}

func (d *Doctor) mail() {
	switch err := d.Mail.Check(); {
	case err != nil:
		d.note("mail", Bad, base.Args{"reason": err.Error()})
	case !d.Mail.Set():
		d.note("mail", Warn, nil)
	default:
		d.note("mail", Ok, base.Args{"host": d.Mail.Host})
	}
}

func (d *Doctor) integrity(ctx context.Context) error {
	broken, err := d.DB.Integrity(ctx)
	if err != nil {
		return err
	}
	args := base.Args{"first": ""}
	if len(broken) > 0 {
		args["first"] = broken[0]
	}
	d.count("integrity", len(broken), Bad, args)
	return nil
}

// clock compares the machine's clock with what was written last, which cannot be
// from the future.
func (d *Doctor) clock(ctx context.Context) error {
	last, err := latestAct(ctx, d.DB)
	if err != nil {
		return err
	}
	if now := d.DB.Now(); last.After(now.Add(skewLate)) {
		d.note("clock", Bad, base.Args{"now": now.Format(time.RFC3339), "last": last.Format(time.RFC3339)})
	} else {
		d.note("clock", Ok, base.Args{"now": now.Format(time.RFC3339)})
	}
	return nil
}

func (d *Doctor) jobs(ctx context.Context) error {
	stuck, err := post.Stuck(ctx, d.DB)
	if err != nil {
		return err
	}
	args := base.Args{"kind": "", "reason": ""}
	if len(stuck) > 0 {
		args["kind"], args["reason"] = stuck[0].Kind, stuck[0].Reason
	}
	d.count("jobs", len(stuck), Warn, args)
	return nil
}

func (d *Doctor) claims(ctx context.Context) error {
	n, err := orphanClaims(ctx, d.DB)
	d.count("claims", n, Bad, nil)
	return err
}

func (d *Doctor) owners(ctx context.Context) error {
	n, err := placesWithoutOwner(ctx, d.DB)
	d.count("owners", n, Warn, nil)
	return err
}

// books follows the chain of every place's entries and names the first that breaks it.
func (d *Doctor) books(ctx context.Context) error {
	places, err := placesWithBooks(ctx, d.DB)
	if err != nil {
		return err
	}
	sound := true
	books := &ledger.Desk{DB: d.DB}
	for _, p := range places {
		broken, err := books.Verify(ctx, d.DB, p.ID)
		if err != nil {
			return err
		}
		for _, b := range broken {
			sound = false
			d.note("books", Bad, base.Args{"place": p.Name, "number": b.Entry.Number, "day": words.Day(b.Entry.Day), "label": b.Entry.Label})
		}
	}
	if sound {
		d.note("books", Ok, nil)
	}
	return nil
}
