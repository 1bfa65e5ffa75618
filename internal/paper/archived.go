package paper

import (
	"bytes"
	"crypto/sha256"
	"encoding/xml"
	"fmt"
	"strconv"
	"strings"
	"time"
	"unicode/utf16"

	"pilotis/internal/day"
)

// tagged adds to a file what those who listen to it need, its tags, language and title; and,
// where it is to be archived, what archives ask for (ISO 19005-2, level A): the meaning of its
// colours and an identity. It is added at the end, as a later version of the same file.
func tagged(file []byte, t *tags, p Print, archive bool) []byte {
	u := update{file: file}
	trailer := file[bytes.LastIndex(file, []byte("trailer")):]
	root, info := u.after(trailer, "/Root "), u.after(trailer, "/Info ")
	u.next = u.after(trailer, "/Size ")
	further := outlines(u.object(root))
	if archive {
		further += fmt.Sprintf(" /OutputIntents [<</Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB) /Info (sRGB) /DestOutputProfile %d 0 R>>]", u.add(stream("/N 3", colours())))
	}
	described := u.add(stream("/Type /Metadata /Subtype /XML", description(p, archive)))
	pages := u.pages()
	tree := u.tree(t, pages)
	for i, page := range pages {
		u.put(page, strings.Replace(u.object(page), "/Type /Page\n", fmt.Sprintf("/Type /Page\n/StructParents %d /Tabs /S\n", i), 1))
	}
	u.put(info, "<<"+dates(p.Made, "/CreationDate (%[1]s) /ModDate (%[1]s) ", "D:20060102150405Z")+"/Title "+text(p.Title)+" /Producer "+text(producer)+">>")
	u.put(root, fmt.Sprintf("<</Type /Catalog /Version /1.7 /Pages 1 0 R /Lang (%s) /MarkInfo <</Marked true>> /StructTreeRoot %d 0 R /Metadata %d 0 R "+
		"/ViewerPreferences <</DisplayDocTitle true>>%s>>", p.Lang, tree, described, further))
	return u.finish(root, info, u.after(file[bytes.LastIndex(file, []byte("startxref")):], "startxref\n"))
}

const producer = "Pilotis"

// update is what is written after a file: objects, new or in place of others.
type update struct {
	file  []byte
	next  int // number of the next new object
	order []int
	at    map[int]int
}

// after reads the number that follows a word.
func (u *update) after(part []byte, word string) int {
	_, rest, _ := bytes.Cut(part, []byte(word))
	end := bytes.IndexFunc(rest, func(r rune) bool { return r < '0' || r > '9' })
	n, _ := strconv.Atoi(string(rest[:end]))
	return n
}

// object gives what the file holds under a number.
func (u *update) object(n int) string {
	_, rest, _ := bytes.Cut(u.file, fmt.Appendf(nil, "\n%d 0 obj\n", n))
	body, _, _ := bytes.Cut(rest, []byte("\nendobj"))
	return string(body)
}

func (u *update) add(body string) int {
	u.next++
	u.put(u.next-1, body)
	return u.next - 1
}

func (u *update) put(n int, body string) {
	if u.at == nil {
		u.at = map[int]int{}
	}
	u.at[n] = len(u.file)
	u.order = append(u.order, n)
	u.file = fmt.Appendf(u.file, "%d 0 obj\n%s\nendobj\n", n, body)
}

// pages are the objects of the pages, in order.
func (u *update) pages() (out []int) {
	_, rest, _ := strings.Cut(u.object(1), "/Kids [")
	kids, _, _ := strings.Cut(rest, "]")
	for _, reference := range strings.Split(kids, " 0 R") {
		if n, err := strconv.Atoi(strings.TrimSpace(reference)); err == nil {
			out = append(out, n)
		}
	}
	return out
}

