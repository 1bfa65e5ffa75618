package fec

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"path/filepath"
	"regexp"

	"pilotis/internal/base"
	"pilotis/internal/day"
)

// survey is what a first reading tells of a file: how to read it, and of which days it speaks.
type survey struct {
	head     header
	readable bool // its heading is whole
	encoding encoding
	sum      string  // SHA-256 of the file
	closing  day.Day // as the file's name says, "" where it says none
	days     map[day.Day]int
	unlike   bool // not all numbers are 0
	said     issues
}

// fileName is what the law asks for: the SIREN, FEC, the day of closing.
var fileName = regexp.MustCompile(`(?i)^(.*)FEC(20\d\d)([01]\d)([0-3]\d)`)

var properName = regexp.MustCompile(`^\d{9}FEC\d{8}(_\d+)?\.(txt|TXT)$`)

// surveyOf reads a file once, without judging its lines.
func surveyOf(name string, from io.Reader) (*survey, error) {
	s := &survey{days: map[day.Day]int{}}
	s.name(filepath.Base(name))
	digest := sha256.New()
	in := linesOf(io.TeeReader(from, digest))
	head, err := in.next()
	if errors.Is(err, io.EOF) {
		s.said.add(Fatal, 0, 0, "empty_file", nil)
		return s, nil
	}
	if err != nil {
		return nil, err
	}
	if in.bom {
		s.said.add(Info, 1, 0, "bom", nil)
	}
	var g guess
	g.see(head)
	s.head, s.readable = readHeader(head, s.closing != "" && s.closing < "2013-01-01", &s.said)
	if err := s.scan(in, &g); err != nil {
		return nil, err
	}
	s.encoding, s.sum = g.encoding(), hex.EncodeToString(digest.Sum(nil))
	if in.crs {
		s.said.add(Info, 1, 0, "line_ends", nil)
	}
	if in.n == 1 {
		s.said.add(Fatal, 1, 0, "no_lines", nil)
	}
	return s, nil
}

func (s *survey) name(file string) {
	if m := fileName.FindStringSubmatch(file); m != nil {
		if d, err := day.Parse(m[2] + "-" + m[3] + "-" + m[4]); err == nil {
			s.closing = d
		}
	}
	if !properName.MatchString(file) {
		s.said.add(Info, 0, 0, "file_name", base.Args{"name": clip(file)})
	}
}

// scan goes through the lines for their bytes, their days and their numbers.
func (s *survey) scan(in *lines, g *guess) error {
	known := days{}
	counts := map[day.Day]*int{}
	for {
		line, err := in.next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return err
		}
		g.see(line)
		if !s.readable {
			continue
		}
		s.unlike = s.unlike || !zero(nth(line, s.head.separator, s.head.at[number]))
		if d, ok := known.read(bytes.TrimSpace(nth(line, s.head.separator, s.head.at[entryDay]))); ok {
			if counts[d] == nil {
				counts[d] = new(int)
			}
			*counts[d]++
		}
	}
	for d, n := range counts {
		s.days[d] = *n
	}
	return nil
}

// nth gives a field of a line.
func nth(line []byte, separator byte, n int) []byte {
	for ; n > 0; n-- {
		i := bytes.IndexByte(line, separator)
		if i < 0 {
			return nil
		}
		line = line[i+1:]
	}
	if i := bytes.IndexByte(line, separator); i >= 0 {
		return line[:i]
	}
	return line
}

// zero tells a number that tells nothing: 0, 00, or empty.
func zero(text []byte) bool { return len(bytes.Trim(text, "0 ")) == 0 }
