package base

// Role is what a person is to a place. The order is only that of the table of
// rights: a later role does not hold all the rights of an earlier one.
type Role int

// The roles. A Stranger is anybody who is not signed in, or has no role here.
const (
	Stranger Role = iota
	Visitor
	Member
	Volunteer
	Team
	Treasurer
	Board
	Manager
	Owner
)

var roleNames = [...]string{"stranger", "visitor", "member", "volunteer", "team", "treasurer", "board", "manager", "owner"}

func (r Role) String() string { return roleNames[r] }

// Roles lists the roles a person can be given, humblest first.
func Roles() []Role {
	return []Role{Visitor, Member, Volunteer, Team, Treasurer, Board, Manager, Owner}
}

// ParseRole reads a role's name.
func ParseRole(name string) (Role, bool) {
	for i, n := range roleNames {
		if n == name && Role(i) != Stranger {
			return Role(i), true
		}
	}
	return Stranger, false
}
