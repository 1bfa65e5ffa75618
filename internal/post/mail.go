package post

import (
	"context"
	"net/mail"
	"strings"
	"time"
	"unicode"

	"pilotis/internal/base"
	"pilotis/internal/db"
)

const mailKind = "mail"

// Mail is one letter to one person. Its Text is plain: paragraphs parted by an
// empty line; the same words make the HTML beside it.
type Mail struct {
	To      string // an address
	Name    string // of the person, shown beside the address
	From    string // who writes, shown beside our own address: the place's name
	ReplyTo string // the place's address, "" for none
	Lang    string
	Subject string
	Text    string
	Link    Link // the one thing to do, drawn as a button

	// List names the letters that this one belongs to where one may refuse them:
	// "reminder". Empty for a service that was asked for: a confirmation, a sign-in.
	List string

	// Calendar is a file of paper.Calendar that the letter carries, and Method what
	// it does there: "REQUEST", "CANCEL", or "PUBLISH" for a file that is only enclosed.
	Calendar, Method string

	Enclosed *File // what it carries besides; nil for nothing

	Until time.Time `json:"-"` // of no use after; zero for always
}

// File is what a letter carries: a report, a slip.
type File struct {
	Name, Kind string // Kind as the web names it: "application/pdf"
	Body       []byte
}

// Link is a button: a label in the letter's language, and where it leads.
type Link struct{ Label, URL string }

// Send puts a letter in the outbox. The key is what makes it the same letter if it
// is sent again. An address that no server would understand is refused.
func Send(ctx context.Context, tx *db.Tx, key string, m Mail) error {
	m.To = Address(m.To)
	if !Reachable(m.To) {
		return base.Wrong("email", "base.not_an_email")
	}
	if !Reachable(Address(m.ReplyTo)) {
		m.ReplyTo = ""
	}
	m.Subject, m.Name, m.From = oneLine(m.Subject), oneLine(m.Name), oneLine(m.From)
	return Enqueue(ctx, tx, Job{Kind: mailKind, Key: key, Until: m.Until, Body: m, to: m.To})
}

// Forget takes out of the actor's place every letter to an address, sent or not,
// and its subscriptions; a refusal stays, without which it could not be honoured.
func Forget(ctx context.Context, tx *db.Tx, address string) error {
	return deleteLetters(ctx, tx, Address(address))
}

// Address writes an address as Pilotis compares them: no space around, no capitals.
func Address(s string) string { return strings.ToLower(strings.TrimSpace(s)) }

// Reachable tells whether a letter can be addressed so: one bare address of the
// form name@host, and nothing that would end a header.
func Reachable(address string) bool {
	parsed, err := mail.ParseAddress(address)
	return err == nil && parsed.Address == address && !strings.ContainsFunc(address, unicode.IsControl)
}

// oneLine keeps what people typed from ending the header it stands in.
func oneLine(s string) string {
	return strings.Join(strings.FieldsFunc(strings.ToValidUTF8(s, "\uFFFD"), func(r rune) bool {
		return unicode.IsControl(r) || r == '\u2028' || r == '\u2029' || r == ' '
	}), " ")
}

// Letter is a letter of the outbox, as the folder of mail shows it.
type Letter struct {
	ID     string
	Mail   Mail
	Made   time.Time
	Run    time.Time // the next try, where it waits
	Tries  int
	Reason string // of the last failure
	Ending Ending
	Ended  time.Time
}

// Folder is a page of the letters of the actor's place, newest first, before the
// letter of that identifier ("" for the newest).
func (d *Desk) Folder(ctx context.Context, who base.Actor, before string) ([]Letter, error) {
	return letters(ctx, d.DB, who.Place, before, folderSize)
}

// folderSize is how many letters a page of the folder shows.
const folderSize = 50

// Letter gives one letter of the actor's place.
func (d *Desk) Letter(ctx context.Context, who base.Actor, id string) (Letter, error) {
	return letter(ctx, d.DB, who.Place, id)
}

// Again sends a letter that was given up once more.
func (d *Desk) Again(ctx context.Context, who base.Actor, id string) error {
	return d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		if err := reviveJob(ctx, tx, id); err != nil {
			return err
		}
		return tx.Record(ctx, "post", id, "retried", nil)
	})
}
