package place

import (
	"context"
	"net/http"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/territory"
	"pilotis/internal/web"
)

// Operations adds the room's verbs to the API.
func (d *Desk) Operations(api *web.API) {
	web.Add(api, web.Op{Method: http.MethodGet, Path: "", Need: base.To(base.See, "place"), Name: "get-place",
		Summary: "Read what is said of the place, with the ERP category that follows from it"}, d.apiGet)
	web.Add(api, web.Op{Method: http.MethodPut, Path: "", Need: base.To(base.Rule, "place"), Name: "change-place",
		Summary: "Change what is said of the place; its address stays"}, d.apiChange)
	web.Add(api, web.Op{Method: http.MethodGet, Path: "/safety", Need: base.To(base.See, "place"), Name: "get-safety", Summary: "Read the safety sheet of the place."}, d.apiSafety)
	web.Add(api, web.Op{Method: http.MethodPut, Path: "/safety", Need: base.To(base.Rule, "place"), Name: "write-safety", Summary: "Write the safety sheet of the place."}, d.apiInstruct)
}

// IdentityJSON is what a manager says of the place.
type IdentityJSON struct {
	Name       string          `json:"name"`
	Families   []string        `json:"families,omitempty"`
	Form       string          `json:"form,omitempty" doc:"key of a legal form, or a usual word for it: association, scic…"`
	Siren      string          `json:"siren,omitempty"`
	Siret      string          `json:"siret,omitempty"`
	RNA        string          `json:"rna,omitempty"`
	Street     string          `json:"street,omitempty"`
	PostalCode string          `json:"postal_code,omitempty"`
	Insee      string          `json:"insee" doc:"code of the commune"`
	Zone       string          `json:"zone,omitempty" doc:"time zone; that of the commune where absent"`
	Latitude   float64         `json:"latitude,omitempty"`
	Longitude  float64         `json:"longitude,omitempty"`
	OpenedOn   string          `json:"opened_on,omitempty"`
	IndoorM2   int             `json:"indoor_m2,omitempty"`
	OutdoorM2  int             `json:"outdoor_m2,omitempty"`
	Holding    string          `json:"holding,omitempty" doc:"by what title the premises are held"`
	HeldUntil  string          `json:"held_until,omitempty"`
	Staff      int             `json:"staff,omitempty"`
	Receptions []receptionJSON `json:"receptions,omitempty"`
	Email      string          `json:"email,omitempty"`
	Phone      string          `json:"phone,omitempty"`
	Site       string          `json:"site,omitempty"`
	Languages  []string        `json:"languages,omitempty"`
}

// receptionJSON is the public received at once for one use on one floor.
type receptionJSON struct {
	Use    string `json:"use"`
	Floor  string `json:"floor" doc:"basement, ground or upper"`
	Public int    `json:"public"`
}

// placeJSON is a place.
type placeJSON struct {
	ID         base.PlaceID `json:"id"`
	Slug       string       `json:"slug"`
	Commune    string       `json:"commune"`
	Department string       `json:"department"`
	IdentityJSON
	ERP erpJSON `json:"erp"`
}

// erpJSON is how fire safety classes the place.
type erpJSON struct {
	Category int      `json:"category" doc:"1 to 5; 0 where no public was stated"`
	Types    []string `json:"types"`
	Public   int      `json:"public"`
	Counted  int      `json:"counted" doc:"with the staff, where the category counts it"`
}

func (d *Desk) jsonOf(who base.Actor, p Place) placeJSON {
	e := Classify(d.today(who), p.Receptions, p.Staff)
	j := placeJSON{ID: p.ID, Slug: p.Slug, Commune: p.Commune, Department: p.Department,
		ERP: erpJSON{e.Category, append([]string{}, e.Types...), e.Public, e.Counted}}
	j.IdentityJSON = IdentityJSON{Name: p.Name, Families: p.Families, Form: p.Form, Siren: p.Siren, Siret: p.Siret, RNA: p.RNA,
		Street: p.Street, PostalCode: p.PostalCode, Insee: p.Insee, Zone: p.ZoneName, Latitude: p.At.Lat, Longitude: p.At.Lon,
		OpenedOn: string(p.OpenedOn), IndoorM2: p.IndoorM2, OutdoorM2: p.OutdoorM2, Holding: p.Holding, HeldUntil: string(p.HeldUntil),
		Staff: p.Staff, Email: p.Email, Phone: p.Phone, Site: p.Site, Languages: p.Languages}
	for _, r := range p.Receptions {
		j.Receptions = append(j.Receptions, receptionJSON{r.Use, string(r.Floor), r.Public})
	}
	return j
}

func (j IdentityJSON) identity() Identity {
	id := Identity{Name: j.Name, Families: j.Families, Form: j.Form, Siren: j.Siren, Siret: j.Siret, RNA: j.RNA,
		Street: j.Street, PostalCode: j.PostalCode, Insee: j.Insee, ZoneName: j.Zone, At: territory.Point{Lat: j.Latitude, Lon: j.Longitude},
		OpenedOn: day.Day(j.OpenedOn), IndoorM2: j.IndoorM2, OutdoorM2: j.OutdoorM2, Holding: j.Holding, HeldUntil: day.Day(j.HeldUntil),
		Staff: j.Staff, Email: j.Email, Phone: j.Phone, Site: j.Site, Languages: j.Languages}
	for _, r := range j.Receptions {
		id.Receptions = append(id.Receptions, Reception{r.Use, Floor(r.Floor), r.Public})
	}
	return id
}

// one is the answer of an operation on the place.
type one struct{ Body placeJSON }

func (d *Desk) apiGet(ctx context.Context, who base.Actor, _ *web.PlaceIn) (*one, error) {
	p, err := d.Get(ctx, d.DB, who.Place)
	if err != nil {
		return nil, err
	}
	return &one{d.jsonOf(who, p)}, nil
}

func (d *Desk) apiChange(ctx context.Context, who base.Actor, in *struct {
	web.PlaceIn
	Body IdentityJSON
}) (*one, error) {
	p, err := d.Change(ctx, who, in.Body.identity())
	if err != nil {
		return nil, err
	}
	return &one{d.jsonOf(who, p)}, nil
}

func (d *Desk) apiSafety(ctx context.Context, who base.Actor, _ *web.PlaceIn) (*struct{ Body Safety }, error) {
	s, err := d.Safety(ctx, d.DB, who.Place)
	return &struct{ Body Safety }{s}, err
}

func (d *Desk) apiInstruct(ctx context.Context, who base.Actor, in *struct {
	web.PlaceIn
	Body Safety
}) (*struct{ Body Safety }, error) {
	s, err := d.Instruct(ctx, who, in.Body)
	return &struct{ Body Safety }{s}, err
}
