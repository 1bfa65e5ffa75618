package purchase

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

// File is what was received or photographed, kept bit for bit.
type File struct {
	ID   FileID
	Fact string // bill or claim; empty while its form is being filled in
	Name string
	Kind string
	Size int64
	Sum  string // SHA-256 in hexadecimal
	At   time.Time
	By   base.AccountID
}

const (
	fileMax = 10 << 20       // bytes
	aWhile  = 48 * time.Hour // after which a form that was left is not coming back
)

// fileKinds are what browsers show, and invoices as data.
var fileKinds = []string{"application/pdf", "image/jpeg", "image/png", "image/webp", "text/xml"}

// shown tells whether a browser may show the file: data may hold what a browser would run.
func (f File) shown() bool { return f.Kind != "text/xml" }

// Picture tells whether the file is one.
func (f File) Picture() bool { return strings.HasPrefix(f.Kind, "image/") }

// Keep takes a file before the form that it belongs to is right, so that nothing that
// was sent is lost; one whose form never came is forgotten.
func (d *Desk) Keep(ctx context.Context, who base.Actor, name string, body io.Reader) (File, []byte, error) {
	content, err := io.ReadAll(io.LimitReader(body, fileMax+1))
	if err != nil {
		return File{}, nil, err
	}
	if len(content) > fileMax {
		return File{}, nil, base.Wrong("file", "purchase.file_too_large", base.Args{"max": fileMax >> 20})
	}
	kind, _, _ := strings.Cut(http.DetectContentType(content), ";")
	if !slices.Contains(fileKinds, kind) {
		return File{}, nil, base.Wrong("file", "purchase.file_kind")
	}
	var f File
	err = d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		if err := forgetFiles(ctx, tx, tx.Now.Add(-aWhile)); err != nil {
			return err
		}
		sum := sha256.Sum256(content)
		f = File{ID: base.NewID[File](tx.Now), Name: fileName(name), Kind: kind, Size: int64(len(content)), Sum: hex.EncodeToString(sum[:]), At: tx.Now, By: who.Account}
		if err := insertFile(ctx, tx, f, content); err != nil {
			return err
		}
		return tx.Record(ctx, room, string(f.ID), "file_kept", db.Detail{"name": f.Name, "sha256": f.Sum})
	})
	return f, content, err
}

// fileName keeps the end of a name without the folders that some browsers send.
func fileName(name string) string {
	runes := []rune(name[strings.LastIndexAny(name, `/\`)+1:])
	return string(runes[max(len(runes)-labelMax, 0):])
}

// File reads a file back; one that is no longer what was kept is refused.
func (d *Desk) File(ctx context.Context, who base.Actor, id FileID) (File, []byte, error) {
	f, content, err := fileWhole(ctx, d.DB, who.Place, id)
	if err != nil {
		return f, nil, err
	}
	if sum := sha256.Sum256(content); hex.EncodeToString(sum[:]) != f.Sum {
		return f, nil, base.Refuse(base.Conflict, "purchase.file_altered", base.Args{"name": f.Name})
	}
	return f, content, nil
}

// bind gives a file that was kept to what it belongs to. Another's is not taken: it
// must have been sent by the same account, and belong to nothing else.
func bind(ctx context.Context, tx *db.Tx, id FileID, fact string) error {
	if id == "" {
		return nil
	}
	f, err := file(ctx, tx, tx.Who.Place, id)
	if err != nil {
		return err
	}
	if f.Fact == fact {
		return nil
	}
	if f.Fact != "" || f.By != tx.Who.Account {
		return base.Refuse(base.NotFound, "base.not_found")
	}
	if err := deleteFiles(ctx, tx, fact); err != nil {
		return err
	}
	return bindFile(ctx, tx, id, fact)
}
