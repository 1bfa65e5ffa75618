package attendance

import (
	"context"
	"net/http"
	"time"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/web"
)

// Operations are the room's verbs for programs.
func (d *Desk) Operations(api *web.API) {
	join, rule := base.To(base.Join, "school"), base.To(base.Rule, "school")
	const session, half = "/attendance/sessions/{id}", "/attendance/half-days/{id}"
	web.Add(api, web.Op{Mine: true, Method: http.MethodGet, Path: session, Need: join, Name: "get-attendance", Summary: "Who was there in a session, what each followed, and what blocks its closing."}, d.apiSession)
	web.Add(api, web.Op{Mine: true, Method: http.MethodGet, Path: half, Need: join, Name: "get-attendance-sheet", Summary: "The sheet of a half-day, and who has signed it."}, d.apiSheet)
	web.Add(api, web.Op{Mine: true, Method: http.MethodPost, Path: half + "/signatures", Need: join, Name: "sign-half-day", Summary: "Sign a half-day for oneself; the same key signs once.", Status: http.StatusCreated, Creates: true}, d.apiSign)
	web.Add(api, web.Op{Mine: true, Method: http.MethodPost, Path: half + "/absences", Need: join, Name: "note-absence", Summary: "Note that a trainee is not there, and why.", Status: http.StatusCreated, Creates: true}, d.apiNote)
	web.Add(api, web.Op{Mine: true, Method: http.MethodPost, Path: half + "/absences/{trainee}/removal", Need: join, Name: "lift-absence", Summary: "Take back an absence that was noted.", Status: http.StatusNoContent}, d.apiLift)
	web.Add(api, web.Op{Mine: true, Method: http.MethodPost, Path: session + "/closing", Need: rule, Name: "close-attendance", Summary: "Close the list of a session, or learn what blocks.", Status: http.StatusCreated, Creates: true}, d.apiClose)
	web.Add(api, web.Op{Mine: true, Method: http.MethodPost, Path: session + "/certificates", Need: rule, Name: "certify-attendance", Summary: "Give a trainee their certificate of completion.", Status: http.StatusCreated, Creates: true}, d.apiCertify)
	web.Add(api, web.Op{Mine: true, Method: http.MethodGet, Path: session + "/certificates", Need: join, Name: "list-attendance-certificates", Summary: "Certificates of completion of a session, the last given first."}, d.apiCertificates)
}

// SessionIn names a session.
type SessionIn struct {
	ID base.ID[Course] `path:"id"`
}

// HalfIn names a half-day.
type HalfIn struct {
	ID base.ID[Half] `path:"id"`
}

// AttendanceJSON is who was there in a session.
type AttendanceJSON struct {
	Session  base.ID[Course]       `json:"session"`
	Name     string                `json:"name"`
	Closed   bool                  `json:"closed"`
	Digest   string                `json:"digest,omitempty" doc:"SHA-256 of the list that was closed"`
	Trainees []FollowedHoursJSON   `json:"trainees" nullable:"false"`
	Blocks   []AttendanceBlockJSON `json:"blocks" nullable:"false" doc:"what keeps the list from being closed"`
}

// FollowedHoursJSON is what a trainee followed.
type FollowedHoursJSON struct {
	Trainee string            `json:"trainee"`
	Name    string            `json:"name"`
	Halves  int               `json:"half_days"`
	Of      int               `json:"of_half_days"`
	Minutes int               `json:"minutes" doc:"truly followed"`
	Rate    int64             `json:"rate_hundredths" doc:"part followed, in hundredths of a percent"`
	States  map[string]string `json:"states" doc:"how they stand, by half-day"`
}

// AttendanceBlockJSON is one thing that blocks.
type AttendanceBlockJSON struct {
	Why     Why           `json:"why" enum:"not_over,no_trainer,unsigned,in_dispute,changed,nobody"`
	Half    base.ID[Half] `json:"half_day,omitempty"`
	Trainee string        `json:"trainee,omitempty"`
	Name    string        `json:"name,omitempty"`
}

