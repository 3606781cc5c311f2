import { SOURCE_KINDS } from "../../domain/receivables/sourceKind";
import { plainText } from "../cells/plainText";
import { isCurrencyWord, withoutBracketedCurrency } from "../cells/currencies";
import type { Field, SourceKind } from "../source";

/** A field, or "other": a column known to mean something that is not read (a paid date, a limit of our own). */
type HeadingMeaning = Field | "other";

/** What a heading may mean in a kind of source, with how surely (0 to 1). */
export interface HeadingMatch {
  readonly meaning: HeadingMeaning;
  readonly score: number;
}

const DROPPED_WORD =
  /^(?:de|d|des|la|le|les|l|the|of|del|della|dell|di|von|van|en|in|ttc|incl|vat included)$/;
const SHORT_FORMS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    "n°": "no",
    nº: "no",
    "№": "no",
    n: "no",
    nr: "no",
    num: "no",
    numero: "no",
    number: "no",
    mtt: "montant",
    mt: "montant",
    mnt: "montant",
    montants: "montant",
    ech: "echeance",
    cpte: "compte",
    cpt: "compte",
    clt: "client",
    cli: "client",
    clients: "client",
    cust: "customer",
    qte: "quantite",
    qty: "quantity",
    dt: "date",
    fact: "facture",
    fac: "facture",
    rglt: "reglement",
    rgt: "reglement",
    regl: "reglement",
    rem: "remaining",
    pte: "pendiente",
    pdte: "pendiente",
    pend: "pendiente",
    ptes: "pendientes",
    pdtes: "pendientes",
    rag: "ragione",
    soc: "sociale",
    kd: "kunden",
    amt: "amount",
    inv: "invoice",
    fra: "factura",
    fras: "factura",
    curr: "currency",
    chiffres: "chiffre",
    conditions: "condition",
    cond: "condition",
    acct: "account",
    terms: "term",
    tr: "tranche",
    mvt: "mouvement",
    ctr: "contre",
    val: "valeur",
    vto: "vencimiento",
    venc: "vencimiento",
    scad: "scadenza",
    dat: "datum",
    dgn: "dagen",
    bedr: "bedrag",
    openst: "openstaand",
  }),
);

/** Words of a heading, comparable: case, accents, punctuation, line breaks, currency and "TTC" dropped. */
export function normaliseHeading(text: string): string {
  const words = plainText(
    withoutBracketedCurrency(text)
      // Without its accent, what is settled reads as a balance.
      .replace(/\bsoldée?s?(?!\p{L})/giu, "réglé")
      .replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2")
      .replace(/([Nn])[°º]/g, "$1° ")
      .replaceAll("_", " "),
  )
    .replace(/[^\p{L}\p{N}€$£°º№%<>≤≥+ ]/gu, " ")
    .split(" ")
    .filter((word) => word !== "" && !isCurrencyWord(word))
    .map((word) => SHORT_FORMS.get(word) ?? word);
  const kept = words.filter((word) => !DROPPED_WORD.test(word));
  return (kept.length > 0 ? kept : words).join(" ");
}

/**
 * Wordings of one field. `clear` ones name the field wherever they stand in a heading; `vague` ones only
 * when they are the whole heading, and the values have to agree.
 */
interface Wordings {
  readonly clear: string;
  readonly vague?: string;
}

type Dictionary = Readonly<Partial<Record<HeadingMeaning, Wordings>>>;

/** In French, English / ERP exports, then German, Spanish, Italian and Dutch; separated by commas. */
const CLIENT: Dictionary = {
  clientCode: {
    clear:
      "code client, code tiers, compte client, compte tiers, compte auxiliaire, no client, no tiers, no compte, " +
      "no compte client, ct no, comp aux no, id client, identifiant client, ref client, reference client, " +
      "compte progi, client no, client id, client code, customer no, customer id, customer code, customer account, " +
      "account no, account code, kunnr, debtor no, debtor code, partner ref, kundennummer, kunden no, kundencode, " +
      "debitorennummer, debitor no, ref empresa, codigo cliente, cod cliente, codice cliente, klantnummer, " +
      "klant no, debiteurnummer, relatienummer" +
      ", code debiteur, no debiteur, compte debiteur, code auxiliaire, no auxiliaire, code payeur, no payeur, code partenaire, partner no, partner id, code du tiers, sold to party no, sold to no, bill to no, bill to customer no, sell to customer no, kundennr, kunden id, kundenkonto, personenkonto, debitorenkonto, debitorennr, no cliente, num cliente, id cliente, cuenta cliente, codigo deudor, conto cliente, codice anagrafica, cod anagrafica, klantcode, klantnr, relatiecode, relatienr, debiteur no, debiteurcode, debiteurnr, debiteur code, deb no, debnr, cod deudor, codigo deudor, cod debitore, codice debitore, codice soggetto",
    vague:
      "a c, code, no, client, tiers, compte, customer, account, debtor, kunde, debitor, cliente, klant, relatie, id" +
      ", auxiliaire, debiteur, payeur, payer, payor, party, partner, buyer, sold to, sold to party, bill to, bill to party, billed to, invoice to, invoiced to, ship to, ship to party, consignee, konto, cuenta, conto, rekening, deudor" +
      ", cod, codigo, codice, cod cte, cta cliente",
  },
  clientName: {
    clear:
      "raison sociale, nom client, nom tiers, nom du client, intitule, ct intitule, intitule client, intitule compte, " +
      "denomination, denomination sociale, libelle client, libelle tiers, libelle compte, comp aux lib, nom societe, " +
      "client, tiers, partenaire, customer name, name customer, client name, debtor name, account name, " +
      "company name, customer, party, partner, kundenname, nombre cliente, razon social, empresa, ragione sociale, " +
      "nome cliente, cliente, kunde, klantnaam, klant, relatie, debitor, debtor" +
      ", nom debiteur, debiteur, nom acheteur, acheteur, buyer, buyer name, payeur, nom payeur, payer, entreprise, nom entreprise, nom auxiliaire, libelle auxiliaire, intitule auxiliaire, auxiliaire, nom compte, intitule tiers, designation tiers, nom partenaire, partner name, party name, contact name, nom complet, kunde name, name kunde, debitorenname, debitorname, debitorbezeichnung, debitor name, firma, firmenname, kundenbezeichnung, nombre del cliente, nombre deudor, deudor, denominacion, razon social cliente, denominazione, denominazione cliente, debitore, nome debitore, anagrafica, klant naam, naam klant, debiteur naam, debiteurnaam, bedrijf, bedrijfsnaam, organisation, organization, sold to, sold to party, sold to name, bill to party, bill to name, sell to name, payor, payor name, payer name, billed to, invoiced to, invoice to name, bill to customer name, sell to customer name, nombre fiscal, nombre comercial, donneur ordre, client facture, client payeur, client final, client livre, societe cliente, adherent, locataire, account holder, bill to customer, trading name, business partner, customer full name, auftraggeber, mandant, rechnungsempfanger, regulierer, zahler, titular, tercero, comprador, pagador, nombre tercero, committente, nominativo, acquirente, terzo, soggetto terzo, derde partij, third party, drittpartei, afnemer, opdrachtgever, naam debiteur, klantomschrijving, nom tiers, naam relatie, name partei, name der partei, deb naam, nome debitore, factuurrelatie, cessionario committente, librado" +
      ", nombre deudor, asegurado, nombre asegurado, devedor, nome devedor, nombre tercero, relatienaam, debiteur omschrijving, intestazione, denominazione sociale",
    vague:
      "nom, name, name 1, name1, etiquettes lignes, row labels, zeilenbeschriftungen, etiquetas fila, etichette riga, rijlabels, libelle, designation client, societe, company, contact, nombre, nome, naam" +
      ", account, konto, geschaftspartner, intestatario, bill to, invoice to, ship to, ship to party, ship to name, consignee, firmenbezeichnung, nom raison sociale, destinataire, bezeichnung, description client, kontakt, contacto, contatto, contactpersoon, soggetto, zoeknaam, enseigne, nom abrege, kundenstamm, risk name, risk, risikoname, risiko, kaufer, abnehmer, schuldner, obligor, counterparty, purchaser, vertragspartner, besteller",
  },
  legalId: {
    clear:
      "siren, siret, tva intracom, tva intracommunautaire, no tva, identifiant legal, company registration no, " +
      "vat no, vat id, nif, partita iva, btw no",
    vague: "tva",
  },
};

