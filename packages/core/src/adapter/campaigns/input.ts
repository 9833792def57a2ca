import type { CreateCampaignOptions, NewRow } from "../../create-campaign.ts";
import { ConfigurationError, type ErrorContext, type Finding } from "../../errors.ts";
import type { Instant } from "../../model/instant.ts";
import { isPhoneNumber } from "../preflight/forms.ts";
import { isFull, momentFindings, objectFindings, strangeFindings, textFindings } from "./forms.ts";
import { toInstant } from "./kit.ts";
import { areRows, collectRows, repeatedFindings, rowFindings } from "./rows.ts";
import { isOutOfOrder, settingsFindings, startFindings } from "./settings.ts";

/** What is to be created, checked as far as that is the same for all providers. */
export interface CampaignInput
  extends Pick<CreateCampaignOptions, "name" | "agent" | "maxConcurrency" | "retry" | "variables" | "providerOptions"> {
  readonly callers: NonNullable<CreateCampaignOptions["callers"]>;
  readonly rows: readonly NewRow[];
  /** Absent: `draft`, or now. */
  readonly startAt?: Instant;
  readonly isDraft: boolean;
  readonly latestAt?: Instant;
}

/** An input, and what is worth knowing about it. */
export interface CheckedInput {
  readonly input: CampaignInput;
  readonly warnings: readonly Finding[];
}

/**
 * Reads an input to its end, and throws a `ConfigurationError` with everything that is wrong with it. `maximumRows`: most
 * rows of one campaign; reading stops there. `null`: there is no such number. `now` in epoch milliseconds.
 */
export async function toCampaignInput(
  options: CreateCampaignOptions,
  maximumRows: number | null,
  now: number,
  context: ErrorContext,
): Promise<CheckedInput> {
  const { name, agent, callers = [], start, latestAt, maxConcurrency, retry, variables, providerOptions } = options;
  const { rows, isCut } = areRows(options.rows) ? await collectRows(options.rows, maximumRows) : NO_ROWS;
  const [first, ...others] = [
    ...headFindings(options),
    ...(areRows(options.rows) ? [] : [{ field: "rows", rule: "are no list, and nothing that rows come from" }]),
    ...(areRows(options.rows) && rows.length === 0 ? [{ field: "rows", rule: "are none" }] : []),
    ...(isCut ? [{ field: "rows", rule: `are more than the ${maximumRows} of one campaign: ${ADVICE}` }] : []),
    ...rows.flatMap((row, position) => rowFindings(row, `rows[${position}]`)),
  ];
  if (first !== undefined) throw new ConfigurationError([first, ...others], context);
  const startAt = typeof start === "object" ? toInstant(Date.parse(start.at)) : undefined;
  const input = {
    name,
    agent,
    callers,
    rows,
    isDraft: start === "draft",
    ...(startAt !== undefined && { startAt }),
    ...(latestAt !== undefined && { latestAt: toInstant(Date.parse(latestAt)) }),
    ...(maxConcurrency !== undefined && { maxConcurrency }),
    ...(retry !== undefined && { retry }),
    ...(variables !== undefined && { variables }),
    ...(providerOptions !== undefined && { providerOptions }),
  };
  const isPast = startAt !== undefined && Date.parse(startAt) <= now;
  const late = isPast ? [{ field: "start.at", rule: "is over, so it begins at once" }] : [];
  return { input, warnings: [...late, ...repeatedFindings(rows)] };
}

const NO_ROWS = { rows: [], isCut: false };
const ADVICE = "createLinkedCampaigns makes several of them";

const NAMES = [
  ...["name", "agent", "callers", "rows", "start", "latestAt", "maxConcurrency", "retry", "variables", "intentKey"],
  ...["signal", "timeoutMs", "providerOptions"],
];

/** All but the rows. */
function headFindings(options: CreateCampaignOptions): Finding[] {
  const { name, agent, callers, start, latestAt, maxConcurrency, retry, variables, providerOptions, intentKey } =
    options;
  const isLate = typeof start === "object" && start !== null && isOutOfOrder(start.at, latestAt);
  return [
    ...strangeFindings(options, NAMES),
    ...keyFindings(intentKey),
    ...textFindings("name", name),
    ...textFindings("agent.id", agent?.id),
    ...(["assistant", "squad", "workflow"].includes(agent?.kind)
      ? []
      : [{ field: "agent.kind", rule: "is not one of assistant, squad, workflow" }]),
    ...strangeFindings(agent, ["kind", "id"], "agent."),
    ...startFindings(start),
    ...objectFindings("variables", variables),
    ...objectFindings("providerOptions", providerOptions),
    ...settingsFindings({ callers, maxConcurrency, retry, latestAt, startAt: undefined }),
    ...(isLate ? [{ field: "latestAt", rule: "is not after start.at" }] : []),
  ];
}

const LONGEST_KEY = 200;

function keyFindings(key: unknown): Finding[] {
  if (key === undefined) return [];
  const field = "intentKey";
  if (!isFull(key) || key.length > LONGEST_KEY)
    return [{ field, rule: `is not text of 1 to ${LONGEST_KEY} characters` }];
  // It is written down, and told in messages.
  return isPhoneNumber(key) ? [{ field, rule: "is a phone number; it has to be an id of yours" }] : [];
}

/** The moment of a launch in the model's form. Throws a `ConfigurationError` for what is none. */
export function toLaunchMoment(at: Instant | undefined, context: ErrorContext): Instant | undefined {
  const [first] = momentFindings("at", at);
  if (first !== undefined) throw new ConfigurationError(first, context);
  return at === undefined ? undefined : toInstant(Date.parse(at));
}
