package account

import (
	"cmp"
	"context"
	"slices"

	"pilotis/internal/base"
	"pilotis/internal/db"
)

// entry is what one query tells of somebody who enters a place: it is asked at every page, so
// that it reads what the frame shows there too, whatever room keeps it.
type entry struct {
	place      base.PlaceID
	name, zone string
	role       base.Role
	person     base.PersonID
	families   string // what the place says that it is, parted by spaces
	keeps      bool   // it delivers a certification
	candidate  bool
	juror      bool
	learner    bool // learns or trains there
}

func enter(ctx context.Context, r db.Reader, slug string, account base.AccountID) (entry, error) {
	return db.One(ctx, r, func(row db.Row) (e entry, err error) {
		var role string
		err = row.Scan(&e.place, &e.name, &e.zone, &role, &e.person, &e.families, &e.keeps, &e.candidate, &e.juror, &e.learner)
		e.role, _ = base.ParseRole(role)
		return e, err
	}, `select p.id, p.name, p.zone, coalesce(g.role, ''), coalesce(g.person_id, ''), p.families,
		case when exists (select 1 from certification c where c.place_id = $3 and c.keeper = p.id) then 1 else 0 end,
		case when exists (select 1 from candidate k where k.place_id = p.id and k.email = a.email) then 1 else 0 end,
		case when exists (select 1 from jury_member m where m.place_id = p.id and m.email = a.email) then 1 else 0 end,
		case when exists (select 1 from training_trainee t where t.place_id = p.id and t.email = a.email)
			or exists (select 1 from training_trainer t where t.place_id = p.id and t.email = a.email) then 1 else 0 end
		from place p left join grant_role g on g.place_id = p.id and g.account_id = $2 left join account a on a.id = $2 where p.slug = $1`, slug, account, base.Commons)
}

func putGrant(ctx context.Context, tx *db.Tx, account base.AccountID, role base.Role, person base.PersonID) error {
	_, err := tx.Exec(ctx, `insert into grant_role (place_id, account_id, role, person_id, at) values ($1, $2, $3, $4, $5)
		on conflict (place_id, account_id) do update set role = excluded.role, person_id = excluded.person_id`, tx.Who.Place, account, role.String(), person, tx.Now)
	return err
}

// firstAs finds the account that first took a role, for the demo.
func firstAs(ctx context.Context, r db.Reader, role base.Role) (Account, error) {
	return db.One(ctx, r, scanAccount, `select a.id, a.email, a.name, a.password, a.lang, a.theme, a.opened_at, a.disabled_at
		from grant_role g join account a on a.id = g.account_id where g.role = $1 order by g.place_id, g.at limit 1`, role.String())
}

const grantColumns = "g.account_id, a.name, a.email, a.lang, g.role, g.person_id, g.at"

func scanGrant(r db.Row) (g Grant, err error) {
	var role string
	err = r.Scan(&g.Account, &g.Name, &g.Email, &g.Lang, &role, &g.Person, &g.Since)
	g.Role, _ = base.ParseRole(role)
	return g, err
}

func grants(ctx context.Context, r db.Reader, place base.PlaceID) ([]Grant, error) {
	all, err := db.All(ctx, r, scanGrant, "select "+grantColumns+" from grant_role g join account a on a.id = g.account_id where g.place_id = $1", place)
	slices.SortFunc(all, func(a, b Grant) int {
		return cmp.Or(cmp.Compare(b.Role, a.Role), cmp.Compare(base.Fold(a.Name), base.Fold(b.Name)))
	})
	return all, err
}

func grantOf(ctx context.Context, r db.Reader, place base.PlaceID, account base.AccountID) (Grant, error) {
	return db.One(ctx, r, scanGrant, "select "+grantColumns+` from grant_role g join account a on a.id = g.account_id
		where g.place_id = $1 and g.account_id = $2`, place, account)
}

func countOwners(ctx context.Context, tx *db.Tx) (int, error) {
	return db.Count(ctx, tx, "select count(*) from grant_role where place_id = $1 and role = 'owner'", tx.Who.Place)
}

func deleteGrant(ctx context.Context, tx *db.Tx, account base.AccountID) error {
	return tx.ExecOne(ctx, "delete from grant_role where place_id = $1 and account_id = $2", tx.Who.Place, account)
}

func movePerson(ctx context.Context, tx *db.Tx, from, into base.PersonID) error {
	for _, table := range []string{"grant_role", "invitation"} {
		if _, err := tx.Exec(ctx, "update "+table+" set person_id = $3 where place_id = $1 and person_id = $2", tx.Who.Place, from, into); err != nil {
			return err
		}
	}
	return nil
}
