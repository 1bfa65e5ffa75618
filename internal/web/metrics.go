package web

import (
	"net/http"
	"net/netip"
	"slices"
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

// Metrics serves the figures that operators watch, in Prometheus's text, to
// machines of the operator's own network only.
func Metrics() http.Handler {
	all := promhttp.HandlerFor(registry, promhttp.HandlerOpts{})
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if a, err := netip.ParseAddr(Address(r)); err != nil || !a.Unmap().IsPrivate() && !a.Unmap().IsLoopback() {
			http.NotFound(w, r)
			return
		}
		all.ServeHTTP(w, r)
	})
}

// methods are those that the figures tell apart.
var methods = []string{http.MethodGet, http.MethodHead, http.MethodPost, http.MethodPut, http.MethodPatch, http.MethodDelete}

// observe notes a request under its route, never under its address, which would know no end.
func observe(r *http.Request, status int, took time.Duration) {
	method := r.Method
	if !slices.Contains(methods, method) {
		method = "other"
	}
	requests.WithLabelValues(method, r.Pattern, strconv.Itoa(status)).Observe(took.Seconds())
}
