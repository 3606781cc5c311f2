import { NOT_DUE, bucketOf, type BucketRange } from "./buckets";
import { plainText } from "../cells/plainText";

/** What a line's status says of it: paid, given up or not yet sent; partly paid; open; disputed. */
export type LineStatus = "closed" | "partly" | "open" | "disputed";

const OPEN =
  /^(?:non |un|pas |not |nicht |no |non-|im|nog niet |a )(?:echue?|payee?|pagat[oa]|pagad[oa]|paid|reglee?|soldee?|settled|bezahlt|betaald|lettree?|cobrad[oa]|cleared|incassat[oa]|matched)|^(?:en plazo|viv[oa]s?$|devuelt[oa]|falta\b|pte\b|pdte\b|sin cobrar|sospes[oa]|da saldare|wacht|lopend$|aangemaand|in behandeling|em aberto|abert[oa]|en retard|en attente|en cours|ouvert|open|overdue|late|due|past due|outstanding|pending|sent|envoye|emise?|issued|posted|comptabilise|validee?|a payer|a regler|a relancer|relance|echue?|echoir|a echoir|awaiting|(?:noch )?offen|(?:in|im) verzug|uberfallig|fallig|pendiente|vencid|abierta?|aperta?|scadut|da pagare|da incassare|in scadenza|openstaand|vervallen|te betalen|unpaid|impayee?|contentieux|to pay|mora|not due|te laat|achterstallig|uitstaand|te ontvangen|im verzug|ausstehend|zur zahlung|gemahnt|in ritardo|sollecitat|insolut|in corso|con retraso|en curso|impagad|por cobrar|por pagar|pendent|non sold|a encaisser|a recouvrer|en recouvrement|in collection|reminded|not cleared|to be paid|new|nouve(?:au|lle)|in attesa|en espera|attendue?s?|expected|(?:\d(?:\.|e|ere?|eme|st|nd|rd|th)? ?)?(?:relance|rappel|mahnung|mahnstufe|reminder|aanmaning|sollecito|recordatorio)|versendet|verschickt|verbucht|gebucht|gestellt|transmise?|delivered|authori[sz]ed|approved|verzonden|verstuurd|aanmaning|herinnering|enviad|emitid|emess|inviat)/;
const PARTLY =
  /part(?:iel|ial|ly|ly paid|ially)|acompte verse|reglement commence|teilweise|teilzahlung|parcial|parzial|gedeeltelijk|deels/;
const CLOSED =
  /^(?:(?:entierement |totalement |fully |deja |est |voll(?:standig)? |volledig |komplett |ganz |completement |integralement |total(?:mente|mente) )?(?:payee?s?|paid|reglee?s?|soldee?s?|settled|closed|cleared|lettree?s?|clos|close|cloture?e?s?|termine|done|encaissee?s?|acquittee?s?|atendid[oa]s?|extinguid[oa]s?|cerrad[oa]s?|conciliad[oa]s?|hech[oa]|abonad[oa]s?|ingresad[oa]s?|quietanzat[oaei]|estint[oaei]|regolat[oaei]|evas[oaei]|riscoss[oaei]|buon fine|afgerond|geregeld|gereed|verrekend|afgewikkeld|recebid[oa]s?|quitad[oa]s?|bezahlt|afgehandeld|abgeschlossen|zahlung erhalten|payment received|recue?s?|ontvangen|geincasseerd|encaissement recu|beglichen|ausgeglichen|erledigt|gezahlt|regularisee?s?|pagad[oa]s?|cobrad[oa]s?|liquidad[oa]s?|saldad[oa]s?|pagat[oa]|saldat[oa]|incassat[oa]|chius[oa]|betaald|voldaan|afgesloten|afgelettered|afgeletterd|afgeboekt|vereffend|matched|reconciled|rapprochee?|compensee?|in payment|en paiement)(?: (?:totalement|en totalite|in full|integralement|le .*|on .*|am .*|\d.*))?|annulee?s?|cancell?ed|void(?:ed)?|storn(?:iert|o)|anulad[oa]|annullat[oa]|geannuleerd|abandonnee?|written off|brouillon|draft|entwurf|borrador|bozza|concept|proforma|pro forma|passee? en pertes?)$/;
