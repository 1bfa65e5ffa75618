package portfolio_test

import (
	"archive/zip"
	"bytes"
	"io"
	"testing"
)

// repacked is an archive in which each entry is what change makes of it.
func repacked(t *testing.T, file []byte, change func(name string, content []byte) (string, []byte)) []byte {
	t.Helper()
	in, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, f := range in.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		name, content := change(f.Name, content)
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write(content); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// changed changes one entry of an archive.
func changed(entry string, change func([]byte) []byte) func(string, []byte) (string, []byte) {
	return func(name string, content []byte) (string, []byte) {
		if name == entry {
			content = change(content)
		}
		return name, content
	}
}
