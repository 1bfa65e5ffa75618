package post

import (
	"context"

	"pilotis/internal/base"
	"pilotis/internal/ui"
)

// state names how a letter stands; its message key is "post." and that name.
func (l Letter) state() string {
	switch {
	case l.Ending == Done:
		return "sent"
	case l.Ending == Late:
		return "late"
	case l.Ending == Dead:
		return "given_up"
	case l.Tries > 0:
		return "retrying"
	}
	return "waiting"
}

func (l Letter) tone() ui.Tone {
	switch l.state() {
	case "sent":
		return ui.Well
	case "given_up":
		return ui.Wrong
	case "retrying":
		return ui.Watch
	case "late":
		return ui.Unknown
	}
	return ui.Neutral
}

func (p folderPage) item(ctx context.Context, l Letter) ui.Item {
	item := ui.Item{Title: l.Mail.Subject, Icon: ui.IconMail,
		Note: ui.T(ctx, "post.to_at", base.Args{"address": l.Mail.To, "moment": ui.Moment(ctx, l.Made)})}
	if l.Reason != "" && l.Ending != Done {
		item.Note += " · " + l.Reason
	}
	if p.Open {
		item.Href = ui.At(ctx, "/mail/%s", l.ID)
	}
	return item
}

func (l Letter) facts(ctx context.Context) []ui.Fact {
	facts := []ui.Fact{
		{Name: ui.T(ctx, "post.to"), Value: l.Mail.To},
		{Name: ui.T(ctx, "post.made"), Value: ui.Moment(ctx, l.Made)},
	}
	if l.Mail.Calendar != "" {
		facts = append(facts, ui.Fact{Name: ui.T(ctx, "post.enclosed"), Value: ui.T(ctx, "post.calendar_"+l.Mail.Method)})
	}
	if l.Mail.Enclosed != nil {
		facts = append(facts, ui.Fact{Name: ui.T(ctx, "post.enclosed"), Value: l.Mail.Enclosed.Name})
	}
	if l.Reason != "" {
		facts = append(facts, ui.Fact{Name: ui.T(ctx, "post.reason"), Value: l.Reason})
	}
	return facts
}
