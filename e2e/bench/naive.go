package main

import (
	"bufio"
	"database/sql"
	"fmt"
	"html/template"
	"net"
	"net/http"
	"os"
	"os/exec"
	"strings"

	_ "modernc.org/sqlite"
)

// The naive program is what one writes in an hour: the same rows of the same file
// in a bare table, by html/template, over as many connections as are asked for.
// It knows no session, no right and no language, and does not zip.

type naiveRow struct{ ID, Name, Relations, Email, Phone, City, Tags string }

var naivePage = template.Must(template.New("people").Parse(`<!DOCTYPE html><html lang="fr"><head><meta charset="utf-8"><title>Personnes</title></head><body>
<table><tr><th>Nom</th><th>Lien</th><th>E-mail</th><th>Téléphone</th><th>Ville</th><th>Étiquettes</th></tr>
{{range .}}<tr><th><a href="/people/{{.ID}}">{{.Name}}</a></th><td>{{.Relations}}</td><td>{{.Email}}</td><td>{{.Phone}}</td><td>{{.City}}</td><td>{{.Tags}}</td></tr>
{{end}}</table></body></html>`))

const naiveQuery = `select p.id, p.name, p.email, p.phone, p.city,
	coalesce((select group_concat(r.kind, ', ') from relation r where r.place_id = p.place_id and r.person_id = p.id), ''),
	coalesce((select group_concat(t.label, ', ') from person_tag x join tag t on t.place_id = x.place_id and t.tag = x.tag
		where x.place_id = p.place_id and x.person_id = p.id), '')
	from person p join place on place.id = p.place_id where place.slug = ? and p.gone_at = '' order by p.sort_key, p.id limit 100`

// serveNaive serves the page of a place of a file, and prints where.
func serveNaive(file, slug string) error {
	d, err := sql.Open("sqlite", file)
	if err != nil {
		return err
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	fmt.Println("http://" + l.Addr().String())
	return http.Serve(l, http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		rows, err := naiveRows(d, slug)
		if err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return
		}
		_ = naivePage.Execute(w, rows)
	}))
}

func naiveRows(d *sql.DB, slug string) ([]naiveRow, error) {
	rows, err := d.Query(naiveQuery, slug)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var all []naiveRow
	for rows.Next() {
		var r naiveRow
		if err := rows.Scan(&r.ID, &r.Name, &r.Email, &r.Phone, &r.City, &r.Relations, &r.Tags); err != nil {
			return nil, err
		}
		all = append(all, r)
	}
	return all, rows.Err()
}

// startNaive starts this program again as the naive one, so that each of the two
// compared is a process of its own.
func startNaive(file, slug string) (address string, pid int, stop func(), err error) {
	self, err := os.Executable()
	if err != nil {
		return "", 0, nil, err
	}
	c := exec.Command(self, "naive", file, slug)
	c.Stderr = os.Stderr
	out, err := c.StdoutPipe()
	if err != nil {
		return "", 0, nil, err
	}
	if err := c.Start(); err != nil {
		return "", 0, nil, err
	}
	stop = func() {
		_ = c.Process.Kill()
		_ = c.Wait()
	}
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		stop()
		return "", 0, nil, err
	}
	return strings.TrimSpace(line), c.Process.Pid, stop, nil
}
