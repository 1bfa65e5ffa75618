package certification

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"net/http"
	"path/filepath"
	"strings"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/db"
)

// conventionMax is the largest convention, in bytes.
const conventionMax = 10 << 20

// KeepConvention keeps the signed convention of a habilitation, a PDF or a picture of it, in place
// of the one before.
func (d *Desk) KeepConvention(ctx context.Context, who base.Actor, id base.ID[Partner], name string, content io.Reader) error {
	body, err := io.ReadAll(io.LimitReader(content, conventionMax+1))
	if err != nil {
		return err
	}
	media, _, _ := strings.Cut(http.DetectContentType(body), ";")
	switch {
	case len(body) == 0:
		return base.Wrong("file", "base.required")
	case len(body) > conventionMax:
		return base.Wrong("file", "certification.file_too_large", base.Args{"max": conventionMax >> 20})
	case media != "application/pdf" && media != "image/jpeg" && media != "image/png":
		return base.Wrong("file", "certification.convention_kind")
	}
	sum := sha256.Sum256(body)
	kept := Convention{base.Tidy(filepath.Base(name)), media, hex.EncodeToString(sum[:])}
	return d.rewritePartner(ctx, who, id, "convention_kept", db.Detail{"sum": kept.Sum}, func(ctx context.Context, tx *db.Tx, p *Partner) error {
		was := p.Convention.Sum
		p.Convention = kept
		if err := keepConvention(ctx, tx, kept.Sum, body); err != nil || was == "" || was == kept.Sum {
			return err
		}
		return dropConvention(ctx, tx, was, p.ID)
	})
}

// ConventionOf gives the convention to who signed it: the certifier and the partner.
func (d *Desk) ConventionOf(ctx context.Context, who base.Actor, id base.ID[Partner]) (Convention, []byte, error) {
	p, err := d.Partner(ctx, d.DB, who, id)
	if err != nil {
		return Convention{}, nil, err
	}
	if p.Convention.Sum == "" {
		return Convention{}, nil, base.Refuse(base.NotFound, "base.not_found")
	}
	body, err := getConvention(ctx, d.DB, p.Keeper, p.Convention.Sum)
	return p.Convention, body, err
}

// Controls gives the checks of a partner, or of all of them where it is "", the last first, to who
// keeps them.
func (d *Desk) Controls(ctx context.Context, r db.Reader, who base.Actor, of base.ID[Partner]) ([]Control, error) {
	return controls(ctx, r, who.Place, of)
}

// Check writes down that a partner was checked: never for a day to come, and never changed after.
func (d *Desk) Check(ctx context.Context, who base.Actor, c Control) error {
	c.Subject, c.Finding, c.Author = base.Tidy(c.Subject), base.Tidy(c.Finding), who.Name
	var checks checking
	checks.text("subject", c.Subject, 255)
	checks.that(!base.Longer(c.Finding, textMax), "finding", "base.too_long", base.Args{"max": textMax})
	checks.that(c.Met || c.Finding != "", "finding", "certification.finding_missing")
	if _, err := day.Parse(string(c.On)); err != nil {
		checks.that(false, "on", "base.not_a_day")
	} else {
		checks.that(c.On <= d.today(who), "on", "certification.control_ahead")
	}
	if err := checks.wrong.Fault(); err != nil {
		return err
	}
	return d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		if _, err := ownPartner(ctx, tx, c.Partner); err != nil {
			return err
		}
		c.ID = base.NewID[Control](tx.Now)
		if err := insertControl(ctx, tx, c); err != nil {
			return err
		}
		return tx.Record(ctx, "certification", string(c.Partner), "partner_checked", db.Detail{"subject": c.Subject, "met": c.Met})
	})
}
