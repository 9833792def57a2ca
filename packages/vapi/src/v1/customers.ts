/** Rows as a new campaign lists them, and what does not come through. */
import type { Contact, Finding, NewRow } from "@trunkline/core";
import { type CampaignInput, compact } from "@trunkline/core/adapter";
import { valueClass } from "@trunkline/core/preflight";
import type { V1NewCustomer } from "./wire.ts";

/** Those to call, in the order of the rows. */
export interface NewCustomers {
  readonly customers: V1NewCustomer[];
  /** What breaks a rule of theirs. */
  readonly wrong: readonly Finding[];
  readonly warnings: readonly Finding[];
}

/**
 * The campaign's variables go to every customer, under those of the row: which of two levels wins is not documented, so
 * there is one.
 */
export function toCustomers({ agent, rows, variables }: CampaignInput, title: string): NewCustomers {
  const customers = rows.map((row) => ({
    ...toAddress(row.contact),
    ...overridesFor(agent.kind, { ...variables, ...row.variables }),
  }));
  return {
    customers,
    wrong: rows.flatMap(({ contact }, position) => contactFindings(contact, `rows[${position}].contact`)),
    warnings: [
      ...(agent.kind === "workflow" ? workflowFindings(rows, variables, title) : []),
      ...counted(
        rows,
        ({ contact }) => contact.phoneNumber !== undefined && contact.sipUri !== undefined,
        (many) => ({
          field: "rows",
          rule: `${many} both contact.phoneNumber and contact.sipUri; which of them ${title} dials is not documented`,
        }),
      ),
    ],
  };
}

function toAddress({ phoneNumber, sipUri, extension, name, email, externalId }: Contact) {
  return compact({ number: phoneNumber, sipUri, extension, name, email, externalId });
}

/** Nothing that a customer of a workflow is told has room for variables. */
function overridesFor(kind: CampaignInput["agent"]["kind"], variableValues: Readonly<Record<string, unknown>>) {
  if (kind === "workflow" || Object.keys(variableValues).length === 0) return {};
  return kind === "squad" ? { squadOverrides: { variableValues } } : { assistantOverrides: { variableValues } };
}

function workflowFindings(rows: readonly NewRow[], variables: NewRow["variables"], title: string): Finding[] {
  const lost = `are not sent: a campaign of ${title}'s has no place for the variables of a workflow`;
  return [
    ...(isSome(variables) ? [{ field: "variables", rule: lost }] : []),
    ...counted(
      rows,
      (row) => isSome(row.variables),
      (many) => ({ field: "rows", rule: `${many} variables, which ${lost}` }),
    ),
  ];
}

function isSome(variables: NewRow["variables"]): boolean {
  return variables !== undefined && Object.keys(variables).length > 0;
}

/** One finding for all rows that it is about; none for none. */
function counted(
  rows: readonly NewRow[],
  isAbout: (row: NewRow) => boolean,
  toFinding: (many: string) => Finding,
): Finding[] {
  const { length } = rows.filter(isAbout);
  return length === 0 ? [] : [toFinding(`${length} ${length === 1 ? "has" : "have"}`)];
}

/** Most characters; forty are fewer than many an address or a prefixed UUID has. */
const LONGEST = [
  ["extension", 10],
  ["name", 40],
  ["email", 40],
  ["externalId", 40],
] as const satisfies readonly (readonly [keyof Contact, number])[];

function contactFindings(contact: Contact, field: string): Finding[] {
  return LONGEST.flatMap(([property, longest]): Finding[] => {
    const value: unknown = contact[property];
    if (typeof value !== "string" || value.length <= longest || [...value].length <= longest) return [];
    return [{ field: `${field}.${property}`, rule: `is longer than ${longest} characters`, value: valueClass(value) }];
  });
}
