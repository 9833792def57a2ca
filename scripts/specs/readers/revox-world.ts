/** Campaigns of Revox's, their rows, and the orders and attempts in them. */
import { isRecord } from "../../contracts.ts";
import { ago, LATER, phoneNumber } from "./moments.ts";
import { ABSENT, firstOf, NO_SUCH, thing, type Wish, type Wishes, wordsOf } from "./wishes.ts";
import type { Asked, World } from "./world.ts";

const DAY = 24 * 60;
const ROWS = 5;
const MADE = new Map<string, Wishes>();

/** What each says of how it ended is said by another property in the next. */
const ATTEMPTS: readonly Wishes[] = [
  attempt(1, {
    ...{ status: "error", result: null, dial_error: "busy", end_reason: null, ended_by: null },
    ...{ answered_at: null, recording_url: null, transcript: null, structured_output: null },
  }),
  attempt(2, {
    status: "completed",
    result: "human",
    dial_error: null,
    end_reason: "tool_end_call",
    ended_by: "agent",
  }),
  attempt(3, {
    ...{ status: "ongoing", result: null, dial_error: null, end_reason: null, ended_by: null },
    ...{ ended_at: null, recording_url: null, transcript: null, structured_output: null },
  }),
  attempt(4, {
    status: "completed",
    result: "voicemail",
    dial_error: null,
    end_reason: "voicemail",
    ended_by: "agent",
  }),
  attempt(5, { status: "completed", result: "human", dial_error: null, end_reason: null, ended_by: "user" }),
];
const [BUSY = {}, TALKED = {}, ONGOING = {}, MACHINE = {}, HUNG_UP = {}] = ATTEMPTS;

/** The newest attempt is the first of its list. */
const ORDERS: readonly Wishes[] = [
  order(1, [TALKED, BUSY], { status: "completed", is_completed: true, outcome: "interested" }),
  order(2, [ONGOING], { status: "calling", outcome: null }),
  // One is counted that is not listed yet.
  order(3, [MACHINE], { status: "scheduled", calls_count: 2, outcome: null, scheduled_at: LATER }),
  // What it waits for will not come.
  order(4, [HUNG_UP], { status: "scheduled", is_cancelled: true, outcome: "do_not_contact" }),
];

/** The last that was uploaded comes first. */
const LIST: readonly Wishes[] = [null, ...ORDERS].map((each, index) =>
  thing(`row ${index}`, {
    id: `row-${index + 1}`,
    phone_number: phoneNumber(index + 1),
    row_index: ROWS - 1 - index,
    input_data: { topic: "the autumn survey" },
    call: each,
  }),
);

const CAMPAIGNS: readonly Wishes[] = [
  campaign(1, { status: firstOf("running"), row_stats: stats({ calling: 1 }) }),
  campaign(2, { status: firstOf("completed"), row_stats: stats({ completed: ROWS }) }),
  campaign(3, { status: firstOf("draft"), row_stats: stats({ not_launched: ROWS }), scheduled_at: ABSENT }),
  campaign(4, { status: firstOf("paused"), row_stats: stats({ pending: 2 }) }),
  campaign(5, { status: firstOf("completed"), is_cancelled: true, row_stats: stats({ skipped: 3 }) }),
  campaign(6, { status: firstOf("draft"), row_stats: stats({ not_launched: ROWS }), scheduled_at: LATER }),
];

