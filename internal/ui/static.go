package ui

import (
	"embed"
	"io"
	"io/fs"
	"net/http"
	"path"
	"strings"
)

//go:embed dist
var dist embed.FS

// current names each file that browsers load: "app.css" is "app-K3JQ8Z2A.css".
var current = map[string]string{}

// kinds are said here, for a machine's own list differs from another's and is long to read.
var kinds = map[string]string{".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml", ".woff2": "font/woff2"}

func init() {
	files, err := fs.ReadDir(dist, "dist")
	if err != nil {
		panic(err)
	}
	for _, f := range files {
		if name := f.Name(); !strings.HasSuffix(name, ".gz") {
			current[unhashed(name)] = name
		}
	}
}

// unhashed takes the hash out of a name: "app-K3JQ8Z2A.css" becomes "app.css".
func unhashed(name string) string {
	ext := path.Ext(name)
	stem := strings.TrimSuffix(name, ext)
	return stem[:strings.LastIndexByte(stem, '-')] + ext
}

// Asset gives the address of a file that browsers load and may keep for ever.
func Asset(name string) string { return "/static/" + current[name] }

// Static serves what Asset names, below /static/, compressed where it was built so and
// the reader reads it.
func Static() http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		name := path.Base(r.URL.Path)
		kind, known := kinds[path.Ext(name)]
		raw, err := dist.Open("dist/" + name)
		if err != nil || !known {
			http.NotFound(w, r)
			return
		}
		head := w.Header()
		head.Set("Content-Type", kind)
		head.Set("Cache-Control", "public, max-age=31536000, immutable")
		head.Set("Vary", "Accept-Encoding")
		if unhashed(name) == "worker.js" {
			head.Set("Service-Worker-Allowed", "/") // it looks after pages, which lie elsewhere
		}
		body := raw
		if zip, err := dist.Open("dist/" + name + ".gz"); err == nil && strings.Contains(r.Header.Get("Accept-Encoding"), "gzip") { // fonts have none
			head.Set("Content-Encoding", "gzip")
			body = zip
		}
		_, _ = io.Copy(w, body) // the reader may have left
	})
}
