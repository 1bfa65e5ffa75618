package listing

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"io"
	"slices"
	"strconv"
	"strings"

	"pilotis/internal/base"
	"pilotis/internal/paper"
	"pilotis/internal/territory"
)

// columnsOf are the headings, folded, under which publishers write each thing; the
// first that a file has is taken.
var columnsOf = map[string][]string{
	"ref":        {"id", "id tl", "identifiant", "ref", "reference", "uuid", "code tl", "objectid", "gid", "fid"},
	"name":       {"nom tl", "nom", "name", "nom du lieu", "nom du tiers lieu", "nom tiers lieu", "tiers lieu", "denomination", "raison sociale", "titre", "title", "libelle", "structure"},
	"street":     {"adresse", "address", "rue", "adresse postale", "adresse 1", "street", "voie"},
	"postal":     {"cp", "code postal", "codepostal", "postal code", "postcode", "zip", "adresse code postal"},
	"insee":      {"inseecom", "insee com", "code insee", "codeinsee", "insee", "depcom", "code commune", "code commune insee", "code insee commune"},
	"commune":    {"nomcom", "commune", "ville", "nom commune", "nom de la commune", "city", "town", "localite", "cominit"},
	"declared":   {"cominit", "ville", "commune"},
	"department": {"inseedep", "insee dep", "code departement", "code dept", "dep", "departement"},
	"region":     {"inseereg", "insee reg", "code region", "reg", "region", "nomreg", "nom region"},
	"lat":        {"lat", "latitude", "geo lat", "y lat", "y"},
	"lon":        {"long", "lon", "lng", "longitude", "geo lon", "x long", "x"},
	"both":       {"geo point 2d", "geopoint", "geo point", "coordonnees", "coordinates", "lat lon", "gps"},
	"precision":  {"precision", "score", "result score"},
	"kind":       {"typo", "typologie", "type", "categorie", "type de lieu", "famille"},
	"site":       {"web", "site", "site web", "site internet", "url", "website"},
	"metropolis": {"metro", "metropole", "dans une metropole"},
}

// list is a file as it was read.
type list struct {
	format, encoding string
	digest           string
	lines            []Entry
	columns          map[string]string // heading → what it was taken for, "" where only kept
	repeated         []string          // references that the file gives twice
	ragged           int               // lines of another length than the head
}

// readList reads a list of places, as CSV or as GeoJSON.
func readList(r io.Reader) (list, error) {
	sum := sha256.New()
	head := bufio.NewReader(io.TeeReader(r, sum))
	l := list{format: "csv"}
	var sheet paper.Sheet
	var err error
	if looksLikeJSON(head) {
		l.format = "geojson"
		sheet, err = readFeatures(head)
	} else {
		sheet, err = paper.ReadSheet(head)
	}
	if err != nil {
		return l, err
	}
	l.encoding = sheet.Encoding
	_, _ = io.Copy(io.Discard, head) // to the end, for the digest
	l.digest = hex.EncodeToString(sum.Sum(nil))
	return l, l.take(sheet)
}

func looksLikeJSON(r *bufio.Reader) bool {
	start, _ := r.Peek(64)
	return strings.HasPrefix(strings.TrimLeft(strings.TrimPrefix(string(start), "\uFEFF"), " \t\r\n"), "{")
}

// layout is where a sheet holds each thing, -1 for nowhere.
type layout map[string]int

func layoutOf(s paper.Sheet) layout {
	at := layout{}
	for thing, names := range columnsOf {
		at[thing] = s.Column(names...)
	}
	if at["declared"] == at["commune"] {
		at["declared"] = -1
	}
	return at
}

func (l *list) take(s paper.Sheet) error {
	at := layoutOf(s)
	if at["name"] < 0 {
		return base.Refuse(base.Invalid, "listing.no_name", base.Args{"found": strings.Join(s.Head, ", ")})
	}
	l.columns = at.names(s.Head)
	taken := map[string]bool{}
	for _, line := range s.Lines {
		if len(line.Cells) != len(s.Head) {
			l.ragged++
		}
		x := at.listed(line)
		x.Raw, x.Digest = raw(s.Head, line.Cells), l.digestOf(s.Head, line)
		if first := x.Ref; taken[first] {
			l.repeated = append(l.repeated, first)
			for n := 2; taken[x.Ref]; n++ {
				x.Ref = first + "-" + strconv.Itoa(n)
			}
		}
		taken[x.Ref] = true
		l.lines = append(l.lines, x)
	}
	return nil
}

