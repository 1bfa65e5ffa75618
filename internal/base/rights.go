package base

// Level is how far a role may go in a room.
type Level int

// The levels, each holding those before it.
const (
	None Level = iota
	See        // read what the room shows
	Join       // act for oneself: book, register, sign up
	Run        // act for the place and for anybody in it
	Rule       // decide for the place: settings, roles, erasure
)

// Room names a room in the table of rights.
type Room string

// rights is the one table: what each role may do in each room.
var rights = map[Room][9]Level{
	//             stranger visitor member volunteer team  treasurer board manager owner
	"front":    {See, See, See, See, See, See, See, Run, Rule},        // the public page
	"place":    {None, None, See, See, See, See, See, Rule, Rule},     // identity, settings
	"role":     {None, None, None, None, None, None, See, Rule, Rule}, // who may do what, tokens, trail
	"activity": {None, See, See, See, See, See, See, Run, Rule},
	"people":   {None, None, None, None, Run, See, See, Rule, Rule},    // the register of people; to rule is to erase
	"self":     {None, Join, Join, Join, Join, Join, Join, Join, Rule}, // one's own record
	"space":    {None, See, See, See, Run, See, See, Run, Rule},
	"booking":  {None, See, Join, Join, Run, See, See, Run, Rule},
	"post":     {None, None, None, None, None, None, None, Run, Rule}, // what was written to people
	"cockpit":  {None, See, See, See, Run, See, See, Run, Rule},
	"ledger":   {None, None, None, None, None, Rule, See, Run, Rule},   // the books; to rule is to close a year
	"claim":    {None, None, Join, Join, Join, Join, Join, Join, Rule}, // what one spent for the place; the books decide on it
	"board":    {None, None, None, None, Join, Run, See, Run, Rule},    // the monthly board; the team speak of what they answer for
	"boussole": {None, None, None, None, See, See, See, Run, Rule},
	// the school: a candidate, a trainee or a juror has any role, and does what is theirs alone
	"certification": {None, See, See, See, See, See, See, Rule, Rule},     // what is asked, and the rules of the certifier
	"school":        {None, Join, Join, Join, Run, Join, See, Rule, Rule}, // trainings; the team are its trainers
	"candidacy":     {None, Join, Join, Join, Run, Join, Join, Rule, Rule},
	"jury":          {None, Join, Join, Join, Join, Join, Join, Rule, Rule}, // a trainer never sees a grid
	"award":         {None, Join, Join, Join, Join, Join, Join, Rule, Rule},
}

// May tells whether a role reaches a level in a room.
func May(r Role, room Room, level Level) bool { return rights[room][r] >= level }

// Rooms lists the rooms of the table of rights.
func Rooms() []Room {
	return []Room{"front", "place", "role", "activity", "people", "self", "space", "booking", "post", "cockpit", "ledger", "claim", "board", "boussole", "certification", "school", "candidacy", "jury", "award"}
}

// LevelOf tells how far a role may go in a room.
func LevelOf(r Role, room Room) Level { return rights[room][r] }

// Need is the right a route asks for. The zero Need is refused at start, so that
// no route is open by oversight.
type Need struct {
	room  Room
	level Level
	open  openness
}

type openness int

const (
	unset openness = iota
	anyone
	signedIn
	inPlace
)

// Anyone needs nothing: sign-in, health, the list of places.
func Anyone() Need { return Need{open: anyone} }

// SignedIn needs an account, whatever the place: one's own settings.
func SignedIn() Need { return Need{open: signedIn} }

// To needs a level in a room of the place in the address.
func To(level Level, room Room) Need {
	if _, known := rights[room]; !known || level == None {
		panic("base: no such right: " + string(room))
	}
	return Need{room, level, inPlace}
}

// Set tells whether the need was stated at all.
func (n Need) Set() bool { return n.open != unset }

// InPlace tells whether the need is about a place, so that the route lies below one.
func (n Need) InPlace() bool { return n.open == inPlace }

// MetBy tells whether an actor may pass.
func (n Need) MetBy(a Actor) bool {
	switch n.open {
	case anyone:
		return true
	case signedIn:
		return a.Account != ""
	case inPlace:
		return May(a.Role, n.room, n.level) && (a.Scopes == nil || a.Scopes.allow(n.room, n.level))
	}
	return false
}
