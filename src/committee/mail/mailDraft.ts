import { isEmail, type Recipient } from "../port/people";

/** A mail as it is sent: HTML with its plain-text twin. */
export interface DraftContent {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  readonly recipients: readonly Recipient[];
}

/**
 * A draft as an `.eml` file (RFC 5322, 2045 to 2047): `X-Unsent` makes Outlook open it to be completed and
 * sent. It names no sender: that is whoever opens it.
 */
export function mailDraft({ subject, html, text, recipients }: DraftContent): string {
  const to = recipients.filter(({ email }) => isEmail(email)).map(mailbox);
  // Base64 has no "=_" but at its end, so that no line of a part can be this.
  const boundary = "=_comite-credit_alternative";
  const part = (type: string, content: string) => [
    `--${boundary}`,
    `Content-Type: ${type}; charset=utf-8`,
    "Content-Transfer-Encoding: base64",
    "",
    ...inLines(base64(content.replace(/\r\n|\r|\n/g, "\r\n"))),
    "",
  ];
  return [
    "X-Unsent: 1",
    ...(to.length === 0 ? [] : [`To: ${to.join(",\r\n ")}`]),
    `Subject: ${headerText(subject)}`,
    "MIME-Version: 1.0",
    `Content-Type: multipart/alternative; boundary="${boundary}"`,
    "",
    ...part("text/plain", text),
    ...part("text/html", html),
    `--${boundary}--`,
    "",
  ].join("\r\n");
}

function mailbox({ name, email }: Recipient): string {
  return name === "" ? email : `${headerText(name, true)} <${email}>`;
}

/** So many bytes make an encoded word of 64 characters: a header's line, its name before it, takes 78. */
const WORD_BYTES = 39;

/** A text as a header holds it: as it is when it is plain, else in encoded words, one per line. */
function headerText(text: string, isPhrase = false): string {
  const line = text.replace(/[\r\n]+/g, " ").trim();
  if (/^[\w .'-]*$/.test(line) && line.length <= 60) return isPhrase ? `"${line}"` : line;
  const words: string[] = [];
  let word = "";
  for (const sign of line) {
    if (bytesOf(word + sign).length > WORD_BYTES) {
      words.push(word);
      word = "";
    }
    word += sign;
  }
  return [...words, word].map((part) => `=?UTF-8?B?${base64(part)}?=`).join("\r\n ");
}

function base64(text: string): string {
  return btoa(Array.from(bytesOf(text), (byte) => String.fromCharCode(byte)).join(""));
}

function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function inLines(text: string): string[] {
  return text.match(/.{1,76}/g) ?? [];
}
