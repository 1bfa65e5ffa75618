package portfolio

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"path"
	"strings"
	"time"

	"pilotis/internal/base"
	"pilotis/internal/candidacy"
	"pilotis/internal/db"
)

// An open archive is a zip: portfolio.json says what the pieces are, files/ holds them under
// their SHA-256, written.pdf is the written dossier. Another installation takes it in.
const (
	archiveFormat  = "pilotis-portfolio"
	archiveVersion = 1
	manifestName   = "portfolio.json"
	paperName      = "written.pdf"
	filesDir       = "files"
	manifestMax    = 4 << 20 // bytes
)

// Manifest is portfolio.json.
type Manifest struct {
	Format        string    `json:"format" enum:"pilotis-portfolio"`
	Version       int       `json:"version" enum:"1"`
	Certification string    `json:"certification" doc:"number in the register"`
	Asks          string    `json:"certification_version" doc:"name of the version that the candidate follows"`
	Candidate     string    `json:"candidate"`
	Number        int       `json:"number" doc:"of the sending"`
	Sent          time.Time `json:"sent"`
	Digest        string    `json:"digest" doc:"SHA-256 of the content, as canonical JSON"`
	Paper         string    `json:"paper_sha256"`
	Content       Content   `json:"content"`
}

// Archive gives what was sent as an open archive: the same bytes each time.
func (d *Desk) Archive(ctx context.Context, who base.Actor, id base.ID[candidacy.Candidate], number int) (name string, file []byte, err error) {
	v, err := d.Look(ctx, who, id)
	if err != nil {
		return "", nil, err
	}
	for _, s := range v.Sendings {
		if s.Number == number {
			file, err = d.pack(ctx, who, v, s)
			return strings.TrimSuffix(v.fileName(number), ".pdf") + ".zip", file, err
		}
	}
	return "", nil, base.Refuse(base.NotFound, "base.not_found")
}

func (d *Desk) pack(ctx context.Context, who base.Actor, v View, s Sending) ([]byte, error) {
	asks, _ := v.Of.Version(s.Version)
	m, err := json.MarshalIndent(Manifest{archiveFormat, archiveVersion, v.Of.Code, asks.Name, s.Name, s.Number, s.At, s.Digest, s.Paper.Sum, s.Content}, "", "  ")
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	put := func(name string, content []byte) error {
		w, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate, Modified: s.At.UTC()})
		if err == nil {
			_, err = w.Write(content)
		}
		return err
	}
	if err := put(manifestName, m); err != nil {
		return nil, err
	}
	for _, sum := range s.sums() {
		content, err := getFile(ctx, d.DB, who.Place, sum)
		if err != nil {
			return nil, err
		}
		name := path.Join(filesDir, sum)
		if sum == s.Paper.Sum {
			name = paperName
		}
		if err := put(name, content); err != nil {
			return nil, err
		}
	}
	if err := z.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// TakeIn reads an open archive into a dossier that is still empty: pieces come with their
// digests, checked, or nothing comes.
func (d *Desk) TakeIn(ctx context.Context, who base.Actor, id base.ID[candidacy.Candidate], archive io.ReaderAt, size int64) (taken int, err error) {
	m, files, err := unpack(archive, size)
	if err != nil {
		return 0, err
	}
	err = d.change(ctx, who, id, "taken_in", db.Detail{"digest": m.Digest}, func(ctx context.Context, tx *db.Tx) error {
		here, err := pieces(ctx, tx, who.Place, id)
		if err != nil {
			return err
		}
		w, err := getWork(ctx, tx, who.Place, id)
		if err != nil {
			return err
		}
		if len(here) > 0 || w.About != "" {
			return base.Refuse(base.Conflict, "portfolio.not_empty")
		}
		for _, t := range m.Content.Pieces {
			if err := d.sound(ctx, tx, who, id, &t); err != nil {
				return err
			}
			if err := keepFile(ctx, tx, t.File.Sum, files[t.File.Sum]); err != nil {
				return err
			}
			if err := insertPiece(ctx, tx, Piece{ID: base.NewID[Piece](tx.Now), Candidate: id, Told: t, Added: tx.Now}); err != nil {
				return err
			}
		}
		taken = len(m.Content.Pieces)
		return putWork(ctx, tx, id, work{m.Content.About, w.Revision + 1})
	})
	return taken, err
}

// unpack reads an archive and holds every digest against the bytes.
func unpack(archive io.ReaderAt, size int64) (m Manifest, files map[string][]byte, err error) {
	z, err := zip.NewReader(archive, size)
	if err != nil {
		return m, nil, base.Wrong("archive", "portfolio.not_an_archive")
	}
	text, err := entry(z, manifestName, manifestMax)
	if err != nil || json.Unmarshal(text, &m) != nil || m.Format != archiveFormat || m.Version != archiveVersion {
		return m, nil, base.Wrong("archive", "portfolio.not_an_archive")
	}
	if m.Content.Digest() != m.Digest {
		return m, nil, base.Wrong("archive", "portfolio.altered", base.Args{"name": manifestName})
	}
	if len(m.Content.Pieces) > piecesMax {
		return m, nil, base.Wrong("archive", "portfolio.too_many", base.Args{"max": piecesMax})
	}
	files = map[string][]byte{}
	for _, t := range m.Content.Pieces {
		content, err := entry(z, path.Join(filesDir, t.File.Sum), fileMax)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return m, nil, base.Wrong("archive", "portfolio.lacks", base.Args{"name": t.File.Name})
		case err != nil || fileOf(t.File.Name, content) != t.File:
			return m, nil, base.Wrong("archive", "portfolio.altered", base.Args{"name": t.File.Name})
		}
		files[t.File.Sum] = content
	}
	return m, files, nil
}

// entry reads one file of an archive, however much it claims to hold.
func entry(z *zip.Reader, name string, most int64) ([]byte, error) {
	f, err := z.Open(name)
	if err != nil {
		return nil, err
	}
	defer func() { _ = f.Close() }()
	content, err := io.ReadAll(io.LimitReader(f, most+1))
	if err == nil && int64(len(content)) > most {
		err = errors.New("too large")
	}
	return content, err
}
