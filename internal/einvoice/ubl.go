package einvoice

// readUBL reads the Invoice and the CreditNote of UBL 2.1.
func readUBL(root *node) (Invoice, error) {
	line := "InvoiceLine"
	if root.name == "CreditNote" {
		line = "CreditNoteLine"
	}
	i := Invoice{Format: "ubl",
		Number: root.get("ID"), Credit: root.name == "CreditNote" || credits(root.get("InvoiceTypeCode")),
		Refers: root.get("BillingReference/InvoiceDocumentReference/ID"), Currency: root.get("DocumentCurrencyCode"),
		Seller: partyUBL(root, "AccountingSupplierParty/Party"), Buyer: partyUBL(root, "AccountingCustomerParty/Party"),
		IBAN: root.get("PaymentMeans/PayeeFinancialAccount/ID"), BIC: root.get("PaymentMeans/PayeeFinancialAccount/FinancialInstitutionBranch/ID")}
	var err error
	if i.Issued, err = dayOf(root.get("IssueDate")); err != nil {
		return i, err
	}
	if i.Due, err = dayOf(root.get("DueDate", "PaymentMeans/PaymentDueDate", "PaymentTerms/PaymentDueDate")); err != nil {
		return i, err
	}
	const sums = "LegalMonetaryTotal/"
	if err := i.sums(root, sums+"TaxExclusiveAmount", "TaxTotal/TaxAmount", sums+"TaxInclusiveAmount", sums+"PrepaidAmount"); err != nil {
		return i, err
	}
	for _, n := range root.all("TaxTotal/TaxSubtotal") {
		if err := i.part(n, "TaxCategory/Percent", "TaxableAmount", "TaxAmount"); err != nil {
			return i, err
		}
	}
	for _, n := range root.all(line) {
		i.name(n.get("Item/ClassifiedTaxCategory/Percent"), n.get("Item/Name", "Item/Description"))
	}
	i.tidy()
	return i, nil
}

func partyUBL(root *node, path string) Party {
	p := Party{Name: root.get(path+"/PartyLegalEntity/RegistrationName", path+"/PartyName/Name"), VAT: root.get(path + "/PartyTaxScheme/CompanyID")}
	p.Siren = siren(root.get(path+"/PartyLegalEntity/CompanyID"), root.get(path+"/PartyIdentification/ID"), p.VAT)
	return p
}
