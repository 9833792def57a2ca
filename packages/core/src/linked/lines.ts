import type { Contact } from "../model/row.ts";

/** Whether what was given and what is listed are one line. `unknown`: what would tell is not listed. */
export type Comparison = "same" | "different" | "unknown";

/**
 * Compares what both sides say. An extension that was given has to be listed: without it, everybody behind one number would
 * be the same.
 */
export function compareLines(given: Contact, listed: Contact): Comparison {
  const [number, listedNumber] = [digitsOf(given.phoneNumber), digitsOf(listed.phoneNumber)];
  const [uri, listedUri] = [filled(given.sipUri), filled(listed.sipUri)];
  const [extension, listedExtension] = [filled(given.extension), filled(listed.extension)];
  const areNumbers = number !== undefined && listedNumber !== undefined;
  const areUris = uri !== undefined && listedUri !== undefined;
  if ((areNumbers && number !== listedNumber) || (areUris && uri !== listedUri)) return "different";
  if (listedExtension !== undefined && listedExtension !== extension) return "different";
  const isWhole = extension === undefined || listedExtension !== undefined;
  return (areNumbers || areUris) && isWhole ? "same" : "unknown";
}

/** Answers whether what is listed for somebody cannot be what is listed for one of `others`, who may share their line. */
export function createDistinction(others: Iterable<Contact>): (given: Contact, listed: Contact) => boolean {
  const byLine = new Map<string, Contact[]>();
  for (const other of others) {
    for (const line of linesOf(other)) {
      const sharing = byLine.get(line);
      if (sharing === undefined) byLine.set(line, [other]);
      else sharing.push(other);
    }
  }
  return (given, listed) =>
    linesOf(given).every((line) => byLine.get(line)?.every((other) => isToldApart(given, listed, other)) ?? true);
}

const TELLING = ["extension", "externalId", "name", "email"] as const satisfies readonly (keyof Contact)[];

function isToldApart(given: Contact, listed: Contact, other: Contact): boolean {
  return TELLING.some((field) => {
    const value = filled(listed[field]);
    return value !== undefined && value === given[field] && value !== other[field];
  });
}

function linesOf({ phoneNumber, sipUri }: Contact): string[] {
  const [number, uri] = [digitsOf(phoneNumber), filled(sipUri)];
  return [...(number === undefined ? [] : [`tel ${number}`]), ...(uri === undefined ? [] : [`sip ${uri}`])];
}

/** Undefined for what holds none. */
function digitsOf(number: string | undefined): string | undefined {
  return filled(number?.replace(/\D/g, ""));
}

function filled(text: string | undefined): string | undefined {
  return text === "" ? undefined : text;
}