const DISPUTED =
  /litige|litigieu|disput|contest(?:e|ed|at|ad)|strittig|streit|reklam|reclam|disputa|contenzioso|betwist|geschil|en desacuerdo|querelle/;
const WITHOUT_DISPUTE = /^(?:pas|sans|no|non|not|kein|keine|sin|senza|geen|aucun)\b/;

/** What a status says; null when it is none that is known. */
export function lineStatusOf(text: string): LineStatus | null {
  const plain = plainText(text).replace(/[.!]+$/, "");
  if (DISPUTED.test(plain)) return WITHOUT_DISPUTE.test(plain) ? "open" : "disputed";
  if (PARTLY.test(plain)) return "partly";
  if (OPEN.test(plain)) return "open";
  return CLOSED.test(plain) ? "closed" : null;
}

/** Paid, perhaps: a payment on its way, an entry not yet sent, one that was called off. */
const NOT_SURELY_PAID =
  /^(?:cerrad|hech|conciliad|extinguid|evas|buon fine|afgerond|gereed|geregeld|verrekend)|paiement|payment|brouillon|draft|entwurf|borrador|bozza|concept|pro ?forma/;

/** True for a status that means paid and nothing else. */
export function isSurelyPaid(text: string): boolean {
  return !NOT_SURELY_PAID.test(plainText(text));
}

/** What "yes" says of a line below a heading: that it is paid, or that it is still open. */
export type PaidFlag = "paid" | "open";

const PAID_HEADING =
  /^(?:(?:factures?|pieces?|paiements?|reglements?|invoice|fully|entierement|totalement|is|schon|bereits|ya|gia|al|deja|est) )?(?:payee?s?|chius[oaei]|cerrad[oa]s?|gereed|geregeld|afgewikkeld|quitad[oa]s?|riscoss[oaei]|reglee?s?|soldee?s?|encaissee?s?|acquittee?s?|lettree?s?|recus?|paid|settled|closed|cleared|received|bezahlt|beglichen|ausgeglichen|erledigt|pagad[oa]s?|cobrad[oa]s?|saldad[oa]s?|pagat[oaei]|saldat[oaei]|incassat[oaei]|betaald|voldaan|ontvangen)(?: (?:oui|yes|ja|si|o|y|j|s) ?(?:\/|ou|or) ?(?:non|no|nein|nee|n))? ?\??$/;
const OPEN_HEADING =
  /^(?:non (?:payee?s?|reglee?s?|soldee?s?)|ouverte?s?|impayee?s?|en attente|due?s?|open|unpaid|outstanding|offen|unbezahlt|pendientes?|abiert[oa]s?|impagad[oa]s?|apert[oaei]|insolut[oaei]|openstaand|onbetaald) ?\??$/;

/** What "yes" says below the heading; null where it speaks of no payment. */
export function paidFlagOf(heading: string): PaidFlag | null {
  const plain = plainText(heading.replace(/[()[\].:_¿]/g, " "));
  if (PAID_HEADING.test(plain)) return "paid";
  return OPEN_HEADING.test(plain) ? "open" : null;
}

const YES = /^(?:oui|o|yes|y|ja|j|si|s|true|vrai|wahr|verdadero|vero|waar|x|xx|1|✓|✔|☑|ok|v)$/;
const NO = /^(?:non|n|no|nein|nee|false|faux|falsch|falso|onwaar|0|-|–|✗|✘|☐)$/;

/** Yes or no, as people and programs write it in a cell; null for anything else. */
export function yesOrNo(cell: string | number | boolean): boolean | null {
  const plain = plainText(String(cell));
  if (YES.test(plain)) return true;
  return NO.test(plain) ? false : null;
}

/** Who the other side of a line is; suppliers stand for all who are no clients: staff, social bodies. */
export type Party = "client" | "supplier";

