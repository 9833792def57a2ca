import { personAt } from "../fiction/people.ts";
import { createRandom } from "../random.ts";
import { ENDINGS } from "./endings.ts";
import { assistantOf, makeAttempt, makeCampaign, makeOrder } from "./making.ts";
import { forget, makeOrders, type Operating } from "./operating.ts";
import { type Campaign, isOver } from "./state.ts";
import { toContact } from "./told-orders.ts";

/** Changes what stands at the head of the listings, and rings nobody. */
export function createShifting(operating: Operating): (by: "insertion" | "removal") => void {
  const { setting, organisation, dialler, generation } = operating;
  const { seed, timeline } = setting;
  let shifts = 0;

  function insert(shift: number): void {
    const campaign = makeCampaign(organisation, {
      id: createRandom(seed, "revox", "shift", shift).uuid(),
      name: `Newcomers ${shift + 1}`,
      createdAt: timeline.now(),
      assistant: assistant(),
      contacts: [0, 1, 2].map((position) => contact(shift, position)),
    });
    organisation.campaigns.set(campaign.id, campaign);
    if (generation === "g3") makeOrders(operating, campaign);
    dialler.setStatus(campaign, "draft");
    missCall(shift);
  }

  /** Somebody called, and hung up before the agent was there. */
  function missCall(shift: number): void {
    const now = timeline.now();
    const order = makeOrder({
      id: createRandom(seed, "revox", "shift", shift, "order").uuid(),
      campaign: undefined,
      assistant: assistant(),
      position: 0,
      contact: contact(shift, 3),
      direction: "inbound",
      metadata: undefined,
      createdAt: now,
    });
    const attempt = makeAttempt(organisation, order, now);
    Object.assign(attempt, { status: "completed", startedAt: now, endedAt: now, ending: ENDINGS.no_answer[0] });
    order.status = "completed";
    order.isLaunched = true;
    organisation.orders.set(order.id, order);
    organisation.attempts.push(attempt);
  }

  function remove(): void {
    const campaign = [...organisation.campaigns.values()].findLast(isQuiet);
    if (campaign !== undefined) forget(operating, campaign);
    const direct = organisation.attempts.findLast(({ order, endedAt }) => !order.campaign && endedAt !== undefined);
    if (direct === undefined) return;
    organisation.orders.delete(direct.order.id);
    organisation.attempts = organisation.attempts.filter(({ order }) => order !== direct.order);
  }

  const assistant = () => {
    const [first = ""] = organisation.assistants.keys();
    return assistantOf(organisation, first);
  };
  const contact = (shift: number, position: number) =>
    toContact(personAt(seed, `revox shift ${shift}`, position), `shift-${shift + 1}-${position + 1}`);

  return (by) => {
    if (by === "insertion") insert(shifts++);
    else remove();
  };
}

function isQuiet(campaign: Campaign): boolean {
  const { status, start, live } = campaign;
  return live === 0 && (isOver(campaign) || (status === "draft" && start === undefined));
}
