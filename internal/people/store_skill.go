package people

import (
	"context"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/db"
)

func skills(ctx context.Context, r db.Reader, place base.PlaceID) ([]Skill, error) {
	return db.All(ctx, r, func(r db.Row) (s Skill, err error) {
		err = r.Scan(&s.ID, &s.Name, &s.Months, &s.People)
		return s, err
	}, `select s.id, s.name, s.months, count(distinct u.person_id) from skill s left join
		(select skill, person_id from person_skill where place_id = $1 union select skill, person_id from authorisation where place_id = $1) u
		on u.skill = s.id where s.place_id = $1 group by s.id, s.name, s.months, s.search order by s.search, s.id`, place)
}

func skillNames(ctx context.Context, r db.Reader, place base.PlaceID) (map[SkillID]string, error) {
	names := map[SkillID]string{}
	_, err := db.All(ctx, r, func(r db.Row) (id SkillID, err error) {
		var name string
		err = r.Scan(&id, &name)
		names[id] = name
		return id, err
	}, "select id, name from skill where place_id = $1", place)
	return names, err
}

func skillsOf(ctx context.Context, r db.Reader, place base.PlaceID, id base.PersonID) ([]SkillID, error) {
	return db.All(ctx, r, db.Col[SkillID], "select skill from person_skill where place_id = $1 and person_id = $2 order by skill", place, id)
}

func updateSkill(ctx context.Context, tx *db.Tx, s Skill) error {
	return tx.ExecOne(ctx, "update skill set name = $3, search = $4, months = $5 where place_id = $1 and id = $2",
		tx.Who.Place, s.ID, s.Name, base.Fold(s.Name), s.Months)
}

func deleteSkill(ctx context.Context, tx *db.Tx, id SkillID) error {
	return tx.ExecOne(ctx, "delete from skill where place_id = $1 and id = $2", tx.Who.Place, id)
}

const authorisationColumns = "a.id, a.person_id, a.skill, a.from_day, a.until_day, a.granted_by, a.remark, a.withdrawn_on, a.withdrawn_by, a.reason"

func scanAuthorisation(r db.Row) (a Authorisation, err error) {
	err = r.Scan(&a.ID, &a.Person, &a.Skill, &a.From, &a.Until, &a.GrantedBy, &a.Remark, &a.Withdrawn, &a.WithdrawnBy, &a.Reason)
	return a, err
}

func authorisations(ctx context.Context, r db.Reader, place base.PlaceID, person base.PersonID) ([]Authorisation, error) {
	return db.All(ctx, r, scanAuthorisation, "select "+authorisationColumns+` from authorisation a
		where a.place_id = $1 and a.person_id = $2 order by a.from_day desc, a.id desc`, place, person)
}

func withdrawAuthorisation(ctx context.Context, tx *db.Tx, person base.PersonID, id base.ID[Authorisation], reason string) error {
	return tx.ExecOne(ctx, `update authorisation set withdrawn_on = $4, withdrawn_by = $5, reason = $6
		where place_id = $1 and person_id = $2 and id = $3 and withdrawn_on = ''`,
		tx.Who.Place, person, id, todayIn(tx), tx.Who.Name, reason)
}

func expiring(ctx context.Context, r db.Reader, place base.PlaceID, from, until day.Day) ([]Expiry, error) {
	return db.All(ctx, r, func(r db.Row) (e Expiry, err error) {
		a := &e.Authorisation
		err = r.Scan(&a.ID, &a.Person, &a.Skill, &a.From, &a.Until, &a.GrantedBy, &a.Remark, &a.Withdrawn, &a.WithdrawnBy, &a.Reason, &e.Name, &e.SkillName)
		return e, err
	}, "select "+authorisationColumns+`, p.name, s.name from authorisation a
		join person p on p.place_id = a.place_id and p.id = a.person_id
		join skill s on s.place_id = a.place_id and s.id = a.skill
		where a.place_id = $1 and a.withdrawn_on = '' and a.until_day >= $2 and a.until_day <= $3 and p.gone_at = ''
		and not exists (select 1 from authorisation n where n.place_id = a.place_id and n.person_id = a.person_id and n.skill = a.skill
			and n.withdrawn_on = '' and (n.until_day = '' or n.until_day > a.until_day))
		order by a.until_day, p.sort_key, a.id limit 100`, place, from, until)
}