export const REVOX: World = {
  ids: {
    campaign: "campaign-1",
    all: CAMPAIGNS.map(({ id }) => String(id)),
    attempts: ATTEMPTS.map(({ id }) => String(id)),
    unbegun: "campaign-3",
    over: "campaign-2",
    paused: "campaign-4",
    order: "order-1",
  },
  open() {
    const launched = new Map<string | undefined, Wishes>();
    let made: Wishes | undefined;
    const campaigns = () => (made === undefined ? CAMPAIGNS : [made, ...CAMPAIGNS]);
    const now = () => campaigns().map((each) => ({ ...each, ...launched.get(String(each.id)) }));
    const campaignOf = ({ path }: Asked) => ofCampaign(now().find(({ id }) => id === path.id));
    const answers: Readonly<Record<string, (asked: Asked) => Wish | typeof NO_SUCH>> = {
      listCampaigns: () => ({ campaigns: now() }),
      createCampaign({ body }) {
        const name = isRecord(body) ? String(body.name) : "";
        made = name.includes("[tl-") ? madeAs(name) : undefined;
        return ofCampaign(made ?? CAMPAIGNS[2]);
      },
      getCampaign: campaignOf,
      updateCampaign: campaignOf,
      launchCampaign({ path, body }) {
        launched.set(path.id, begun(body));
        const skipped = { active: 1, attempts_exhausted: 1, cancelled: 1 };
        return { launched: ROWS - 4, skipped, session: null };
      },
      pauseCampaign: () => ({ success: true }),
      resumeCampaign: () => ({ success: true }),
      cancelCampaign: () => ({ success: true }),
      deleteCampaign: () => ({ success: true }),
      listRows: () => ({ rows: LIST }),
      listCallAttempts: ({ parameters }) => ({ calls: Number(parameters.get("query page")?.[0]) > 1 ? [] : ATTEMPTS }),
      getCall({ path }) {
        const found = ORDERS.find(({ id }) => id === path.id);
        return found === undefined ? NO_SUCH : { call: found };
      },
    };
    return {
      answer: (asked) => answers[asked.operation]?.(asked),
      state: () => JSON.stringify([...launched, wordsOf(made?.name)]),
    };
  },
};

/** Of one name each time the same, and found again by it. */
function madeAs(name: string): Wishes {
  const made = MADE.get(name) ?? { ...CAMPAIGNS[2], id: "campaign-0", created_at: ago(0), name: firstOf(name) };
  MADE.set(name, made);
  return made;
}

function ofCampaign(found: Wishes | undefined): Wishes | typeof NO_SUCH {
  return found === undefined ? NO_SUCH : { campaign: found };
}

/** What waits for its moment is a draft still. */
function begun(body: unknown): Wishes {
  const isForLater = typeof body === "object" && body !== null && "scheduled_at" in body;
  return isForLater ? { scheduled_at: LATER } : { status: firstOf("running"), row_stats: stats({ calling: 1 }) };
}

function campaign(number: number, wishes: Wishes): Wishes {
  return thing(`campaign ${number}`, {
    id: `campaign-${number}`,
    created_at: ago(number * DAY),
    updated_at: ago(number * DAY - 60),
    scheduled_at: ago(number * DAY - 30),
    is_cancelled: false,
    from_phone_number: phoneNumber(90),
    max_concurrent_calls: 4,
    ...wishes,
  });
}

function stats(counts: Wishes): Wishes {
  const none = { calling: 0, completed: 0, failed: 0, not_launched: 0, pending: 0, retry: 0, skipped: 0 };
  return { ...none, ...counts, total: ROWS };
}

function order(number: number, attempts: readonly Wishes[], wishes: Wishes): Wishes {
  const created = DAY - number * 30;
  return thing(`order ${number}`, {
    id: `order-${number}`,
    call_attempts: attempts,
    last_call_attempt: attempts[0],
    calls_count: attempts.length,
    campaign: { id: "campaign-1" },
    created_at: ago(created),
    updated_at: ago(created - 25),
    scheduled_at: null,
    is_completed: false,
    is_cancelled: false,
    from_phone_number: phoneNumber(90),
    to_phone_number: phoneNumber(number),
    ...wishes,
  });
}

function attempt(number: number, wishes: Wishes): Wishes {
  const started = DAY - number * 20;
  return thing(`attempt ${number}`, {
    id: `attempt-${number}`,
    phone_number: phoneNumber(number),
    started_at: ago(started),
    answered_at: ago(started - 1),
    ended_at: ago(started - 4),
    ...wishes,
  });
}
