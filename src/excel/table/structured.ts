/** What must stand in brackets of its own inside a structured reference (Microsoft's own list, space included). */
const SPECIAL = /[\s,:.[\]#'"{}$^&*+=\-></]/;

/** A heading as it stands inside the brackets of a structured reference, with brackets of its own where it needs them. */
function columnInBrackets(heading: string): string {
  const escaped = heading.replace(/['[\]#]/g, "'$&");
  return SPECIAL.test(heading) ? `[${escaped}]` : escaped;
}

/** The whole column of a table: `CC_Clients[Encours]`. */
export function columnReference(table: string, heading: string): string {
  return `${table}[${columnInBrackets(heading)}]`;
}

/** The heading's own cell: `CC_Protocol[[#Headers],[N°]]`. */
export function headingReference(table: string, heading: string): string {
  return `${table}[[#Headers],[${heading.replace(/['[\]#]/g, "'$&")}]]`;
}

/** The cell of the same row, inside its own table: `[@[Date du comité]]`. */
export function thisRowReference(heading: string): string {
  return `[@${columnInBrackets(heading)}]`;
}

/** A formula as compared: Excel takes away brackets that it finds needless. */
export function comparedFormula(formula: string): string {
  return formula
    .replace(/\[(@?)\[/g, "[$1")
    .replace(/\]\]/g, "]")
    .toUpperCase();
}
