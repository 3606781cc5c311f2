/** The kinds of source that a committee is made of, the receivables first. */
export const SOURCE_KINDS = ["open-items", "aged-balance", "cover", "clients", "sales"] as const;

export type SourceKind = (typeof SOURCE_KINDS)[number];

/** The orders in which a date is written. */
export const DATE_ORDERS = ["dmy", "mdy", "ymd"] as const;

export type DateOrder = (typeof DATE_ORDERS)[number];