/** Columns that must not be taken for a field whose word they contain. */
const OTHER = {
  clear:
    "date reglement, date paiement, date encaissement, clear date, clearing date, payment date, paid date, paid on, " +
    "solde progressif, solde cumule, solde cumul, cumul, cumule, running balance, cumulative balance, laufender saldo, saldo kumuliert, kumuliert, saldo acumulado, acumulado, saldo progressivo, progressivo, lopend saldo, cumulatief, " +
    "date valeur, value date, date operation, date relance, date livraison, date commande, delivery date, order date, " +
    "prochaine action, next action date, promesse paiement, payment promise, jours retard, nb jours, nombre jours, " +
    "days late, days overdue, age days, montant regle, paid amount, montant paye, montant ht, montant tva, net amount, " +
    "code postal, business code, buisness year, business year, code commercial, code societe, code article, " +
    "mode reglement, libelle mode reglement, payment method, commentaire recouvrement, customer group code, " +
    "plafond encours, encours autorise, encours maximum, encours max, limite credit, credit limit, kreditlimit, " +
    "limite de credito, fido, ct encours, plafond, credit insurance, niveau relance, tranche retard, aging bucket, " +
    "categorie retard, company code, no siren, special gl, nom commercial, email, telephone, delta",
  vague:
    "regle, ht, tva, vat, tax, ville, pays, city, country, adresse, address, exercice, year, annee, entite, entity, " +
    "commentaire, commentaires, comment, comments, observations, remarque, remarques, texte, text, age, status, statut, " +
    "fournisseur, supplier, vendor, article, produit, product, quantite, quantity, designation, description, bukrs, " +
    "siret, prix, price, journal, action, jours, days, %",
};

const ATTRIBUTES: Dictionary = {
  salesperson: {
    clear:
      "commercial, nom commercial, vendeur, representant, charge affaires, charge clientele, responsable commercial, " +
      "ingenieur commercial, sales person, salesperson, sales rep, sales representative, account manager, " +
      "partner salesperson, vertriebler, verkaufer, aussendienst, comercial, addetto vendite, venditore, " +
      "vertegenwoordiger, verkoper" +
      ", commercial client, attache commercial, technico commercial, nom vendeur, sales executive, sales agent, account executive, verkaufer name, vertreter, aussendienstmitarbeiter, vendedor, agente comercial, agente, accountmanager, resp commercial, commercial responsable, kundenbetreuer, representante, commerciale, rappresentante, gestor comercial, gestor cuenta, accountbeheerder, relatiebeheerder, verkoopadviseur, responsable cuenta, delegado comercial, responsabile commerciale, funzionario commerciale",
    vague:
      "kam, agent, ac" +
      ", sales, rep, sales owner, account owner, betreuer, kundenberater, charge compte, salesman, vertriebsmitarbeiter, responsable client, vertrieb, resp cial, adm, am",
  },
  group: {
    clear:
      "groupe, code groupe, nom groupe, tete groupe, maison mere, societe mere, group, group name, group code, " +
      "parent company, konzern, grupo, gruppo, groep",
    vague: "parent",
  },
  paymentTerms: {
    clear:
      "condition paiement, condition reglement, delai paiement, delai reglement, delai paiement jours, payment term, " +
      "term payment, customer payment term, zahlungsbedingung, zahlungsbedingungen, zahlungsziel, condiciones pago, " +
      "plazo pago, condizioni pagamento, termini pagamento, betalingsconditie, betalingscondities, betalingstermijn" +
      ", mode delai reglement, term reglement, delai facture, termes paiement, term code, zahlungskondition, zahlungskonditionen, zahlungsfrist, terminos pago, forma pago plazo, term pago, pagamento termini, termini di pagamento, betaaltermijn, krediettermijn, betaalconditie",
    vague: "delai, term, echeancement, condition",
  },
};

/** What stands beside the balance in a client's exposure. */
const EXPOSURE: Dictionary = {
  deliveriesNotInvoiced: {
    clear:
      "livre non facture, livres non factures, livraisons non facturees, livraison non facturee, bl non factures, " +
      "bons livraison non factures, expedie non facture, expeditions non facturees, reste a facturer, a facturer, " +
      "factures a etablir, delivered not invoiced, deliveries not invoiced, shipped not invoiced, unbilled, " +
      "unbilled deliveries, goods not invoiced, geliefert nicht fakturiert, nicht fakturierte lieferungen, " +
      "entregado no facturado, albaranes no facturados, consegnato non fatturato, geleverd niet gefactureerd",
    vague: "fae, lnf",
  },
  ordersNotDelivered: {
    clear:
      "commandes non livrees, commande non livree, commandes cours, commandes a livrer, reste a livrer, " +
      "portefeuille commandes, commandes portefeuille, carnet commandes, commandes non expediees, commandes restant a livrer, encours commandes, encours commande, commandes ouvertes, " +
      "orders not delivered, undelivered orders, open orders, order backlog, outstanding orders, orders on hand, " +
      "offene auftrage, offene auftraege, auftragsbestand, pedidos pendientes, pedidos abiertos, ordini aperti, " +
      "ordini inevasi, openstaande orders",
    vague: "commandes, orders",
  },
  billsNotMatured: {
    clear:
      "effets non echus, effet non echu, effets a recevoir, effets remis non echus, effets escomptes non echus, " +
      "effets circulation, traites non echues, traites cours, lcr non echues, lcr cours, encours effets, " +
      "portefeuille effets, bills not matured, unmatured bills, bills receivable, bills exchange, notes receivable, " +
      "wechsel, wechselobligo, efectos pendientes, efectos cartera, effetti attivi, ri ba scadere, wissels",
    vague: "effets, traites, lcr",
  },
  deposits: {
    clear:
      "depot garantie, depots garantie, depots, depots recus, depot recu, cautions recues, caution recue, " +
      "garantie bancaire recue, garanties recues, deposit, deposits, security deposit, deposits held, " +
      "guarantee deposit, kaution, kautionen, fianza, fianzas, deposito cauzionale, cauzione, waarborgsom",
    vague: "depot, caution, cautions",
  },
};

