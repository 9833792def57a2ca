/** Where the line begins that this offset is on. */
export function lineStart(text: string, offset: number): number {
  return text.slice(0, offset).lastIndexOf("\n") + 1;
}

/** Where it ends: at its line break, or at the end of the text. */
export function lineEnd(text: string, offset: number): number {
  const end = text.indexOf("\n", offset);
  return end === -1 ? text.length : end;
}

export function lineWidth(text: string, offset: number): number {
  return lineEnd(text, offset) - lineStart(text, offset);
}

/** From 0. */
export function columnOf(text: string, offset: number): number {
  return offset - lineStart(text, offset);
}

/** Whether there is nothing on the line that begins here. Past the end of the text there is nothing. */
export function isBlank(text: string, start: number): boolean {
  return text.slice(start, lineEnd(text, start)).trim() === "";
}

export function splice(text: string, start: number, end: number, instead: string): string {
  return text.slice(0, start) + instead + text.slice(end);
}
