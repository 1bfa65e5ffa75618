package web

import (
	"net"
	"net/http"
	"net/netip"
	"strings"
)

// Secure tells whether a request came over TLS, directly or to a proxy that we trust.
func Secure(r *http.Request) bool {
	return r.TLS != nil || r.Header.Get("X-Forwarded-Proto") == "https"
}

// Address tells where on the network a request comes from.
func Address(r *http.Request) string {
	host, _, err := net.SplitHostPort(r.RemoteAddr)
	if err != nil {
		return r.RemoteAddr
	}
	return host
}

// forwarded believes what a proxy says of a request, and only a proxy that we
// trust: from anybody else these headers are taken off, so that nothing further
// in has to ask.
func forwarded(trusted []netip.Prefix, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		peer, err := netip.ParseAddrPort(r.RemoteAddr)
		if err != nil || !within(trusted, peer.Addr()) {
			r.Header.Del("X-Forwarded-Proto")
			r.Header.Del("X-Forwarded-For")
		} else if client, found := lastOf(r.Header.Get("X-Forwarded-For")); found {
			r.RemoteAddr = netip.AddrPortFrom(client, 0).String()
		}
		next.ServeHTTP(w, r)
	})
}

func within(trusted []netip.Prefix, a netip.Addr) bool {
	for _, p := range trusted {
		if p.Contains(a.Unmap()) {
			return true
		}
	}
	return false
}

// lastOf reads the address that the proxy itself saw: those before it were written by the client.
func lastOf(list string) (netip.Addr, bool) {
	a, err := netip.ParseAddr(strings.TrimSpace(list[strings.LastIndexByte(list, ',')+1:]))
	return a, err == nil
}
