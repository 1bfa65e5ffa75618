package web

import (
	"errors"
	"io"
	"mime"
	"os"
	"strconv"
)

// Spool answers with a file to keep that may be too large to be held. It is written
// whole beside first: what goes wrong is still a page, and nothing of the database
// waits for a reader who takes their time.
func (c *Call) Spool(name, kind string, write func(io.Writer) error) (err error) {
	file, err := os.CreateTemp("", "pilotis-*")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, file.Close(), os.Remove(file.Name())) }()
	if err := write(file); err != nil {
		return err
	}
	size, err := file.Seek(0, io.SeekCurrent)
	if err != nil {
		return err
	}
	if _, err := file.Seek(0, io.SeekStart); err != nil {
		return err
	}
	c.leave()
	head := c.w.Header()
	head.Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": name}))
	head.Set("Content-Type", kind)
	head.Set("Content-Length", strconv.FormatInt(size, 10))
	c.keepNot()
	_, _ = io.Copy(c.w, file) // a reader who left before the end is no error of ours
	return nil
}
