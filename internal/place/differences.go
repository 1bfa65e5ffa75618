package place

import (
	"fmt"
	"strings"

	"pilotis/internal/db"
)

// written lays an identity out as text, field by field as in the form and the API:
// what the trail compares and tells.
func (id Identity) written() map[string]string {
	lines := make([]string, len(id.Receptions))
	for i, r := range id.Receptions {
		lines[i] = fmt.Sprintf("%s/%s: %d", r.Use, r.Floor, r.Public)
	}
	lat, lon := id.At.Micro()
	return map[string]string{
		"name": id.Name, "families": strings.Join(id.Families, " "), "form": id.Form, "siren": id.Siren, "siret": id.Siret, "rna": id.RNA,
		"street": id.Street, "postal_code": id.PostalCode, "insee": id.Insee, "zone": id.ZoneName, "at": fmt.Sprint(lat, " ", lon),
		"opened_on": string(id.OpenedOn), "indoor_m2": fmt.Sprint(id.IndoorM2), "outdoor_m2": fmt.Sprint(id.OutdoorM2),
		"holding": id.Holding, "held_until": string(id.HeldUntil), "staff": fmt.Sprint(id.Staff), "receptions": strings.Join(lines, ", "),
		"email": id.Email, "phone": id.Phone, "site": id.Site, "languages": strings.Join(id.Languages, " "),
	}
}

// differences tells what changed, before and after.
func differences(before, after Identity) db.Detail {
	detail := db.Detail{}
	was := before.written()
	for field, value := range after.written() {
		if was[field] != value {
			detail[field] = db.Was(was[field], value)
		}
	}
	return detail
}
