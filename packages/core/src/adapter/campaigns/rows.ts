import type { CreateCampaignOptions, NewRow } from "../../create-campaign.ts";
import type { Finding } from "../../errors.ts";
import { isFull, numberFindings, objectFindings, strangeFindings } from "./forms.ts";

/** Reads rows to their end, or to the most that there may be. */
export async function collectRows(
  given: CreateCampaignOptions["rows"],
  maximum: number | null,
): Promise<{ readonly rows: readonly NewRow[]; readonly isCut: boolean }> {
  const rows: NewRow[] = [];
  for await (const row of given) {
    if (maximum !== null && rows.length === maximum) return { rows, isCut: true };
    rows.push(row);
  }
  return { rows, isCut: false };
}

/** Whether rows can be read one by one. Characters are nobody. */
export function areRows(given: unknown): given is CreateCampaignOptions["rows"] {
  return typeof given === "object" && given !== null && (Symbol.iterator in given || Symbol.asyncIterator in given);
}

const ROW_NAMES = ["contact", "variables"];
const CONTACT_NAMES = ["phoneNumber", "sipUri", "extension", "name", "email", "externalId"];

/** Everything that is wrong with a row, for any provider. */
export function rowFindings(row: NewRow, field: string): Finding[] {
  const contact = row?.contact;
  if (typeof contact !== "object" || contact === null) return [{ field: `${field}.contact`, rule: "is missing" }];
  const { phoneNumber, sipUri } = contact;
  return [
    ...strangeFindings(row, ROW_NAMES, `${field}.`),
    ...strangeFindings(contact, CONTACT_NAMES, `${field}.contact.`),
    ...objectFindings(`${field}.variables`, row.variables),
    ...(phoneNumber === undefined && !isFull(sipUri)
      ? [{ field: `${field}.contact.phoneNumber`, rule: "is missing, and so is sipUri" }]
      : numberFindings(`${field}.contact.phoneNumber`, phoneNumber)),
  ];
}

const MOST_TOLD = 10;

/** Lines that are there more than once. They may be two people's; most often they are not. */
export function repeatedFindings(rows: readonly NewRow[]): Finding[] {
  const first = new Map<string, number>();
  const again: string[] = [];
  for (const [position, { contact }] of rows.entries()) {
    const line = `${contact.phoneNumber ?? contact.sipUri} ${contact.extension ?? ""}`;
    const earlier = first.get(line);
    if (earlier === undefined) first.set(line, position);
    else again.push(`rows[${position}] as rows[${earlier}]`);
  }
  if (again.length === 0) return [];
  const more = again.length > MOST_TOLD ? `, and ${again.length - MOST_TOLD} more` : "";
  const told = again.slice(0, MOST_TOLD).join(", ");
  return [{ field: "rows", rule: `have the same line more than once, and it is rung for each: ${told}${more}` }];
}
