package space

import (
	"context"
	"net/http"

	"pilotis/internal/base"
	"pilotis/internal/web"
)

func (d *Desk) photoOperations(api *web.API) {
	run := base.To(base.Run, "space")
	web.Add(api, web.Op{Method: http.MethodPut, Path: "/photos/{id}/caption", Need: run, Name: "caption-photo",
		Summary: "Say what a photo shows, for those who do not see it"}, d.apiCaption)
	web.Add(api, web.Op{Method: http.MethodPut, Path: "/photos/{id}/rank", Need: run, Name: "hang-photo",
		Summary: "Put a photo at a rank among those of its space, from 0, the one that stands for it"}, d.apiHang)
	web.Add(api, web.Op{Method: http.MethodDelete, Path: "/photos/{id}", Need: run, Name: "delete-photo", Status: http.StatusNoContent,
		Summary: "Remove a photo"}, d.apiHide)
}

// photoJSON is a photo of a space.
type photoJSON struct {
	ID     string `json:"id"`
	Alt    string `json:"alt" doc:"what it shows, for those who do not see it"`
	Width  int    `json:"width"`
	Height int    `json:"height"`
}

func (p *Plan) jsonPhotos(id base.SpaceID) []photoJSON {
	out := []photoJSON{}
	for _, photo := range p.Photos(id) {
		out = append(out, photoJSON{string(photo.ID), photo.Alt, photo.Width, photo.Height})
	}
	return out
}

// PhotoIn names a photo.
type PhotoIn struct {
	web.PlaceIn
	ID base.ID[Photo] `path:"id"`
}

func (d *Desk) apiCaption(ctx context.Context, who base.Actor, in *struct {
	PhotoIn
	Body struct {
		Alt string `json:"alt"`
	}
}) (*one[spaceJSON], error) {
	of, err := d.Caption(ctx, who, in.ID, in.Body.Alt)
	if err != nil {
		return nil, err
	}
	return d.answer(ctx, who, of)
}

func (d *Desk) apiHang(ctx context.Context, who base.Actor, in *struct {
	PhotoIn
	Body struct {
		Rank int `json:"rank" minimum:"0"`
	}
}) (*one[spaceJSON], error) {
	of, err := d.Hang(ctx, who, in.ID, in.Body.Rank)
	if err != nil {
		return nil, err
	}
	return d.answer(ctx, who, of)
}

func (d *Desk) apiHide(ctx context.Context, who base.Actor, in *PhotoIn) (*struct{}, error) {
	_, err := d.Hide(ctx, who, in.ID)
	return nil, err
}
