import type { Cell } from "./cell.ts";

/** What the table says of a cell. Cells with the same text are merged. */
export function cellText({ effect, ended, tries, acted, rung }: Cell): string {
  const end = endText(ended, tries);
  if (effect === "read") return end;
  const deed = acted === 0 ? "not acted upon" : `acted upon ${times(acted)}`;
  if (effect === "idempotent") return `${end}; ${deed}`;
  return `${end}; ${deed}; ${rung === 0 ? "**nobody rung**" : `**rung ${times(rung)}**`}`;
}

function endText(ended: Cell["ended"], tries: number): string {
  if (ended.how === "answered") return tries === 1 ? "answered" : `${ordinal(tries)} try answers`;
  const tried = `${tries} ${tries === 1 ? "try" : "tries"}, then `;
  if (ended.how === "threw") return `${tried}${ended.error instanceof Error ? ended.error.name : "something else"}`;
  const { error, isTold } = ended;
  const kind = error.code === "api" ? ` ${error.kind}` : "";
  return `${tried}${CLASS[error.code]}${kind}, ${error.delivery}${isTold ? ", with a time" : ""}`;
}

const CLASS = {
  api: "ApiError",
  network: "NetworkError",
  mapping: "MappingError",
  configuration: "ConfigurationError",
  unsupported: "UnsupportedError",
  intent: "IntentError",
} as const;

function times(count: number): string {
  return count === 1 ? "once" : count === 2 ? "twice" : `${count} times`;
}

function ordinal(count: number): string {
  return ["", "1st", "2nd", "3rd"][count] ?? `${count}th`;
}
