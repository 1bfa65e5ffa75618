package ledger

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"net/http"
	"slices"
	"strings"
	"time"

	"pilotis/internal/base"
	"pilotis/internal/db"
)

// Attachment is a voucher of an entry, kept bit for bit.
type Attachment struct {
	ID    base.ID[Attachment]
	Entry EntryID
	Name  string // of the file, as it was sent
	Kind  string // media type, read from the file itself
	Size  int64  // bytes
	Sum   string // SHA-256 of the file, in hexadecimal
	At    time.Time
	By    base.AccountID
}

const (
	voucherMax  = 10 << 20 // bytes of one file
	vouchersMax = 20       // files of one entry
)

// voucherKinds are what a browser shows by itself: a voucher is to be looked at.
var voucherKinds = []string{"application/pdf", "image/jpeg", "image/png", "image/webp"}

// Attach keeps a voucher of an entry, validated or not, of an open year.
func (d *Desk) Attach(ctx context.Context, who base.Actor, entry EntryID, name string, file io.Reader) (Attachment, error) {
	var a Attachment
	content, kind, err := voucher(file)
	if err != nil {
		return a, err
	}
	err = d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) (err error) {
		a, err = d.pin(ctx, tx, entry, name, kind, content)
		return err
	})
	return a, err
}

// voucher reads a whole file and says what it is, whatever its name pretends.
func voucher(file io.Reader) (content []byte, kind string, err error) {
	content, err = io.ReadAll(io.LimitReader(file, voucherMax+1))
	if err != nil {
		return nil, "", err
	}
	if len(content) > voucherMax {
		return nil, "", base.Wrong("voucher", "ledger.voucher_too_large", base.Args{"max": voucherMax >> 20})
	}
	kind, _, _ = strings.Cut(http.DetectContentType(content), ";")
	if !slices.Contains(voucherKinds, kind) {
		return nil, "", base.Wrong("voucher", "ledger.voucher_kind")
	}
	return content, kind, nil
}

// pin keeps a voucher within a transaction.
func (d *Desk) pin(ctx context.Context, tx *db.Tx, entry EntryID, name, kind string, content []byte) (Attachment, error) {
	if err := d.opened(ctx, tx, entry); err != nil {
		return Attachment{}, err
	}
	there, err := attachments(ctx, tx, tx.Who.Place, entry)
	if err != nil {
		return Attachment{}, err
	}
	if len(there) >= vouchersMax {
		return Attachment{}, base.Wrong("voucher", "ledger.too_many_vouchers", base.Args{"max": vouchersMax})
	}
	sum := sha256.Sum256(content)
	a := Attachment{ID: base.NewID[Attachment](tx.Now), Entry: entry, Name: fileName(name), Kind: kind, Size: int64(len(content)),
		Sum: hex.EncodeToString(sum[:]), At: tx.Now, By: tx.Who.Account}
	if err := insertAttachment(ctx, tx, a, content); err != nil {
		return a, err
	}
	return a, tx.Record(ctx, "ledger", string(entry), "attached", db.Detail{"name": a.Name, "sha256": a.Sum})
}

// fileName keeps the end of a name without the folders that some browsers send.
func fileName(name string) string {
	runes := []rune(name[strings.LastIndexAny(name, `/\`)+1:])
	return string(runes[max(len(runes)-labelMax, 0):])
}

// opened finds an entry and refuses it where its year is closed.
func (d *Desk) opened(ctx context.Context, tx *db.Tx, id EntryID) error {
	if err := lock(ctx, tx); err != nil {
		return err
	}
	e, err := getEntry(ctx, tx, tx.Who.Place, id)
	if err != nil {
		return err
	}
	y, err := getYear(ctx, tx, tx.Who.Place, e.Year)
	if err != nil {
		return err
	}
	return open(y)
}

// Attachments lists the vouchers of an entry, the oldest first.
func (d *Desk) Attachments(ctx context.Context, who base.Actor, entry EntryID) ([]Attachment, error) {
	return attachments(ctx, d.DB, who.Place, entry)
}

// Voucher reads a voucher back; one that is no longer what was kept is refused.
func (d *Desk) Voucher(ctx context.Context, who base.Actor, id base.ID[Attachment]) (Attachment, []byte, error) {
	a, content, err := getAttachment(ctx, d.DB, who.Place, id)
	if err != nil {
		return a, nil, err
	}
	if sum := sha256.Sum256(content); hex.EncodeToString(sum[:]) != a.Sum {
		return a, nil, base.Refuse(base.Conflict, "ledger.voucher_altered", base.Args{"name": a.Name})
	}
	return a, content, nil
}

// Detach takes a voucher out, while its year is open; the trail keeps its name and sum.
func (d *Desk) Detach(ctx context.Context, who base.Actor, id base.ID[Attachment]) (EntryID, error) {
	var of EntryID
	err := d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		a, _, err := getAttachment(ctx, tx, who.Place, id)
		if err != nil {
			return err
		}
		of = a.Entry
		if err := d.opened(ctx, tx, a.Entry); err != nil {
			return err
		}
		if err := deleteAttachment(ctx, tx, id); err != nil {
			return err
		}
		return tx.Record(ctx, "ledger", string(of), "detached", db.Detail{"name": a.Name, "sha256": a.Sum})
	})
	return of, err
}
