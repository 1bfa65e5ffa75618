package ledger

import (
	"crypto/sha256"
	"encoding/hex"
	"strconv"
)

// sealer writes entries as the chain hashes them; its buffer serves again.
type sealer struct{ text []byte }

// seal gives an entry's hash: of the hash before it and of everything that must
// never change. Every part is written with its length, so that none can pass for another.
func (s *sealer) seal(before string, e Entry) string {
	s.text = append(s.text[:0], before...)
	s.number(e.Rank)
	for _, part := range []string{string(e.ID), e.Number, e.Journal, string(e.Day), e.Piece, string(e.PieceDay), e.Label,
		string(e.ValidatedOn), e.Source, string(e.Reverses)} {
		s.part(part)
	}
	s.number(int64(len(e.Lines)))
	for _, l := range e.Lines {
		s.part(l.Account)
		s.part(l.Third)
		s.part(l.Label)
		s.part(l.Piece)
		s.part(string(l.PieceDay))
		s.part(l.Currency)
		s.part(l.Foreign)
		s.number(int64(l.Debit))
		s.number(int64(l.Credit))
	}
	sum := sha256.Sum256(s.text)
	return hex.EncodeToString(sum[:])
}

func (s *sealer) part(text string) {
	s.number(int64(len(text)))
	s.text = append(s.text, text...)
}

func (s *sealer) number(n int64) {
	s.text = strconv.AppendInt(append(s.text, ' '), n, 10)
	s.text = append(s.text, ':')
}
