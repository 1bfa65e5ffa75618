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

// The objects of a file of one page, as the writer of pages numbers them.
const onlyPage = 3

// archived adds to the file of one page what archives ask for (ISO 19005-2, level A): the tags,
// the meaning of its colours, its description, an identity. It is added at the end, as a later
// version of the same file.
func archived(file []byte, t *tags, p Print) []byte {
	u := update{file: file}
	trailer := file[bytes.LastIndex(file, []byte("trailer")):]
	root, info := u.after(trailer, "/Root "), u.after(trailer, "/Info ")
	u.next = u.after(trailer, "/Size ")
	profile := u.add(stream("/N 3", colours()))
	described := u.add(stream("/Type /Metadata /Subtype /XML", description(p)))
	tree := u.tree(t)
	u.put(onlyPage, strings.Replace(u.object(onlyPage), "/Type /Page\n", "/Type /Page\n/StructParents 0 /Tabs /S\n", 1))
	u.put(info, "<<"+dates(p.Made, "/CreationDate (%[1]s) /ModDate (%[1]s) ", "D:20060102150405Z")+"/Title "+text(p.Title)+" /Producer "+text(producer)+">>")
	u.put(root, fmt.Sprintf("<</Type /Catalog /Version /1.7 /Pages 1 0 R /Lang (%s) /MarkInfo <</Marked true>> /StructTreeRoot %d 0 R /Metadata %d 0 R "+
		"/ViewerPreferences <</DisplayDocTitle true>> /OutputIntents [<</Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB) /Info (sRGB) /DestOutputProfile %d 0 R>>]>>",
		p.Lang, tree, described, profile))
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

// tree writes the tags below a document, and which of them each mark of the page belongs to.
func (u *update) tree(t *tags) int {
	root := u.next
	document, parents := root+1, root+2
	var kids strings.Builder
	for i := range t.all {
		fmt.Fprintf(&kids, "%d 0 R ", parents+1+i)
	}
	u.add(fmt.Sprintf("<</Type /StructTreeRoot /K %d 0 R /ParentTree %d 0 R /ParentTreeNextKey 1>>", document, parents))
	u.add(fmt.Sprintf("<</Type /StructElem /S /Document /P %d 0 R /K [%s]>>", root, kids.String()))
	u.add(fmt.Sprintf("<</Nums [0 [%s]]>>", kids.String()))
	for i, one := range t.all {
		said := ""
		if one.said != "" {
			said = " /Alt " + text(one.said)
		}
		u.add(fmt.Sprintf("<</Type /StructElem /S /%s /P %d 0 R /Pg %d 0 R /K %d%s>>", one.role, document, onlyPage, i, said))
	}
	return root
}

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

// description says again, as XMP, what the file is.
func description(p Print) []byte {
	var title strings.Builder
	_ = xml.EscapeText(&title, []byte(p.Title)) // a buffer in memory takes in everything
	return fmt.Appendf(nil, `<?xpacket begin="`+"\ufeff"+`" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">%s</rdf:li></rdf:Alt></dc:title><dc:language><rdf:Bag><rdf:li>%s</rdf:li></rdf:Bag></dc:language>
%s<pdf:Producer>%s</pdf:Producer>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>`, title.String(), p.Lang,
		dates(p.Made, "<xmp:CreateDate>%[1]s</xmp:CreateDate><xmp:ModifyDate>%[1]s</xmp:ModifyDate>\n", time.RFC3339), producer)
}
