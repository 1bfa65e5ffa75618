package certification

import (
	"context"
	"net/http"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/web"
)

// Operations adds the room's verbs to the API.
func (d *Desk) Operations(api *web.API) {
	see, rule := base.To(base.See, "certification"), base.To(base.Rule, "certification")
	web.Add(api, web.Op{Mine: true, Method: http.MethodGet, Path: "/certifications", Need: see, Name: "list-certifications", Summary: "List the certifications that this installation knows"}, d.apiList)
	web.Add(api, web.Op{Mine: true, Method: http.MethodGet, Path: "/certifications/{id}", Need: see, Name: "get-certification", Summary: "Read a certification with its versions"}, d.apiGet)
	web.Add(api, web.Op{Mine: true, Method: http.MethodGet, Path: "/certifications/{id}/file", Need: see, Name: "export-certification", Summary: "Read a certification as it travels between installations"}, d.apiExport)
	web.Add(api, web.Op{Mine: true, Method: http.MethodPost, Path: "/certifications", Need: rule, Name: "import-certification", Status: http.StatusCreated, Max: fileMax, Summary: "Take in a certification; versions that are published stay as they are"}, d.apiImport)
	web.Add(api, web.Op{Mine: true, Method: http.MethodPut, Path: "/certifications/{id}/terms", Need: rule, Name: "set-terms", Summary: "Set what the sources leave to the certifier"}, d.apiTerms)
	web.Add(api, web.Op{Mine: true, Method: http.MethodPost, Path: "/versions/{id}/publication", Need: rule, Name: "publish-version", Status: http.StatusNoContent, Summary: "Freeze a version: one enrols under it from a day on"}, d.apiPublish)
	d.partnerOperations(api)
}

// CertificationJSON is a certification in a list.
type CertificationJSON struct {
	ID       base.ID[Certification] `json:"id"`
	Code     string                 `json:"code"`
	Register Register               `json:"register" enum:"RS,RNCP"`
	Title    string                 `json:"title"`
	From     day.Day                `json:"valid_from,omitempty"`
	To       day.Day                `json:"valid_to,omitempty"`
	Kept     bool                   `json:"kept_here" doc:"whether the token's organisation delivers it"`
}

func told(who base.Actor, c Certification) CertificationJSON {
	return CertificationJSON{c.ID, c.Code, c.Register, c.Title, c.From, c.To, c.Keeper == who.Place}
}

func (d *Desk) apiList(ctx context.Context, who base.Actor, _ *struct{}) (*struct{ Body web.List[CertificationJSON] }, error) {
	all, err := d.List(ctx)
	out := web.List[CertificationJSON]{Items: []CertificationJSON{}}
	for _, c := range all {
		out.Items = append(out.Items, told(who, c))
	}
	return &struct{ Body web.List[CertificationJSON] }{out}, err
}

// CertificationIn names a certification.
type CertificationIn struct {
	ID base.ID[Certification] `path:"id"`
}

// WholeJSON is a certification with all that it asks for.
type WholeJSON struct {
	CertificationJSON
	Certifier Certifier         `json:"certifier"`
	Terms     Terms             `json:"terms"`
	Alike     []Alike           `json:"correspondences" nullable:"false"`
	Revision  int               `json:"revision"`
	Versions  []VersionJSON     `json:"versions" nullable:"false"`
	InForce   *base.ID[Version] `json:"in_force,omitempty" doc:"version under which one enrols today"`
}

// VersionJSON is a version.
type VersionJSON struct {
	ID     base.ID[Version] `json:"id"`
	Digest string           `json:"digest,omitempty" doc:"SHA-256 of the content as it was published"`
	VersionFile
}

func (d *Desk) apiGet(ctx context.Context, who base.Actor, in *CertificationIn) (*struct{ Body WholeJSON }, error) {
	w, err := d.Get(ctx, d.DB, in.ID)
	if err != nil {
		return nil, err
	}
	out := WholeJSON{told(who, w.Certification), w.Certifier, w.Terms, w.Alike, w.Revision, []VersionJSON{}, nil}
	for _, v := range w.Versions {
		out.Versions = append(out.Versions, VersionJSON{v.ID, v.Digest, VersionFile{v.Name, v.From, v.Published, v.Content}})
	}
	if v, found := w.InForce(day.Of(d.DB.Clock(), who.Zone)); found {
		out.InForce = &v.ID
	}
	return &struct{ Body WholeJSON }{out}, nil
}

func (d *Desk) apiExport(ctx context.Context, _ base.Actor, in *CertificationIn) (*struct{ Body File }, error) {
	f, err := d.Export(ctx, in.ID)
	return &struct{ Body File }{f}, err
}

func (d *Desk) apiImport(ctx context.Context, who base.Actor, in *struct{ Body File }) (*struct{ Body Taken }, error) {
	t, err := d.Import(ctx, who, in.Body)
	return &struct{ Body Taken }{t}, err
}

// TermsJSON are parameters with the revision that their writer read.
type TermsJSON struct {
	Terms
	Revision int `json:"revision"`
}

func (d *Desk) apiTerms(ctx context.Context, who base.Actor, in *struct {
	CertificationIn
	Body TermsJSON
}) (*struct{ Body TermsJSON }, error) {
	c, err := getCertification(ctx, d.DB, in.ID)
	if err != nil {
		return nil, err
	}
	c.Terms, c.Revision = in.Body.Terms, in.Body.Revision
	err = d.Set(ctx, who, c)
	return &struct{ Body TermsJSON }{TermsJSON{c.Terms, c.Revision + 1}}, err
}

func (d *Desk) apiPublish(ctx context.Context, who base.Actor, in *struct {
	ID   base.ID[Version] `path:"id"`
	Body struct {
		From day.Day `json:"from" doc:"first day"`
	}
}) (*struct{}, error) {
	return nil, d.Publish(ctx, who, in.ID, in.Body.From)
}
