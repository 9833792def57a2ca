import { personAt } from "../fiction/people.ts";
import type { Customer } from "./request.ts";

/** A row of a list that somebody uploaded. Some lists are thinner than others. */
export function customerAt(seed: number, campaignId: string, index: number, position: number): Customer {
  const person = personAt(seed, campaignId, position);
  // Two rows of the largest campaign have one number: what is told apart by number alone, is not.
  const number = index === 0 && position === 5 ? personAt(seed, campaignId, 4).number : person.number;
  const thin = position % 7 === 6;
  return {
    number,
    numberE164CheckEnabled: true,
    externalId: `crm-${index + 1}-${position + 1}`,
    ...(!thin && { name: person.name, email: person.email }),
    ...(position % 13 === 12 && { extension: "204" }),
    assistantOverrides: {
      firstMessageInterruptionsEnabled: false,
      variableValues: { first_name: person.firstName, city: person.city, visits: position % 4 },
    },
  };
}
