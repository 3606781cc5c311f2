import type { Colour } from "../../domain/policy/grid";

/**
 * What a mail says, before it is HTML or plain text. Every text is plain: it is escaped when it is written,
 * so that what people typed never becomes markup.
 */
export interface Mail {
  readonly subject: string;
  readonly title: string;
  /** Lines below the title: where, who, figures of which day. */
  readonly intro: readonly string[];
  readonly blocks: readonly MailBlock[];
  /** The workbook on SharePoint; null where Excel tells no address that others can open. */
  readonly link: { readonly text: string; readonly address: string } | null;
  readonly footer: string;
}

export type MailBlock =
  | { readonly kind: "heading"; readonly text: string }
  | { readonly kind: "paragraph"; readonly text: string }
  /** One fact per row; the change stands in a column of its own when there is any. */
  | { readonly kind: "facts"; readonly facts: readonly MailFact[] }
  /** Clients, actions, decisions: one below the other, so that a phone shows them whole. */
  | { readonly kind: "entries"; readonly entries: readonly MailEntry[] }
  /** Two opinions side by side, with the same room. */
  | { readonly kind: "sides"; readonly sides: readonly [MailSide, MailSide] };

export interface MailSide {
  readonly title: string;
  readonly text: string;
}

export interface MailFact {
  readonly label: string;
  readonly value: string;
  readonly change?: string;
}

export interface MailEntry {
  /** Shown as a word with a mark, beside an edge in that colour. */
  readonly colour?: Colour;
  readonly title: string;
  /** Beside the title: a code, an owner, a day. */
  readonly aside?: string;
  /** Said in strong letters after the title: "5 jours de retard". */
  readonly alert?: string;
  readonly figures?: readonly MailFact[];
  readonly lines?: readonly string[];
}

/** The mark of each colour, for those who cannot tell the colours apart. */
export const COLOUR_MARKS: Readonly<Record<Colour, string>> = { red: "■", orange: "▲", green: "●" };

/** The same mail with at most so many entries in each block, and what was left out said in its place. */
export function shortened(mail: Mail, most: number, more: (count: number) => string): Mail {
  const blocks = mail.blocks.flatMap((block): MailBlock[] => {
    if (block.kind !== "entries" || block.entries.length <= most) return [block];
    const left = block.entries.length - most;
    return [
      { kind: "entries", entries: block.entries.slice(0, most) },
      { kind: "paragraph", text: more(left) },
    ];
  });
  return { ...mail, blocks };
}
