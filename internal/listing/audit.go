package listing

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"pilotis/internal/territory"
)

// audit says what lines hold and what is wrong with them.
func (r *Report) audit(lines []Entry) {
	r.Types.Values, r.Precision.Values = map[string]int{}, map[string]int{}
	r.Insee.Remapped, r.Insee.Unknown, r.Postal.Lines, r.ByPostal = []Remap{}, []Oddity{}, []Mismatch{}, []Misplaced{}
	r.Rows = len(lines)
	for _, x := range lines {
		r.auditCodes(x)
		if x.Name == "" {
			r.Names.Missing++
		}
		if x.Kind == "" {
			r.Types.Missing++
		} else {
			r.Types.Values[x.Kind]++
		}
		r.auditSituation(x)
		if x.Metropolis != "" {
			r.Metro.Known++
		}
		if x.Metropolis == "0" {
			r.Metro.Count++
		}
	}
	if r.Metro.Known > 0 {
		r.Metro.Percent = math.Round(float64(r.Metro.Count)/float64(r.Metro.Known)*1000) / 10
	}
	r.Duplicates, r.Regions, r.ByDept = namesakes(lines), regions(lines), departments(lines)
	pairs := twins(lines)
	r.Near = NearReport{Metres: nearMetres, Like: likeEnough, Count: len(pairs), Pairs: pairs}
}

func (r *Report) auditCodes(x Entry) {
	commune, known := territory.CommuneNow(x.Insee)
	switch {
	case x.Insee == "":
		r.Insee.Missing++
	case !known:
		r.Insee.Unknown = append(r.Insee.Unknown, Oddity{x.Ref, x.Name, x.Insee})
	case commune.Code != x.Insee:
		r.Insee.Remapped = append(r.Insee.Remapped, Remap{x.Ref, x.Insee, commune.Code, commune.Name})
	}
	switch {
	case x.PostalCode == "":
		r.Postal.Missing++
	case known && !slices.Contains(commune.Postal, x.PostalCode):
		r.Postal.Inconsistent++
		r.Postal.Lines = append(r.Postal.Lines, Mismatch{x.Ref, x.Name, x.PostalCode, x.Insee, commune.Postal})
	}
	// an old boundary may run between a commune and its post office; the lands overseas are far apart
	if by := departmentOfPostal(x.PostalCode); by != "" && x.Department != "" && by != x.Department && !bothCorsican(by, x.Department) {
		r.ByPostal = append(r.ByPostal, Misplaced{Ref: x.Ref, Name: x.Name, Declared: x.Department, Found: by})
	}
}

// bothCorsican: the postal codes of the island do not follow its departments.
func bothCorsican(a, b string) bool {
	return strings.HasPrefix(a, "2") && strings.HasPrefix(b, "2") && strings.ContainsAny(a, "AB") && strings.ContainsAny(b, "AB")
}

func (r *Report) auditSituation(x Entry) {
	if !x.At.Known() {
		r.Situation.Missing++
	}
	if x.Precision == "" {
		r.Precision.Missing++
	} else if n, ok := territory.ParseDegrees(x.Precision); !ok || !(n >= 0 && n <= 1) {
		r.Precision.OutOfRange++
		r.Precision.Values[x.Precision]++
	}
}

// regions counts lines by region, the most first and the unknown last.
func regions(lines []Entry) []RegionCount {
	counts := map[string]int{}
	for _, x := range lines {
		counts[x.Region]++
	}
	out := []RegionCount{}
	for code, n := range counts {
		name := territory.RegionName(code)
		if name == "" {
			name = code
		}
		out = append(out, RegionCount{code, name, n})
	}
	slices.SortFunc(out, func(a, b RegionCount) int {
		unknown := func(r RegionCount) int {
			if r.Code == "" {
				return 1
			}
			return 0
		}
		return cmp.Or(unknown(a)-unknown(b), b.Count-a.Count, strings.Compare(a.Name, b.Name))
	})
	return out
}

// departments counts lines by department, and for 100,000 people of today.
func departments(lines []Entry) []DeptCount {
	counts, people := map[string]int{}, territory.Populations()
	for _, x := range lines {
		if x.Department != "" {
			counts[x.Department]++
		}
	}
	out := []DeptCount{}
	for code, n := range counts {
		d := DeptCount{Code: code, Name: territory.DepartmentName(code), Region: territory.RegionOf(code), Count: n, Population: people[code]}
		if d.Population > 0 {
			d.Per100000 = math.Round(float64(n)*1e7/float64(d.Population)) / 100
		}
		out = append(out, d)
	}
	slices.SortFunc(out, func(a, b DeptCount) int { return strings.Compare(a.Code, b.Code) })
	return out
}
