package account

import (
	"pilotis/internal/db"
	"pilotis/internal/post"
	"pilotis/internal/web"
)

// Desk is where the verbs of the room live. It is the Door of web.
type Desk struct {
	DB    *db.DB
	Post  *post.Desk
	Demo  bool       // one click signs in as one of the people of the demo
	Parts []web.Part // those of its story who are played beside the roles
}

// letterKind is the job that answers whoever asks for a letter to sign in.
const letterKind = "account.letter"

// Work takes up the jobs of the room.
func (d *Desk) Work() { d.Post.Handle(letterKind, d.answerLetter) }