const OPEN_ITEMS: Dictionary = {
  ...CLIENT,
  account: {
    clear:
      "compte no, compte general, no compte general, compte collectif, general account, gl account" +
      ", compte comptable, compte collectif client, ledger account, sachkonto, hauptbuchkonto, cuenta contable, conto contabile, grootboekrekening",
    vague:
      "compte, konto, account, cuenta, conto, rekening, no compte, collectif, sammelkonto, control account",
  },
  salesperson: wordings(ATTRIBUTES, "salesperson"),
  paymentTerms: wordings(ATTRIBUTES, "paymentTerms"),
  document: {
    clear:
      "no facture, no piece, no document, piece ref, ref piece, reference piece, ref facture, reference facture, " +
      "invoice no, invoice id, doc id, document no, document id, doc no, voucher no, belnr, bel no, xblnr, ref libelle, " +
      "reference document, rechnungsnummer, rechnung no, belegnummer, no factura, no documento, no fattura, " +
      "rif etichetta, factuurnummer, factuur no" +
      ", piece no, doc, doc ref, document ref, ref doc, facture no, transaction no, no transaction, entry no, billing document, sales document, num piece comptable, piece comptable, rechnungsnr, rechnungs no, belegnr, beleg no, num factura, factura no, num documento, documento no, no documento, num fattura, fattura no, boekstuk no, boekstuknummer, boekstuknr, factuurnr",
    vague:
      "facture, piece, document, reference, ref, invoice, voucher, entry, rechnung, factura, fattura, factuur" +
      ", no, no ecriture, ecriture no, documento, beleg, boekstuk, transaction, libelle, folio, num" +
      ", fatura, no fatura, documento fiscal, bescheid, justificante, comprobante",
  },
  documentType: {
    clear:
      "type piece, type document, type facture, nature piece, nature document, document type, doc type, voucher type, " +
      "invoice type, document class, document kind, doc class, bel art, bart, belegtyp, blart, belegart, tipo documento" +
      ", type transaction, transaction type, type ecriture, type tiers, party type, type operation, entry type, tipo transaccion, tipo de documento, tipo movimiento, tipo registrazione, documenttype, soort document, boekingssoort, dokumentart, art beleg, nature ecriture, nature operation, clase documento, tipo doc, documentsoort, tipo operazione, tipo operacion",
    vague:
      "type, nature, tipo" +
      ", art, soort, typ, tp, kind, trx, trx type, vorfall, geschaftsvorfall, buchungsart, vorgangsart, origine, nature mouvement, type mouvement, operation, categorie, category, code journal, causale, concepto, clase" +
      ", operacion, operazione, movimiento, movimento, tipo mov, tipo op, clase doc, transactie, boeking, mutatie, tipo registro" +
      ", posting key, pstky, buchungsschlussel, bschl, bs, pk, cle comptabilisation, cle compta, clave contabilizacion, chiave registrazione, boekingssleutel",
  },
  documentDate: {
    clear:
      "date facture, date document, date piece, date emission, piece date, ecriture date, date ecriture, " +
      "date comptable, date comptabilisation, date facturation, invoice date, document date, doc date, posting date, " +
      "document create date, baseline create date, bill date, billing date, issue date, bldat, budat, zfbdt, " +
      "rechnungsdatum, belegdatum, belegdat, bel dat, buchungsdatum, fecha factura, fecha emision, data fattura, data documento, " +
      "factuurdatum" +
      ", date operation comptable, date ecriture comptable, date emission facture, emise le, emis le, facture du, document dated, transaction date, date transaction, rechnung datum, beleg datum, ausstellungsdatum, datum rechnung, fecha documento, f factura, f emision, fecha expedicion, fecha contable, data registrazione, data emissione, data doc, factuur datum, boekdatum, datum factuur, facture datum" +
      ", gefactureerd op, factuur van, data fatura, data emissao, emitida el, emitido el, emessa il, registrata il, expedida el, data reg, datum uitgifte, geboekt op, fecha registro, fecha alta",
    vague:
      "date, datum, fecha, data, emission, emision, emissione, uitgifte, expedicion" +
      ", issued, dated, piece date, emisssion, datum beleg" +
      ", del, fechada, emessa, emitida, expedida, uitgegeven, geboekt, gefactureerd, emissao, registrata, registrada",
  },
  dueDate: {
    clear:
      "date echeance, echeance, date echeance facture, echeance facture, date echeance calculee, " +
      "date echeance negociee, date exigibilite, exigible le, date limite paiement, due date, due in date, net due date, " +
      "net due, due on, net payment date, payment due date, payment due, maturity date, maturity, falligkeit, nettofall, " +
      "faelligkeit, falligkeitsdatum, faelligkeitsdatum, fallig am, faellig am, fecha vencimiento, vencimiento, " +
      "data scadenza, scadenza, vervaldatum, vervaldag" +
      ", payable le, payable au, payable avant, payable before, date limite, date limite reglement, limite reglement, exigibilite, date prevue, date prevue reglement, date reglement prevue, date paiement prevue, echeance prevue, echeance le, date ech, a payer avant, a regler le, a regler avant, pay by, pay before, payment by, to be paid by, due by, date due, falls due, zahlbar bis, zahlbar am, falligkeit datum, falligkeitstermin, nettofalligkeit, netto falligkeit, falligkeit netto, zahlungstermin, fecha limite, fecha limite pago, vence, vence el, fecha pago prevista, fecha prevista, data scad, da pagare entro, scadenza pagamento, verval datum, uiterste betaaldatum, te betalen voor, betalen voor, vervalt op, net due dt, date fin reglement, data limite, fecha tope, date reglement attendue, date attendue, fact verval, verval, verv datum" +
      ", vencimento, data vencimento, vence em, cobrar antes, cobrar el, pagar antes, exigible desde, fin plazo, fecha cobro prevista, prevision cobro, da incassare il, esigibile dal, esigibile il, pagabile il, termine pagamento, data termine, uiterste dag, uiterste datum, uiterlijk betalen, betalen voor, opeisbaar per, opeisbaar op, betaaldag, te ontvangen op, plazo hasta",
    vague:
      "due, a payer le, pagadera el, pagadero el, pagabile entro, te betalen voor, te betalen uiterlijk" +
      ", limite, expected date, vervalt, fallig, faellig, scade il, scade, exigible, verval, verv, faedt, dt fall" +
      ", termine, uiterlijk, uiterste, plazo, al, scadra il, opeisbaar",
  },
  originalAmount: {
    clear:
      "montant facture, montant initial, montant original, montant origine, montant piece, montant document, " +
      "total facture, montant devise, montant en devise, invoice amount, invoiced amount, original amount, " +
      "amount in doc currency, amount in document currency, document amount, foreign amount, wrbtr, rechnungsbetrag, " +
      "importe facturado, importo fattura, factuurbedrag" +
      ", total facture, montant brut, montant total facture, total factura, importe total factura, invoice total, amount currency, amount foreign currency, gross amount, billed amount, amount billed, invoice value, document value, bruttobetrag, rechnungssumme, belegbetrag, importe total, importe bruto, importe factura, totale fattura, totale documento, importo documento, factuurtotaal, factuur bedrag, bedrag factuur, importe original, importe inicial, importe origen, importo originario, importo originale, importo iniziale, oorspronkelijk bedrag, origineel bedrag, importe divisa, importe moneda extranjera, importe moneda documento, importo valuta, importo divisa, bedrag valuta, bedrag vreemde valuta, bedrag documentvaluta" +
      ", facturado, importe fra, total fra, importo fatt, importo doc, fatturato, gefactureerd, nominaal bedrag, base iva, bedrag incl btw, valor fatura, importe documento",
    vague:
      "ttc, brutto, original, total ttc, grand total" +
      ", billed, invoiced, facture, brut, gross, total amount" +
      ", nominal, nominale, nominaal, lordo, bruto, totaalbedrag, bedrag incl",
  },
  openAmount: {
    clear:
      "restant du, reste du, reste a payer, reste a devoir, reste a regler, reste a encaisser, solde du, solde piece, " +
      "solde facture, solde restant, montant du, montant restant, montant ouvert, montant residuel, residuel, " +
      "montant a regler, montant a payer, reste a payer apres grand livre, solde, solde comptable, open amount, " +
      "total open amount, outstanding amount, amount outstanding, outstanding, amount due, balance due, open balance, " +
      "remaining amount, amount remaining, remaining, residual, residual amount, amount residual, unpaid amount, " +
      "amount in local currency, local amount, dmbtr, dmshb, converted, montant converti, contre valeur, contrevaleur, " +
      "restbetrag, offene summe, offener betrag, offener posten, importe pendiente, pendiente, remanente, " +
      "importo residuo, importo aperto, residuo, open bedrag, openstaand bedrag, openstaand" +
      ", rimasto, remain to collect, remaining to collect, left to collect, montant souffrance, importo sospeso, montant devise interne, importo divisa interna, bedrag lokale valuta, betrag hauswahrung, betrag hw, importe moneda local, restforderung, restsaldo, restante da incassare, pendiente cobro, nog te ontvangen, reste a recouvrer, a recouvrer, reste recouvrer, impaye, impayes, montant impaye, solde impaye, creance, montant creance, restant a payer, restant a encaisser, restant a regler, reste a recevoir, restant a recevoir, montant echeance, total du, total restant du, unpaid, unpaid balance, amount unpaid, amount lc, outstanding value, amount lcy, remaining amount lcy, amount local, outstanding balance, balance outstanding, balance amount, balance remaining, open value, solde non lettre, montant non lettre, non lettre, solde ouvert, solde a payer, solde exigible, montant exigible, montant devise societe, montant devise compte, montant devise locale, montant devise tenue, montant monnaie locale, company currency amount, amount company currency, amount company code currency, betrag hauswahrung, betrag hauswaehrung, offener saldo, offener restbetrag, offen, offene forderung, offene posten, restforderung, saldo offen, offenstehend, ausstehend, ausstehender betrag, noch offen, saldo pendiente, importe abierto, deuda pendiente, saldo deudor, por cobrar, pendiente cobro, pendiente pago, importe moneda local, saldo aperto, da incassare, da pagare, insoluto, importo scoperto, credito residuo, residuo da pagare, importo valuta locale, nog te betalen, te ontvangen, openstaand saldo, saldo openstaand, openstaande bedrag, balance, saldo, restant bedrag, restbedrag, bedrag openstaand, nog openstaand, restant, restante, amount loc cur, amt loc cur, amount loc curr, solde a encaisser, solde encaisser, a encaisser, solde net du, montant en attente, reste a solder, reste solder, a percevoir, amount owing, amount owed, balance owed, owing, still open, left to pay, net open, uncollected, open ar, residual balance, restsaldo, op betrag, op saldo, noch zu zahlen, zu zahlen, unbezahlt, aussenstand, por pagar, importe vivo, saldo vivo, adeudado, da saldare, da riscuotere, scoperto, partita aperta, partite aperte, saldo da incassare, rimanenza, rimanenza da pagare, resterend bedrag, resterend, te innen, nog open, nog te ontvangen, te vorderen, restant montant, saldo restante, encours facture, pendiente moneda local, amount base currency, base balance, base amount, importe moneda sociedad, importe moneda empresa, importe moneda base, importo valuta conto, importo valuta base, residuo valuta conto, bedrag basisvaluta, bedrag bedrijfsvaluta, openstaand basisvaluta, onbetaald, onbetaald bedrag, niet betaald, non pagato, non incassato, no cobrado, no pagado, sin cobrar, queda por cobrar, non regle, montant non regle, non paye, montant non paye, non solde, montant non solde, nicht bezahlt, nicht ausgeglichen, offener rest, restant du net" +
      ", deuda viva, falta cobrar, falta por cobrar, riesgo vivo, credito vivo, pendiente liquidar, resta por cobrar, ancora da avere, ancora da incassare, da ricevere, credito aperto, rimasto da incassare, nog te voldoen, nog te vorderen, openstaande vordering, valor divida, divida, em divida, por receber, valor aberto, em aberto",
    vague:
      "montant, amount, total, a regler, encours, betrag, hauswahrung, importe, importo, bedrag, du" +
      ", creances, net a payer, en cours, exigible, deuda, dovuto, verschuldigd, forderung, valeur, value, summe, rest, resta, reste, reliquat, aperto, abierto, open, offen, open eur, offen eur" +
      ", vordering, tegoed, schuld, credito, crediti, riesgo, insoluti",
  },
  debit: {
    clear:
      "debit, montant debit, soll, dmsol, debe, dare, debet" +
      ", montant debiteur, solde debiteur, debit amount, sollbetrag, importe debe, importo dare" +
      ", cargos, addebiti, debetbedrag, al debe, in dare, colonna dare, importe cargo",
    vague: "debits" + ", debiteur" + ", bij, debito, cargo",
  },
  credit: {
    clear:
      "credit, montant credit, haben, dmhab, haber, avere" +
      ", montant crediteur, solde crediteur, credit amount, habenbetrag, importe haber, importo avere" +
      ", accrediti, creditbedrag, al haber, in avere, colonna avere, importe abono",
    vague: "credits" + ", crediteur" + ", af, abonos, abono, credito",
  },
  matching: {
    clear:
      "lettrage, code lettrage, ecriture let, lettre, matching" +
      ", lettrage no, code let, lettre lettrage, ausgleich, ausgleichsbeleg, punteo, clearing document, clearing doc, clrng doc, pareggio, afletteren",
    vague: "let, matched" + ", punteggiatura, match, abbinamento, afletter, aflettering",
  },
  currency: {
    clear:
      "devise, code devise, idevise, currency, currency code, invoice currency, waers, wahrung, waehrung, moneda, " +
      "valuta, divisa" +
      ", devise piece, devise facture, devise document, document currency, doc currency, transaction currency, belegwahrung, hauswahrung, local currency",
    vague: "monnaie, ccy" + ", dev, cur",
  },
  paidAmount: {
    clear:
      "montant regle, montant paye, deja regle, deja paye, total regle, total paye, montant encaisse, paid amount, amount paid, " +
      "amount received, received amount, bezahlter betrag, zahlbetrag, bereits bezahlt, importe cobrado, importe pagado, " +
      "cobrado a cuenta, pagado a cuenta, entregado a cuenta, ya cobrado, ya pagado, anzahlung erhalten, part payment, " +
      "importo pagato, importo incassato, gia pagato, betaald bedrag, ontvangen bedrag, reeds betaald, acomptes verses, " +
      "acompte verse, acompte recu, acomptes recus, total acomptes, total versements, versements recus, zahlungseingang, zahlungseingange, zahlungen erhalten, total cobrado, total pagado, total pagato, totaal betaald, received to date, paid to date, payments to date, regle a ce jour, paye a ce jour, sommes versees, somme versee, teilzahlung, teilzahlungen, teilbetrag bezahlt, pago a cuenta, pagos a cuenta, acconto versato, acconti ricevuti, deelbetaling, reeds ontvangen, aanbetaald, montant lettre, payments received, receipts to date, applied amount, amount applied, amount settled, settled amount, bereits gezahlt, gia pagato, reeds voldaan, importe abonado, importo saldato, reeds betaald bedrag, entrega cuenta, entregas cuenta, entregas a cuenta, acconti versati, acconti incassati, deelbetalingen, aanbetalingen, importe liquidado, gia incassato, gia versato" +
      ", cobros recibidos, importe ingresado, ya percibido, gia corrisposto, importo corrisposto, reeds afgelost, afgelost bedrag, reeds geincasseerd, importe aplicado, ya ingresado, valor recebido, valor pago",
    vague:
      "regle, paye, encaisse, reglement, reglements, paiement, paiements, paid, payments, received, recu, bezahlt, gezahlt, zahlung, " +
      "cobrado, pagado, pagato, incassato, betaald, ontvangen, encaissement, encaissements, versement, versements, verse, acompte, acomptes, " +
      "receipts, zahlungen, cobros, pagos, cobro, pago, incassi, incasso, pagamenti, betalingen, ontvangsten, anzahlung, anzahlungen, voldaan, abonado, applied, settled, acconti, anticipos, liquidado, versato, riscosso" +
      ", percibido, ingresado, aplicado, corrisposto, percepito, ricevuto, rimesso, afgelost, geincasseerd, binnengekomen, verrekend, recebido",
  },
  paidDate: {
    clear:
      "date reglement, date paiement, date encaissement, date solde, clear date, clearing date, payment date, paid date, paid on, " +
      "date paid, cleared on, cleared date, date cleared, settled date, settlement date, settled on, regle le, paye le, encaisse le, solde le, zahlungsdatum, zahldatum, " +
      "closed on, closed at, closed date, date closed, bezahlt am, ausgleichsdatum, zahlungseingang, fecha pago, fecha cobro, pagado el, cobrado el, data pagamento, data incasso, " +
      "pagato il, incassato il, betaaldatum, betaald op, datum betaling, datum betaald, betalingsdatum, payee le, payees le, reglee le, soldee le, encaissee le, date encaisst, received on, receipt date, date received, date settled, date of payment, ausgeglichen am, gezahlt am, eingegangen am, cobrada el, pagada el, liquidada el, fecha liquidacion, data saldo, saldato il, saldata il, pagata il, incassata il, betaald d d, betaald dd, datum ontvangst, ontvangen op, voldaan op",
    vague:
      "reglement, regle, reglee, reglees, paiement, paye, payee, encaisse, encaissee, soldee, encaissement, settled, paid, payment, bezahlt, cobro, pago, pagamento, incasso, betaald",
  },
  status: {
    clear:
      "statut, statut facture, statut paiement, statut reglement, statut creance, etat paiement, etat facture, etat reglement, " +
      "payment status, invoice status, document status, status, zahlungsstatus, zahlstatus, payment state, rechnungsstatus, estado, estado pago, estado cobro, " +
      "estado factura, stato, stato pagamento, stato fattura, betaalstatus, betalingsstatus, factuurstatus",
    vague:
      "etat, state, situation, situacion, zustand, stage, suivi, qualification recouvrement, solde, open, ouvert, regle, paye, payee, soldee, paid, bezahlt, pagado, cobrado, pagata, pagato, betaald" +
      ", esito, posizione, situazione, afhandeling, toestand, voortgang, fase, situacion recibo, stato partita, posicion, gestion",
  },
  side: {
    clear:
      "sens, sens ecriture, debit credit, soll haben, debe haber, dare avere, debet credit, dr cr, shkzg, soll haben kz",
    vague: "c, dc, sh, s h, signe, sign, side",
  },
  daysLate: {
    clear:
      "jours retard, nb jours retard, nombre jours retard, nbre jours retard, retard jours, retard j, jours depassement, days late, " +
      "days overdue, overdue days, days past due, days arrears, arrears net due date, verzugstage, tage verzug, tage uberfallig, " +
      "uberfallig tage, tage uberfallig, dias retraso, dias vencido, dias vencidos, dias mora, dias demora, giorni ritardo, " +
      "giorni scaduto, gg ritardo, dagen te laat, dagen vervallen, dagen achterstallig, dagen over tijd, dias atraso, dias impago, jours echus, jours de depassement, aging days, ageing days, late by, days delinquent, dpd, ecart echeance, jours apres echeance, jours post echeance, zieluberschreitung, tage nach falligkeit, days o d, days beyond term" +
      ", dias transcurridos desde vencimiento, dias desde vencimiento, dias exceso, dias tras vencimiento, gg sofferenza, giorni sofferenza, giorni scoperti, giorni sconfino, sconfino gg, gg oltre scadenza, giorni oltre scadenza, dagen na verval, dagen na vervaldatum, overschreden dagen, dagen overschreden, te laat dagen, dagen achterstand, dias em atraso, dias atraso",
    vague:
      "retard, nb jours, nombre jours, age, age days, jours, days, arrears, verzug, tage, dias, giorni, dagen, delay" +
      ", demora, sconfino, dagen over, dias vencimiento",
  },
  ageBucket: {
    clear:
      "ageing, aging, ageing band, age band, overdue band, aging category, aging class, tranche jours, tranche retard, tranche age, tranche echeance, tranche anciennete, aging bucket, ageing bucket, age bucket, aging band, " +
      "categorie retard, classe anciennete, altersklasse, altersstufe, falligkeitsklasse, tramo, tramo vencimiento, fascia, " +
      "fascia scadenza, fascia eta, ouderdomsklasse, vervalcategorie, classe age, classe retard, falligkeitsraster, tramo deuda, tramo antiguedad, fascia scaduto, fascia anzianita, ouderdomscategorie",
    vague:
      "tranche, bucket, anciennete, age, alter, antiguedad, anzianita, ouderdom, categorie, periode, period, echeance",
  },
  disputed: {
    clear:
      "litige, en litige, litigieux, dispute, disputed, dispute flag, payment block, streitfall, disputa" +
      ", litige en cours, motif litige, code litige, in dispute, reclamation, reklamation, strittig, en disputa, contestato, contestazione, in contestatie, betwist, geschil",
  },
  other: OTHER,
};