const SUPPLIER =
  /^(?:forn\.?|prov\.?|provv\.?|lev\.?|suministrador(?:es)?|subcontratistas?|subappaltator[ei]|toeleveranciers?|onderaannemers?|fornecedor(?:es)?|fournisseurs?|frs|four|fourn\.?|suppliers?|vendors?|creditors?|(?:accounts |trade )?payables?|a\/?p|accounts payable|kreditor(?:en)?|lieferant(?:en)?|proveedor(?:es)?|acreedor(?:es)?|fornitor[ei]|leveranciers?|crediteur(?:en|s)?|ap (?:invoice|credit)s?|facture (?:fournisseur|achat|d'achat)s?|avoir fournisseur|achats?|purchases?|purchasing|purchase (?:invoice|credit|bill|order)s?|vendor (?:invoice|bill|credit)s?|bills?|in_invoice|in_refund|(?:eingangs|einkaufs|lieferanten)rechnung(?:en)?|facturas? (?:de (?:compra|proveedor)|recibid[ao]s?)|recibid[ao]s?|(?:partit[ae] |ciclo |fattur[ae] )?passiv[aeo]|fattur[ae] ricevut[ae]|fattura (?:di acquisto|passiva|fornitore)|inkoopfactu(?:ur|ren)|inkoop|salarie(?:e)?s?|personnel|employe(?:e)?s?|organismes? socia(?:l|ux)|staff|mitarbeiter(?:innen)?|personal|empleados?|dipendent[ei]|personale|dettes?|personeel|medewerkers?|werknemers?|acc ?pay|purchase(?:s)? ledger|bought ledger|creditors? ledger|frn|lief\.?|kred\.?|verkaufer|lieferer|prestataires?|providers?|contractors?|vendeurs?|sellers?|zulieferer|creanciers?)$/;
const CLIENT_PARTY =
  /^(?:comprador(?:es)?|acquirent[ei]|committent[ei]|afnemers?|debitor[ei]|devedor(?:es)?|clients?|cli|creances?|customers?|debtors?|receivables?|a\/?r|(?:accounts |trade )?receivables?|debitor(?:en)?|kunden?|clientes?|deudor(?:es)?|clienti|debiteur(?:en)?|klant(?:en)?|ar (?:invoice|credit)s?|ventes?|sales|facture (?:client|vente|de vente)s?|(?:facturas? )?emitid[ao]s?|(?:partit[ae] |ciclo |fattur[ae] )?attiv[aeo]|fattur[ae] emess[ae]|sales (?:invoice|credit memo)s?|customer invoices?|out_invoice|out_refund|(?:ausgangs|verkaufs|kunden)rechnung(?:en)?|acc ?rec|sales ledger|sold ledger|debtors? ledger|clt|abn\.?|clienteles?|preneurs?|acheteurs?|buyers?|abnehmer|kaufer)$/;

/** The party a cell names; null when it names none. */
export function partyOf(text: string): Party | null {
  const plain = plainText(text);
  if (SUPPLIER.test(plain)) return "supplier";
  if (CLIENT_PARTY.test(plain)) return "client";
  const [isSupplier, isClient] = [SUPPLIER_WORD.test(plain), CLIENT_WORD.test(plain)];
  if (isSupplier === isClient || plain.length > LONGEST_PARTY) return null;
  return isSupplier ? "supplier" : "client";
}

/** Headings below which a letter says whose a line is: SAP's kind of account, "Type tiers". */
const PARTY_HEADING =
  /^[cd]\/?[fk]$|\b(?:tiers|nature compte|genre compte|ledger|(?:geschafts)?partnerrolle|kontenart|kontoart|koart|party|account type|type compte|type client|tipo tercero|tipo cuenta|tipo anagrafica|tipo soggetto|tipo conto|soort relatie|relatietype)\b|^c(?:li)? ?\/? ?(?:f|p|for|pro|prov)$/;
const LETTERS: ReadonlyMap<string, Party> = new Map([
  ["c", "client"],
  ["d", "client"],
  ["cl", "client"],
  ["f", "supplier"],
  ["fo", "supplier"],
  ["sl", "client"],
  ["pl", "supplier"],
  ["fr", "supplier"],
  ["k", "supplier"],
  ["v", "supplier"],
  ["p", "supplier"],
]);

/** Journals of sales and of purchases, by the letters that French programs give them. */
const JOURNAL_HEADING = /\bjournal\b|^jnl\b|^c\.? ?j\.?$/;
const JOURNALS: ReadonlyMap<string, Party> = new Map([
  ["ve", "client"],
  ["vt", "client"],
  ["vte", "client"],
  ["ven", "client"],
  ["ac", "supplier"],
  ["ach", "supplier"],
  ["ha", "supplier"],
]);

/** Which way the money goes, below a heading that speaks of it; as a status, "à payer" is what a client owes. */
const FLOW_HEADING =
  /^(?:flusso|flujo|stroom|vertiente|sens|type|nature|flux|direction|categorie|category|art|richtung)$/;
const FLOWS: ReadonlyMap<string, Party> = new Map(
  Object.entries({
    client:
      "a encaisser,a recevoir,encaissement a venir,to receive,to collect,receivable,zu erhalten,einzuziehen,por cobrar,da incassare,te ontvangen",
    supplier: "a payer,a decaisser,to pay,payable,zu zahlen,por pagar,da pagare,te betalen",
  }).flatMap(([party, words]) => words.split(",").map((word) => [word, party as Party] as const)),
);

/** What is a type of document anywhere else. */
const MONEY_HEADING = /^(?:sens|flux|direction|richtung)$/;
const MONEY: ReadonlyMap<string, Party> = new Map([
  ["encaissement", "client"],
  ["encaissements", "client"],
  ["decaissement", "supplier"],
  ["decaissements", "supplier"],
]);

const SUPPLIER_CODE = /^(?:\d?(?:fou|frs|frn|sup|lief)|f)[\s._-]?\d/i;
const CLIENT_CODE = /^(?:\d?(?:cli|clt|cus|kun)|c)[\s._-]?\d/i;

/** The party that the beginning of a code names: "C0012", "F0007", "FOU12"; null for any other code. */
export function partyOfCode(code: string): Party | null {
  if (SUPPLIER_CODE.test(code.trim())) return "supplier";
  return CLIENT_CODE.test(code.trim()) ? "client" : null;
}

const LETTERED_CODE = /^([cf])[a-z]{2,7}\d{0,3}$/i;

/** The party of a code of letters that begins with the letter of the party, before letters of the name: "CDUP", "FACI". */
export function partyOfLetteredCode(code: string): Party | null {
  const letter = LETTERED_CODE.exec(code.trim())?.[1];
  if (letter === undefined) return null;
  return letter.toLowerCase() === "c" ? "client" : "supplier";
}

/** The party that a letter names below a heading of parties; null below any other, or for another letter. */
function partyOfLetter(heading: string, text: string): Party | null {
  const [plain, letters] = [plainText(heading), plainText(text)];
  if (JOURNAL_HEADING.test(plain)) return JOURNALS.get(letters) ?? null;
  if (MONEY_HEADING.test(plain) && MONEY.has(letters)) return MONEY.get(letters) ?? null;
  if (FLOW_HEADING.test(plain)) return FLOWS.get(letters) ?? null;
  return PARTY_HEADING.test(plain) ? (LETTERS.get(letters) ?? null) : null;
}

/** The party that a cell names below its heading, by a word or a letter; null for any other text. */
export function partyBelow(heading: string, text: string): Party | null {
  return partyOf(text) ?? partyOfLetter(heading, text);
}

/** Receipts and payments: whose a line is only where every line is one or the other, else what was paid. */
const MOVES: ReadonlyMap<string, Party> = new Map(
  Object.entries({
    client: "cobro,cobros,incasso,incassi,ontvangst,ontvangsten,te ontvangen,encaissement,encaissements",
    supplier: "pago,pagos,pagamento,pagamenti,betaling,betalingen,te betalen,decaissement,decaissements",
  }).flatMap(([party, words]) => words.split(",").map((word) => [word, party as Party] as const)),
);

/** True for words of which every line bears one, money to come in or to go out: a payment stands beside no receipt. */
export function areFlows(values: readonly string[]): boolean {
  const parties = values.map((value) => MOVES.get(plainText(value)));
  return !parties.includes(undefined) && new Set(parties).size === 2;
}

/** Whose a line is by the money to come in or to go out, in a column of such words. */
export function partyOfFlow(text: string): Party | null {
  return MOVES.get(plainText(text)) ?? null;
}

/** The party that a cell names in the column known to tell it: of codes by their beginning, else by word, letter or account. */
export function partyOfCell(text: string, heading: string, isCode: boolean): Party | null {
  return isCode
    ? (partyOfCode(text) ?? partyOfLetteredCode(text) ?? partyOfPersonalAccount(text, heading))
    : (partyBelow(heading, text) ?? partyOfAccount(text, heading) ?? partyOfPersonalAccount(text, heading));
}

/** Letters that say whose a line is only beside one another, whatever their heading: client first. */
const PARTY_PAIRS: readonly (readonly [client: string, supplier: string])[] = [
  ["c", "p"],
  ["c", "f"],
  ["fc", "ff"],
  ["cl", "pr"],
  ["cli", "pro"],
  ["cli", "for"],
  ["cli", "prv"],
  ["cl", "fo"],
  ["d", "k"],
  ["deb", "cred"],
  ["deb", "crd"],
  ["kl", "lev"],
];
const PAIR_LETTERS: ReadonlyMap<string, Party> = new Map(
  PARTY_PAIRS.flatMap(([client, supplier]) => [
    [client, "client"],
    [supplier, "supplier"],
  ]),
);

/** "Deb/Cred": debtors and creditors, of which the letters would else be the sides of an account. */
const DEBTOR_CREDITOR =
  /\bdeb(?:it|iteur|itore?)?(?:en|es|i)? ?[/-] ?cr(?:ed|editeur|editore?)?(?:en|es|i)?\b/;
const DEBTOR_LETTERS: ReadonlyMap<string, Party> = new Map([
  ["d", "client"],
  ["c", "supplier"],
]);

/** Whose a line is by one of two letters, in a column of nothing but those. */
export function partyOfPair(text: string, heading: string): Party | null {
  const letters = DEBTOR_CREDITOR.test(plainText(heading)) ? DEBTOR_LETTERS : PAIR_LETTERS;
  return letters.get(plainText(text).replace(/\.$/, "")) ?? null;
}

/** True for the two letters of clients and suppliers, and no other, in the cells of one column. */
export function areLettersOfParties(values: readonly string[], heading: string): boolean {
  const letters = new Set(values.map((value) => plainText(value).replace(/\.$/, "")));
  const pairs = DEBTOR_CREDITOR.test(plainText(heading)) ? [["d", "c"] as const] : PARTY_PAIRS;
  return letters.size === 2 && pairs.some((pair) => pair.every((letter) => letters.has(letter)));
}

/** Longer texts are names or sentences, not what a line is of. */
const LONGEST_PARTY = 32;
const SUPPLIER_WORD =
  /\b(?:suministrador(?:es)?|toeleveranciers?|fornecedor(?:es)?|fournisseurs?|suppliers?|vendors?|creditors?|purchas(?:es?|ing)|lieferanten?|kreditoren?|proveedor(?:es)?|acreedor(?:es)?|fornitor[ei]|leveranciers?|crediteur(?:en)?|(?:accounts|trade) payables?|verbindlichkeit(?:en)?|handelscrediteuren|inkoop(?:boek)?|einkauf|compras?|acquist[oi]|achats?)\b/;
const CLIENT_WORD =
  /\b(?:clients?|customers?|debtors?|kunden?|debitoren?|clientes?|deudor(?:es)?|clienti|klant(?:en)?|debiteur(?:en)?|(?:accounts|trade) receivables?|forderung(?:en)?|handelsdebiteuren|verkoop(?:boek)?|verkauf|sales|ventas?|vendit[ae]|ventes?)\b/;

/** Accounts of the Spanish chart: 430 to 436 are clients', 400 to 410 suppliers' and other creditors'. */
const SPANISH_CLIENT = /^43[0-6]\d{2,}$/;
const SPANISH_SUPPLIER = /^4(?:0[0134679]|10)\d{2,}$/;

/** The party of an account of the Spanish chart with its auxiliary number ("43000012"); null for any other code. */
function partyOfSpanishAccount(code: string): Party | null {
  if (SPANISH_SUPPLIER.test(code.trim())) return "supplier";
  return SPANISH_CLIENT.test(code.trim()) ? "client" : null;
}

/** Personal accounts of German programs: debtors from 10000, creditors from 70000, with the same number of digits. */
const GERMAN_PERSONAL = /^[1-9]\d{4,8}$/;

/** The party of a German personal account; null for any other code. */
function partyOfGermanAccount(code: string): Party | null {
  if (!GERMAN_PERSONAL.test(code.trim())) return null;
  return code.trim() < "7" ? "client" : "supplier";
}

/** 401, 403, 408 … of the French chart of accounts: suppliers. */
const SUPPLIER_ACCOUNT = /^40\d/;

const ACCOUNT = /^4(?:0[0138]|1[1368]|3[01])\d?0*\d?$/;

/** Control accounts of other charts, which say it below a heading of accounts alone: SKR 03 and 04, Dutch, British. */
const ACCOUNT_HEADING =
  /\b(?:compte|collectif|hauptbuch|sachkonto|nominal|racine|account|konto|sammelkonto|cuenta|conto|rekening|grootboek\w*)\b/;
const CLIENTS_CONTROL = /^1[1-4]00?0?0?$/;
const SUPPLIERS_CONTROL = /^(?:16|21|33)00?0?0?$/;

function partyOfControl(heading: string, text: string): Party | null {
  if (!ACCOUNT_HEADING.test(plainText(heading))) return null;
  if (CLIENTS_CONTROL.test(text.trim())) return "client";
  return SUPPLIERS_CONTROL.test(text.trim()) ? "supplier" : null;
}

/**
 * The party of a general account of the French or Spanish chart ("411000", "4010", "430000"), or of another one below a
 * heading of accounts; null for anything else, as a document's number.
 */
export function partyOfAccount(cell: string, heading: string): Party | null {
  if (!ACCOUNT.test(cell)) return partyOfControl(heading, cell);
  return SUPPLIER_ACCOUNT.test(cell) ? "supplier" : "client";
}

/** The party of a personal account by its range: the Spanish chart, or German programs below a heading of accounts. */
export function partyOfPersonalAccount(code: string, heading: string): Party | null {
  const isGerman = PERSONAL_HEADING.test(plainText(heading));
  return partyOfSpanishAccount(code) ?? (isGerman ? partyOfGermanAccount(code) : null);
}

/** Headings of accounts of whoever it may be. */
const PERSONAL_HEADING = /^(?:personen|op-?)?konto(?:nummer|nr\.?| ?-?nr\.?| ?nummer)?$/;

/** True for the account of a supplier. */
export function isSupplierAccount(cell: unknown): boolean {
  return SUPPLIER_ACCOUNT.test(String(cell).trim());
}

const DEBIT_SIDE =
  /^(?:debitor[ai]a?|deudora|debetsaldo|devedor|aumento|verhoging|cargo|addebit[oi]|carico|bij|belast(?:ing)?|debito|al debe|in dare|1|d|db|dr|dt|dbt|deb|so|pos|au debit|plus|positi[fv]e?|debit(?:eur)?(?: clients?)?|debet|debe|deudor|s|soll|dare|\+)$/;
const CREDIT_SIDE =
  /^(?:creditoria|acreedora|creditsaldo|credor|diminuzione|verlaging|abono|descargo|accredit[oi]|scarico|af|ontlast(?:ing)?|credito|al haber|in avere|c|cr|ct|cdt|cre|cred|ha|neg|au credit|minus|moins|negati[fv]e?|credit(?:eur|or)?(?: clients?)?|haber|acreedor|h|haben|avere|a|-1|[-–−])$/;

/** The side of an account that a cell names: "D", "C", "S", "H", "Débit" …; null when it names none. */
export function sideOf(text: string): "debit" | "credit" | null {
  const plain = plainText(text).replace(/\.$/, "");
  if (DEBIT_SIDE.test(plain)) return "debit";
  return CREDIT_SIDE.test(plain) ? "credit" : null;
}

const CREDIT_NOTE =
  /^(?:(?:factura )?rectificativas?|nota credito|storn[oi]|retour(?:en|zending(?:en)?)?$|crediteringe?n?|notas? credito|(?:facture d'|facture )?avoirs?|avo|avr|av|credit ?notes?|credit ?memos?|cr ?(?:note|memo)s?|crn|crm|cn|nc|ndc|note(?:s)? de credit|out_refund|refund|sales credit|gutschrift(?:en)?|gs|stornorechnung|abono|nota de (?:credito|abono)|factura rectificativa|nota di credito|note? (?:di )?(?:credito|accredito)|notas? de abono|credit ?nota|ar credit|dg|oa|credits?|scr|sc|creditfactu(?:ur|ren)|creditnota.?s?|rechnungskorrektur(?:en)?|factura de abono|notas? de credito|nota de abono|devolucion(?:es)?|reso|resi|remboursements?|rembt|rabais|ristourne|rfa|gutschr|bonification|credit adjustments?)\b/;
const PAYMENT =
  /^(?:ingresos?|entradas? (?:de |en )?(?:banco|caja)|transf(?:er)?\.? (?:recibida|ricevut[ao])|remesas? (?:cobrada|abonada)s?|introit[oi]|rimess[ae](?! dirett)|riscossion[ei]|quietanz[ae]|accredit[oi]|ric(?:evut[ae]|\.)? bancari[ae] incassat[ae]|bijschrijving(?:en)?|storting(?:en)?|bankontvangst(?:en)?|ontvangst(?:en)?|recebimentos?|pagamentos?|tresorerie|remittances?|lockbox|wire(?: transfer)?|bank transfers?|direct debits?|card payments?|cartes? bancaires?|especes|remises? (?:de )?cheques?|einzahlung(?:en)?|geldeingang|zahlungsausgleich|reglements?|regl|rgt|rglt|reg|paiements?|encaissements?|virements?(?: recus?)?|vir|cheques?|chq|prelevements?|prlv|acomptes?|avances?|arrhes|payments?|pmt|receipts?|cash receipts?|deposits?|prepayments?|advances?|down ?payments?|unapplied (?:cash|payment|receipt)s?|on account|sr|dz|za|zahlung(?:en|seingang|seingange)?|anzahlung(?:en)?|akontozahlung(?:en)?|abschlagszahlung(?:en)?|uberweisung|vorauszahlung|pagos?|cobros?|recibos? cobrados?|anticipos?|transferencia|pagament[oi]|incass[oi]|accont[oi]|bonifico|anticip[oi]|entregas? a cuenta|pagos? a cuenta|versament[oi]|deelbetaling(?:en)?|betaling(?:en)?|ontvangst|aanbetaling|vooruitbetaling|banque|bank|bq|bnp|cai|caisse|rc|rec|kasse|kas|caja|cassa|banca|banco)\b/;

/** True for the type of a document that takes from what a client owes: credit notes, payments, advances. */
export function isCreditType(text: string): boolean {
  const plain = plainText(text);
  return CREDIT_NOTE.test(plain) || PAYMENT.test(plain);
}

/** Headings of SAP's posting keys, as plain text. */
const POSTING_KEY =
  /^(?:posting key|pstky|buchungsschl(?:u|ue)ssel|bschl|bs|pk|cle (?:de )?compta(?:bilisation|\.)?|clave (?:de )?contabilizacion|chiave (?:di )?registrazione|boekingssleutel)\.?$/;

/** Keys of a customer's account that are posted on the credit side: credit notes, payments. 01 to 09 are debits. */
const CREDIT_KEY = /^1[1-9]$/;

/** Credit notes by the numbers of document types of electronic invoices (UNTDID 1001), where 380 is an invoice. */
const CREDIT_NUMBER = /^(?:261|262|381|396)$/;

/** True for the number of a credit's type: of electronic invoices, or SAP's posting key below a heading of such keys. */
export function isCreditNumber(cell: unknown, heading: string): boolean {
  const number = String(cell).trim();
  return CREDIT_NUMBER.test(number) || (CREDIT_KEY.test(number) && POSTING_KEY.test(plainText(heading)));
}

const INVOICE =
  /^(?:(?:ns|ntra|nuestra|nostra|onze)\.? (?:factura|fra|fattura|fatt|factuur)|ventas?|vendit[ae]|facturacion(?:es)?|fatturazion[ei]|facturatie|factures?|facturations?|billing|billed|fakturen?|fakturierung(?:en)?|faturas?|fact|fac|fa|invoices?|inv|sales invoice|rechnung(?:en)?|facturas?|fras?|fatt|fattur[ae]|factu(?:ur|ren)|out_invoice|rv|dr|re|si|sin|ft|ventes?|vte|ve|vt|verkoop|verkoopfactu(?:ur|ren)|ausgangsrechnung(?:en)?)\b/;

/** True for the type of a document that adds to what a client owes. */
export function isInvoiceType(text: string): boolean {
  const plain = plainText(text);
  return INVOICE.test(plain) && !isCreditType(plain);
}

/** Codes of invoices and credit notes that say so only beside one another: "F" and "A". */
const CODE_PAIRS: readonly (readonly [invoice: string, credit: string])[] = [
  ["f", "a"],
  ["fc", "ac"],
  ["fa", "ac"],
  ["fac", "ac"],
  ["i", "c"],
  ["r", "g"],
];

/** The code of credit notes among the document types of a table, given in lower case; null where they are no such pair. */
export function creditCodeOf(types: ReadonlySet<string>): string | null {
  const pair = CODE_PAIRS.find(([invoice, credit]) => types.has(invoice) && types.has(credit));
  return pair !== undefined && types.size === pair.length ? pair[1] : null;
}

const CHARGE =
  /^(?:gastos?|recargos?|provvigion[ei]|kosten|interets?|agios|frais|penalites?|notes? de debit|nd|situations?|soldes?|reports?|a[ -]?nouveaux?|ran|od|operations? diverses?|ecritures?|traites?|effets?|lcr|bor|loyers?|echeances?|debit ?(?:note|memo)s?|finance charges?|interest|fees?|charges?|opening(?: balance)?|journal(?: entr(?:y|ies))?|drafts?|lastschrift(?:en)?|mahngebuhr(?:en)?|zinsen|belastung(?:en|sanzeige)?|anfangsbestand|saldovortrag|wechsel|notas? de (?:debito|cargo)|cargos?|intereses|saldo|efectos?|giros?|pagares?|note? (?:di )?(?:debito|addebito)|interessi|spese|ri\.? ?ba|ricevut[ae] bancari[ae]|cambial[ei]|rente(?:nota)?|beginsaldo|debetnota|memoriaal|diverse?)\b/;

/** True for the type of a document or an entry that adds to what a client owes, or may do either and bears its sign. */
export function isChargeType(text: string): boolean {
  return CHARGE.test(plainText(text));
}

const RETENTION =
  /^(?:retenues? de garantie|retenue|rg|retention(?: money)?|holdback|garantieeinbehalt|sicherheitseinbehalt|retencion(?: de garantia)?|ritenuta(?: a garanzia)?)\b/;

/** True for a document typed as a retention: owed, but not before its own date. */
export function isRetentionType(text: string): boolean {
  return RETENTION.test(plainText(text));
}

const NOT_DUE_WORDS =
  /^(?:0?\d )?(?:non echue?s?|pas (?:echu|encore du)e?s?|al dia|a echoir|not (?:yet )?(?:over)?due|current|courant|nicht fallig|noch nicht fallig|no vencid[oa]s?|por vencer|non scadut[oi]|a scadere|niet vervallen|nog niet vervallen|not yet due|future|corriente|al corriente|vigente|no vencid[oa]s?|sin vencer|a vencer|corrente|in bonis|da scadere|in scadenza|non ancora scadut[oi]|nog te vervallen|te vervallen|lopend|actueel|binnen termijn|en regle|sans retard|aucun retard|a jour|dans les (?:delais|temps)|on time|in time|up to date|in order|within terms|no delay|punktlich|(?:kein|ohne) verzug|im ziel|termingerecht|fristgerecht|0(?: ?(?:jours?|j|days?|d|tage?|t))?)$/;

/** A rank before the words, for sorting: "0 - Non échu", "b) 1-30 days". */
const RANKED = /^\s*\(?[\da-z] ?(?:[):.]| [-–]) (?=.*[\p{L}\d])/iu;

/** The range of days late that a line's cell names ("> 90 j", "Non échu"), or null. */
export function bucketOfCell(cell: string | number | boolean): BucketRange | null {
  if (cell === 0) return NOT_DUE;
  if (typeof cell !== "string") return null;
  const words = cell.replace(RANKED, "");
  return NOT_DUE_WORDS.test(plainText(words).replace(/[.:]/g, "")) ? NOT_DUE : bucketOf(words);
}