func (d *Desk) apiSession(ctx context.Context, who base.Actor, in *SessionIn) (*struct{ Body AttendanceJSON }, error) {
	v, err := d.Look(ctx, who, in.ID)
	out := AttendanceJSON{Session: v.ID, Name: v.Name, Closed: v.Closed.Digest != "", Digest: v.Closed.Digest, Trainees: []FollowedHoursJSON{}, Blocks: []AttendanceBlockJSON{}}
	for _, t := range v.Trainees {
		if !v.reads() && t.ID != v.Self.Trainee.ID {
			continue
		}
		got := v.Tally(t, v.Halves)
		f := FollowedHoursJSON{t.ID, t.Name, got.Halves, got.Of, got.Minutes, got.Rate(), map[string]string{}}
		for _, h := range v.Halves {
			f.States[string(h.ID)] = string(v.Cell(h, t).State)
		}
		out.Trainees = append(out.Trainees, f)
	}
	if v.reads() {
		for _, b := range v.Blocks() {
			out.Blocks = append(out.Blocks, AttendanceBlockJSON{b.Why, b.Half.ID, b.Trainee.ID, b.Trainee.Name})
		}
	}
	return &struct{ Body AttendanceJSON }{out}, err
}

// AttendanceSheetJSON is a sheet with what was signed.
type AttendanceSheetJSON struct {
	Sheet      HalfDaySheet       `json:"sheet"`
	Digest     string             `json:"digest" doc:"SHA-256 of the sheet, which a signature binds"`
	Signatures []HalfDaySignature `json:"signatures" nullable:"false"`
}

// HalfDaySheet is what one signs.
type HalfDaySheet Sheet

// HalfDaySignature is a signature.
type HalfDaySignature struct {
	ID     base.ID[Signature] `json:"id"`
	Party  Party              `json:"party" enum:"trainee,trainer"`
	Person string             `json:"person"`
	Name   string             `json:"name"`
	At     time.Time          `json:"at" doc:"when it arrived"`
	Device *time.Time         `json:"device_at,omitempty" doc:"when it was made, as the device tells"`
	Late   bool               `json:"late"`
	Reason string             `json:"reason,omitempty"`
	Digest string             `json:"digest"`
}

func signatureJSON(s Signature) HalfDaySignature {
	out := HalfDaySignature{ID: s.ID, Party: s.Party, Person: s.Person, Name: s.Name, At: s.At, Late: s.Late, Reason: s.Reason, Digest: s.Digest}
	if !s.Device.IsZero() {
		out.Device = &s.Device
	}
	return out
}

func (d *Desk) apiSheet(ctx context.Context, who base.Actor, in *HalfIn) (*struct{ Body AttendanceSheetJSON }, error) {
	v, h, err := d.Sheet(ctx, who, in.ID)
	if err != nil {
		return nil, err
	}
	sheet := v.Sheet(h)
	out := AttendanceSheetJSON{HalfDaySheet(sheet), sheet.Digest(), []HalfDaySignature{}}
	for _, s := range v.Trained(h) {
		out.Signatures = append(out.Signatures, signatureJSON(s))
	}
	for _, t := range v.Trainees {
		if s := v.Cell(h, t).Signature; s.ID != "" && (v.reads() || t.ID == v.Self.Trainee.ID) {
			out.Signatures = append(out.Signatures, signatureJSON(s))
		}
	}
	return &struct{ Body AttendanceSheetJSON }{out}, nil
}

func (d *Desk) apiSign(ctx context.Context, who base.Actor, in *struct {
	HalfIn
	Body struct {
		Party  Party      `json:"party" enum:"trainee,trainer"`
		Digest string     `json:"digest" doc:"SHA-256 of the sheet that was read"`
		Device *time.Time `json:"device_at,omitempty"`
		Key    string     `json:"key,omitempty" doc:"by which it arrives once"`
		Reason string     `json:"reason,omitempty" doc:"asked for once the session is closed, or over an absence"`
		Typed  string     `json:"typed,omitempty"`
	}
}) (*struct{ Body HalfDaySignature }, error) {
	a := Signing{Half: in.ID, Party: in.Body.Party, Digest: in.Body.Digest, Key: in.Body.Key, Reason: in.Body.Reason, Typed: in.Body.Typed}
	if in.Body.Device != nil {
		a.Device = *in.Body.Device
	}
	s, err := d.Sign(ctx, who, a)
	return &struct{ Body HalfDaySignature }{signatureJSON(s)}, err
}

