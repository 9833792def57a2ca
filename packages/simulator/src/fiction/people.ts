import { createRandom } from "../random.ts";

/** Somebody who does not exist. */
export interface Person {
  readonly firstName: string;
  readonly name: string;
  readonly email: string;
  readonly number: string;
  readonly city: string;
}

const FIRST_NAMES =
  "Ada Bela Carla Dario Edda Farid Greta Hugo Iris Jonas Kaya Leo Mira Nils Olga Pia Quentin Rosa".split(" ");
const LAST_NAMES =
  "Abel Brandt Castell Dorn Egger Falk Grau Hollis Ivens Jansen Kroll Lund Marsh Noor Ostrow Pell".split(" ");
const CITIES = ["Fairhaven", "Northgate", "Millbrook", "Easton Bay", "Oldbridge"];

/** The person in one row of one list. The same row has the same person, whatever else changes. */
export function personAt(seed: number, list: string, position: number): Person {
  const random = createRandom(seed, "person", list, position);
  const firstName = random.pick(FIRST_NAMES);
  const lastName = random.pick(LAST_NAMES);
  return {
    firstName,
    name: `${firstName} ${lastName}`,
    email: `${firstName}.${lastName}${position + 1}@example.com`.toLowerCase(),
    number: fictionalNumber(position),
    city: random.pick(CITIES),
  };
}

/**
 * A number that rings nobody: 555-01xx, which is kept for fiction, first without and then within an area code. Distinct
 * for the first 78 900 positions.
 */
export function fictionalNumber(position: number): string {
  const line = String(position % 100).padStart(2, "0");
  if (position < 100) return `+155501${line}`;
  const area = 202 + ((Math.floor(position / 100) - 1) % 788);
  return `+1${area}55501${line}`;
}
