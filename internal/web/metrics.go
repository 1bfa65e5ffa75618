package web

import (
	"net/http"
	"strconv"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"
)

var (
	registry = prometheus.NewRegistry()
	requests = prometheus.NewHistogramVec(prometheus.HistogramOpts{
		Name: "pilotis_request_seconds", Help: "Time to answer, by method, pattern and status.",
		Buckets: []float64{.001, .002, .005, .01, .02, .05, .1, .2, .5, 1, 2, 5},
	}, []string{"method", "pattern", "status"})
)

func init() {
	registry.MustRegister(requests, collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
}

// Metrics serves the figures that operators watch, in Prometheus's text.
func Metrics() http.Handler { return promhttp.HandlerFor(registry, promhttp.HandlerOpts{}) }

// observe notes a request under its route, never under its address, which would know no end.
func observe(r *http.Request, status int, took time.Duration) {
	requests.WithLabelValues(r.Method, r.Pattern, strconv.Itoa(status)).Observe(took.Seconds())
}
