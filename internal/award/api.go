package award

import (
	"context"
	"net/http"
	"time"

	"pilotis/internal/badge"
	"pilotis/internal/base"
	"pilotis/internal/certification"
	"pilotis/internal/day"
	"pilotis/internal/web"
)

// Operations adds the room's verbs to the API.
func (d *Desk) Operations(api *web.API) {
	join, run, rule := base.To(base.Join, "award"), base.To(base.Run, "award"), base.To(base.Rule, "award")
	web.Add(api, web.Op{Mine: true, Method: http.MethodGet, Path: "/certifications/{id}/awards", Need: run, Name: "list-awards", Summary: "List the parchments and attestations given of a certification"}, d.apiList)
	web.Add(api, web.Op{Mine: true, Method: http.MethodGet, Path: "/awards/{id}", Need: join, Name: "get-award", Summary: "Read an award with its badges, as tokens"}, d.apiGet)
	web.Add(api, web.Op{Mine: true, Method: http.MethodGet, Path: "/awards/{id}/file", Need: join, Name: "get-award-file", Summary: "Read the PDF of an award, as it was given"}, d.apiFile)
	web.Add(api, web.Op{Mine: true, Method: http.MethodPost, Path: "/awards/{id}/copies", Need: run, Name: "duplicate-award", Status: http.StatusCreated, Creates: true, Summary: "Write a duplicate, marked as such"}, d.apiCopy)
	web.Add(api, web.Op{Mine: true, Method: http.MethodPost, Path: "/awards/{id}/revocation", Need: rule, Name: "revoke-award", Status: http.StatusNoContent, Summary: "Take an award back, with its badges"}, d.apiRevoke)
	web.Add(api, web.Op{Mine: true, Method: http.MethodPost, Path: "/badges/{id}/revocation", Need: rule, Name: "revoke-badge", Status: http.StatusNoContent, Summary: "Take one badge back"}, d.apiRevokeBadge)
}

// AwardJSON is an award.
type AwardJSON struct {
	ID        base.ID[Award] `json:"id"`
	Kind      Kind           `json:"kind" enum:"parchment,attestation"`
	Number    string         `json:"number"`
	Code      string         `json:"code" doc:"of the certification"`
	Candidate string         `json:"candidate"`
	Holder    Holder         `json:"holder"`
	Units     []string       `json:"units" nullable:"false"`
	Decided   day.Day        `json:"decided"`
	Issued    day.Day        `json:"issued"`
	Digest    string         `json:"digest" doc:"SHA-256 of the PDF"`
	Standing  Standing       `json:"standing" enum:"valid,revoked"`
	Check     string         `json:"check" doc:"address where anybody checks its number"`
	Badges    []BadgeJSON    `json:"badges,omitempty"`
}

// BadgeJSON is a badge.
type BadgeJSON struct {
	ID         base.ID[Badge] `json:"id"`
	Kind       badge.Kind     `json:"kind"`
	Code       string         `json:"code"`
	Name       string         `json:"name"`
	Issued     time.Time      `json:"issued"`
	Standing   Standing       `json:"standing" enum:"valid,revoked"`
	Credential string         `json:"credential" doc:"the signed badge: Open Badges 3.0 as a JSON Web Token"`
}

func (r Revocation) standing() Standing {
	if r.Revoked() {
		return Withdrawn
	}
	return Valid
}

func (d *Desk) told(a Award) AwardJSON {
	out := AwardJSON{ID: a.ID, Kind: a.Kind, Number: a.Number, Code: a.Code, Candidate: a.Candidate, Holder: a.Holder, Units: []string{}, Decided: a.Decided, Issued: a.Issued,
		Digest: a.Digest, Standing: a.standing(), Check: d.checkedAt(a.Number)}
	for _, u := range a.Units {
		out.Units = append(out.Units, u.Code)
	}
	return out
}

// ListIn says which awards to list.
type ListIn struct {
	ID       base.ID[certification.Certification] `path:"id"`
	Kind     Kind                                 `query:"kind" enum:"parchment,attestation,"`
	Standing Standing                             `query:"standing" enum:"valid,revoked,"`
	Words    string                               `query:"q"`
	After    base.ID[Award]                       `query:"after"`
}

func (d *Desk) apiList(ctx context.Context, who base.Actor, in *ListIn) (*struct{ Body web.List[AwardJSON] }, error) {
	f := Filter{Certification: in.ID, Kind: in.Kind, Words: in.Words, After: in.After, Limit: pageSize + 1}
	if in.Standing != "" {
		revoked := in.Standing == Withdrawn
		f.Revoked = &revoked
	}
	all, err := d.List(ctx, who, f)
	out := web.List[AwardJSON]{Items: []AwardJSON{}}
	for i, a := range all {
		if i == pageSize {
			out.Next = string(all[i-1].ID)
			break
		}
		out.Items = append(out.Items, d.told(a))
	}
	return &struct{ Body web.List[AwardJSON] }{out}, err
}

// AwardIn names an award.
type AwardIn struct {
	ID base.ID[Award] `path:"id"`
}

func (d *Desk) apiGet(ctx context.Context, who base.Actor, in *AwardIn) (*struct{ Body AwardJSON }, error) {
	w, err := d.Whole(ctx, who, in.ID)
	if err != nil {
		return nil, err
	}
	out := d.told(w.Award)
	for _, b := range w.Badges {
		_, text, err := d.Credential(ctx, who, b.ID)
		if err != nil {
			return nil, err
		}
		out.Badges = append(out.Badges, BadgeJSON{b.ID, b.Kind, b.Code, b.Name, b.Issued, b.standing(), text})
	}
	return &struct{ Body AwardJSON }{out}, nil
}

// FileOut is a file as it was written.
type FileOut struct {
	Type string `header:"Content-Type"`
	Body []byte
}

func (d *Desk) apiFile(ctx context.Context, who base.Actor, in *AwardIn) (*FileOut, error) {
	_, file, err := d.File(ctx, who, in.ID)
	return &FileOut{"application/pdf", file}, err
}

// ReasonJSON says why.
type ReasonJSON struct {
	Reason string `json:"reason"`
}

// CopyJSON is a duplicate.
type CopyJSON struct {
	ID string    `json:"id"`
	N  int       `json:"n" doc:"which duplicate of the award"`
	At time.Time `json:"at"`
}

func (d *Desk) apiCopy(ctx context.Context, who base.Actor, in *struct {
	AwardIn
	Body ReasonJSON
}) (*struct{ Body CopyJSON }, error) {
	n, err := d.Duplicate(ctx, who, in.ID, in.Body.Reason)
	return &struct{ Body CopyJSON }{CopyJSON{string(in.ID), n.N, n.At}}, err
}

func (d *Desk) apiRevoke(ctx context.Context, who base.Actor, in *struct {
	AwardIn
	Body ReasonJSON
}) (*struct{}, error) {
	return nil, d.Revoke(ctx, who, in.ID, in.Body.Reason)
}

func (d *Desk) apiRevokeBadge(ctx context.Context, who base.Actor, in *struct {
	ID   base.ID[Badge] `path:"id"`
	Body ReasonJSON
}) (*struct{}, error) {
	_, err := d.RevokeBadge(ctx, who, in.ID, in.Body.Reason)
	return nil, err
}
