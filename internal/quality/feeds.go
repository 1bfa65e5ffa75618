package quality

import (
	"context"
	"slices"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/words"
)

// Pages that proofs and gaps lead to.
const (
	complaintsPath   = "/complaints"
	surveysPath      = "/surveys"
	improvementsPath = "/improvements"
	watchPath        = "/watch"
)

// added are the documents that people added.
func added(ctx context.Context, g Ground) (map[int]Shown, error) {
	all, err := evidences(ctx, g, g.Who.Place)
	out := map[int]Shown{}
	for _, e := range all {
		s := out[e.Indicator]
		s.Proofs = append(s.Proofs, Proof{"quality.proof_document", base.Args{"title": e.Title}, "/quality/documents/" + string(e.ID), e.On})
		out[e.Indicator] = s
	}
	return out, err
}

// journal shows what was noted within the year; a watch from which nothing followed asks for it.
func journal(ctx context.Context, g Ground) (map[int]Shown, error) {
	all, err := notes(ctx, g, g.Who.Place)
	out := map[int]Shown{}
	for _, n := range all {
		if !g.Fresh(n.On) {
			continue
		}
		s := out[n.Indicator]
		if n.Result == "" && slices.Contains(used, n.Indicator) {
			s.Gaps = append(s.Gaps, Gap{"quality.gap_unused", base.Args{"source": n.Source}, watchPath})
		} else {
			s.Proofs = append(s.Proofs, Proof{"quality.proof_note", base.Args{"source": n.Source}, watchPath, n.On})
		}
		out[n.Indicator] = s
	}
	return out, err
}

// views shows what the four publics think (30), and how content trainees are (2).
func views(ctx context.Context, g Ground) (map[int]Shown, error) {
	all, err := heardAll(ctx, g, g.Who.Place, g.MaskUnder)
	return viewed(g, all), err
}

// viewed judges what was heard. The views of each public are asked for as soon as one was
// asked anything: a test of what people know tells nothing of what they think.
func viewed(g Ground, all []Heard) map[int]Shown {
	var content, heard Shown
	missing := Publics()
	for _, h := range all {
		if h.Kind != Opinion || h.Answered == 0 || !g.Fresh(h.Last) {
			continue
		}
		args := base.Args{"title": h.Title, "n": h.Answered, "asked": h.Asked}
		proof := Proof{"quality.proof_survey", args, surveysPath + "/" + string(h.ID), h.Last}
		heard.Proofs = append(heard.Proofs, proof)
		missing = slices.DeleteFunc(missing, func(p Public) bool { return p == h.Public })
		if h.Public != Trainees {
			continue
		}
		if proof.Key = "quality.proof_masked"; !h.Masked {
			mean, _ := h.Mean()
			proof.Key, proof.Args = "quality.proof_mean", base.Args{"title": h.Title, "n": h.Answered, "asked": h.Asked, "mean": words.Decimal(g.Who.Lang, int64(mean))}
		}
		content.Proofs = append(content.Proofs, proof)
	}
	if len(all) > 0 {
		for _, p := range missing {
			heard.Gaps = append(heard.Gaps, Gap{"quality.gap_view_" + string(p), nil, surveysPath + "/new"})
		}
	}
	return map[int]Shown{2: content, 30: heard}
}

// register shows that complaints are taken in, and answered in time.
func register(ctx context.Context, g Ground) (map[int]Shown, error) {
	all, err := complaints(ctx, g, g.Who.Place, "")
	return map[int]Shown{31: registered(g, all)}, err
}

func registered(g Ground, all []Complaint) (s Shown) {
	var last day.Day
	for _, c := range all {
		last = max(last, c.Opened)
		if c.Late(g.Today) {
			s.Gaps = append(s.Gaps, Gap{"quality.gap_unanswered", base.Args{"number": c.Number}, complaintsPath + "/" + string(c.ID)})
		}
	}
	s.Proofs = append(s.Proofs, Proof{"quality.proof_register", base.Args{"n": len(all), "days": g.ReplyDays}, complaintsPath, last})
	return s
}

// bettered shows what was made better, and from what.
func bettered(ctx context.Context, g Ground) (map[int]Shown, error) {
	all, err := improvements(ctx, g, g.Who.Place)
	var s Shown
	for _, i := range all {
		switch {
		case i.Done != "":
			s.Proofs = append(s.Proofs, Proof{"quality.proof_improved", base.Args{"title": i.Title}, improvementsPath, i.Done})
		case i.Late(g.Today):
			s.Gaps = append(s.Gaps, Gap{"quality.gap_late", base.Args{"title": i.Title}, improvementsPath})
		default:
			s.Proofs = append(s.Proofs, Proof{"quality.proof_improving", base.Args{"title": i.Title}, improvementsPath, i.Made})
		}
	}
	return map[int]Shown{32: s}, err
}
