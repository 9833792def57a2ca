import type { Row } from "../model/row.ts";
import { anyCell, jsonCell, numberCell, phoneCell, textCell } from "./cell.ts";
import type { Column } from "./column.ts";

/** The order is part of the interface: a new column goes to the end, before those of variables. */
export const ROW_COLUMNS: readonly Column<Row>[] = [
  ["provider", ({ provider }) => textCell(provider)],
  ["campaignId", ({ campaignId }) => textCell(campaignId)],
  ["id", ({ id }) => textCell(id)],
  ["idSource", ({ idSource }) => textCell(idSource)],
  ["position", ({ position }) => numberCell(position)],
  ["phoneNumber", ({ contact }) => phoneCell(contact.phoneNumber)],
  ["sipUri", ({ contact }) => textCell(contact.sipUri)],
  ["extension", ({ contact }) => textCell(contact.extension)],
  ["name", ({ contact }) => textCell(contact.name)],
  ["email", ({ contact }) => textCell(contact.email)],
  ["externalId", ({ contact }) => textCell(contact.externalId)],
  ["status", ({ status }) => textCell(status)],
  ["providerStatus", ({ providerStatus }) => textCell(providerStatus)],
  ["reached", ({ reached }) => (reached === null ? "" : String(reached))],
  ["outcome", ({ outcome }) => textCell(outcome)],
  ["attemptCount", ({ attemptCount }) => numberCell(attemptCount)],
  ["variables", ({ variables }) => jsonCell(variables)],
  ["omitted", ({ omitted }) => textCell(omitted?.join(" "))],
];

/** One variable of the rows. Its name comes from outside, and may be that of something every object has. */
export function variableColumn(name: string): Column<Row> {
  return [`variables.${name}`, ({ variables }) => (Object.hasOwn(variables, name) ? anyCell(variables[name]) : "")];
}