/** What is open of a document is called the same where it is a client's: all but what is said of one due date. */
const OPEN_OF_CLIENT = wordings(OPEN_ITEMS, "openAmount")
  .clear.split(", ")
  .filter((wording) => !/exigible|echeance/.test(wording))
  .join(", ");

const AGED_BALANCE: Dictionary = {
  ...CLIENT,
  ...ATTRIBUTES,
  ...EXPOSURE,
  currency: wordings(OPEN_ITEMS, "currency"),
  ageBucket: wordings(OPEN_ITEMS, "ageBucket"),
  account: wordings(OPEN_ITEMS, "account"),
  balance: {
    clear:
      `${OPEN_OF_CLIENT}, ` +
      "solde, solde total, solde client, solde comptable, solde net, total du, total creances, total encours, " +
      "encours total, encours client, total general, balance, total balance, balance due, total due, amount due, " +
      "total outstanding, outstanding, total receivable, gesamtsaldo, gesamtbetrag, saldo total, saldo totale" +
      ", reste du, restant du, reste a recouvrer, reste a payer, impaye, total impaye, solde non lettre, solde ouvert, net du, montant du, total client, outstanding amount, amount outstanding, outstanding balance, open balance, open amount, balance outstanding, total amount due, offener betrag, offene posten, offener saldo, saldo gesamt, gesamtforderung, saldo pendiente, total pendiente, deuda total, importe pendiente, totale esposizione, esposizione, esposizione totale, totale dovuto, totale aperto, totale credito, totaal openstaand, openstaand, openstaand saldo, openstaand bedrag, nog te betalen, totaal saldo, unpaid, unpaid amount, amount lc, restbetrag, offene forderung, offene summe, importo residuo, saldo aperto, da incassare, pendiente cobro, restant a encaisser, montant impaye, montant restant, total ar, ar total, total open, total open balance, gesamt offen, summe offen, op saldo, total deuda, totaal open, total a encaisser, solde ttc, saldo op, totale credito",
    vague:
      "total, encours, montant, montant total, amount, betrag, importe, importo, bedrag, creances, saldo, gesamt, summe, totale, totaal" +
      ", gesamtsumme, forderungen, net, solde global, eindtotaal" +
      ", deuda, vordering, schuld, credito, riesgo, exposicion",
  },
  overdue: {
    clear:
      "total echu, montant echu, total echus, echu non paye, total retard, en retard, montant retard, overdue, " +
      "total overdue, overdue balance, overdue amount, past due, total past due, falliger saldo, faelliger saldo, " +
      "uberfallig, ueberfallig, saldo vencido, vencido, scaduto, vervallen" +
      ", echu total, retard total, overdue total, arrears, total arrears, total exigible, montant exigible, fallig gesamt, gesamt uberfallig, total vencido, deuda vencida, importe vencido, totale scaduto, importo scaduto, totaal vervallen, achterstallig, totaal achterstallig",
    vague: "echu, echus, echue, echues, retard" + ", exigible, in verzug, mora",
  },
  notDue: {
    clear:
      "non echu, non echus, non echue, non echues, montant non echu, total non echu, a echoir, non du, pas echu, not due, " +
      "not yet due, not overdue, nicht fallig, nicht faellig, no vencido, non scaduto, a scadere, non dovuto, " +
      "niet vervallen" +
      ", encours non echu, solde non echu, non exigible, not yet overdue, undue, non overdue, n fallig, fallig kunftig, within term, dans delais, dans les delais, pas encore echu, restant a echoir, at date, noch nicht fallig, nicht uberfallig, por vencer, sin vencer, pendiente vencer, pendientes vencer, pendiente vencimiento, al corriente, in scadenza, nog niet vervallen, non scaduti, no vencidos, future due, due in future, fallig in der zukunft, zukunftig fallig, kunftig fallig, da scadere, non ancora scaduto, nog te vervallen, te vervallen, a vencer",
    vague:
      "current, actuel, courant, current amount, ist summe, deuda, actual, attuale, huidig" +
      ", corriente, corrente, lopend, lopende, aktuell, a venir, future, a terme, sain, saine, en terme, im ziel, entro termini, op termijn, a date, at date, zum datum, a fecha, alla data, a data, op datum, a jour, al dia",
  },
  unallocatedCredits: {
    clear:
      "non imputes, non impute, avoirs non imputes, credits non imputes, credits non affectes, non affectes, " +
      "reglements non imputes, paiements non affectes, avoirs et acomptes, avances et acomptes, non lettres, " +
      "unallocated, unapplied, unallocated credits, unapplied credits, unapplied cash, unallocated payments, " +
      "credit notes, on account" +
      ", avoirs non lettres, acomptes recus, avances recues, avances clients, credits non lettres, advance amount, advances received, payment on account, credit balance, nicht zugeordnet, gutschriften, anzahlungen, anticipos, abonos, saldo a favor, acconti, note credito, vooruitbetalingen, niet toegewezen" +
      ", abonos emitidos, notas abono, rectificativas, anticipos recibidos, entregas cuenta, note emesse, note credito emesse, acconti percepiti, acconti ricevuti, anticipi ricevuti, uitgegeven creditnotas, uitgegeven creditnota s, creditnotas, creditnota s, ontvangen voorschotten, ontvangen aanbetalingen",
    vague: "avoirs, avoir, acomptes, avances, credits" + ", advances, advance, crediteur",
  },
  other: {
    ...OTHER,
    clear: `${OTHER.clear}, ${wordings(OPEN_ITEMS, "originalAmount").clear}, ${wordings(OPEN_ITEMS, "paidAmount").clear}`,
  },
};