// names tells what each heading was taken for.
func (at layout) names(head []string) map[string]string {
	names := map[string]string{}
	for _, heading := range head {
		names[heading] = ""
	}
	for thing, i := range at {
		if i >= 0 {
			names[head[i]] = thing
		}
	}
	return names
}

// digestOf is the same for a line of a CSV file and for the point of a GeoJSON one
// that say the same: each thing by its own name, in one order, without the empty.
func (l *list) digestOf(head []string, line paper.Line) string {
	var said []string
	for i, heading := range head {
		name := l.columns[heading]
		if name == "" {
			name = base.Fold(heading)
		}
		value := known(line.Cell(i))
		if name == "insee" || name == "postal" {
			value = code5(value)
		}
		if value != "" {
			said = append(said, name+"="+value)
		}
	}
	slices.Sort(said)
	sum := sha256.Sum256([]byte(strings.Join(said, "\n")))
	return hex.EncodeToString(sum[:16])
}

func (at layout) listed(line paper.Line) Entry {
	cell := func(thing string) string { return line.Cell(at[thing]) }
	x := Entry{
		Ref: cell("ref"), Line: line.Number, Name: cell("name"), Street: known(cell("street")),
		PostalCode: code5(cell("postal")), Insee: code5(cell("insee")), Commune: known(cell("commune")),
		Department: departmentCode(cell("department")), Region: regionCode(cell("region")), At: at.point(line),
		Precision: cell("precision"), Kind: known(cell("kind")), Site: known(cell("site")), Metropolis: yesNo(cell("metropolis")),
	}
	if x.Commune == "" {
		x.Commune = known(cell("declared"))
	}
	x.complete(at["department"] < 0, at["region"] < 0)
	if x.Ref == "" {
		x.Ref = refOf(x)
	}
	return x
}

// complete says what the file has no column for and the rest of the line tells.
func (x *Entry) complete(department, region bool) {
	if c, found := territory.CommuneNow(x.Insee); found {
		if x.Commune == "" {
			x.Commune = c.Name
		}
		if department {
			x.Department = c.Department
		}
	} else if department {
		x.Department = departmentOfPostal(x.PostalCode)
	}
	if region {
		x.Region = territory.RegionOf(x.Department)
	}
}

func (at layout) point(line paper.Line) territory.Point {
	lat, okLat := territory.ParseDegrees(line.Cell(at["lat"]))
	lon, okLon := territory.ParseDegrees(line.Cell(at["lon"]))
	if !okLat || !okLon {
		first, second, _ := strings.Cut(line.Cell(at["both"]), ",")
		lat, okLat = territory.ParseDegrees(first)
		lon, okLon = territory.ParseDegrees(second)
	}
	p := territory.Point{Lat: lat, Lon: lon}
	if !okLat || !okLon || !p.Valid() {
		return territory.Point{}
	}
	return p
}

// regionCode reads the code or the name of a region; what is neither stays as it is.
func regionCode(text string) string {
	if code := departmentCode(text); territory.RegionName(code) != "" || code == "" {
		return code
	}
	if code := territory.RegionNamed(text); code != "" {
		return code
	}
	return text
}

func yesNo(text string) string {
	switch base.Fold(text) {
	case "1", "true", "oui", "vrai", "yes", "o":
		return "1"
	case "0", "false", "non", "faux", "no", "n":
		return "0"
	}
	return ""
}

// refOf makes an identifier for a line that has none, the same at every import.
func refOf(x Entry) string {
	sum := sha256.Sum256([]byte(base.Fold(x.Name) + "|" + x.Insee + "|" + x.PostalCode + "|" + base.Fold(x.Street)))
	return "h" + hex.EncodeToString(sum[:8])
}

// raw keeps every cell of a line as given, in the order of the head.
func raw(head, cells []string) string {
	pairs := make([][2]string, 0, len(cells))
	for i, cell := range cells {
		name := ""
		if i < len(head) {
			name = head[i]
		}
		pairs = append(pairs, [2]string{name, cell})
	}
	text, _ := json.Marshal(pairs) // strings always marshal
	return string(text)
}
