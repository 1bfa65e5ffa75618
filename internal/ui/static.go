package ui

import (
	"embed"
	"io"
	"io/fs"
	"mime"
	"net/http"
	"path"
	"strings"
)

//go:embed dist
var dist embed.FS

// current names each file that browsers load: "app.css" is "app-K3JQ8Z2A.css".
var current = map[string]string{}

func init() {
	for kind, ext := range map[string]string{"font/woff2": ".woff2", "image/svg+xml": ".svg"} {
		if err := mime.AddExtensionType(ext, kind); err != nil {
			panic(err)
		}
	}
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
		raw, err := dist.Open("dist/" + name)
		if err != nil || path.Ext(name) == ".gz" {
			http.NotFound(w, r)
			return
		}
		head := w.Header()
		head.Set("Content-Type", mime.TypeByExtension(path.Ext(name)))
		head.Set("Cache-Control", "public, max-age=31536000, immutable")
		head.Set("Vary", "Accept-Encoding")
		body := raw
		if zip, err := dist.Open("dist/" + name + ".gz"); err == nil && strings.Contains(r.Header.Get("Accept-Encoding"), "gzip") { // fonts have none
			head.Set("Content-Encoding", "gzip")
			body = zip
		}
		_, _ = io.Copy(w, body) // the reader may have left
	})
}
