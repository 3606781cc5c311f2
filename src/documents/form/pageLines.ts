/**
 * A text as the lines of a printed page: cells of a page are not merged, so each line is a row of its own.
 * @param length characters that a line holds.
 */
export function pageLines(text: string, length: number): string[] {
  return text.split("\n").flatMap((line) => {
    const parts: string[] = [""];
    for (const word of line.split(" ")) {
      const last = parts.length - 1;
      const longer = `${parts[last]} ${word}`.trim();
      if (longer.length > length && parts[last] !== "") parts.push(word);
      else parts[last] = longer;
    }
    return parts;
  });
}
