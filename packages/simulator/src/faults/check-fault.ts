import { isRecord } from "../contract.ts";
import { DRIFTS, FAULT_STATUSES, type Fault, type FaultAction, type FaultKind, type FaultScope } from "../faults.ts";
import {
  anything,
  type Check,
  checkFields,
  FieldError,
  flag,
  headerText,
  needed,
  oneOf,
  shareOfOne,
  whole,
} from "../fields.ts";
import { parsePath } from "./path.ts";

type Fields<Shape> = Readonly<Record<Exclude<keyof Shape, "fault">, Check>>;

/** In milliseconds: the machine's timers reach no further. */
const LONGEST_WAIT = 2 ** 31 - 1;
/** In seconds: some thirty years, which is still a date. */
const LARGEST_SKEW = 1_000_000_000;

const SCOPE = { after: whole(0), count: whole(0), probability: shareOfOne } satisfies Fields<
  Omit<FaultScope, "operation">
>;

const ACTIONS: { readonly [Kind in FaultKind]: Fields<Extract<FaultAction, { readonly fault: Kind }>> } = {
  refused: {},
  reset: {},
  lost_answer: {},
  late: { milliseconds: needed(whole(0, LONGEST_WAIT)) },
  status: { status: needed(oneOf(FAULT_STATUSES)), acted: flag, retryAfterSeconds: whole(0) },
  truncated: {},
  not_json: {},
  content_type: { contentType: headerText },
  trickled: { milliseconds: whole(0, LONGEST_WAIT) },
  shifted: { by: needed(oneOf(["insertion", "removal"])) },
  drift: { drift: needed(oneOf(DRIFTS)), path },
  clock_skew: { seconds: needed(whole(-LARGEST_SKEW, LARGEST_SKEW)) },
  ignored: {},
  launched_anyway: {},
};

/** One fault, or a list of them. Throws a `FieldError` when one is none. `operations` are the names in the contract. */
export function readFaults(value: unknown, operations: readonly string[]): readonly Fault[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  return list.map((fault, index) => {
    checkFault(fault, Array.isArray(value) ? `faults[${index}]` : "", operations);
    return fault;
  });
}

function checkFault(value: unknown, name: string, operations: readonly string[]): asserts value is Fault {
  const kind = isRecord(value) ? value.fault : undefined;
  if (!isKind(kind)) {
    throw new FieldError(name === "" ? "fault" : `${name}.fault`, `must be one of ${Object.keys(ACTIONS).join(", ")}`);
  }
  checkFields(value, name, { fault: anything, operation: operationOf(operations), ...SCOPE, ...ACTIONS[kind] });
}

function isKind(value: unknown): value is FaultKind {
  return typeof value === "string" && Object.hasOwn(ACTIONS, value);
}

function operationOf(operations: readonly string[]): Check {
  return (value) => {
    const names: readonly unknown[] = Array.isArray(value) ? value : [value];
    const known = names.length > 0 && names.every((name) => operations.some((operation) => operation === name));
    return known || value === undefined ? undefined : `must be among ${operations.join(", ")}`;
  };
}

function path(value: unknown): string | undefined {
  if (value === undefined) return undefined;
  const known = typeof value === "string" && parsePath(value) !== undefined;
  return known ? undefined : "must be like results[].status";
}
