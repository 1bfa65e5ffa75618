package space_test

import (
	"bytes"
	"context"
	"image"
	"image/jpeg"
	"testing"

	"pilotis/internal/db"
	"pilotis/internal/testkit"
)

func TestProgramsReadCaptionAndOrderThePhotosOfASpace(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		desk, h := open(d)
		hall := draw(t, desk, room("Salle"))
		var file bytes.Buffer
		if err := jpeg.Encode(&file, image.NewGray(image.Rect(0, 0, 60, 30)), nil); err != nil {
			t.Fatal(err)
		}
		var ids []string
		for _, alt := range []string{"La porte", "La table"} {
			p, err := desk.Show(context.Background(), manager, hall.ID, alt, bytes.NewReader(file.Bytes()))
			if err != nil {
				t.Fatal(err)
			}
			ids = append(ids, string(p.ID))
		}
		for _, c := range []struct {
			role, method, path, body string
			status                   int
			shows                    string
		}{
			{"visitor", "GET", "/spaces/" + string(hall.ID), "", 200, "La porte, La table, "},
			{"manager", "PUT", "/photos/" + ids[1] + "/caption", `{"alt":"Une longue table"}`, 200, "La porte, Une longue table, "},
			{"manager", "PUT", "/photos/" + ids[1] + "/caption", `{"alt":""}`, 422, ""},
			{"manager", "PUT", "/photos/" + ids[1] + "/rank", `{"rank":0}`, 200, "Une longue table, La porte, "},
			{"member", "PUT", "/photos/" + ids[1] + "/rank", `{"rank":1}`, 403, ""},
			{"manager", "PUT", "/photos/none/rank", `{"rank":1}`, 404, ""},
			{"manager", "DELETE", "/photos/" + ids[0], "", 204, ""},
			{"visitor", "GET", "/spaces/" + string(hall.ID), "", 200, "Une longue table, "},
		} {
			got := call(t, h, c.role, c.method, c.path, c.body)
			shown := ""
			photos, _ := got.body["photos"].([]any)
			for _, p := range photos {
				shown += p.(map[string]any)["alt"].(string) + ", "
			}
			if got.status != c.status || shown != c.shows {
				t.Errorf("%s %s %s: %d, %q", c.method, c.path, c.body, got.status, shown)
			}
		}
	})
}