// HalfDayAbsence is an absence.
type HalfDayAbsence struct {
	Trainee string `json:"trainee"`
	Excused bool   `json:"excused,omitempty"`
	Reason  string `json:"reason"`
}

func (d *Desk) apiNote(ctx context.Context, who base.Actor, in *struct {
	HalfIn
	Body HalfDayAbsence
}) (*struct{ Body HalfDayAbsence }, error) {
	a, err := d.Note(ctx, who, Absence{Half: in.ID, Trainee: in.Body.Trainee, Excused: in.Body.Excused, Reason: in.Body.Reason}, nil)
	return &struct{ Body HalfDayAbsence }{HalfDayAbsence{a.Trainee, a.Excused, a.Reason}}, err
}

func (d *Desk) apiLift(ctx context.Context, who base.Actor, in *struct {
	HalfIn
	Trainee string `path:"trainee"`
	Body    struct {
		Reason string `json:"reason,omitempty" doc:"asked for once the session is closed"`
	}
}) (*struct{}, error) {
	return nil, d.Lift(ctx, who, in.ID, in.Trainee, in.Body.Reason)
}

// AttendanceClosingJSON is that a list was closed.
type AttendanceClosingJSON struct {
	At     time.Time `json:"at"`
	Digest string    `json:"digest" doc:"SHA-256 of the list"`
}

func (d *Desk) apiClose(ctx context.Context, who base.Actor, in *SessionIn) (*struct{ Body AttendanceClosingJSON }, error) {
	c, err := d.Close(ctx, who, in.ID)
	return &struct{ Body AttendanceClosingJSON }{AttendanceClosingJSON{c.At, c.Digest}}, err
}

// CompletionJSON is a certificate of completion.
type CompletionJSON struct {
	ID       base.ID[Certificate] `json:"id"`
	Number   string               `json:"number"`
	Trainee  string               `json:"trainee"`
	Name     string               `json:"name"`
	Minutes  int                  `json:"minutes" doc:"truly followed"`
	Hours    string               `json:"hours" doc:"the same as it is written"`
	Halves   int                  `json:"half_days"`
	Of       int                  `json:"of_half_days"`
	Issued   day.Day              `json:"issued_on"`
	Replaces string               `json:"replaces,omitempty"`
	Digest   string               `json:"digest" doc:"SHA-256 of the paper"`
}

func completionOf(c Certificate) CompletionJSON {
	return CompletionJSON{c.ID, c.Number, c.Trainee, c.Name, c.Minutes, hours("en", c.Minutes), c.Halves, c.Of, c.Issued, c.Replaces, c.Digest}
}

func (d *Desk) apiCertify(ctx context.Context, who base.Actor, in *struct {
	SessionIn
	Body struct {
		Trainee string `json:"trainee"`
	}
}) (*struct{ Body CompletionJSON }, error) {
	c, err := d.Certify(ctx, who, in.ID, in.Body.Trainee)
	return &struct{ Body CompletionJSON }{completionOf(c)}, err
}

func (d *Desk) apiCertificates(ctx context.Context, who base.Actor, in *SessionIn) (*struct {
	Body web.List[CompletionJSON]
}, error) {
	v, err := d.Look(ctx, who, in.ID)
	if err != nil {
		return nil, err
	}
	all, err := d.Certificates(ctx, who, v)
	out := web.List[CompletionJSON]{Items: []CompletionJSON{}}
	for _, c := range all {
		out.Items = append(out.Items, completionOf(c))
	}
	return &struct {
		Body web.List[CompletionJSON]
	}{out}, err
}
