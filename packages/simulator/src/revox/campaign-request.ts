import { list, numberProblems, type Reading, record, text, texts, timeProblems, toMoment } from "./body-values.ts";
import { retryProblems, toRetryConfig } from "./retry-request.ts";
import type { Contact, RetryConfig } from "./state.ts";

export interface CreateRequest {
  readonly name: string;
  readonly assistantId: string;
  readonly contacts: readonly Contact[];
  readonly launch: boolean | undefined;
  readonly scheduledAt: number | undefined;
  readonly fromNumber: string | undefined;
  readonly maxConcurrentCalls: number | undefined;
  readonly retryConfig: RetryConfig | undefined;
}

/** Of a body that fits its schema. */
export function readCreateRequest(body: unknown): Reading<CreateRequest> {
  const given = record(body);
  const contacts = list(given.contacts).map(record);
  const problems = [
    ...(given.assistant_id === "" ? ["assistant_id must not be empty"] : []),
    ...(contacts.length === 0 ? ["contacts must hold at least one"] : []),
    ...contacts.flatMap(({ to_phone_number }, index) =>
      numberProblems(to_phone_number, `contacts.${index}.to_phone_number`),
    ),
    ...timeProblems(given.scheduled_at),
    ...numberProblems(given.from_phone_number, "from_phone_number"),
    ...retryProblems(given.call_retry_config),
  ];
  if (problems.length > 0) return { problems };
  const request = {
    name: text(given.name),
    assistantId: text(given.assistant_id),
    contacts: contacts.map((contact) => ({
      phoneNumber: text(contact.to_phone_number),
      variables: texts(contact.prompt_variables),
    })),
    launch: typeof given.launch === "boolean" ? given.launch : undefined,
    scheduledAt: toMoment(given.scheduled_at),
    ...readSettings(given),
  };
  return { request };
}

export type UpdateRequest = Partial<Pick<CreateRequest, "name" | "fromNumber" | "maxConcurrentCalls" | "retryConfig">>;

export function readUpdateRequest(body: unknown): Reading<UpdateRequest> {
  const given = record(body);
  const { max_concurrent_calls: most } = given;
  const problems = [
    ...(given.name === "" ? ["name must not be empty"] : []),
    ...(typeof most === "number" && most < 1 ? ["max_concurrent_calls must be >= 1"] : []),
    ...numberProblems(given.from_phone_number, "from_phone_number"),
    ...retryProblems(given.call_retry_config),
  ];
  if (problems.length > 0) return { problems };
  const { fromNumber, maxConcurrentCalls, retryConfig } = readSettings(given);
  return {
    request: {
      ...(typeof given.name === "string" && { name: given.name }),
      ...(fromNumber !== undefined && { fromNumber }),
      ...(maxConcurrentCalls !== undefined && { maxConcurrentCalls }),
      ...(retryConfig !== undefined && { retryConfig }),
    },
  };
}

function readSettings(given: Readonly<Record<string, unknown>>) {
  const { from_phone_number: fromNumber, max_concurrent_calls: most, call_retry_config: retryConfig } = given;
  return {
    fromNumber: typeof fromNumber === "string" ? fromNumber : undefined,
    maxConcurrentCalls: typeof most === "number" ? most : undefined,
    retryConfig: retryConfig === undefined ? undefined : toRetryConfig(retryConfig),
  };
}
