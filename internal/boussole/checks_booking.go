package boussole

import (
	"context"
	"time"

	"pilotis/internal/booking"
)

const (
	bookingsPath = "/bookings"
	requestsPath = "/bookings/requests"
	// carriedDays is how far back the share of bookings with an activity looks: what
	// one did three years ago says little of how the place works today.
	carriedDays = 90
	// answerDelay is how soon whoever asks deserves an answer.
	answerDelay = 48 * time.Hour
)

// bookingsCarried weighs by time: an evening of the choir counts more than a desk for an hour.
func bookingsCarried(ctx context.Context, on Ground) (Verdict, error) {
	today := on.Today()
	totals, err := booking.Totals(ctx, on, on.Who.Place, today.Add(-carriedDays), today.Add(1))
	if err != nil {
		return Verdict{}, err
	}
	hours, carried := 0, 0
	for _, t := range totals {
		hours += t.Minutes
		if t.Activity != "" {
			carried += t.Minutes
		}
	}
	hours, carried = hours/60, carried/60
	if hours == 0 {
		return Verdict{State: Unmeasured, Reason: "boussole.bookings_none", Lines: bookingsPath}, nil
	}
	return share("bookings_carried", carried, hours, bookingsPath+"/month", Step{"boussole.carried_next", bookingsPath + "/month"}), nil
}

func answersInTime(ctx context.Context, on Ground) (Verdict, error) {
	waiting, late, err := countRequests(ctx, on, on.Who.Place, on.Now, on.Now.Add(-answerDelay))
	args := map[string]any{"count": late, "waiting": waiting}
	if late > 0 {
		return watch("answers_late", args, requestsPath, Step{"boussole.answers_next", requestsPath}), err
	}
	return fine("answers_in_time", args, requestsPath), err
}