/** What an insurer grants or is asked for, and the words that say so: they stand in either order. */
const LIMITS =
  "importe, limite, riesgo, credito, cobertura, suma, capital, clasificacion, importo, fido, massimale, plafond, copertura, affidamento, limiet, kredietlimiet, bedrag, dekking, krediet";
const GRANTED_LIMITS = eitherWay(
  LIMITS,
  "concedido, concedida, garantizado, garantizada, cubierto, aprobado, aprobada, asegurado, asegurada, otorgado, concesso, accordato, accordata, garantito, assicurato, assicurata, coperto, approvato, deliberato, toegekend, toegekende, verzekerd, verzekerde, goedgekeurd, goedgekeurde, gedekt, gedekte, verleend, verleende",
);
const REQUESTED_LIMITS = eitherWay(
  LIMITS,
  "solicitado, solicitada, pedido, pedida, richiesto, richiesta, aangevraagd, aangevraagde, gevraagd, gevraagde",
);

function eitherWay(nouns: string, words: string): string {
  const pairs = nouns
    .split(", ")
    .flatMap((noun) => words.split(", ").flatMap((word) => [`${noun} ${word}`, `${word} ${noun}`]));
  return pairs.join(", ");
}

const COVER: Dictionary = {
  ...CLIENT,
  insurer: {
    clear:
      "assureur, assureur credit, compagnie assurance, compagnie, insurer, insurance company, credit insurer, " +
      "versicherer, aseguradora, assicuratore, verzekeraar, compania, compania aseguradora, entidad aseguradora, compagnia, compagnia assicurazione, compagnia assicurativa, maatschappij, verzekeringsmaatschappij, kredietverzekeraar",
  },
  granted: {
    clear:
      "garantie accordee, montant accorde, montant garanti, montant garantie, encours assure, encours garanti, " +
      "montant assure, agrement, montant agrement, limite accordee, limite garantie, limite assureur, limite assurance, " +
      "limite credit assurance, limite credit assureur, limite coface, plafond garanti, plafond accorde, garantie, " +
      "garantie specifique, couverture, montant couvert, montant couverture, accorde, accordee, granted, granted amount, " +
      "amount granted, granted limit, credit limit granted, insured amount, insured limit, insurance credit limit, " +
      "insurances credit limit, insurance s credit limit, cover amount, cover limit, approved amount, approved limit, deckung, deckungssumme, deckungsbetrag, " +
      "max coverage amount, versicherungslimit, limite credito seguro, limite credito assicurazione, verzekerd bedrag" +
      ", montant agree, montant accord, credit accorde, plafond agree, limite agreee, agreed limit, agreed amount, approved credit limit, permitted limit, credit limit amount, current limit, limit amount, genehmigter betrag, genehmigtes limit, versicherungssumme, zugesagtes limit, importe concedido, limite concedido, clasificacion concedida, importo concesso, fido assicurato, fido concesso, toegekende limiet, verzekerde limiet, limite vigueur, limite en cours, decision amount, montant delivre, montant agrement delivre, agrement delivre, agrement accorde, montant agrement accorde, delivered amount, encours accorde, limite delivree, limite consentie, credit limit approved, gezeichnetes limit, versichertes limit, massimale concesso, plafond delivre" +
      `, ${GRANTED_LIMITS}` +
      ", plafond assicurativo, copertura essere, copertura vigore, copertura vigente, tope asegurado, tope garantizado, importe clasificado, riesgo clasificado, toegezegd bedrag, toegezegde limiet, afgegeven limiet, afgegeven bedrag, geaccepteerde limiet, acceptatie limiet, fido deliberato, limite seguro",
    vague:
      "accord, obtenu, zusage, montant, amount, limite, limit, credit limit, limite credit, plafond, cover, coverage" +
      ", decision amount, limiet, gewahrt, concedido, concesso, kredietlimiet, limite credito, fido, massimale" +
      ", acceptatie, clasificacion, cobertura, copertura, dekking, tope, cupo, gedekt tot, affidato",
  },
  requested: {
    clear:
      "garantie demandee, montant demande, limite demandee, encours demande, agrement demande, requested, " +
      "requested amount, amount requested, requested limit, requested credit limit, insurance requested" +
      ", montant sollicite, beantragt, versicherungssumme beantragt, limit beantragt, beantragter betrag, beantragtes limit, importe solicitado, limite solicitado, importo richiesto, fido richiesto, aangevraagd, aangevraagd bedrag, aangevraagde limiet, montant agrement demande, montant de l agrement demande, application amount, amount applied, credit limit applied, applied limit, limite souhaitee, massimale richiesto" +
      `, ${REQUESTED_LIMITS}`,
    vague: "demande, demandee, anfrage",
  },
  coverKind: {
    clear:
      "denomme, denomme non denomme, type garantie, type couverture, type agrement, cover type, cover kind, named unnamed",
    vague: "type, kind, genre",
  },
  coverNature: {
    clear:
      "permanent temporaire, nature garantie, nature couverture, nature agrement, cover nature, type limite",
    vague: "nature, type, duree, kind",
  },
  coverFrom: {
    clear:
      "date effet, date debut, debut validite, date debut validite, valide du, valable du, date attribution, " +
      "date attribution garantie, date octroi, date garantie, valid from, start date, " +
      "effective date, grant date, insurance grant date, gultig ab, fecha concesion seguro" +
      ", date prise effet, effet le, in force from, wirksam ab, gueltig ab, fecha efecto, valido desde, data effetto, decorrenza, ingangsdatum, geldig vanaf, fecha concesion, fecha inicio, vigencia desde, vigente desde, data decorrenza, valido dal, valida dal, data inizio, geldig van, begindatum, startdatum",
    vague:
      "debut, effet, du, from, start, depuis, desde, dal, vanaf" +
      ", date decision, date accord, decision date" +
      ", ingang, decorre, vigencia, effetto, efecto",
  },
  coverTo: {
    clear:
      "date fin, fin validite, date fin validite, date validite, valide jusqu au, valable jusqu au, jusqu au, " +
      "date expiration, fin garantie, date fin garantie, date echeance, echeance garantie, valid until, valid to, " +
      "end date, expiry date, expiration date, gultig bis, valido hasta, valido fino al, geldig tot, scadenza polizza" +
      ", date echeance garantie, date fin effet, gueltig bis, fecha fin, valido hasta, data fine, einddatum, geldig tot en met, fecha caducidad, caducidad, fecha vencimiento, vigencia hasta, vigente hasta, valido al, valida fino al, data scadenza, vervaldatum, geldig t m",
    vague:
      "fin, au, to, until, expires, expiration, echeance, validite, hasta, al, tot, vencimiento, scadenza" +
      ", validez, validita, geldigheid, fino al",
  },
  coverStatus: {
    clear:
      "statut garantie, etat garantie, statut couverture, decision assureur, statut decision, policy state, " +
      "cover status, insurance status, estado poliza, stato polizza" +
      ", type decision, statut agrement, etat agrement, decision type, entscheidung, decision assureur credit, decision compagnie, stato fido, estado clasificacion",
    vague:
      "statut, etat, decision, status, state, reponse, position" +
      ", esito, besluit, decisione, estado, situacion, resolucion, dictamen, stato, delibera, beslissing",
  },
  insuredShare: {
    clear:
      "quotite, quotite garantie, quotite garantie %, taux couverture, taux couverture par assureur, taux garantie, " +
      "insured share, coverage percentage, insured percentage, insurance credit coverage, quote part garantie, " +
      "deckungsquote",
    vague: "taux, % couvert, % garanti, % cover",
  },
  other: {
    ...OTHER,
    clear:
      "no police, police, policy no, no acheteur, code acheteur, identifiant acheteur, buyer no, buyer id, buyer code, no agrement, identifiant assureur, no dossier, motif, date demande, request date, encours autorise, encours maximum, plafond interne, " +
      "limite interne, internal limit, own limit, utilise, utilisation, encours actuel, solde",
  },
};

