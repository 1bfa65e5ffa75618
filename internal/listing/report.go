package listing

// Report says what a list holds, what is wrong with it, and what was done with it.
type Report struct {
	Source   string `json:"source"`
	Licence  string `json:"licence"`
	Credit   string `json:"credit"`
	Edition  string `json:"edition"`
	DryRun   bool   `json:"dry_run"`
	Format   string `json:"format"`
	Encoding string `json:"encoding"`

	Columns map[string]string `json:"columns" doc:"each heading and what it was taken for; empty where it is only kept"`

	Rows    int `json:"rows" doc:"lines read"`
	Lost    int `json:"lost" doc:"lines read that are not kept: always 0"`
	New     int `json:"new"`
	Changed int `json:"changed"`
	Same    int `json:"same"`
	Gone    int `json:"gone" doc:"lines of earlier editions that this one no longer holds; they stay"`
	Ragged  int `json:"ragged" doc:"lines of another length than the head"`

	Repeated   []string      `json:"repeated" doc:"references that the file gives more than once"`
	Names      Missing       `json:"names"`
	Insee      InseeReport   `json:"insee"`
	Postal     PostalReport  `json:"postal_codes"`
	Types      TypeReport    `json:"types"`
	Precision  ScoreReport   `json:"precision"`
	Situation  Missing       `json:"situation"`
	Duplicates []Group       `json:"duplicates" doc:"lines of one folded name in one known commune"`
	Near       NearReport    `json:"near_pairs"`
	Place      PositionCheck `json:"department_check"`
	ByPostal   []Misplaced   `json:"department_against_postal_code"`
	Regions    []RegionCount `json:"regions"`
	Metro      MetroReport   `json:"outside_metropolis"`
	ByDept     []DeptCount   `json:"departments"`
}

// Missing counts what lines do not say.
type Missing struct {
	Missing int `json:"missing"`
}

// InseeReport is about the codes of communes.
type InseeReport struct {
	Missing  int      `json:"missing"`
	Remapped []Remap  `json:"remapped" doc:"former communes, and those of today"`
	Unknown  []Oddity `json:"unknown" doc:"codes that no commune ever bore"`
}

// Remap is a former commune and the one of today.
type Remap struct {
	Ref  string `json:"ref"`
	From string `json:"from"`
	To   string `json:"to"`
	Name string `json:"name" doc:"of the commune of today"`
}

// Oddity is a value that cannot be right.
type Oddity struct {
	Ref   string `json:"ref"`
	Name  string `json:"name"`
	Value string `json:"value"`
}

// PostalReport is about postal codes.
type PostalReport struct {
	Missing      int        `json:"missing"`
	Inconsistent int        `json:"inconsistent" doc:"not a code of the commune that the line names"`
	Lines        []Mismatch `json:"lines"`
}

// Mismatch is a postal code that is none of its commune's.
type Mismatch struct {
	Ref      string   `json:"ref"`
	Name     string   `json:"name"`
	Postal   string   `json:"postal_code"`
	Insee    string   `json:"insee"`
	Expected []string `json:"expected"`
}

// TypeReport is about the kinds of places.
type TypeReport struct {
	Missing int            `json:"missing"`
	Values  map[string]int `json:"values"`
}

// ScoreReport is about the precision of situations, between 0 and 1.
type ScoreReport struct {
	Missing    int            `json:"missing"`
	OutOfRange int            `json:"out_of_range"`
	Values     map[string]int `json:"values" doc:"those out of range"`
}

// NearReport proposes merges; nothing is ever merged by the program.
type NearReport struct {
	Rule   string `json:"rule"`
	Metres int    `json:"metres"`
	Like   int    `json:"likeness"`
	Count  int    `json:"count"`
	Pairs  []Twin `json:"pairs"`
}

// RegionCount is the lines of a region; the last, without code, those of no known region.
type RegionCount struct {
	Code  string `json:"code"`
	Name  string `json:"name"`
	Count int    `json:"count"`
}

// MetroReport is how many lines lie outside of a metropolis, among those that tell.
type MetroReport struct {
	Count   int     `json:"count"`
	Known   int     `json:"known"`
	Percent float64 `json:"percent"`
}

// DeptCount is the lines of a department, and how many that makes for its people.
type DeptCount struct {
	Code       string  `json:"code"`
	Name       string  `json:"name"`
	Region     string  `json:"region"`
	Count      int     `json:"count"`
	Population int     `json:"population"`
	Per100000  float64 `json:"per_100000"`
}
