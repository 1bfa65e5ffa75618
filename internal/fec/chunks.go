package fec

import (
	"bytes"
	"compress/flate"
	"context"
	"errors"
	"io"

	"pilotis/internal/base"
	"pilotis/internal/db"
)

// chunkSize is how many bytes of a file a piece holds, before it is compressed.
const chunkSize = 1 << 20

// keepChunks writes a file away, piece by piece.
func keepChunks(ctx context.Context, tx *db.Tx, id HeldID, from io.Reader) error {
	piece := make([]byte, chunkSize)
	for position := 0; ; position++ {
		n, err := io.ReadFull(from, piece)
		if n > 0 {
			body, err := shrunk(piece[:n])
			if err != nil {
				return err
			}
			if err := insertChunk(ctx, tx, id, position, body); err != nil {
				return err
			}
		}
		switch {
		case errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF):
			return nil
		case err != nil:
			return err
		}
	}
}

func shrunk(body []byte) ([]byte, error) {
	var out bytes.Buffer
	w, err := flate.NewWriter(&out, flate.BestSpeed)
	if err != nil {
		return nil, err
	}
	if _, err := w.Write(body); err != nil {
		return nil, err
	}
	err = w.Close()
	return out.Bytes(), err
}

func grown(body []byte) ([]byte, error) { return io.ReadAll(flate.NewReader(bytes.NewReader(body))) }

// chunks reads a file that was written away, one piece at a time.
type chunks struct {
	ctx      context.Context
	db       db.Reader
	place    base.PlaceID
	file     HeldID
	position int
	left     []byte
}

func (c *chunks) Read(into []byte) (int, error) {
	if len(c.left) == 0 {
		body, found, err := getChunk(c.ctx, c.db, c.place, c.file, c.position)
		if err != nil {
			return 0, err
		}
		if !found {
			return 0, io.EOF
		}
		if c.left, err = grown(body); err != nil {
			return 0, err
		}
		c.position++
	}
	n := copy(into, c.left)
	c.left = c.left[n:]
	return n, nil
}

// Seek goes back to the beginning, the only place where a file is read from again.
func (c *chunks) Seek(offset int64, whence int) (int64, error) {
	if offset != 0 || whence != io.SeekStart {
		return 0, errors.New("fec: a held file is read from its beginning only")
	}
	c.position, c.left = 0, nil
	return 0, nil
}