const CLIENTS: Dictionary = {
  ...CLIENT,
  ...ATTRIBUTES,
  ...EXPOSURE,
  rating: {
    clear:
      "cote, cotation, notation, rating, cote credit, note credit, note banque france, cote banque france, " +
      "note solvabilite, risque solvabilite, score credit, credit rating, credit score, grade, grade score, dra, " +
      "note altares, score altares, note coface, note ellisphere, bonitat" +
      ", classe risque, indice risque, risk rating, risk class, risk score, credit index, bonitatsindex, bonitatsklasse, ratingklasse, risikoklasse, clase riesgo, calificacion, puntuacion, classe rischio, punteggio, risicoklasse, kredietscore, kredietwaardigheid",
    vague: "note, score, risque",
  },
  ratingProvider: {
    clear:
      "source cote, source cotation, source notation, fournisseur cote, organisme cotation, organisme notation, " +
      "origine cote, agence notation, rating provider, rating agency, rating source, provider",
    vague: "organisme, agence, source",
  },
  ratingDate: { clear: "date cote, date cotation, date notation, date note, rating date, date score" },
  insolvent: {
    clear:
      "procedure collective, procedures collectives, redressement judiciaire, rj lj, liquidation judiciaire, insolvency, " +
      "insolvency flag, insolvent, insolvency proceedings, bankruptcy, insolvenz",
    vague: "procedure, sauvegarde, defaillance",
  },
  insolvencyDate: {
    clear:
      "date procedure, date procedure collective, date jugement, date publication, date bodacc, judgment date, " +
      "insolvency date, publication date",
  },
  internalLimit: {
    clear:
      "encours autorise, encours maximum, encours maxi, plafond, plafond encours, plafond interne, plafond credit, " +
      "limite interne, limite credit, limite encours, limite credit interne, internal limit, own limit, " +
      "credit limit, internal credit limit, kreditlimit, limite de credit, limite riesgo, limite riesgo interno, limite interno, limite credito, limite credito interno, riesgo maximo, riesgo autorizado, fido, fido interno, fido cliente, fido accordato, massimale fido, affidamento, interne limiet, kredietlimiet, interne kredietlimiet, maximaal krediet",
    vague: "limite, limit, autorise",
  },
  limitReviewDate: {
    clear:
      "date revue limite, revue limite, date revision limite, revision limite, limite valable jusqu au, " +
      "date revue plafond, limit review date, limit review, review date",
  },
  turnover: {
    clear:
      "chiffre affaires, ca 12 mois, ca12 mois, ca annuel, ca n, ca cumule, ventes 12 mois, turnover, annual sales, " +
      "sales 12 months, annual turnover, revenue, jahresumsatz, facturacion, fatturato, jaaromzet",
    vague: "ca, ventes, sales, umsatz, omzet",
  },
  other: OTHER,
};