// tree writes the tags below a document, and which of them each mark of a page belongs to.
func (u *update) tree(t *tags, pages []int) int {
	root := u.next
	document, parents := root+1, root+2
	numbers := map[*elem]int{}
	var all []*elem
	var count func(*elem)
	count = func(e *elem) {
		for _, k := range e.kids {
			all = append(all, k)
			numbers[k] = parents + len(all)
			count(k)
		}
	}
	count(&t.root)
	refs := func(some []*elem) string {
		var b strings.Builder
		for _, e := range some {
			fmt.Fprintf(&b, "%d 0 R ", numbers[e])
		}
		return b.String()
	}
	var nums strings.Builder
	for i := range pages {
		fmt.Fprintf(&nums, "%d [%s] ", i, refs(t.marks[i+1]))
	}
	u.add(fmt.Sprintf("<</Type /StructTreeRoot /K %d 0 R /ParentTree %d 0 R /ParentTreeNextKey %d>>", document, parents, len(pages)))
	u.add(fmt.Sprintf("<</Type /StructElem /S /Document /P %d 0 R /K [%s]>>", root, refs(t.root.kids)))
	u.add("<</Nums [" + nums.String() + "]>>")
	above := map[*elem]int{}
	for _, k := range t.root.kids {
		above[k] = document
	}
	for _, e := range all {
		for _, k := range e.kids {
			above[k] = numbers[e]
		}
		u.add(e.object(above[e], pages, refs(e.kids)))
	}
	return root
}

// object is a part as the file holds it.
func (e *elem) object(above int, pages []int, kids string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "<</Type /StructElem /S /%s /P %d 0 R /K [%s", e.role, above, kids)
	for _, m := range e.marks {
		fmt.Fprintf(&b, "<</Type /MCR /Pg %d 0 R /MCID %d>>", pages[m.page-1], m.id)
	}
	b.WriteString("]")
	if e.role == columnHead {
		b.WriteString(" /A <</O /Table /Scope /Column>>")
	}
	if e.said != "" {
		b.WriteString(" /Alt " + text(e.said))
	}
	return b.String() + ">>"
}

// columnHead is the role of the head of a column.
const columnHead = "TH"

// finish writes where everything is, and names the file by what it holds.
func (u *update) finish(root, info, before int) []byte {
	id := fmt.Sprintf("%X", sha256.Sum256(u.file))[:32]
	start := len(u.file)
	u.file = append(u.file, "xref\n"...)
	for _, n := range u.order {
		u.file = fmt.Appendf(u.file, "%d 1\n%010d 00000 n \n", n, u.at[n])
	}
	return fmt.Appendf(u.file, "trailer\n<</Size %d /Root %d 0 R /Info %d 0 R /Prev %d /ID [<%s> <%s>]>>\nstartxref\n%d\n%%%%EOF\n", u.next, root, info, before, id, id, start)
}

func stream(head string, body []byte) string {
	return fmt.Sprintf("<<%s /Length %d>>\nstream\n%s\nendstream", head, len(body), body)
}

// text writes a text of the file in UTF-16.
func text(s string) string {
	var b strings.Builder
	b.WriteString("<FEFF")
	for _, u := range utf16.Encode([]rune(s)) {
		fmt.Fprintf(&b, "%04X", u)
	}
	b.WriteByte('>')
	return b.String()
}

// dates writes the day of a print into a pattern, and nothing where it bears none.
func dates(made day.Day, pattern, layout string) string {
	if made == "" {
		return ""
	}
	return fmt.Sprintf(pattern, made.Start(time.UTC).Format(layout))
}

// outlines carries the list of chapters over from the catalogue of a file.
func outlines(catalogue string) string {
	_, rest, found := strings.Cut(catalogue, "/Outlines ")
	if !found {
		return ""
	}
	reference, _, _ := strings.Cut(rest, " R")
	return " /Outlines " + reference + " R /PageMode /UseOutlines"
}

// description says again, as XMP, what the file is.
func description(p Print, archive bool) []byte {
	kind := ""
	if archive {
		kind = "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>\n"
	}
	var title strings.Builder
	_ = xml.EscapeText(&title, []byte(p.Title)) // a buffer in memory takes in everything
	return fmt.Appendf(nil, `<?xpacket begin="`+"\ufeff"+`" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
%s<dc:title><rdf:Alt><rdf:li xml:lang="x-default">%s</rdf:li></rdf:Alt></dc:title><dc:language><rdf:Bag><rdf:li>%s</rdf:li></rdf:Bag></dc:language>
%s<pdf:Producer>%s</pdf:Producer>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>`, kind, title.String(), p.Lang,
		dates(p.Made, "<xmp:CreateDate>%[1]s</xmp:CreateDate><xmp:ModifyDate>%[1]s</xmp:ModifyDate>\n", time.RFC3339), producer)
}
