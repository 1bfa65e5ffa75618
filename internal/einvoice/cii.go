package einvoice

import "slices"

// readCII reads the Cross Industry Invoice of UN/CEFACT, which Factur-X carries too.
func readCII(root *node) (Invoice, error) {
	const agreement, settlement = "SupplyChainTradeTransaction/ApplicableHeaderTradeAgreement/", "SupplyChainTradeTransaction/ApplicableHeaderTradeSettlement/"
	const sums = settlement + "SpecifiedTradeSettlementHeaderMonetarySummation/"
	const account = settlement + "SpecifiedTradeSettlementPaymentMeans/"
	i := Invoice{Format: "cii",
		Number: root.get("ExchangedDocument/ID"), Credit: credits(root.get("ExchangedDocument/TypeCode")),
		Refers: root.get(settlement + "InvoiceReferencedDocument/IssuerAssignedID"), Currency: root.get(settlement + "InvoiceCurrencyCode"),
		Seller: partyCII(root, agreement+"SellerTradeParty"), Buyer: partyCII(root, agreement+"BuyerTradeParty"),
		IBAN: root.get(account + "PayeePartyCreditorFinancialAccount/IBANID"), BIC: root.get(account + "PayeeSpecifiedCreditorFinancialInstitution/BICID")}
	var err error
	if i.Issued, err = dayOf(root.get("ExchangedDocument/IssueDateTime/DateTimeString")); err != nil {
		return i, err
	}
	if i.Due, err = dayOf(root.get(settlement + "SpecifiedTradePaymentTerms/DueDateDateTime/DateTimeString")); err != nil {
		return i, err
	}
	if err := i.sums(root, sums+"TaxBasisTotalAmount", sums+"TaxTotalAmount", sums+"GrandTotalAmount", sums+"TotalPrepaidAmount"); err != nil {
		return i, err
	}
	for _, n := range root.all(settlement + "ApplicableTradeTax") {
		if err := i.part(n, "RateApplicablePercent", "BasisAmount", "CalculatedAmount"); err != nil {
			return i, err
		}
	}
	for _, n := range root.all("SupplyChainTradeTransaction/IncludedSupplyChainTradeLineItem") {
		i.name(n.get("SpecifiedLineTradeSettlement/ApplicableTradeTax/RateApplicablePercent"), n.get("SpecifiedTradeProduct/Name"))
	}
	i.tidy()
	return i, nil
}

func partyCII(root *node, path string) Party {
	p := Party{Name: root.get(path+"/Name", path+"/SpecifiedLegalOrganization/TradingBusinessName"), VAT: root.get(path + "/SpecifiedTaxRegistration/ID")}
	for _, n := range root.all(path + "/SpecifiedTaxRegistration/ID") {
		if n.attrs["schemeID"] == "VA" {
			p.VAT = n.text
		}
	}
	p.Siren = siren(root.get(path+"/SpecifiedLegalOrganization/ID"), p.VAT)
	return p
}

// credits tells whether a type of document gives money back (UNTDID 1001).
func credits(code string) bool {
	return slices.Contains([]string{"381", "261", "262", "396", "502", "503"}, code)
}
