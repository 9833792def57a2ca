export const QUOTE = 0x22;
export const BACKSLASH = 0x5c;
export const COMMA = 0x2c;
export const COLON = 0x3a;
export const OPEN_OBJECT = 0x7b;
export const CLOSE_OBJECT = 0x7d;
export const OPEN_LIST = 0x5b;
export const CLOSE_LIST = 0x5d;
/** A bit that turns square brackets into curly ones, and no other byte into either. */
export const CURLY = 0x20;
/** Bytes from here on are parts of longer characters. */
export const NOT_ASCII = 0x80;

/** What JSON takes for whitespace: space, line feed, carriage return and tab, no more. */
export function isSpace(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
}
