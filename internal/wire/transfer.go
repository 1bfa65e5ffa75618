package wire

import (
	"encoding/xml"
	"strconv"
	"time"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/money"
)

// Edition is the version of the message that a bank takes in: EPC rulebooks, ISO 20022.
type Edition string

// The editions: that of the rulebooks since 2023, and the one that older portals ask for.
const (
	Edition2019 Edition = "2019" // pain.001.001.09
	Edition2009 Edition = "2009" // pain.001.001.03
)

// Holder is whose account pays.
type Holder struct {
	Name string
	IBAN string
}

// Transfer is one payment to make.
type Transfer struct {
	Reference string // end to end: comes back on the statements of both sides
	Name      string // who is paid
	IBAN      string
	Amount    money.Cents
	About     string // what the one who is paid reads
}

// Transfers is a file of payments in euros, to be made on one day from one account.
type Transfers struct {
	ID      string // of the file, never used twice
	At      time.Time
	On      day.Day
	Payer   Holder
	Items   []Transfer
	Edition Edition
}

// Lengths that the rulebooks set.
const (
	sepaReferenceMax = 35
	sepaNameMax      = 70
	sepaAboutMax     = 140
	sepaAmountMax    = 999_999_999_99
)

// Sum adds up the payments.
func (t Transfers) Sum() (sum money.Cents) {
	for _, item := range t.Items {
		sum += item.Amount
	}
	return sum
}

// check says everything that a bank would refuse the file for.
func (t Transfers) check() error {
	var wrong base.Checks
	wrong.Require("payer.name", latin(t.Payer.Name, sepaNameMax))
	if _, ok := IBAN(t.Payer.IBAN); !ok {
		wrong.Wrong("payer.iban", "wire.iban_wrong")
	}
	if len(t.Items) == 0 {
		wrong.Wrong("items", "wire.nothing_to_pay")
	}
	if t.On < day.Of(t.At, t.At.Location()) {
		wrong.Wrong("on", "wire.paid_before")
	}
	for i, item := range t.Items {
		at := func(field string) string { return "items[" + strconv.Itoa(i) + "]." + field }
		named := base.Args{"name": item.Name}
		if latin(item.Name, sepaNameMax) == "" {
			wrong.Wrong(at("name"), "base.required")
		}
		if _, ok := IBAN(item.IBAN); !ok {
			wrong.Wrong(at("iban"), "wire.iban_of", named)
		}
		if item.Amount <= 0 || item.Amount > sepaAmountMax {
			wrong.Wrong(at("amount"), "wire.amount_of", named)
		}
	}
	return wrong.Fault()
}

// Write makes the file (pain.001), or says all that is wrong with it. Each payment is
// asked to be its own line of the statement, so that each finds what it pays.
func (t Transfers) Write() ([]byte, error) {
	if err := t.check(); err != nil {
		return nil, err
	}
	iban, _ := IBAN(t.Payer.IBAN)
	who := party{latin(t.Payer.Name, sepaNameMax)}
	count, sum := strconv.Itoa(len(t.Items)), t.Sum().String()
	info := paymentInfo{ID: latin(t.ID, sepaReferenceMax), Method: "TRF", Count: count, Sum: sum, Service: "SEPA",
		Payer: who, Account: iban, Bank: "NOTPROVIDED", Charges: "SLEV"}
	doc := document{Space: "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09"}
	if t.Edition == Edition2009 {
		doc.Space = "urn:iso:std:iso:20022:tech:xsd:pain.001.001.03"
		info.On.Bare = string(t.On)
	} else {
		info.On.Day = string(t.On)
	}
	for _, item := range t.Items {
		to, _ := IBAN(item.IBAN)
		info.Items = append(info.Items, payment{Reference: latin(item.Reference, sepaReferenceMax), Amount: amountIn{"EUR", item.Amount.String()},
			To: party{latin(item.Name, sepaNameMax)}, Account: to, About: latin(item.About, sepaAboutMax)})
	}
	doc.Message = message{Head: head{ID: info.ID, At: t.At.Format("2006-01-02T15:04:05"), Count: count, Sum: sum, By: who}, Info: info}
	text, err := xml.MarshalIndent(doc, "", "  ")
	return append([]byte(xml.Header), append(text, '\n')...), err
}

// The parts of the message, in the order that the schema wants.
type (
	document struct {
		XMLName xml.Name `xml:"Document"`
		Space   string   `xml:"xmlns,attr"`
		Message message  `xml:"CstmrCdtTrfInitn"`
	}
	message struct {
		Head head        `xml:"GrpHdr"`
		Info paymentInfo `xml:"PmtInf"`
	}
	head struct {
		ID    string `xml:"MsgId"`
		At    string `xml:"CreDtTm"`
		Count string `xml:"NbOfTxs"`
		Sum   string `xml:"CtrlSum"`
		By    party  `xml:"InitgPty"`
	}
	party struct {
		Name string `xml:"Nm"`
	}
	paymentInfo struct {
		ID      string    `xml:"PmtInfId"`
		Method  string    `xml:"PmtMtd"`
		Batch   bool      `xml:"BtchBookg"`
		Count   string    `xml:"NbOfTxs"`
		Sum     string    `xml:"CtrlSum"`
		Service string    `xml:"PmtTpInf>SvcLvl>Cd"`
		On      asked     `xml:"ReqdExctnDt"`
		Payer   party     `xml:"Dbtr"`
		Account string    `xml:"DbtrAcct>Id>IBAN"`
		Bank    string    `xml:"DbtrAgt>FinInstnId>Othr>Id"`
		Charges string    `xml:"ChrgBr"`
		Items   []payment `xml:"CdtTrfTxInf"`
	}
	asked struct { // the day stands alone in the older edition
		Bare string `xml:",chardata"`
		Day  string `xml:"Dt,omitempty"`
	}
	payment struct {
		Reference string   `xml:"PmtId>EndToEndId"`
		Amount    amountIn `xml:"Amt>InstdAmt"`
		To        party    `xml:"Cdtr"`
		Account   string   `xml:"CdtrAcct>Id>IBAN"`
		About     string   `xml:"RmtInf>Ustrd,omitempty"`
	}
	amountIn struct {
		Currency string `xml:"Ccy,attr"`
		Amount   string `xml:",chardata"`
	}
)