const SALES: Dictionary = {
  ...CLIENT,
  month: {
    clear: "mois, month, mois facturation, sales month, monat, mese, maand",
    vague: "periode, period, mes, date, date facture, invoice date",
  },
  amount: {
    clear:
      "chiffre affaires, ca, ca mensuel, ventes, montant ventes, vente, sales, sales amount, net sales, turnover, " +
      "revenue, umsatz, facturacion, fatturato, omzet",
    vague: "montant, amount, total, montant facture, facture, montant ht",
  },
  other: { ...OTHER, clear: OTHER.clear.replace("montant ht, ", "") },
};

function wordings(dictionary: Dictionary, field: HeadingMeaning): Wordings {
  return dictionary[field] ?? { clear: "" };
}

interface KnownWording {
  readonly wording: string;
  readonly meaning: HeadingMeaning;
  readonly vague: boolean;
}

/** Wordings by their first word, so that a heading is compared with few of them. */
type WordingIndex = ReadonlyMap<string, readonly KnownWording[]>;

function index(dictionary: Dictionary): WordingIndex {
  const byFirstWord = new Map<string, KnownWording[]>();
  const add = (list: string | undefined, meaning: HeadingMeaning, vague: boolean): void => {
    for (const text of (list ?? "").split(",")) {
      const wording = normaliseHeading(text);
      const first = firstWord(wording);
      if (first !== "")
        byFirstWord.set(first, [...(byFirstWord.get(first) ?? []), { wording, meaning, vague }]);
    }
  };
  for (const [meaning, { clear, vague }] of Object.entries(dictionary) as [HeadingMeaning, Wordings][]) {
    add(clear, meaning, false);
    add(vague, meaning, true);
  }
  return byFirstWord;
}

