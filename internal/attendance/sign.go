package attendance

import (
	"cmp"
	"context"
	"crypto/subtle"
	"regexp"
	"time"

	"pilotis/internal/base"
	"pilotis/internal/db"
)

// Signing is what one sends to sign a half-day.
type Signing struct {
	Half   base.ID[Half]
	Party  Party
	Digest string    // of the sheet that was read
	Device time.Time // when it was made, as the telephone tells
	Key    string    // by which it arrives once, however often it is sent
	Reason string
	Typed  string
	Stroke string
}

// Sign binds whoever acts, the instant and the sheet. What is sent again under the same key is
// not signed again.
func (d *Desk) Sign(ctx context.Context, who base.Actor, a Signing) (s Signature, err error) {
	if a, err = a.tidied(); err != nil {
		return s, err
	}
	err = d.change(ctx, who, a.Half, func(ctx context.Context, tx *db.Tx, v View, h Half) error {
		email, err := d.Address(ctx, who)
		if err != nil {
			return err
		}
		p := v.Self.Trainee.Person
		if a.Party == AsTrainer {
			p, _ = h.trainer(who, email)
		}
		if p.ID == "" {
			return v.notYours()
		}
		s, err = d.put(ctx, tx, v, h, a, p, ByAccount)
		return err
	})
	return s, err
}

// notYours refuses a signature that is somebody else's to make, or the whole session to whom it
// does not concern.
func (v View) notYours() error {
	if !v.Staff && v.Self == (Self{}) {
		return base.Refuse(base.NotFound, "base.not_found")
	}
	return base.Refuse(base.Forbidden, "attendance.not_yours")
}

// drawn is a path of strokes: where the finger comes down and where it goes.
var drawn = regexp.MustCompile(`^(M\d{1,4} \d{1,4}( ?L\d{1,4} \d{1,4})* ?)+$`)

func (a Signing) tidied() (Signing, error) {
	a.Reason, a.Typed = base.Tidy(a.Reason), base.Tidy(a.Typed)
	var wrong base.Checks
	if a.Party != AsTrainee && a.Party != AsTrainer {
		wrong.Wrong("party", "base.not_a_choice")
	}
	wrong.Require("digest", a.Digest)
	if len(a.Key) > shortMax {
		wrong.Wrong("key", "base.too_long", base.Args{"max": shortMax})
	}
	if base.Longer(a.Reason, reasonMax) {
		wrong.Wrong("reason", "base.too_long", base.Args{"max": reasonMax})
	}
	if base.Longer(a.Typed, shortMax) {
		wrong.Wrong("typed", "base.too_long", base.Args{"max": shortMax})
	}
	if a.Stroke != "" && (len(a.Stroke) > strokeMax || !drawn.MatchString(a.Stroke)) {
		wrong.Wrong("stroke", "attendance.not_a_drawing")
	}
	return a, wrong.Fault()
}

// put keeps a signature of somebody known, or gives back the one that came under the same key.
func (d *Desk) put(ctx context.Context, tx *db.Tx, v View, h Half, a Signing, p Person, way Way) (Signature, error) {
	a.Key = cmp.Or(a.Key, base.Secret())
	was, found, err := signatureByKey(ctx, tx, tx.Who.Place, a.Key)
	if err != nil {
		return was, err
	}
	if found && was.Half == h.ID && was.Party == a.Party && was.Person == p.ID {
		return was, nil
	}
	if found {
		return was, base.Refuse(base.Conflict, "attendance.key_used")
	}
	s := Signature{ID: base.NewID[Signature](tx.Now), Session: v.ID, Half: h.ID, Party: a.Party, Person: p.ID, Name: p.Name, At: tx.Now, Device: a.Device.UTC().Truncate(time.Millisecond),
		After: v.Closed.Digest != "", Reason: a.Reason, Typed: a.Typed, Stroke: a.Stroke, Way: way, By: tx.Who.Account, Key: a.Key}
	if a.Device.IsZero() {
		s.Device = time.Time{}
	}
	if err := d.may(ctx, tx, v, h, s); err != nil {
		return s, err
	}
	sheet := v.Sheet(h)
	if s.Digest = sheet.Digest(); s.Digest != a.Digest {
		return s, base.Refuse(base.Conflict, "attendance.sheet_changed")
	}
	s.Late = s.late(h, v.tolerance())
	if err := keepSheet(ctx, tx, sheet); err != nil {
		return s, err
	}
	if err := insertSignature(ctx, tx, s); err != nil {
		return s, err
	}
	return s, tx.Record(ctx, "attendance", string(v.ID), "signed", db.Detail{"half": h.ID, "name": s.Name, "digest": s.Digest, "late": s.Late})
}

// may refuses a second signature, one before its time, and one that needs a reason and has none.
func (d *Desk) may(ctx context.Context, tx *db.Tx, v View, h Half, s Signature) error {
	if _, twice, err := signatureOf(ctx, tx, tx.Who.Place, h.ID, s.Party, s.Person); err != nil {
		return err
	} else if twice {
		return base.Refuse(base.Conflict, "attendance.signs_once")
	}
	if early := !s.Device.IsZero() && tx.Now.Sub(s.Device) < offlineMax && !h.Open(s.Device, v.tolerance()); early || !h.Open(tx.Now, v.tolerance()) {
		return base.Refuse(base.Conflict, "attendance.too_early", base.Args{"minutes": v.Tolerance})
	}
	if s.Reason != "" {
		return nil
	}
	if s.After {
		return base.Wrong("reason", "attendance.why_after")
	}
	if _, absent := v.absent[spot{h.ID, s.Person}]; absent && s.Party == AsTrainee {
		return base.Wrong("reason", "attendance.why_absent")
	}
	return nil
}

// triesMax is how many wrong codes are heard before a new one must be made.
const triesMax = 8

// SignByCode lets a trainee sign on the trainer's telephone, by the code that is theirs alone.
func (d *Desk) SignByCode(ctx context.Context, who base.Actor, a Signing, trainee, code string) (s Signature, err error) {
	a.Party = AsTrainee
	if a, err = a.tidied(); err != nil {
		return s, err
	}
	var refusal error // said once the wrong try is counted
	err = d.change(ctx, who, a.Half, func(ctx context.Context, tx *db.Tx, v View, h Half) error {
		email, err := d.Address(ctx, who)
		if err != nil {
			return err
		}
		if _, trains := h.trainer(who, email); !trains {
			return v.notYours()
		}
		t, found := v.Trainee(trainee)
		if !found {
			return base.Wrong("trainee", "base.not_a_choice")
		}
		b, made, err := codeOf(ctx, tx, tx.Who.Place, v.ID, t.ID)
		if err != nil {
			return err
		}
		if b.tries >= triesMax {
			return base.Wrong("code", "attendance.code_blocked")
		}
		if !made || subtle.ConstantTimeCompare([]byte(b.code), []byte(code)) != 1 {
			b.tries++
			refusal = base.Wrong("code", "attendance.code_wrong")
			if !made {
				return nil
			}
			return putCode(ctx, tx, v.ID, b)
		}
		s, err = d.put(ctx, tx, v, h, a, t.Person, ByCode)
		return err
	})
	if err == nil {
		err = refusal
	}
	return s, err
}
