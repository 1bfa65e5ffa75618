package paper

import (
	"encoding/xml"
	"fmt"
	"strings"
)

const (
	mainSpace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
	officeRel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	packRel   = "http://schemas.openxmlformats.org/package/2006/relationships"
	mediaXML  = "application/vnd.openxmlformats-officedocument.spreadsheetml."
)

// contentTypes says what each part is. Sheets are what is not said otherwise: how
// many there are is not known before the last row.
const contentTypes = xml.Header + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
	`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
	`<Default Extension="xml" ContentType="` + mediaXML + `worksheet+xml"/>` +
	`<Override PartName="/xl/workbook.xml" ContentType="` + mediaXML + `sheet.main+xml"/>` +
	`<Override PartName="/xl/styles.xml" ContentType="` + mediaXML + `styles+xml"/>` +
	`<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`

const rootRels = xml.Header + `<Relationships xmlns="` + packRel + `">` +
	`<Relationship Id="rId1" Type="` + officeRel + `/officeDocument" Target="xl/workbook.xml"/>` +
	`<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`

// index lists the sheets; the head of each is printed again on every page, and what is
// reckoned is reckoned when the workbook is opened.
func (b *workbook) index() string {
	var sheets, heads strings.Builder
	for i, name := range b.names {
		fmt.Fprintf(&sheets, `<sheet name="%s" sheetId="%d" r:id="rId%d"/>`, escaped(name), i+1, i+1)
		fmt.Fprintf(&heads, `<definedName name="_xlnm.Print_Titles" localSheetId="%d">'%s'!$1:$1</definedName>`, i, escaped(name))
	}
	again := ""
	if b.live {
		again = `<calcPr fullCalcOnLoad="1"/>`
	}
	return xml.Header + `<workbook xmlns="` + mainSpace + `" xmlns:r="` + officeRel + `"><sheets>` + sheets.String() +
		`</sheets><definedNames>` + heads.String() + `</definedNames>` + again + `</workbook>`
}

func (b *workbook) relations() string {
	var out strings.Builder
	for i := range b.names {
		fmt.Fprintf(&out, `<Relationship Id="rId%d" Type="%s/worksheet" Target="worksheets/sheet%d.xml"/>`, i+1, officeRel, i+1)
	}
	fmt.Fprintf(&out, `<Relationship Id="rId%d" Type="%s/styles" Target="styles.xml"/>`, len(b.names)+1, officeRel)
	return xml.Header + `<Relationships xmlns="` + packRel + `">` + out.String() + `</Relationships>`
}

// about says what the workbook is and when it was drawn up.
func (b *workbook) about() string {
	made := ""
	if b.Made != "" {
		made = `<dcterms:created xsi:type="dcterms:W3CDTF">` + string(b.Made) + `T00:00:00Z</dcterms:created>`
	}
	return xml.Header + `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" ` +
		`xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">` +
		`<dc:title>` + escaped(b.Title) + `</dc:title><dc:description>` + escaped(strings.Join(b.Under, " · ")) + `</dc:description>` + made + `</cp:coreProperties>`
}

func escaped(s string) string {
	var out strings.Builder
	_ = xml.EscapeText(&out, []byte(s)) // a builder takes in everything
	return out.String()
}

// The cell styles: one for each look and kind, then that of the heads of columns.
const headStyle = 1 + 3*4

func styleOf(look Look, k kind) int { return 1 + int(look)*4 + int(k) }

// formats are the number formats of the kinds, as every spreadsheet knows them:
// the reader's own way of writing amounts, days and numbers.
var formats = [4]int{asText: 0, asCents: 4, asDay: 14, asCount: 3}

func styles() string {
	var xfs strings.Builder
	xfs.WriteString(`<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>`)
	for look := Plain; look <= Sum; look++ {
		font, border := 0, 0
		if look != Plain {
			font = 1
		}
		if look == Sum {
			border = 1
		}
		for _, format := range formats {
			fmt.Fprintf(&xfs, `<xf numFmtId="%d" fontId="%d" fillId="0" borderId="%d" xfId="0" applyNumberFormat="1" applyFont="1" applyBorder="1"/>`, format, font, border)
		}
	}
	xfs.WriteString(`<xf numFmtId="0" fontId="1" fillId="2" borderId="2" xfId="0" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment wrapText="1" vertical="center"/></xf>`)
	return xml.Header + `<styleSheet xmlns="` + mainSpace + `">` +
		`<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>` +
		`<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>` +
		`<fill><patternFill patternType="solid"><fgColor rgb="FFF3EEE4"/><bgColor indexed="64"/></patternFill></fill></fills>` +
		`<borders count="3"><border><left/><right/><top/><bottom/><diagonal/></border>` +
		`<border><left/><right/><top style="thin"><color auto="1"/></top><bottom/><diagonal/></border>` +
		`<border><left/><right/><top/><bottom style="thin"><color auto="1"/></bottom><diagonal/></border></borders>` +
		`<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>` +
		fmt.Sprintf(`<cellXfs count="%d">`, headStyle+1) + xfs.String() + `</cellXfs>` +
		`<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`
}