function firstWord(text: string): string {
  return text.split(" ", 1)[0] ?? "";
}

const WORDINGS: Readonly<Record<SourceKind, WordingIndex>> = {
  "open-items": index(OPEN_ITEMS),
  "aged-balance": index(AGED_BALANCE),
  cover: index(COVER),
  clients: index(CLIENTS),
  sales: index(SALES),
};

/** Least share of a heading's letters that a clear wording inside it has to make up. */
const LEAST_COVERAGE = 0.34;

/**
 * What a heading (as `normaliseHeading` gives it) may mean in that kind of source. The longest wording wins,
 * so that "Encours autorisé" is a limit and not an exposure; wordings of the same length are all returned,
 * for the values to decide.
 */
export function matchHeading(normal: string, kind: SourceKind): readonly HeadingMatch[] {
  const padded = ` ${normal} `;
  let longest = 0;
  let matches: HeadingMatch[] = [];
  for (const word of normal.split(" ")) {
    for (const { wording, meaning, vague } of WORDINGS[kind].get(word) ?? []) {
      if (wording.length < longest || wording.length > normal.length) continue;
      const whole = wording === normal;
      if (!whole && (vague || !padded.includes(` ${wording} `))) continue;
      const coverage = wording.length / normal.length;
      if (coverage < LEAST_COVERAGE) continue;
      if (wording.length > longest) matches = [];
      longest = wording.length;
      matches.push({ meaning, score: vague ? 0.6 : whole ? 1 : 0.6 + 0.3 * coverage });
    }
  }
  return matches.length === 0 && kind === "cover" ? coverMatch(normal) : bestPerMeaning(matches);
}

/** What an insurer grants and what is asked of him, in whatever words: an amount or a limit, and what became of it. */
const COVER_AMOUNT =
  /montant|limit|plafond|encours|ligne|amount|summe|betrag|deckung|\bvs\b|credit|garantie|couverture|cover|importe|importo|bedrag|massimale|fido|tope|riesgo|copertura|cobertura|dekking|krediet|affidament|linea|lijn|nivel|valore?\b|maximum|clasificacion/;
const COVER_REQUESTED =
  /demand|sollicit|souhait|request|appl(?:ied|y)|beantrag|angefragt|gewunscht|solicit|richiest|aangevraag/;
const COVER_GRANTED =
  /accord|garanti|agree|approv|approuv|grant|bewillig|genehmig|zugesag|gewahr|gezeichn|permit|deliv|octroy|consenti|insured|assure|versichert|gedeckt|couvert|concedid|concess|toegekend|verzekerd|clasificad|otorgad|aprobad|asegurad|assicurat|deliberat|essere|toegezegd|afgegeven|verleend|goedgekeurd|gedekt|geaccepteerd|approvat|copert|cobertura|vigente/;

function coverMatch(normal: string): readonly HeadingMatch[] {
  if (!COVER_AMOUNT.test(normal) || /\d|date|datum|\bno\b/.test(normal)) return [];
  if (COVER_REQUESTED.test(normal)) return [{ meaning: "requested", score: 0.8 }];
  return COVER_GRANTED.test(normal) ? [{ meaning: "granted", score: 0.8 }] : [];
}

/** The words that begin a heading of any kind. */
const FIRST_WORDS: ReadonlySet<string> = new Set(
  Object.values(WORDINGS).flatMap((ofField) => [...ofField.keys()]),
);

/** Whether a text (as `normaliseHeading` gives it) is a heading of something that is read, in any kind of source. */
export function isKnownHeading(normal: string): boolean {
  // Most texts of a sheet are no headings and have none of their words.
  if (!normal.split(" ").some((word) => FIRST_WORDS.has(word))) return false;
  return SOURCE_KINDS.some((kind) => matchHeading(normal, kind).some(({ meaning }) => meaning !== "other"));
}

/** Whether a text (as `normaliseHeading` gives it) is a heading that is understood, be it of something that is not read. */
export function isHeadingUnderstood(normal: string): boolean {
  return SOURCE_KINDS.some((kind) => matchHeading(normal, kind).length > 0);
}

function bestPerMeaning(matches: readonly HeadingMatch[]): readonly HeadingMatch[] {
  const best = new Map<HeadingMeaning, HeadingMatch>();
  for (const match of matches) {
    if (match.score > (best.get(match.meaning)?.score ?? 0)) best.set(match.meaning, match);
  }
  return [...best.values()];
}
